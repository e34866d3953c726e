"""Who did what to whom: the events of the archive, the newest first."""

import sqlite3

from accordingto.archive import find
from accordingto.archive.answer import Answer, Did
from accordingto.archive.ask.shelf import Shelf, Slice, answer
from accordingto.archive.rows import ACTOR, RECIPIENT, ends_of
from accordingto.archive.spot import page_of, place_of
from accordingto.record.base import make_id
from accordingto.store.days import between, written

Row = tuple[int, str, int | str | None, int, int, int, str]


def events(
    db: sqlite3.Connection,
    sides: tuple[str | None, str | None],
    code: str | None,
    days: tuple[str | None, str | None],
    wanted: Slice,
) -> Answer[Did]:
    """Return what an actor did, or what was done to a recipient, the newest first; see `Archive.events`."""
    conditions, bounds = between(*days)
    values: list[str | int] = [*bounds]
    for role, name in zip((ACTOR, RECIPIENT), sides, strict=True):
        if name:
            conditions.append("n IN (SELECT deed FROM side WHERE actor = ? AND role = ?)")
            values += [find.actor(db, name), role]
    if code:
        conditions.append("code = ?")
        values.append(code.upper())
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    query = f"SELECT * FROM deed {where} ORDER BY day DESC, n"  # noqa: S608 (all of it ours)
    shelf = Shelf(db)
    return answer((line(shelf, row) for row in db.execute(query, values)), wanted)


def line(shelf: Shelf, row: Row) -> Did:
    """Return an event as a row of an answer."""
    number, _, day, claim, outlets, origins, written_ends = row
    report = shelf.report(page_of(number))
    event = report.events[place_of(number)]
    by = next((one.speaker for one in report.said if one.id == event.by), None)
    ends = ends_of(written_ends)
    return Did(
        id=event.id,
        code=event.code,
        status=event.status,
        actors=shelf.named(ends.agents),
        recipients=shelf.named(ends.recipients),
        trigger=event.words,
        words=event.evidence.of(report.page.text),
        span=event.evidence,
        by=(by.name or by.words) if by else None,
        day=written(day),
        page=report.page.id,
        outlet=report.page.label,
        url=report.page.url,
        story=shelf.story(page_of(number)) or "",
        claim=make_id("claim", shelf.report(page_of(claim)).events[place_of(claim)].id),
        outlets=outlets,
        origins=origins,
    )


def deed(shelf: Shelf, number: int) -> Did:
    """Return one event, by its number."""
    return line(shelf, shelf.db.execute("SELECT * FROM deed WHERE n = ?", (number,)).fetchone())
