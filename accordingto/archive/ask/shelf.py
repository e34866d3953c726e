"""The pages and the actors that rows are made from, read once for many rows."""

import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, TypeVar

from accordingto.archive.answer import Answer, PageLine
from accordingto.archive.keep import load
from accordingto.record.actor import Actor
from accordingto.record.report import Report
from accordingto.store.jsonl import from_json

T = TypeVar("T")

_KEPT = 256


class Slice(NamedTuple):
    """Which rows of an answer are wanted: so many from this one on."""

    limit: int
    offset: int


class Shelf:
    """Reports and actors of an archive, by their numbers."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.report = lru_cache(_KEPT)(self._report)
        self.story = lru_cache(_KEPT)(self._story)

    def _report(self, page: int) -> Report:
        return load(self.db, page)

    def _story(self, story: int) -> str:
        return str(self.db.execute("SELECT id FROM story WHERE n = ?", (story,)).fetchone()[0])

    def actor(self, number: int) -> Actor:
        """Return an actor; of its mentions only the smallest."""
        (record,) = self.db.execute("SELECT record FROM actor WHERE n = ?", (number,)).fetchone()
        return from_json(record, Actor, "the archive")

    def name(self, number: int | None) -> str | None:
        """Return what an actor is called; None for nobody."""
        return None if number is None else self.actor(number).name

    def names(self, query: str, *values: int | str) -> tuple[str, ...]:
        """Return the names of the actors whose numbers a query gives, sorted."""
        return tuple(sorted(self.actor(number).name for (number,) in self.db.execute(query, values)))


def headline(report: Report) -> str | None:
    """Return the headline of a page as it stands there, else the title that is known of it."""
    spans = [region.span for region in report.regions if region.kind == "headline"]
    return " ".join(spans[0].of(report.page.text).split()) if spans else report.page.title


def page_line(report: Report) -> PageLine:
    """Return a page in one line."""
    page = report.page
    return PageLine(page=page.id, outlet=page.label, url=page.url, day=page.published, headline=headline(report))


def answer(rows: Iterable[T], wanted: Slice) -> Answer[T]:
    """Return the wanted rows of an answer that is given from its beginning, taking few more than are wanted."""
    every = iter(rows)
    for _, _ in zip(range(wanted.offset), every, strict=False):
        pass
    found = [row for _, row in zip(range(wanted.limit), every, strict=False)]
    return Answer(rows=tuple(found), offset=wanted.offset, more=next(every, None) is not None)


def between(column: str, since: str | None, until: str | None) -> tuple[list[str], list[str]]:
    """Return the conditions, and their values, that a day lies between two; "2018" as an end is the whole of 2018."""
    conditions = [f"{column} >= ?"] * bool(since) + [f"{column} <= ?"] * bool(until)
    return conditions, [*([since] if since else []), *([f"{until}~"] if until else [])]
