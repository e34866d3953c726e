"""An actor: what it said and did, what was done to it and said of it, whom it stood warm or cold to."""

import sqlite3

from accordingto.archive import find
from accordingto.archive.actors import actor_record
from accordingto.archive.answer import Answer, Did, Said
from accordingto.archive.ask import done, known, said
from accordingto.archive.ask.shelf import Shelf, Slice, page_line
from accordingto.archive.figures import of_page
from accordingto.archive.spot import on_page, place_of, spot
from accordingto.desk.records import ActorTold, Beside, Met, Office
from accordingto.desk.wanted import Wanted
from accordingto.pile.resolve.figure import offices_given
from accordingto.record.actor import Mention
from accordingto.record.report import Report
from accordingto.store.days import written

# What needs the pages themselves is read from the newest of them.
READ = 40
# Of an actor on many pages those last added are looked at, so many figures of them.
_ADDED = 400
_NEWEST = (
    "SELECT DISTINCT page.n FROM (SELECT n AS figure FROM figure WHERE actor = ? ORDER BY n DESC LIMIT ?)"
    " JOIN page ON page.n = figure >> 20 ORDER BY day DESC, page.id LIMIT ?"
)
_BESIDE = (
    "SELECT other, count(DISTINCT coalesce(day, 0)), max(day), avg(warmth) FROM"
    " (SELECT upper AS other, day, warmth FROM bond WHERE lower = ?"
    " UNION ALL SELECT lower, day, warmth FROM bond WHERE upper = ?)"
    " GROUP BY other ORDER BY 2 DESC, 3 DESC, other LIMIT 40"
)


def actor(db: sqlite3.Connection, name: str, asked: Wanted) -> ActorTold:
    """Return all that a page shows of an actor, by any spelling seen, the code of a state, or its id."""
    number = find.actor(db, name)
    line = known.actor_line(db, number)
    shelf, wanted = Shelf(db), Slice(asked.limit, asked.offset)
    pages = _pages(db, number)
    mine = {page: _mentions(db, shelf.report(page), page, number) for page in pages}
    spoken = said.who(db, line.id, said.Asked(said=asked.words or None, days=_days(asked)), wanted)
    return ActorTold(
        line=line,
        pages=tuple(_met(shelf.report(page), mentions) for page, mentions in mine.items()),
        offices=_offices(shelf, mine),
        said=spoken,
        did=_events(db, (line.id, None), asked, wanted),
        done=_events(db, (None, line.id), asked, wanted),
        of=tuple(_of(shelf, number, mine))[: asked.limit],
        beside=_beside(db, number),
    )


def _days(asked: Wanted) -> tuple[str | None, str | None]:
    return asked.since or None, asked.until or None


def _events(db: sqlite3.Connection, sides: tuple[str | None, str | None], asked: Wanted, wanted: Slice) -> Answer[Did]:
    return done.events(db, sides, asked.type or None, _days(asked), wanted)


def _pages(db: sqlite3.Connection, number: int) -> list[int]:
    return [page for (page,) in db.execute(_NEWEST, (number, _ADDED, READ))]


def _mentions(db: sqlite3.Connection, report: Report, page: int, number: int) -> list[Mention]:
    """Return the mentions of an actor on a page; its figures are told apart by their first mentions."""
    query = "SELECT n FROM figure WHERE n BETWEEN ? AND ? AND actor = ?"
    found = {place_of(one) for (one,) in db.execute(query, (*on_page(page), number))}
    firsts = {figure.id for place, figure in enumerate(of_page(db, page)) if place in found}
    return [mention for mention in report.mentions if mention.first in firsts]


def _met(report: Report, mentions: list[Mention]) -> Met:
    names = [mention.name for mention in mentions if mention.form == "name" and mention.name]
    return Met(page=page_line(report), names=tuple(dict.fromkeys(names)))


def _offices(shelf: Shelf, mine: dict[int, list[Mention]]) -> tuple[Office, ...]:
    """Return the offices that pages give, the latest first; of one day by name."""
    days: dict[str, list[str | None]] = {}
    for page, mentions in mine.items():
        for office in offices_given(mentions):
            days.setdefault(office, []).append(shelf.report(page).page.published)
    return tuple(_office(office, found) for office, found in days.items())


def _office(office: str, days: list[str | None]) -> Office:
    dated = sorted(day for day in days if day)
    first, last = (dated[0], dated[-1]) if dated else (None, None)
    return Office(office=office, first=first, last=last, pages=len(days))


def _of(shelf: Shelf, number: int, mine: dict[int, list[Mention]]) -> list[Said]:
    """Return what others said in which the actor is named."""
    found = []
    for page, mentions in mine.items():
        for place, one in enumerate(shelf.report(page).said):
            if any(span.holds(mention.head) for span in one.content for mention in mentions):
                row = shelf.db.execute("SELECT * FROM statement WHERE n = ?", (spot(page, place),)).fetchone()
                if row and row[1] != number:
                    found.append(said.line(shelf, row))
    return found


def _beside(db: sqlite3.Connection, number: int) -> tuple[Beside, ...]:
    """Return those whom an actor stood warm or cold to, those of most days first."""
    found = ((actor_record(db, other), rest) for other, *rest in db.execute(_BESIDE, (number, number)).fetchall())
    return tuple(
        Beside(actor=one.id, name=one.name, days=days, last=written(last), warmth=round(warmth, 2))
        for one, (days, last, warmth) in found
    )
