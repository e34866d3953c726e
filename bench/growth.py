"""How the time a page to find the stories of a pile, and what is one within each, grows with the pile."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Literal, TypeVar

from accordingto.pile.cast import cast
from accordingto.pile.story import pack, parted
from accordingto.pile.story.groups import grouped
from accordingto.pile.story.keys import telling
from accordingto.pile.story.likeness import profile
from accordingto.pile.story.match import compare
from accordingto.pile.story.near import alike
from accordingto.pile.story.rarity import ranked
from accordingto.record.base import Span, make_id
from accordingto.record.page import Known, Page, Region, page_id
from accordingto.record.report import Report
from accordingto.record.said import Attribution, Link
from accordingto.run.inline import Inline

T = TypeVar("T")

# Pages, pages a day, hundreds of words a page: a hundred times the pages, then ten times as many a day, then pages as
# long as real ones.
_PILES = ((1_000, 100, 1), (10_000, 100, 1), (100_000, 100, 1), (10_000, 1_000, 1), (1_000, 100, 8), (33_000, 100, 8))
_MOST_PAGES = 8
_HUNDRED = 100
# Of a long page every other twenty words are what somebody is said to have said.
_TOLD = 20
_START = date(2020, 1, 1)
_PARTS = ("ba", "ko", "li", "mar", "son", "ste", "ville", "den", "ro", "qui", "nes", "po", "tra", "gul", "mek", "shi")


def growth(piles: Sequence[tuple[int, int, int]] = _PILES) -> None:
    """Print the processor time a page of each step, in thousandths of a second, for piles of invented reports.

    `read` brings a page to what it is compared by, `alike` compares it with what is near, `group` makes the stories;
    `all` is these and the matching within the stories, and the last number how many pages that is a second.
    """
    print("pages  a day  words  stories   read  alike  group    all  a second")
    for many, daily, hundreds in piles:
        stories, seconds = _steps(list(pile(many, daily, hundreds)))
        costs = "".join(f"{1000 * spent / many:7.2f}" for spent in seconds)
        words = hundreds * _HUNDRED
        print(f"{many:6} {daily:5} {words:6} {stories:8}{costs} {many / seconds[-1]:9.0f}", flush=True)


def _steps(reports: Sequence[Report]) -> tuple[int, tuple[float, ...]]:
    """Return how many stories some reports make, and the seconds of each step."""
    profiles, reading = _timed(lambda: [profile(telling(report)) for report in reports])
    found, comparing = _timed(lambda: alike(profiles))
    groups, grouping = _timed(lambda: grouped([page.id for page in profiles], found))
    profiles.clear()
    _, every = _timed(lambda: _matched(reports))
    return len(groups), (reading, comparing, grouping, every)


def _matched(reports: Sequence[Report]) -> int:
    """Make the stories of some reports, compare the pages of each, and return how many matches there are."""
    by_page, known = {report.page.id: report for report in reports}, cast(reports, ())
    groups, _ = parted(reports, Inline())
    return sum(len(compare(pack([by_page[page] for page in group], known)).matches) for group in groups)


def pile(many: int, daily: int, hundreds: int = 1) -> Iterator[Report]:
    """Yield so many reports, so many a day, of stories of one to eight pages that are told on two days.

    A page has so many hundreds of words beside its quotation, and where there are several a statement every forty.
    """
    chance = random.Random(1)  # noqa: S311  for words
    words = _running(chance)
    made = 0
    while made < many:
        own = [_word(chance) for _ in range(12)]
        said = " ".join(chance.choices(words, k=9))
        day = _START + timedelta(days=made // daily)
        for number in range(min(chance.randint(1, _MOST_PAGES), many - made)):
            made += 1
            yield _report(chance, (words, own, said, hundreds * _HUNDRED), day + timedelta(days=number % 2), made)


def _running(chance: random.Random, many: int = 50_000) -> list[str]:
    """Return words as they follow one another in a text, as far as their numbers go: one of rank 100 is said ten times
    as often as one of rank 1,000.
    """
    stems = ranked()
    return chance.choices(stems, weights=[1 / (rank + 2) for rank in range(len(stems))], k=many)


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_PARTS, k=chance.randint(2, 4))).title()


def _report(chance: random.Random, stock: tuple[list[str], list[str], str, int], day: date, number: int) -> Report:
    words, own, said, length = stock
    start = chance.randrange(len(words) - length)
    told = [chance.choice(own) if chance.random() < 0.08 else word for word in words[start : start + length]]
    opening = f"{' '.join(chance.sample(own, 6))}. “{said}” {own[0]} {own[1]} said. "
    text = f"{opening}{' '.join(told)}."
    page = page_id(None, None, f"{number} {text}")
    quoted = Span(text.index("“"), text.index("”") + 1)
    bounds = list(accumulate((len(word) + 1 for word in told), initial=len(opening)))
    places = range(_TOLD, length, 2 * _TOLD) if length > _HUNDRED else ()
    spoken = [Span(bounds[place], bounds[place + _TOLD] - 1) for place in places]
    return Report(
        page=Page(
            id=page,
            name=f"{number}.txt",
            text=text,
            media="text",
            encoding="utf-8",
            blocks=(),
            known=(Known(field="published", value=day.isoformat(), where="given"),),
        ),
        regions=(Region(span=Span(0, len(text)), kind="body", why="invented"),),
        said=(
            _attribution(page, text, quoted, f"{own[0]} {own[1]}", "direct"),
            *(_attribution(page, text, span, chance.choice(own), "indirect") for span in spoken),
        ),
    )


def _attribution(page: str, text: str, content: Span, speaker: str, kind: Literal["direct", "indirect"]) -> Attribution:
    return Attribution(
        id=make_id("attribution", page, content.start),
        page=page,
        kind=kind,
        cue=None,
        content=(content,),
        words=(content.of(text),),
        chain=(Link(role="speaker", name=speaker, span=Span(0, 1)), Link(role="outlet", name=None)),
        confidence=1.0,
    )


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    done = work()
    return done, time.process_time() - start
