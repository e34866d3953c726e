"""Which work is still to be done: marks in the archive, set and taken away together with the work itself."""

import sqlite3
from collections.abc import Iterable
from typing import Literal

Kind = Literal["key", "actor", "figure", "near", "group", "story"]


def mark(db: sqlite3.Connection, kind: Kind, what: Iterable[str | int]) -> None:
    """Mark things of one kind: keys to be judged, figures to be joined, and so on."""
    again = "INSERT INTO todo VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1"
    db.executemany(again, ((kind, one) for one in what))


def done(db: sqlite3.Connection, kind: Kind, what: Iterable[str | int]) -> None:
    """Take marks away."""
    db.executemany("DELETE FROM todo WHERE kind = ? AND what = ?", ((kind, one) for one in what))


def marked(db: sqlite3.Connection, kind: Kind, most: int = -1) -> list[str | int]:
    """Return what is marked, in order, `most` at most."""
    rows = db.execute("SELECT what FROM todo WHERE kind = ? ORDER BY what LIMIT ?", (kind, most))
    return [what for (what,) in rows]


def is_marked(db: sqlite3.Connection, kind: Kind, what: str | int) -> bool:
    """Say whether one thing is marked."""
    return db.execute("SELECT 1 FROM todo WHERE kind = ? AND what = ?", (kind, what)).fetchone() is not None


def turns(db: sqlite3.Connection, kind: Kind, most: int) -> dict[int, int]:
    """Return what is marked with how often it was, in order, `most` at most."""
    rows = db.execute("SELECT what, times FROM todo WHERE kind = ? ORDER BY what LIMIT ?", (kind, most))
    return dict(rows.fetchall())


def done_since(db: sqlite3.Connection, kind: Kind, what: int, times: int) -> None:
    """Take a mark away, unless it was made again since it was seen."""
    db.execute("DELETE FROM todo WHERE kind = ? AND what = ? AND times = ?", (kind, what, times))


def pending(db: sqlite3.Connection) -> bool:
    """Say whether anything is still to be done: a page not yet taken in or out, or a mark."""
    row = db.execute("SELECT EXISTS (SELECT 1 FROM page WHERE current <> settled) OR EXISTS (SELECT 1 FROM todo)")
    return bool(row.fetchone()[0])
