"""Who said what: the statements of an actor, the newest first."""

import sqlite3
from collections.abc import Callable
from typing import NamedTuple

from accordingto.archive import find
from accordingto.archive.answer import Answer, Said
from accordingto.archive.ask.query import Query, pattern, query_of
from accordingto.archive.ask.shelf import Shelf, Slice, answer
from accordingto.archive.spot import page_of, place_of
from accordingto.record.base import make_id
from accordingto.record.said import Attribution
from accordingto.store.days import between, written

# The statements of an actor by himself or named first, and those that others made with him.
_OWN = "SELECT * FROM statement WHERE speaker = ?"
_BESIDE = "SELECT statement.* FROM beside JOIN statement ON n = statement WHERE actor = ?"
_TOGETHER = "SELECT actor FROM beside WHERE statement = ?"

Row = tuple[int, int | None, int | str | None, int, int, int]


class Asked(NamedTuple):
    """What is asked for of statements: words in them or a regular expression, whom they were said to, days."""

    said: str | None = None
    regex: bool = False
    to: str | None = None
    days: tuple[str | None, str | None] = (None, None)


def who(db: sqlite3.Connection, name: str, asked: Asked, wanted: Slice) -> Answer[Said]:
    """Return what somebody said, the newest first; see `Archive.who`."""
    speaker = find.actor(db, name)
    bounded, bounds = between(*asked.days)
    conditions = ["TRUE", *bounded]
    values: list[str | int] = [*bounds]
    if asked.to:
        conditions.append("n IN (SELECT statement FROM heard WHERE actor = ?)")
        values.append(find.actor(db, asked.to))
    words = query_of(asked.said) if asked.said and not asked.regex else None
    if words:
        conditions.append("n >> 20 IN (SELECT rowid FROM words WHERE words MATCH ?)")
        values.append(words.match)
    where = " AND ".join(conditions)
    query = f"{_OWN} AND {where} UNION ALL {_BESIDE} AND {where} ORDER BY day DESC, n"
    values = [speaker, *values, speaker, *values]
    shelf, test = Shelf(db), _test(asked, words)
    return answer((line(shelf, row, speaker) for row in db.execute(query, values) if _holds(shelf, row, test)), wanted)


def line(shelf: Shelf, row: Row, asked: int | None = None) -> Said:
    """Return a statement as a row of an answer; of several who speak together the one `asked` for is the speaker."""
    number, first, day, claim, outlets, origins = row
    speaker = first if asked is None else asked
    together = {first, *(actor for (actor,) in shelf.db.execute(_TOGETHER, (number,)))} - {speaker, None}
    report = shelf.report(page_of(number))
    said = report.said[place_of(number)]
    actor = shelf.actor(speaker) if speaker is not None else None
    return Said(
        id=said.id,
        name=actor.name if actor else said.speaker.name,
        actor=actor.id if actor else None,
        beside=tuple(sorted(shelf.actor(one).name for one in together if one is not None)),
        kind=said.kind,
        act=said.act,
        words=said.words,
        spans=said.content,
        to=shelf.names("SELECT actor FROM heard WHERE statement = ?", number),
        hands=tuple(name for link in said.relays if (name := link.name or link.words)),
        day=written(day),
        page=report.page.id,
        outlet=report.page.label,
        url=report.page.url,
        story=shelf.story(page_of(number)) or "",
        claim=make_id("claim", shelf.report(page_of(claim)).said[place_of(claim)].id),
        outlets=outlets,
        origins=origins,
    )


def _test(asked: Asked, words: Query | None) -> Callable[[Attribution], bool] | None:
    """Return what tells whether an attribution holds the words asked for; None where every one will do."""
    if words:
        return lambda one: words.within(" ".join(one.words))
    if asked.said:
        found = pattern(asked.said)
        return lambda one: any(found.search(part) for part in one.words)
    return None


def _holds(shelf: Shelf, row: Row, test: Callable[[Attribution], bool] | None) -> bool:
    return test is None or test(shelf.report(page_of(row[0])).said[place_of(row[0])])
