"""Which pages are alike, kept up to date: a new page looks around in its own days, the others stay as they are."""

import sqlite3
from collections import Counter
from collections.abc import Callable
from functools import lru_cache

from accordingto.archive.keep import load
from accordingto.archive.todo import done, mark, marked
from accordingto.pile.story.keys import telling
from accordingto.pile.story.likeness import WINDOW, Profile, likeness, profile
from accordingto.pile.story.near import CROWD, LEAST, SHARED
from accordingto.record.report import Report
from accordingto.store.database import writing

_BATCH = 50
_KEPT = 4096
# Stands for a day that is not known; ordinals of days begin with 1.
_UNKNOWN = 0


def put(db: sqlite3.Connection, page: int, report: Report) -> None:
    """Keep what a page is found by; mark it, and every page that no longer is one of the first of a crowd."""
    found = profile(telling(report))
    day = found.day or _UNKNOWN
    for key in sorted(found.keys):
        db.execute("INSERT INTO near_key VALUES (?, ?, ?)", (key, day, page))
        first = _first(db, key, day, CROWD + 1)
        if len(first) > CROWD and page in first[:CROWD]:
            mark(db, "near", first[CROWD:])
    mark(db, "near", [page])
    mark(db, "group", [page])


def drop(db: sqlite3.Connection, page: int) -> None:
    """Take a page away, and mark those it was alike and those that take its place."""
    found = profile(telling(load(db, page)))
    day = found.day or _UNKNOWN
    for key in sorted(found.keys):
        first = _first(db, key, day, CROWD + 1)
        if len(first) > CROWD and page in first[:CROWD]:
            mark(db, "near", first[CROWD:])
        db.execute("DELETE FROM near_key WHERE key = ? AND day = ? AND page = ?", (key, day, page))
    mark(db, "group", alike(db, page))
    db.execute("DELETE FROM alike WHERE lower = ? OR upper = ?", (page, page))
    done(db, "near", [page])
    done(db, "group", [page])


def compare(db: sqlite3.Connection) -> None:
    """Compare each marked page with those it finds and those that find it; mark what is to be grouped again."""
    profiles = lru_cache(_KEPT)(lambda page: profile(telling(load(db, page))))
    while marked(db, "near", 1):
        with writing(db):
            pages = [int(page) for page in marked(db, "near", _BATCH)]
            for page in pages:
                _compare(db, page, profiles)
            done(db, "near", pages)


def alike(db: sqlite3.Connection, page: int) -> list[int]:
    """Return the pages that are alike to one."""
    query = "SELECT upper FROM alike WHERE lower = ? UNION SELECT lower FROM alike WHERE upper = ?"
    return [other for (other,) in db.execute(query, (page, page))]


def _compare(db: sqlite3.Connection, page: int, profiles: Callable[[int], Profile]) -> None:
    mine = profiles(page)
    now = {}
    for other, keys in _candidates(db, page, mine).items():
        theirs = profiles(other)
        enough = min(SHARED, len(mine.keys), len(theirs.keys))
        if keys >= enough and (score := likeness(mine, theirs)) >= LEAST:
            now[min(page, other), max(page, other)] = score
    query = "SELECT lower, upper, score FROM alike WHERE lower = ? OR upper = ?"
    before = {(lower, upper): score for lower, upper, score in db.execute(query, (page, page))}
    db.executemany("DELETE FROM alike WHERE lower = ? AND upper = ?", before.keys() - now.keys())
    rows = ((*pair, score) for pair, score in sorted(now.items()))
    db.executemany("INSERT OR REPLACE INTO alike VALUES (?, ?, ?)", rows)
    mark(db, "group", sorted({end for pair, _ in before.items() ^ now.items() for end in pair}))


def _candidates(db: sqlite3.Connection, page: int, mine: Profile) -> dict[int, int]:
    """Return the pages that this one finds or is found by, and by how many keys, the more of the two; see `near`."""
    day = mine.day or _UNKNOWN
    first = lru_cache(None)(lambda key, day: frozenset(_first(db, key, day, CROWD)))
    finds, found_by = Counter[int](), Counter[int]()
    for key in mine.keys:
        for there, other in _holders(db, key, day):
            if other == page:
                continue
            finds[other] += _sees(day, there) and other in first(key, there)
            found_by[other] += _sees(there, day) and page in first(key, day)
    return {other: max(finds[other], found_by[other]) for other in sorted(finds)}


def _holders(db: sqlite3.Connection, key: str, day: int) -> list[tuple[int, int]]:
    """Return the day and the number of each page with a key that a page of this day may see or be seen by."""
    if day == _UNKNOWN:
        return db.execute("SELECT day, page FROM near_key WHERE key = ?", (key,)).fetchall()
    query = "SELECT day, page FROM near_key WHERE key = ? AND (day = 0 OR day BETWEEN ? AND ?)"
    return db.execute(query, (key, day - WINDOW, day + WINDOW)).fetchall()


def _sees(day: int, other: int) -> bool:
    """Say whether a page of one day looks at pages of another: those of unknown days only at one another."""
    return other == _UNKNOWN or (day != _UNKNOWN and abs(day - other) <= WINDOW)


def _first(db: sqlite3.Connection, key: str, day: int, most: int) -> list[int]:
    """Return the pages of a day with a key whose ids are the smallest."""
    query = "SELECT n FROM near_key JOIN page ON page = n WHERE key = ? AND near_key.day = ? ORDER BY id LIMIT ?"
    return [number for (number,) in db.execute(query, (key, day, most))]
