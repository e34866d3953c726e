"""The pages and the actors that rows are made from, read once for many rows."""

import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, TypeVar

from accordingto.archive.actors import actor_record
from accordingto.archive.answer import Answer, PageLine
from accordingto.archive.hand import AtHand
from accordingto.archive.keep import glance
from accordingto.record.actor import Actor
from accordingto.record.report import Report

T = TypeVar("T")

_KEPT = 256


class Slice(NamedTuple):
    """Which rows of an answer are wanted: so many from this one on."""

    limit: int
    offset: int


class Shelf:
    """The report of a page, the id of its story, an actor: each by its number in the archive, read once."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.hand = AtHand(db)
        self.glance = lru_cache(_KEPT)(self._glance)
        self.story = lru_cache(_KEPT)(self._story)
        self.actor = lru_cache(_KEPT)(self._actor)

    def report(self, page: int) -> Report:
        """Return the report of a page."""
        return self.hand.report(page)

    def _glance(self, page: int) -> Report:
        return glance(self.db, page)

    def _story(self, page: int) -> str | None:
        query = "SELECT id FROM story JOIN story_page ON story = n WHERE page = ?"
        row = self.db.execute(query, (page,)).fetchone()
        return row[0] if row else None

    def _actor(self, number: int) -> Actor:
        return actor_record(self.db, number)

    def names(self, query: str, *values: int | str) -> tuple[str, ...]:
        """Return the names of the actors whose numbers a query gives, sorted."""
        return self.named(number for (number,) in self.db.execute(query, values))

    def named(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """Return the names of actors, by their numbers, sorted."""
        return tuple(sorted(self.actor(number).name for number in numbers))


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
