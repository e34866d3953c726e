"""Where some words stand: in names, in what somebody said, in the text of pages."""

import sqlite3
from collections.abc import Iterator

from accordingto.archive.answer import Answer, Hit
from accordingto.archive.ask.query import Query, folded, query_of
from accordingto.archive.ask.shelf import Shelf, Slice, answer, headline
from accordingto.page.clean.hovercards import without
from accordingto.record.base import Span
from accordingto.record.report import Report
from accordingto.record.said import Attribution

# So many pages are put in order by how well they fit; of more, the newest come first.
_RANKED = 2_000
_AROUND = 90


def search(db: sqlite3.Connection, words: str, wanted: Slice) -> Answer[Hit]:
    """Return where words stand: actors first, then pages, the best first; see `Archive.search`."""
    return answer(_hits(db, query_of(words)), wanted)


def _hits(db: sqlite3.Connection, query: Query) -> Iterator[Hit]:
    shelf = Shelf(db)
    yield from _actors(db, query, shelf)
    few = db.execute("SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)", (query.match, _RANKED))
    order = "rank, rowid" if few.fetchone()[0] < _RANKED else "rowid DESC"
    found = f"SELECT rowid FROM words WHERE words MATCH ? ORDER BY {order}"  # noqa: S608 (one of two of ours)
    for (page,) in db.execute(found, (query.match,)):
        yield _hit(shelf, page, query)


def _actors(db: sqlite3.Connection, query: Query, shelf: Shelf) -> Iterator[Hit]:
    rows = db.execute(
        "SELECT actor.n FROM called JOIN actor ON actor.n = called.rowid WHERE called MATCH ? ORDER BY pages DESC, id",
        (query.match,),
    )
    for (number,) in rows:
        one = shelf.actor(number)
        yield Hit(kind="actor", title=one.name, words="; ".join(one.names), actor=one.id)


def _hit(shelf: Shelf, number: int, query: Query) -> Hit:
    """Return the place of a page that holds most of the words: within a statement, if there is one as good."""
    report = shelf.report(number)
    page = report.page
    plain = without(folded(page.text), [region.span for region in report.regions if region.is_furniture])
    places = [Span(*match.span()) for term in query.terms for match in term.finditer(plain)]
    said = max(report.statements, key=lambda one: _held(one, places), default=None)
    spoken = said is not None and _held(said, places) > 0
    span = said.content[0] if said and spoken else _around(report, places)
    return Hit(
        kind="statement" if spoken else "page",
        title=(said.speaker.name or said.speaker.words) if said and spoken else headline(report),
        words=span.of(page.text),
        page=page.id,
        outlet=page.label,
        url=page.url,
        day=page.published,
        span=span,
        story=shelf.story(number),
    )


def _held(said: Attribution, places: list[Span]) -> int:
    return sum(span.holds(place) for span in said.content for place in places)


def _around(report: Report, places: list[Span]) -> Span:
    """Return the stretch of the page around the first place, cut at spaces and at the ends of its line and region."""
    text = report.page.text
    place = min(places, default=Span(0, 1))
    region = next((one.span for one in report.regions if one.span.holds(place)), Span(0, len(text)))
    first = max(text.rfind("\n", 0, place.start) + 1, region.start)
    last = text.find("\n", place.end, region.end)
    last = region.end if last < 0 else last
    start = first if place.start - first <= _AROUND else text.find(" ", place.start - _AROUND) + 1
    end = last if last - place.end <= _AROUND else text.rfind(" ", place.end, place.end + _AROUND)
    return Span(min(start, place.start), max(end, place.end))
