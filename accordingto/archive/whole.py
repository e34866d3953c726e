"""The whole of an archive as one dossier, or one story of it."""

import sqlite3
from collections.abc import Iterator
from hashlib import blake2b

import msgspec

from accordingto.archive import keep, stories, verdicts
from accordingto.archive.spot import on_page
from accordingto.pile.resolve import same
from accordingto.pile.told import merged
from accordingto.record.dossier import Dossier, Maker
from accordingto.run import Runner

_NAMED = (
    "SELECT figure.n, actor.id, actor.record FROM figure JOIN actor ON actor.n = actor WHERE figure.n BETWEEN ? AND ?"
)
_HELD = "SELECT id, (SELECT report FROM corrected WHERE page = n) FROM page WHERE n = ?"
_OUTLETS = "SELECT value FROM meta WHERE key = 'outlets'"


def whole(db: sqlite3.Connection, maker: Maker, runner: Runner) -> Dossier:
    """Return the dossier of all current pages: the one that is made of them without an archive, byte for byte."""
    pages = {page: keep.load(db, page) for page in keep.current(db)}
    reports = tuple(pages.values())
    numbers = [number for (number,) in db.execute("SELECT n FROM story ORDER BY id")]
    made = merged(stories.told_story(db, number) for number in numbers)
    persons = verdicts.sames(verdicts.standing(db, "actor"))
    return Dossier(
        made_by=maker,
        reports=reports,
        refusals=keep.refusals(db),
        actors=stories.cast_of(db, pages).actors,
        same=same(reports, runner, persons),
        **made._asdict(),
    )


def parts(db: sqlite3.Connection, maker: Maker) -> Iterator[Dossier]:
    """Yield each story by itself as a dossier, without what goes beyond it: actors, and how they stood."""
    for (number,) in db.execute("SELECT n FROM story ORDER BY id").fetchall():
        made = merged([stories.told_story(db, number)])._replace(relations=())
        reports = tuple(keep.load_all(db, stories.pages_of(db, number)))
        yield Dossier(made_by=maker, reports=reports, **made._asdict())


def mark(db: sqlite3.Connection, number: int) -> str:
    """Return what is another one when anything has changed that the dossier of a story is made from.

    That is what `mark_alone` stands for, and the stories it goes on from.
    """
    return _digest((mark_alone(db, number), stories.follows(db, number)))


def mark_alone(db: sqlite3.Connection, number: int) -> str:
    """Return what is another one when anything has changed that a story is told from.

    That is its pages as persons corrected them, what is known of everybody they name, what persons judged, the outlets
    of the archive, and what is kept of the story: it may be older than all these while the archive is brought up to
    date.
    """
    pages = stories.pages_of(db, number)
    held = [row for page in pages for row in db.execute(_HELD, (page,))]
    named = sorted({row for page in pages for row in db.execute(_NAMED, on_page(page))})
    kept = db.execute("SELECT record FROM story WHERE n = ?", (number,)).fetchone()
    outlets = db.execute(_OUTLETS).fetchone()
    return _digest((held, named, kept, outlets, verdicts.tally(db)))


def one_story(db: sqlite3.Connection, number: int, maker: Maker) -> Dossier:
    """Return the dossier of one story; its actors have the names of the whole archive, and their mentions here."""
    pages = {page: keep.load(db, page) for page in stories.pages_of(db, number)}
    actors = stories.cast_of(db, pages).actors
    made = merged([stories.told_story(db, number)])
    return Dossier(made_by=maker, reports=tuple(pages.values()), actors=actors, **made._asdict())


def _digest(parts: tuple[object, ...]) -> str:
    return blake2b(msgspec.msgpack.encode(parts), digest_size=16).hexdigest()
