"""What is known of an actor of the archive."""

import sqlite3

from accordingto.archive.answer import ActorLine
from accordingto.archive.ask.shelf import Shelf


def actor_line(db: sqlite3.Connection, number: int) -> ActorLine:
    """Return an actor in one line."""
    one = Shelf(db).actor(number)
    return ActorLine(
        id=one.id,
        name=one.name,
        names=one.names,
        kind=one.kind,
        country=one.country,
        sector=one.sector,
        offices=one.offices,
        held=one.held,
        pages=_count(db, "SELECT pages FROM actor WHERE n = ?", number),
        said=_count(db, _SAID, number),
        done=_count(db, "SELECT count(DISTINCT deed) FROM side WHERE actor = ?", number),
    )


_SAID = "SELECT (SELECT count(*) FROM statement WHERE speaker = ?1) + (SELECT count(*) FROM beside WHERE actor = ?1)"


def _count(db: sqlite3.Connection, query: str, number: int) -> int:
    return int(db.execute(query, (number,)).fetchone()[0])
