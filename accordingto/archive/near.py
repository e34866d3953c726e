"""Which pages are alike, kept up to date: a new page looks around in its own days, the others stay as they are."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from accordingto.archive.hand import AtHand
from accordingto.archive.todo import done, mark, marked
from accordingto.pile.story.likeness import WINDOW, Profile, likeness
from accordingto.pile.story.near import CROWD, LEAST, SHARED
from accordingto.store.database import writing


class Crowd(NamedTuple):
    """The pages of one day that have a key, and the first of them, who are found by it."""

    every: Sequence[int]
    first: frozenset[int]


Crowds = Mapping[int, Crowd]
CrowdsOf = Callable[[str, int], Crowds]
Likeness = Callable[[int, int], float]

_BATCH = 50
_PAIRS = 1 << 16
# Stands for a day that is not known; ordinals of days begin with 1.
_UNKNOWN = 0


def put(db: sqlite3.Connection, page: int, found: Profile) -> None:
    """Keep what a page is found by; mark it, and every page that no longer is one of the first of a crowd."""
    day = found.day or _UNKNOWN
    for key in sorted(found.keys):
        db.execute("INSERT INTO near_key VALUES (?, ?, ?)", (key, day, page))
        _mark_pushed(db, key, day, page)
    mark(db, "near", [page])
    mark(db, "group", [page])


def drop(db: sqlite3.Connection, page: int, found: Profile) -> None:
    """Take a page away, and mark those that take its place; its story is for others to part."""
    day = found.day or _UNKNOWN
    for key in sorted(found.keys):
        _mark_pushed(db, key, day, page)
        db.execute("DELETE FROM near_key WHERE key = ? AND day = ? AND page = ?", (key, day, page))
    db.execute("DELETE FROM alike WHERE lower = ? OR upper = ?", (page, page))
    done(db, "near", [page])
    done(db, "group", [page])


def compare(db: sqlite3.Connection, hand: AtHand) -> None:
    """Compare each marked page with those it finds and those that find it; mark what is to be grouped again."""
    while marked(db, "near", 1):
        with writing(db):
            hand.fresh()
            pages = [int(page) for page in marked(db, "near", _BATCH)]
            # Two pages that are both marked meet twice.
            like = lru_cache(_PAIRS)(lambda lower, upper: likeness(hand.profile(lower), hand.profile(upper)))
            crowds = lru_cache(None)(lambda key, day: _crowds(db, key, day))
            for page in pages:
                _compare(db, page, hand, (crowds, like))
            done(db, "near", pages)


def alike(db: sqlite3.Connection, page: int, least: float = LEAST) -> list[int]:
    """Return the pages that are alike to one, at least so much."""
    query = "SELECT upper, score FROM alike WHERE lower = ? UNION SELECT lower, score FROM alike WHERE upper = ?"
    return [other for other, score in db.execute(query, (page, page)) if score >= least]


def _compare(db: sqlite3.Connection, page: int, hand: AtHand, known: tuple[CrowdsOf, Likeness]) -> None:
    crowds, like = known
    mine, now = hand.profile(page), {}
    for other, keys in _candidates(page, mine, crowds).items():
        pair = (min(page, other), max(page, other))
        if keys >= min(SHARED, len(mine.keys), len(hand.profile(other).keys)) and (score := like(*pair)) >= LEAST:
            now[pair] = score
    query = "SELECT lower, upper, score FROM alike WHERE lower = ? OR upper = ?"
    before = {(lower, upper): score for lower, upper, score in db.execute(query, (page, page))}
    db.executemany("DELETE FROM alike WHERE lower = ? AND upper = ?", before.keys() - now.keys())
    rows = ((*pair, score) for pair, score in sorted(now.items()))
    db.executemany("INSERT OR REPLACE INTO alike VALUES (?, ?, ?)", rows)
    # The other page of a pair is parted again only if its story mixes with that of this one.
    if before != now:
        mark(db, "group", [page])


def _candidates(page: int, mine: Profile, crowds: CrowdsOf) -> dict[int, int]:
    """Return the pages that this one finds or is found by, and by how many keys, the more of the two; see `near`."""
    day = mine.day or _UNKNOWN
    finds, found_by = Counter[int](), Counter[int]()
    for key in mine.keys:
        around = crowds(key, day)
        here = page in around[day].first
        for there, crowd in around.items():
            if _sees(day, there):
                finds.update(crowd.first)
            if here and _sees(there, day):
                found_by.update(crowd.every)
    return {other: max(finds[other], found_by[other]) for other in sorted(finds | found_by) if other != page}


def _crowds(db: sqlite3.Connection, key: str, day: int) -> Crowds:
    """Return the pages with a key on each day whose pages one of this day may see or be seen by."""
    query, days = "SELECT day, page FROM near_key WHERE key = ?", []
    if day != _UNKNOWN:
        query, days = f"{query} AND (day = 0 OR day BETWEEN ? AND ?)", [day - WINDOW, day + WINDOW]
    found: dict[int, list[int]] = {}
    for there, page in db.execute(query, (key, *days)):
        found.setdefault(there, []).append(page)
    return {
        there: Crowd(pages, frozenset(pages if len(pages) <= CROWD else _first(db, key, there, CROWD)))
        for there, pages in found.items()
    }


def _sees(day: int, other: int) -> bool:
    """Say whether a page of one day looks at pages of another: those of unknown days only at one another."""
    return other == _UNKNOWN or (day != _UNKNOWN and abs(day - other) <= WINDOW)


def _mark_pushed(db: sqlite3.Connection, key: str, day: int, page: int) -> None:
    """Mark those that a page pushes out of the first of a crowd, or kept out."""
    (many,) = db.execute("SELECT count(*) FROM near_key WHERE key = ? AND day = ?", (key, day)).fetchone()
    if many > CROWD:
        first = _first(db, key, day, CROWD + 1)
        if page in first[:CROWD]:
            mark(db, "near", first[CROWD:])


def _first(db: sqlite3.Connection, key: str, day: int, most: int) -> list[int]:
    """Return the pages of a day with a key whose ids are the smallest."""
    query = "SELECT n FROM near_key JOIN page ON page = n WHERE key = ? AND near_key.day = ? ORDER BY id LIMIT ?"
    return [number for (number,) in db.execute(query, (key, day, most))]
