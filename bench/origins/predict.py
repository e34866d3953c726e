"""Says of each pair of articles of the gold set what accordingto finds that both reports rest on.

python -m bench.origins.predict ARTICLES.jsonl... PRED.jsonl

ARTICLES.jsonl have rows `id`, `outlet`, `date`, `title`, `text`. A row of PRED has `a`, `b`, `shared` (outlets and
agencies that both take something from, or one of which is the other page's outlet), `copied` (the share of copied
text) and `runs` (the share of runs of five words that both have, quotations too: the baseline). Takes some minutes.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import accordingto
from accordingto.page import report
from accordingto.pile.cast import cast
from accordingto.pile.resolve import resolve
from accordingto.pile.story.match import Pack, compare
from accordingto.pile.trace import trace
from accordingto.record.page import Raw
from accordingto.record.report import Report
from accordingto.record.story import Story
from accordingto.run.inline import Inline

Row = dict[str, Any]

GOLD = Path(__file__).with_name("gold.jsonl")
_RUN = 5


def predict(articles: Sequence[Path], target: Path) -> None:
    """Write a prediction for each pair of the gold set."""
    gold = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    wanted = {row[side] for row in gold for side in ("a", "b")}
    rows = [json.loads(line) for path in articles for line in path.read_text(encoding="utf-8").splitlines()]
    tools = accordingto.tools(fast=True)
    reports = {row["id"]: report(_raw(row), tools) for row in rows if row["id"] in wanted}
    with target.open("w", encoding="utf-8") as out:
        for row in gold:
            left, right = reports[row["a"]], reports[row["b"]]
            if isinstance(left, Report) and isinstance(right, Report):
                out.write(json.dumps({"a": row["a"], "b": row["b"], **between(left, right)}) + "\n")


def between(left: Report, right: Report) -> Row:
    """Return what two reports of one story share."""
    pages = tuple(sorted((left, right), key=lambda one: one.page.id))
    story = Story(id="story-1", pages=tuple(one.page.id for one in pages))
    _, actors = resolve(pages, Inline())
    known = cast(pages, actors)
    compared = compare(Pack(story, pages, known))
    traced = trace(pages, [story], compared, known)
    credited = [{credit.outlet for credit in traced.credits if credit.page == one.page.id} for one in (left, right)]
    shared = (credited[0] & credited[1]) | {credit.outlet for credit in traced.credits if credit.own}
    runs = [set(_runs(one.page.text)) for one in pages]
    fewer = min(map(len, runs))
    return {
        "shared": sorted(shared),
        "copied": max((copy.share for copy in compared.copies), default=0.0),
        "runs": round(len(runs[0] & runs[1]) / fewer, 4) if fewer else 0.0,
    }


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = text.casefold().split()
    return zip(*(words[shift:] for shift in range(_RUN)), strict=False)


def _raw(row: Row) -> Raw:
    return Raw(
        name=row["id"],
        data=row["text"].encode(),
        media="text",
        encoding="utf-8",
        outlet=row["outlet"] or None,
        title=row["title"] or None,
        published=row["date"] or None,
    )


if __name__ == "__main__":
    predict([Path(word) for word in sys.argv[1:-1]], Path(sys.argv[-1]))
