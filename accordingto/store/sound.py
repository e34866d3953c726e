"""Does an archive hold together? Its file, its cells, and the numbers by which its rows name each other.

Questions take that for granted and look at nothing twice; an archive that a disk or another program changed is looked
through here, when a question fails or `accordingto check` asks.
"""

import sqlite3
from collections.abc import Iterator

_AGAIN = "make them again with `accordingto rebuild`"
_HELD = {"INTEGER": "'integer'", "REAL": "'real', 'integer'", "TEXT": "'text'", "BLOB": "'blob'"}
# What is named, the rows that name it, by which number, and where that must be. A record of a page is numbered by the
# page and its place there (archive/spot.py).
_NAMED = (
    ("page", "page_figures", "page", "page.n"),
    ("page", "story_page", "page", "page.n"),
    ("page", "near_key", "page", "page.n"),
    ("page", "alike", "lower", "page.n"),
    ("page", "alike", "upper", "page.n"),
    ("page", "corrected", "page", "page.n"),
    ("page", "figure", "n >> 20", "page_figures.page"),
    ("page", "statement", "n >> 20", "story_page.page"),
    ("page", "deed", "n >> 20", "story_page.page"),
    ("story", "story_page", "story", "story.n"),
    ("page", "story", "n", "story_page.story"),
    ("claim", "statement", "claim", "statement.n"),
    ("claim", "deed", "claim", "deed.n"),
    ("claim", "bond", "claim", "deed.n"),
    ("statement", "heard", "statement", "statement.n"),
    ("statement", "beside", "statement", "statement.n"),
    ("event", "side", "deed", "deed.n"),
)
# Actors may be joined while stories that name them wait to be told again.
_ACTORS = (
    ("actor", "figure WHERE actor IS NOT NULL", "actor", "actor.n"),
    ("actor", "statement WHERE speaker IS NOT NULL", "speaker", "actor.n"),
    ("actor", "heard", "actor", "actor.n"),
    ("actor", "beside", "actor", "actor.n"),
    ("actor", "side", "actor", "actor.n"),
    ("actor", "bond", "lower", "actor.n"),
    ("actor", "bond", "upper", "actor.n"),
)


def broken(db: sqlite3.Connection) -> Iterator[str]:
    """Yield a line for each thing in an archive that does not hold, what the others may follow from first.

    Example: "statement: 1 row without the claim named there; make them again with `accordingto rebuild`".
    """
    yield from (line for (line,) in db.execute("PRAGMA integrity_check") if line != "ok")
    yield from _strange(db)
    settled = not _count(db, "SELECT 1 FROM todo")
    for what, rows, number, there in (*_NAMED, *(_ACTORS if settled else ())):
        table, _, column = there.partition(".")
        missing = f"NOT EXISTS (SELECT 1 FROM {table} WHERE {column} = named)"  # noqa: S608 (names of ours)
        if many := _count(db, f"SELECT 1 FROM (SELECT {number} AS named FROM {rows}) WHERE {missing}"):  # noqa: S608
            yield f"{rows.split()[0]}: {_so_many(many, 'row')} without the {what} named there; {_AGAIN}"
    if many := _count(db, "SELECT 1 FROM deed WHERE ends NOT GLOB '*:*:*' OR ends GLOB '*[^0-9,: ]*'"):
        yield f"deed: {_so_many(many, 'row')} without its actors; {_AGAIN}"
    for table in ("figure", "deed"):
        # The places on a page are numbered from 0, without a gap; statements with one for each deed told as said.
        if many := _count(db, f"SELECT 1 FROM {table} GROUP BY n >> 20 HAVING max(n & 1048575) >= count(*)"):  # noqa: S608
            yield f"{table}: {_so_many(many, 'page')} with a gap in what stands there; {_AGAIN}"


def _strange(db: sqlite3.Connection) -> Iterator[str]:
    """Yield a line for each column with cells that hold another kind of thing than the column is for.

    Days are left alone: one that is no ISO prefix stands as it was read, whatever the column holds else.
    """
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
        for _, column, kind, full, *_ in db.execute(f"PRAGMA table_info({table})").fetchall():
            if kind not in _HELD or column == "day":
                continue
            held = ("" if full else "'null', ") + _HELD[kind]
            if many := _count(db, f"SELECT 1 FROM {table} WHERE typeof({column}) NOT IN ({held})"):  # noqa: S608
                yield f"{table}: {_so_many(many, 'row')} with a {column} that is no {kind}"


def _so_many(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def _count(db: sqlite3.Connection, query: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM ({query})").fetchone()[0])  # noqa: S608 (queries of ours)
