"""Whether those who act in coded sentences are given the country that the coders gave them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import accordingto
from accordingto.page import passage
from accordingto.record.actor import Mention
from accordingto.record.report import Report
from bench.events import code_of, held_apart

Row = dict[str, Any]

# Codes of what is no country, as the gold has them.
_BODIES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "NATO"})


def countries(path: Path, origin: str = "plover_gsr") -> None:
    """Print precision, recall and F1 of the countries of all sides that the gold names by words and by country.

    A side of an event is marked by words of the sentence and coded; right is a country that a mention there has. A
    third of the sentences is kept apart from the writing of rules, and told apart here.
    """
    tools = accordingto.tools()
    counts = {True: [0, 0, 0], False: [0, 0, 0]}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["origin"] != origin:
            continue
        report = passage(row["text"], tools, row.get("date"))
        for gold, found in _sides(row, report):
            part = counts[held_apart(row["id"])]
            part[0] += len(gold & found)
            part[1] += len(found)
            part[2] += len(gold)
    whole = [sum(pair) for pair in zip(*counts.values(), strict=True)]
    for name, (right, said, marked) in {"all": whole, "kept apart": counts[True]}.items():
        precision, recall = right / max(1, said), right / max(1, marked)
        both = 2 * right / max(1, said + marked)
        print(f"{name}: {marked} countries, precision {precision:.3f}, recall {recall:.3f}, F1 {both:.3f}")


def _sides(row: Row, report: Report) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Yield the countries of each side of each event, as marked and as found at the same words."""
    for event in row["events"]:
        for side in ("source", "target"):
            gold = frozenset(event[side] or ()) - _BODIES
            words = [words for words in event.get(f"{side}_text") or () if words in row["text"]]
            if gold and words:
                yield gold, frozenset(_found(row["text"], words, report))


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
