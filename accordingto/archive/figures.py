"""The somebodies of each page, kept to be compared with those of other pages."""

import sqlite3
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from accordingto.archive.todo import mark
from accordingto.pile.resolve import figures_of
from accordingto.pile.resolve.figure import PageFigure, beside_key, with_company
from accordingto.pile.resolve.keys import keys
from accordingto.record.base import Record
from accordingto.record.report import Report
from accordingto.store.packed import pack, unpack


class Figures(Record, frozen=True, kw_only=True):
    """The figures of a page without their company, and what each stands for in it; of mentions the smallest only."""

    figures: tuple[PageFigure, ...]
    beside: tuple[str, ...]


def put(db: sqlite3.Connection, page: int, report: Report, wanted: frozenset[str]) -> None:
    """Keep the figures of a page and mark what they touch."""
    found = figures_of(report, wanted)
    bare = [replace(one, beside=frozenset(), mentions=one.mentions[:1]) for one in found]
    kept = Figures(figures=tuple(bare), beside=tuple(beside_key(one) for one in found))
    db.execute("INSERT INTO page_figures VALUES (?, ?)", (page, pack(kept)))
    for figure in found:
        number = db.execute("INSERT INTO figure (id, page) VALUES (?, ?)", (figure.id, page)).lastrowid
        found_keys = sorted(set(keys(figure)))
        db.executemany("INSERT INTO figure_key VALUES (?, ?)", ((key, number) for key in found_keys))
        mark(db, "key", found_keys)
        mark(db, "figure", [number or 0])


def drop(db: sqlite3.Connection, page: int) -> bool:
    """Take the figures of a page away, and mark those they stood with; say whether the page was there."""
    mine = [number for (number,) in db.execute("SELECT n FROM figure WHERE page = ?", (page,))]
    for number in mine:
        mark(db, "key", _column(db, "SELECT key FROM figure_key WHERE figure = ?", number))
        beside = "SELECT n FROM figure WHERE actor = (SELECT actor FROM figure WHERE n = ?)"
        mark(db, "figure", _column(db, beside, number))
        mark(db, "actor", _column(db, "SELECT actor FROM figure WHERE n = ? AND actor IS NOT NULL", number))
        db.execute("DELETE FROM pair WHERE lower = ? OR upper = ?", (number, number))
        db.execute("DELETE FROM figure_key WHERE figure = ?", (number,))
    db.executemany("DELETE FROM todo WHERE kind = 'figure' AND what = ?", ((number,) for number in mine))
    db.execute("DELETE FROM figure WHERE page = ?", (page,))
    return db.execute("DELETE FROM page_figures WHERE page = ?", (page,)).rowcount > 0


def members(db: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, PageFigure]:
    """Return figures by their numbers, each with its company; of its mentions only the smallest."""
    found: dict[int, PageFigure] = {}
    by_page: dict[int, list[tuple[int, str]]] = {}
    for number in numbers:
        page, identity = db.execute("SELECT page, id FROM figure WHERE n = ?", (number,)).fetchone()
        by_page.setdefault(page, []).append((number, identity))
    for page, wanted in by_page.items():
        known = {figure.id: figure for figure in of_page(db, page)}
        found.update((number, known[identity]) for number, identity in wanted)
    return found


def of_page(db: sqlite3.Connection, page: int) -> Sequence[PageFigure]:
    """Return the figures of a page, each with its company."""
    (data,) = db.execute("SELECT record FROM page_figures WHERE page = ?", (page,)).fetchone()
    kept = unpack(data, Figures)
    return with_company(kept.figures, kept.beside)


def with_key(db: sqlite3.Connection, key: str) -> list[int]:
    """Return the numbers of the figures that have a key."""
    return _column(db, "SELECT figure FROM figure_key WHERE key = ?", key)


def _column(db: sqlite3.Connection, query: str, what: str | int) -> list[int]:
    return [value for (value,) in db.execute(query, (what,))]
