"""The rows of the actors: who is one, as it was joined, and which stories are to be told again for it."""

import sqlite3
from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import asdict, replace

from accordingto.archive.spot import on_page, page_of
from accordingto.archive.tied import Tied, actor, figures_of
from accordingto.archive.todo import mark
from accordingto.errors import StoreError
from accordingto.pile.cast import fold
from accordingto.pile.resolve.tally import Tally, actor_from
from accordingto.record.actor import Actor, Held, Sector
from accordingto.store.columns import pack, unpack
from accordingto.store.packed import DAMAGED

# Of an actor of fewer figures these are as quickly read as its tally.
_LARGE = 32


class _Kept(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a row keeps of an actor beside its id, kind and country; no `names` are those of its name alone."""

    name: str
    names: tuple[str, ...] = ()
    sector: Sector | None = None
    offices: tuple[str, ...] = ()
    held: tuple[Held, ...] = ()


def actor_record(db: sqlite3.Connection, number: int) -> Actor:
    """Return an actor, without its mentions."""
    row = db.execute("SELECT id, kind, country, record FROM actor WHERE n = ?", (number,)).fetchone()
    if row is None:
        raise StoreError(f"actor {number} is named and is not there: {DAMAGED}")
    identity, kind, country, record = row
    kept = msgspec.json.decode(record, type=_Kept)
    known = asdict(replace(kept, names=kept.names or (kept.name,)))
    return Actor(id=identity, kind=kind, country=country, mentions=(), **known)


def tally_of(db: sqlite3.Connection, number: int) -> Tally:
    """Return the tally that is kept of a large actor."""
    return unpack(db.execute("SELECT unpacked(tally) FROM actor WHERE n = ?", (number,)).fetchone()[0], Tally)


def assign(db: sqlite3.Connection, group: Tied, told: Tally, *, closed: bool) -> None:
    """Keep an actor; mark the stories of pages for which it is another one, or is seen otherwise, than before.

    `closed`: all that is tied to it is it, and no no stands between two of its figures.
    """
    now = actor_from(told)
    number, before = _row_of(db, now, group)
    moved = _moved(db, group, number)
    grown = number in group.whole
    seen_as_before = before is not None and _look(before) == _look(now)
    pages = {page_of(one) for one in (moved if grown and seen_as_before else _everyone(db, group))}
    count = _count(db, number) + len(_new(db, moved, number)) if grown else len(pages)
    db.executemany("UPDATE figure SET actor = ? WHERE n = ?", ((number, figure) for figure in moved))
    _mark_stories(db, {page_of(one) for one in moved} if seen_as_before else pages)
    if before is None or (before.name, before.names) != (now.name, now.names):
        _name(db, number, before, now)
    kept = pack(told) if closed and sum(told.kinds.values()) > _LARGE else None
    row = (now.id, count, now.kind, now.country, _record(now), kept, number)
    db.execute(
        "UPDATE actor SET id = ?, pages = ?, kind = ?, country = ?, record = ?, tally = packed(?) WHERE n = ?", row
    )


def forget(db: sqlite3.Connection, actors: Iterable[int]) -> None:
    """Take away those actors that nobody is any more."""
    for number in sorted(actors):
        there = db.execute("SELECT 1 FROM actor WHERE n = ?", (number,)).fetchone()
        if there and db.execute("SELECT 1 FROM figure WHERE actor = ? LIMIT 1", (number,)).fetchone() is None:
            _name(db, number, actor_record(db, number), None)
            db.execute("DELETE FROM actor WHERE n = ?", (number,))


def _record(one: Actor) -> str:
    """Return what is kept of an actor beside its id, kind and country."""
    kept = _Kept(**{field: getattr(one, field) for field in _Kept.__struct_fields__})
    return msgspec.json.encode(replace(kept, names=() if one.names == (one.name,) else one.names)).decode()


def _row_of(db: sqlite3.Connection, now: Actor, group: Tied) -> tuple[int, Actor | None]:
    """Return the number of an actor's row, and what stood there.

    Who only got another id keeps his row: nothing else was made of the old one.
    """
    row = db.execute("SELECT n FROM actor WHERE id = ?", (now.id,)).fetchone()
    if row:
        return row[0], actor_record(db, row[0])
    owners = group.whole | {one for figure in group.figures if (one := actor(db, figure)) is not None}
    if len(owners) == 1:
        (number,) = owners
        if group.whole or group.figures.issuperset(figures_of(db, number)):
            return number, actor_record(db, number)
    written = db.execute("INSERT INTO actor (id, pages, record) VALUES (?, 0, '')", (now.id,))
    return written.lastrowid or 0, None


def _moved(db: sqlite3.Connection, group: Tied, number: int) -> list[int]:
    """Return the figures of a group that were another actor's or nobody's, sorted."""
    others = {figure for one in group.whole if one != number for figure in figures_of(db, one)}
    return sorted({figure for figure in group.figures if actor(db, figure) != number} | others)


def _everyone(db: sqlite3.Connection, group: Tied) -> set[int]:
    return group.figures | {figure for one in group.whole for figure in figures_of(db, one)}


def _count(db: sqlite3.Connection, number: int) -> int:
    return int(db.execute("SELECT pages FROM actor WHERE n = ?", (number,)).fetchone()[0])


def _new(db: sqlite3.Connection, moved: Sequence[int], number: int) -> set[int]:
    """Return the pages of figures on which the actor was nobody so far."""
    query = "SELECT 1 FROM figure WHERE n BETWEEN ? AND ? AND actor = ?"
    pages = {page_of(figure) for figure in moved}
    return {page for page in pages if db.execute(query, (*on_page(page), number)).fetchone() is None}


def _look(actor: Actor) -> tuple[object, ...]:
    """Return what the telling of a story sees of an actor beside its id; of its names it sees those on its pages."""
    return actor.name, actor.kind, actor.country


def _name(db: sqlite3.Connection, number: int, before: Actor | None, actor: Actor | None) -> None:
    """Let an actor be found by its names, and no longer by those it had before."""
    if before:
        db.executemany("DELETE FROM actor_name WHERE folded = ? AND actor = ?", _folded(before, number))
        db.execute("INSERT INTO called (called, rowid, text) VALUES ('delete', ?, ?)", (number, _called(before)))
    if actor:
        db.executemany("INSERT INTO actor_name VALUES (?, ?)", _folded(actor, number))
        db.execute("INSERT INTO called (rowid, text) VALUES (?, ?)", (number, _called(actor)))


def _folded(actor: Actor, number: int) -> list[tuple[str, int]]:
    return [(name, number) for name in sorted({fold(name) for name in (actor.name, *actor.names)})]


def _called(actor: Actor) -> str:
    return "\n".join(sorted({actor.name, *actor.names}))


def _mark_stories(db: sqlite3.Connection, pages: Iterable[int]) -> None:
    for page in sorted(pages):
        mark(db, "story", [story for (story,) in db.execute("SELECT story FROM story_page WHERE page = ?", (page,))])
