"""Is an archive sound? The file itself, every span of it, and whether what is derived is what its pages give."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import zip_longest

from accordingto.archive import settle, stories, whole
from accordingto.check import check
from accordingto.pile.told import Told
from accordingto.record.dossier import Maker
from accordingto.run import Runner
from accordingto.store.packed import install

_NOT_SO = "not what the pages give; make them again with `accordingto rebuild`"
# The rows that questions are asked of, by what they say and not by their numbers.
_ROWS = {
    "actors": "SELECT id, pages, record FROM actor ORDER BY id",
    "names": "SELECT folded, actor.id FROM actor_name JOIN actor ON actor.n = actor ORDER BY 1, 2",
    "stories": "SELECT id, day, headline, pages FROM story ORDER BY id",
    "statements": (
        "SELECT statement.n, actor.id, day, claim, outlets, origins FROM statement"
        " LEFT JOIN actor ON actor.n = speaker ORDER BY statement.n"
    ),
    "who was spoken to": (
        "SELECT statement, actor.id FROM heard JOIN actor ON actor.n = actor ORDER BY statement, actor.id"
    ),
    "who spoke together": (
        "SELECT statement, actor.id FROM beside JOIN actor ON actor.n = actor ORDER BY statement, actor.id"
    ),
    "events": "SELECT n, code, day, claim, outlets, origins FROM deed ORDER BY n",
    "who did what to whom": "SELECT deed, role, actor.id FROM side JOIN actor ON actor.n = actor ORDER BY 1, 2, 3",
    "relations": (
        "SELECT min(one.id, other.id), max(one.id, other.id), day, claim, warmth FROM bond"
        " JOIN actor AS one ON one.n = lower JOIN actor AS other ON other.n = upper ORDER BY 1, 2, 3, 4"
    ),
}


def verify(db: sqlite3.Connection, maker: Maker, runner: Runner, *, again: bool = False) -> Iterator[str]:
    """Yield a line for each thing that does not hold: of the file, of spans and ids, of what is derived.

    With `again` all that is derived is made again in a copy in memory and compared; that takes as long as to rebuild.
    """
    for part in whole.parts(db, maker):
        yield from check(part)
    if again:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
            install(copy)
            db.backup(copy)
            settle.forget(copy)
            copy.execute("DELETE FROM meta WHERE key = 'made_by'")
            settle.settle(copy, runner, "")
            yield from _differing(db, copy)


def _differing(left: sqlite3.Connection, right: sqlite3.Connection) -> Iterator[str]:
    for what, query in _ROWS.items():
        if left.execute(query).fetchall() != right.execute(query).fetchall():
            yield f"{what}: {_NOT_SO}"
    if any(one != other for one, other in zip_longest(_kept(left), _kept(right))):
        yield f"what is told of stories: {_NOT_SO}"


def _kept(db: sqlite3.Connection) -> Iterator[tuple[str, Told]]:
    """Yield what is kept of large stories, in whichever form; earlier ones named all words and ids in full."""
    for identity, number in db.execute("SELECT id, n FROM story WHERE record IS NOT NULL ORDER BY id").fetchall():
        yield identity, stories.told_alone(db, number)
