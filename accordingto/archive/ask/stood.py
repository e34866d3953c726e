"""How two actors stood to each other, day by day, by what one did to the other."""

import sqlite3
from math import fsum

from accordingto.archive import find
from accordingto.archive.answer import Stood, Warmth
from accordingto.archive.ask.done import deed
from accordingto.archive.ask.shelf import Shelf
from accordingto.store.days import written


def relation(db: sqlite3.Connection, left: str, right: str) -> tuple[Stood, ...]:
    """Return how two actors stood on each day that tells of it, the earliest first; see `Archive.relation`."""
    shelf = Shelf(db)
    return tuple(stood(shelf, warmth, number) for warmth, number in warmths(db, left, right))


def warmths(db: sqlite3.Connection, left: str, right: str) -> list[tuple[Warmth, int]]:
    """Return how warm two actors were on each day, the earliest first, and the number of one deed that tells of it."""
    one, other = (find.actor(db, name) for name in (left, right))
    of_two = "SELECT day, claim, warmth FROM bond WHERE lower = ? AND upper = ?"
    query = f"{of_two} UNION ALL {of_two} ORDER BY day, claim"
    days: dict[int | str | None, list[tuple[int, float]]] = {}
    for day, claim, warmth in db.execute(query, (one, other, other, one)):
        days.setdefault(day, []).append((claim, warmth))
    return [(_warmth(day, [warmth for _, warmth in found]), found[0][0]) for day, found in days.items()]


def stood(shelf: Shelf, one: Warmth, number: int) -> Stood:
    """Return how two stood on a day with the deed of that number."""
    return Stood(day=one.day, warmth=one.warmth, claims=one.claims, deed=deed(shelf, number))


def _warmth(day: int | str | None, found: list[float]) -> Warmth:
    return Warmth(day=written(day), warmth=round(fsum(found) / len(found), 2), claims=len(found))
