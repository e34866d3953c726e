"""The whole of an archive as one dossier, or one story of it."""

import sqlite3
from collections.abc import Iterator

from accordingto.archive import keep, stories, verdicts
from accordingto.pile.resolve import same
from accordingto.pile.told import merged
from accordingto.record.dossier import Dossier, Maker
from accordingto.run import Runner


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


def one_story(db: sqlite3.Connection, number: int, maker: Maker) -> Dossier:
    """Return the dossier of one story; its actors have the names of the whole archive, and their mentions here."""
    pages = {page: keep.load(db, page) for page in stories.pages_of(db, number)}
    actors = stories.cast_of(db, pages).actors
    made = merged([stories.told_story(db, number)])
    return Dossier(made_by=maker, reports=tuple(pages.values()), actors=actors, **made._asdict())
