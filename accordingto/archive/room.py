"""Pages in little room: what they have in common is learnt from the first of them, and anew when all is made again."""

import sqlite3

from accordingto.store.database import writing

# So many pages teach what pages have in common.
ENOUGH = 500
_BATCH = 500
_LEARN = (
    "INSERT INTO dictionary (data) SELECT data FROM (SELECT learnt(readable(report)) AS data FROM page"
    " WHERE n % (1 + (SELECT max(n) FROM page) / 1000) = 0) WHERE data NOT NULL"
)

# What is damaged stays as it is, to be told of.
_TIGHTLY = "UPDATE page SET report = coalesce(tightly(readable(report)), report) WHERE n BETWEEN ? AND ?"


def learn(db: sqlite3.Connection) -> None:
    """Learn what pages have in common: a thousand of them at most, from the first to the last."""
    db.execute(_LEARN)


def pack(db: sqlite3.Connection) -> None:
    """Pack all pages with what was learnt last; few enough that it is quickly done."""
    db.execute("UPDATE page SET report = coalesce(packed(readable(report)), report)")


def pack_tightly(db: sqlite3.Connection) -> None:
    """Pack all pages with what was learnt last, for longer than pages are that come, and forget what was learnt before.

    No other cell may lean on that any more. Done piece by piece: others may write meanwhile.
    """
    (last,) = db.execute("SELECT coalesce(max(n), 0) FROM page").fetchone()
    for first in range(1, last + 1, _BATCH):
        with writing(db):
            bounds = (first, first + _BATCH - 1)
            db.execute(_TIGHTLY, bounds)
    with writing(db):
        db.execute("DELETE FROM dictionary WHERE n < (SELECT max(n) FROM dictionary)")


def give_back(db: sqlite3.Connection) -> None:
    """Give the room back that nothing needs any more."""
    for words in ("words", "called"):
        db.execute(f"INSERT INTO {words} ({words}) VALUES ('optimize')")  # noqa: S608 (names of ours)
    db.execute("VACUUM")
