"""Where words stand, and on how many pages of which outlets and years."""

import sqlite3

from accordingto.archive.ask import search as ask
from accordingto.archive.ask.query import query_of
from accordingto.archive.ask.shelf import Slice
from accordingto.desk.records import Facet, Found
from accordingto.desk.wanted import Wanted

COUNTED = 5_000
_FACETS = 12
_FOUND = (
    "FROM page JOIN (SELECT rowid AS hit FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?) ON page.n = hit"
)
_OUTLETS = f"SELECT label, count(*) {_FOUND} GROUP BY label ORDER BY 2 DESC, 1 LIMIT ?"
_YEARS = f"SELECT substr(day, 1, 4), count(*) {_FOUND} WHERE day IS NOT NULL GROUP BY 1 ORDER BY 1 DESC LIMIT ?"


def search(db: sqlite3.Connection, asked: Wanted) -> Found:
    """Return the rows of a search and its facets; without words there is nothing."""
    if not asked.words:
        return Found(words="", rows=(), outlets=(), years=(), counted=COUNTED, offset=0)
    answer = ask.search(db, asked.words, Slice(asked.limit, asked.offset))
    match = query_of(asked.words).match
    return Found(
        words=asked.words,
        rows=answer.rows,
        outlets=_facets(db, _OUTLETS, match),
        years=_facets(db, _YEARS, match),
        counted=COUNTED,
        offset=answer.offset,
        next=asked.after("/search", more=answer.more),
    )


def _facets(db: sqlite3.Connection, query: str, match: str) -> tuple[Facet, ...]:
    rows = db.execute(query, (match, COUNTED, _FACETS))
    return tuple(Facet(value=value, count=count) for value, count in rows)
