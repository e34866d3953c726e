"""What each step of the main job takes, beside the parser, and what it may take: a budget."""

import json
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

import accordingto
from accordingto.page import Tools
from accordingto.page.clean import clean
from accordingto.page.event import event
from accordingto.page.inset import plain, whole
from accordingto.page.quote import quote
from accordingto.page.read import read
from accordingto.page.refer import refer
from accordingto.page.refer.mine import first_persons
from accordingto.pile import dossier
from accordingto.record.dossier import Maker
from accordingto.record.page import Page, Raw
from accordingto.record.report import Report
from accordingto.run.inline import Inline
from accordingto.show.html import html
from accordingto.store import jsonl

# Multiples of the time our parser takes for the same pages, with the default encoder. On 999 articles of AllSides they
# were .02, .06, 1, .93, .16, .97, .08, .07, .01 and .11. Who makes a step dearer than this says why, or takes it out.
BUDGET = {
    "read": 0.03,
    "clean": 0.08,
    "parse": 1.0,
    "encode": 1.1,
    "refer": 0.2,
    "quote": 1.1,
    "event": 0.1,
    "pile": 0.1,
    "json": 0.02,
    "html": 0.13,
}


class Clock:
    """Adds up the seconds of the processor that each step takes."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time what is done within."""
        started = time.process_time()
        yield
        self.spent[name] += time.process_time() - started


def steps(path: Path, most: int = 1000) -> None:
    """Print the seconds of each step of `accordingto dossier` in one process, and their multiple of the parser's."""
    clock, tools = Clock(), accordingto.tools()
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for _, line in zip(range(most), lines, strict=False)]
    raws = [
        Raw(name=f"{path}:{number}", data=row["text"].encode(), media="text", encoding="utf-8",
            published=row.get("date"), outlet=row.get("outlet"), title=row.get("title"))
        for number, row in enumerate(rows, 1)
    ]  # fmt: skip
    told = (_report(raw, tools, clock) for raw in raws)
    reports = [one for one in told if one is not None]
    maker = Maker(version="0", parser="none", encoder="default", lexicon="0")
    with clock.step("pile"):
        made = dossier(reports, (), Inline(), maker)
    with clock.step("json"):
        size = len(jsonl.to_json(made))
    with clock.step("html"):
        shown = len(html(made))
    unit = clock.spent["parse"]
    table = Table("step", "seconds", "of the parser's", "budget", title=f"{len(reports)} of {len(raws)} texts")
    for name, most_of in BUDGET.items():
        share = clock.spent[name] / unit
        table.add_row(name, f"{clock.spent[name]:.1f}", f"{share:.3f}", f"{most_of}{' !' if share > most_of else ''}")
    Console().print(table)
    print(f"{size:,} bytes of JSON, {shown:,} characters of HTML; all {sum(clock.spent.values()) / unit:.2f}")


def _report(raw: Raw, tools: Tools, clock: Clock) -> Report | None:
    """Make a report as `accordingto.page.report` does, step by step; None of what is refused."""
    with clock.step("read"):
        page = read(raw)
    if not isinstance(page, Page):
        return None
    with clock.step("clean"):
        regions = clean(page)
        seen = plain(page, regions) if isinstance(regions, tuple) else None
    if seen is None or not isinstance(regions, tuple):
        return None
    with clock.step("parse"):
        parse = tools.parse(seen.page, seen.regions)
    with clock.step("refer"):
        mentions = refer(seen.page, parse, seen.regions)
    with clock.step("encode"):
        encoded = tools.encode(seen.page, seen.regions, parse)
    with clock.step("quote"):
        said = quote(seen.page, seen.regions, parse, encoded, mentions)
        mentions = first_persons(seen.page, mentions, said)
    with clock.step("event"):
        events = event(seen.page, parse, mentions, said)
    told = Report(page=seen.page, regions=seen.regions, mentions=mentions, said=said, events=events)
    return whole(told, page, regions, seen.cards)
