"""How two actors stood to each other, day by day, by what one did to the other."""

import sqlite3
from math import fsum

from accordingto.archive import find
from accordingto.archive.answer import Stood
from accordingto.archive.ask.done import by_claim
from accordingto.archive.ask.shelf import Shelf


def relation(db: sqlite3.Connection, left: str, right: str) -> tuple[Stood, ...]:
    """Return how two actors stood on each day that tells of it, the earliest first; see `Archive.relation`."""
    shelf = Shelf(db)
    ends = sorted(shelf.actor(find.actor(db, name)).id for name in (left, right))
    query = "SELECT day, claim, warmth, story FROM bond WHERE lower = ? AND upper = ? ORDER BY day, claim"
    days: dict[str, list[tuple[str, float, int]]] = {}
    for day, claim, warmth, story in db.execute(query, ends):
        days.setdefault(day, []).append((claim, warmth, story))
    return tuple(
        Stood(
            day=day or None,
            warmth=round(fsum(warmth for _, warmth, _ in found) / len(found), 2),
            claims=len(found),
            deed=by_claim(shelf, found[0][0], found[0][2]),
        )
        for day, found in days.items()
    )
