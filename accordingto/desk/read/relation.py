"""How two actors stood: a line over all days, and the latest of them with what tells of it."""

import sqlite3

from accordingto.archive import find
from accordingto.archive.ask.known import actor_line
from accordingto.archive.ask.shelf import Shelf
from accordingto.archive.ask.stood import stood, warmths
from accordingto.desk.links import OnDesk
from accordingto.desk.records import RelationTold
from accordingto.desk.wanted import Wanted


def relation(db: sqlite3.Connection, left: str, right: str, asked: Wanted) -> RelationTold:
    """Return how two actors stood, each by any spelling seen, the code of a state, or its id."""
    one, other = (actor_line(db, find.actor(db, name)) for name in (left, right))
    days, shelf = warmths(db, one.id, other.id), Shelf(db)
    end = asked.offset + asked.limit
    return RelationTold(
        left=one,
        right=other,
        line=tuple(warmth for warmth, _ in days),
        rows=tuple(stood(shelf, *day) for day in days[::-1][asked.offset : end]),
        offset=asked.offset,
        next=asked.after(OnDesk().relation(one.id, other.id), more=end < len(days)),
    )
