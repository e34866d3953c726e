"""The somebodies of each page, kept to be compared with those of other pages."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from accordingto.archive.bare import packed, unpacked
from accordingto.archive.spot import on_page, page_of, place_of, spot
from accordingto.archive.todo import done, mark
from accordingto.errors import StoreError
from accordingto.pile.resolve import figures_of
from accordingto.pile.resolve.figure import PageFigure, beside_key, company
from accordingto.pile.resolve.keys import keys
from accordingto.record.report import Report
from accordingto.store.packed import DAMAGED

_ONE_ACTOR = "SELECT n FROM figure WHERE actor = (SELECT actor FROM figure WHERE n = ?)"


class Figures(NamedTuple):
    """The figures of a page without their company, and what each stands for in it; of mentions the smallest only."""

    figures: Sequence[PageFigure]
    beside: Sequence[str]


Reader = Callable[[int], Figures]


def put(db: sqlite3.Connection, page: int, report: Report, wanted: frozenset[str]) -> None:
    """Keep the figures of a page and mark what they touch."""
    found = figures_of(report, wanted)
    db.execute("INSERT INTO page_figures VALUES (?, packed(?))", (page, packed(found, report)))
    for number, figure in enumerate(found, spot(page, 0)):
        db.execute("INSERT INTO figure (n) VALUES (?)", (number,))
        found_keys = sorted(set(keys(figure)))
        db.executemany("INSERT INTO figure_key VALUES (numbered(?), ?)", ((key, number) for key in found_keys))
        mark(db, "key", found_keys)
        mark(db, "figure", [number])


def drop(db: sqlite3.Connection, page: int) -> bool:
    """Take the figures of a page away, and mark those they stood with; say whether the page was there."""
    if db.execute("SELECT 1 FROM page_figures WHERE page = ?", (page,)).fetchone() is None:
        return False
    for number, figure in enumerate(of_page(db, page), spot(page, 0)):
        found_keys = sorted(set(keys(figure)))
        db.executemany(
            "DELETE FROM figure_key WHERE key = numbered(?) AND figure = ?", ((key, number) for key in found_keys)
        )
        mark(db, "key", found_keys)
        loosen(db, [number])
        mark(db, "figure", _column(db, _ONE_ACTOR, number))
        mark(db, "actor", _column(db, "SELECT actor FROM figure WHERE n = ? AND actor IS NOT NULL", number))
        db.execute("DELETE FROM pair WHERE lower = ? OR upper = ?", (number, number))
        done(db, "figure", [number])
    # What one figure of the page marked may be another of it.
    db.execute("DELETE FROM todo WHERE kind = 'figure' AND what BETWEEN ? AND ?", on_page(page))
    db.execute("DELETE FROM figure WHERE n BETWEEN ? AND ?", on_page(page))
    db.execute("DELETE FROM page_figures WHERE page = ?", (page,))
    return True


def loosen(db: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Let the actors of figures be put together anew from all of their pages, when they are next joined."""
    query = "UPDATE actor SET tally = NULL WHERE tally IS NOT NULL AND n = (SELECT actor FROM figure WHERE n = ?)"
    db.executemany(query, ((number,) for number in numbers))


def members(numbers: Iterable[int], read: Reader) -> dict[int, PageFigure]:
    """Return figures by their numbers, without their company; of their mentions only the smallest."""
    return {number: kept.figures[place_of(number)] for number, kept in _kept(numbers, read)}


def in_company(numbers: Iterable[int], read: Reader) -> dict[int, PageFigure]:
    """Return figures by their numbers, each with its company; of its mentions only the smallest."""
    return {
        number: replace(kept.figures[place], beside=company(kept.beside, place))
        for number, kept in _kept(numbers, read)
        for place in (place_of(number),)
    }


def _kept(numbers: Iterable[int], read: Reader) -> Iterator[tuple[int, Figures]]:
    for page, here in groupby(sorted(numbers), key=page_of):
        kept = read(page)
        yield from ((number, kept) for number in here)


def actors_of(db: sqlite3.Connection, page: int, read: Reader | None = None) -> dict[str, int]:
    """Return the actor of each figure of a page, by the mention that names the figure.

    `read` gives the figures of a page, if they are at hand.
    """
    actors = dict(db.execute("SELECT n, actor FROM figure WHERE n BETWEEN ? AND ?", on_page(page)))
    figures = enumerate((read(page) if read else on(db, page)).figures, spot(page, 0))
    return {figure.id: actors[number] for number, figure in figures if actors.get(number) is not None}


def of_page(db: sqlite3.Connection, page: int) -> Sequence[PageFigure]:
    """Return the figures of a page, without their company."""
    return on(db, page).figures


def on(db: sqlite3.Connection, page: int) -> Figures:
    """Return what is kept of the figures of a page."""
    row = db.execute("SELECT unpacked(record) FROM page_figures WHERE page = ?", (page,)).fetchone()
    if row is None:
        raise StoreError(f"page {page} is settled and its figures are not there: {DAMAGED}")
    found = unpacked(row[0])
    return Figures(found, [beside_key(one) for one in found])


def with_key(db: sqlite3.Connection, key: str) -> list[int]:
    """Return the numbers of the figures that have a key."""
    return _column(db, "SELECT figure FROM figure_key WHERE key = numbered(?)", key)


def _column(db: sqlite3.Connection, query: str, what: str | int) -> list[int]:
    return [value for (value,) in db.execute(query, (what,))]
