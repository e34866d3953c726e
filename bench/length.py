"""How the time for a page grows with its length: twice the page should take twice the time."""

import time
from collections.abc import Iterator
from itertools import count

import accordingto
from accordingto.page import report
from accordingto.record.page import Raw

_SHAPES = {"paragraphs": "\n\n", "one paragraph": " "}
_LENGTHS = (50_000, 100_000, 200_000, 400_000)

_GIVEN = [
    "Ada",
    "Bela",
    "Carin",
    "Dorte",
    "Edda",
    "Fenna",
    "Greta",
    "Hanne",
    "Imke",
    "Jorun",
    "Kaisa",
    "Lotte",
    "Maren",
]
_FAMILY = [
    "Varga",
    "Holm",
    "Reed",
    "Tamme",
    "Osk",
    "Lind",
    "Brandt",
    "Moen",
    "Falk",
    "Sorrel",
    "Wick",
    "Yarrow",
    "Quist",
]
_ENDS = ["", "er", "sen", "ova", "ing", "dal", "strom", "wright", "by", "ley", "ford"]
_TOWNS = ["Corran", "Tideway", "Ashholm", "Brenmouth", "Sallow Bay", "Northmere", "Vell", "Kesterby", "Orlow"]
_PAPERS = ["Noon Ledger", "Tideway Herald", "Corran Post", "Oyster News Agency", "Evening Lantern"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
_PLANS = ["raise the tolls", "close the bridge", "pay the pilots", "open a second quay", "sell the ferries"]
_FEARS = ["the pilots would leave", "the harbour would silt up", "no ship would come before spring", "rents would rise"]
_TEXT = """
“Not one ship sails before we are paid,” {who}, who leads the pilots of {town}, told the {paper}.
“Nobody has asked us,” Ms {family} added. She wants the owners to {plan} by {day}.

The mayor of {town}, {who}, said on {day} that the council would {plan}.
According to the {paper}, the owners feared that {fear}.

The road to {town} was closed for {number} hours on {day}, and {number} lorries stood before the bridge.
In the afternoon it rained.

The owners denied that {fear}. “It is far too early for that,” said {who}, a spokeswoman for the port.
She said that {number} ships from {town} had waited since {day}.

“We will {plan},” Ms {family} said, according to the {paper}.
A senior official in {town} said he believed that {fear}.
"""
_PARAGRAPHS = [" ".join(paragraph.split()) for paragraph in _TEXT.split("\n\n")]
_LEFT_OPEN = "Ms Holm called it “a bridge to nowhere and went home. "


def length() -> None:
    """Print the processor time for pages of growing length, of many paragraphs and of one; the largest growth last.

    Growth is the time for a page by the time for one half as long: 2 is in proportion, 4 as the square.
    """
    tools = accordingto.tools()
    report(_raw(invented(2_000)), tools)
    growths = []
    for shape, between in _SHAPES.items():
        before = None
        for characters in _LENGTHS:
            seconds = _seconds(_raw(invented(characters, between)), tools)
            growth = "" if before is None else f"{seconds / before:.2f} times its half"
            growths += [] if before is None else [seconds / before]
            print(f"{shape:14} {characters:7} characters {seconds:7.2f} s  {growth}".rstrip())
            before = seconds
    print(f"{max(growths):.2f}")


def invented(characters: int, between: str = "\n\n") -> str:
    """Return an invented report of at least so many characters; new people come in to the end.

    The second paragraph opens a quotation that nothing closes.
    """
    parts: list[str] = []
    size = 0
    for paragraph in _paragraphs():
        parts.append(paragraph)
        size += len(paragraph) + len(between)
        if size >= characters:
            break
    return between.join(parts)


def _paragraphs() -> Iterator[str]:
    for number in count():
        family = _FAMILY[number % len(_FAMILY)] + _ENDS[number // len(_FAMILY) % len(_ENDS)]
        words = {
            "who": f"{_GIVEN[number // 7 % len(_GIVEN)]} {family}",
            "family": family,
            "town": _TOWNS[number // 3 % len(_TOWNS)],
            "paper": _PAPERS[number // 2 % len(_PAPERS)],
            "day": _DAYS[number // 4 % len(_DAYS)],
            "plan": _PLANS[number // 5 % len(_PLANS)],
            "fear": _FEARS[number // 6 % len(_FEARS)],
            "number": str(12 + number % 80),
        }
        opening = _LEFT_OPEN if number == 1 else ""
        yield opening + _PARAGRAPHS[number % len(_PARAGRAPHS)].format(**words)


def _raw(text: str) -> Raw:
    return Raw(name="long.txt", data=text.encode(), media="text", encoding="utf-8")


def _seconds(raw: Raw, tools: accordingto.Tools) -> float:
    """Return the processor time, the lower of two: what a busy machine adds is not ours."""
    times = []
    for _ in range(2):
        start = time.process_time()
        report(raw, tools)
        times.append(time.process_time() - start)
    return min(times)
