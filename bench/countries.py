"""Whether those who act in coded sentences are given the country and the sector that the coders gave them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import accordingto
from accordingto import lexicon
from accordingto.page import passage
from accordingto.pile.resolve import resolve
from accordingto.pile.resolve.sector import sector_of
from accordingto.record.actor import Mention, Sector
from accordingto.record.report import Report
from accordingto.run.inline import Inline
from bench.events import code_of, held_apart

Row = dict[str, Any]

# Codes of what is no country, as the gold has them.
_BODIES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "NATO"})


def countries(path: Path, origin: str = "plover_gsr") -> None:
    """Print precision, recall and F1 of the countries and sectors of all sides that the gold names by words and code.

    A side of an event is marked by words of the sentence and coded; right is a country, or a sector, that a mention
    there has. Sides that the coders gave no sector are not counted for sectors: a state alone is one of them. A third
    of the sentences is kept apart from the writing of rules, and told apart here.
    """
    tools = accordingto.tools()
    counts = {(what, apart): [0, 0, 0] for what in ("countries", "sectors") for apart in (True, False)}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["origin"] != origin:
            continue
        report = passage(row["text"], tools, row.get("date"))
        for what, sides in (("countries", _sides(row, report)), ("sectors", _sectors(row, report))):
            part = counts[what, held_apart(row["id"])]
            for gold, found in sides:
                part[0] += len(gold & found)
                part[1] += len(found)
                part[2] += len(gold)
    for what in ("countries", "sectors"):
        whole = [sum(pair) for pair in zip(counts[what, True], counts[what, False], strict=True)]
        for name, (right, said, marked) in {"all": whole, "kept apart": counts[what, True]}.items():
            precision, recall = right / max(1, said), right / max(1, marked)
            both = 2 * right / max(1, said + marked)
            print(f"{name}: {marked} {what}, precision {precision:.3f}, recall {recall:.3f}, F1 {both:.3f}")


def _sides(row: Row, report: Report) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Yield the countries of each side of each event, as marked and as found at the same words."""
    for event in row["events"]:
        for side in ("source", "target"):
            gold = frozenset(event[side] or ()) - _BODIES
            words = [words for words in event.get(f"{side}_text") or () if words in row["text"]]
            if gold and words:
                yield gold, frozenset(_found(row["text"], words, report))


def _sectors(row: Row, report: Report) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Yield the sectors of each side of each event that has any, as marked and as found at the same words."""
    _, actors = resolve([report], Inline())
    known = {mention: actor.sector for actor in actors for mention in actor.mentions}
    for event in row["events"]:
        for side, sectors in zip(("source", "target"), event.get("sectors") or ((), ()), strict=True):
            # The gold has codes of its own behind some ("REBkur"), and marks what it leaves open.
            gold = frozenset(code[:3] for code in sectors if code) - {"***"}
            words = [words for words in event.get(f"{side}_text") or () if words in row["text"]]
            if not gold or not words:
                continue
            places = [(row["text"].index(some), row["text"].index(some) + len(some)) for some in words]
            there = [one for one in report.mentions if any(one.span.start < e and s < one.span.end for s, e in places)]
            found = (known.get(one.id) or _by_itself(one) for one in _outer(there))
            yield gold, frozenset(_CODES[sector] for sector in found if sector)


def _by_itself(mention: Mention) -> Sector | None:
    """Return the sector of somebody without a name, who is no actor across pages: "the rebels"."""
    return sector_of(mention.kind, mention.words, (mention.words,), country=mention.country)


def _found(text: str, words: list[str], report: Report) -> Iterator[str]:
    for some in words:
        start = text.index(some)
        inside = [one for one in report.mentions if one.span.start < start + len(some) and start < one.span.end]
        for mention in _outer(inside):
            code = code_of(report, mention)
            if code is not None and code not in _BODIES:
                yield code


def _outer(mentions: list[Mention]) -> list[Mention]:
    """Leave out mentions inside another: the "Swiss" of "the Swiss envoy"."""
    return [one for one in mentions if not any(other is not one and other.span.holds(one.span) for other in mentions)]


_CODES = {row["sector"]: row["code"] for row in lexicon.table("sector_codes")}
