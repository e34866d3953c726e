"""Who did what to whom: the events of the archive, the newest first."""

import sqlite3

from accordingto.archive import find
from accordingto.archive.answer import Answer, Did
from accordingto.archive.ask.shelf import Shelf, Slice, answer, between

Row = tuple[int, int, int, int, str | None, str, int, int]
_COLUMNS = "deed.n, story, page, place, day, claim, outlets, origins"


def events(
    db: sqlite3.Connection,
    sides: tuple[str | None, str | None],
    code: str | None,
    days: tuple[str | None, str | None],
    wanted: Slice,
) -> Answer[Did]:
    """Return what an actor did, or what was done to a recipient, the newest first; see `Archive.events`."""
    conditions, bounds = between("day", *days)
    values: list[str | int] = [*bounds]
    for role, name in zip(("actor", "recipient"), sides, strict=True):
        if name:
            conditions.append("n IN (SELECT deed FROM side WHERE actor = ? AND role = ?)")
            values += [find.actor(db, name), role]
    if code:
        conditions.append("code = ?")
        values.append(code.upper())
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    query = f"SELECT {_COLUMNS} FROM deed {where} ORDER BY day DESC, page, place"  # noqa: S608 (all of it ours)
    shelf = Shelf(db)
    return answer((line(shelf, row) for row in db.execute(query, values)), wanted)


def line(shelf: Shelf, row: Row) -> Did:
    """Return an event as a row of an answer."""
    number, story, page, place, day, claim, outlets, origins = row
    report = shelf.report(page)
    event = report.events[place]
    by = next((one.speaker for one in report.said if one.id == event.by), None)
    side = "SELECT actor FROM side WHERE deed = ? AND role = ?"
    return Did(
        id=event.id,
        code=event.code,
        status=event.status,
        actors=shelf.names(side, number, "actor"),
        recipients=shelf.names(side, number, "recipient"),
        trigger=event.words,
        words=event.evidence.of(report.page.text),
        span=event.evidence,
        by=(by.name or by.words) if by else None,
        day=day,
        page=report.page.id,
        outlet=report.page.label,
        url=report.page.url,
        story=shelf.story(story),
        claim=claim,
        outlets=outlets,
        origins=origins,
    )


def by_claim(shelf: Shelf, claim: str, story: int) -> Did:
    """Return one event of a claim: the first of its story."""
    query = f"SELECT {_COLUMNS} FROM deed WHERE story = ? AND claim = ? ORDER BY page, place LIMIT 1"  # noqa: S608 (ours)
    return line(shelf, shelf.db.execute(query, (story, claim)).fetchone())
