"""The whole of an archive as one dossier, or one story of it."""

import sqlite3
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from accordingto.archive import keep, stories, verdicts
from accordingto.pile.resolve import same
from accordingto.pile.told import merged
from accordingto.record.actor import Actor
from accordingto.record.dossier import Dossier, Maker
from accordingto.record.report import Report
from accordingto.run import Runner
from accordingto.store.jsonl import from_json


def whole(db: sqlite3.Connection, maker: Maker, runner: Runner) -> Dossier:
    """Return the dossier of all current pages: the one that is made of them without an archive, byte for byte."""
    reports = tuple(keep.load_all(db, keep.current(db)))
    numbers = [number for (number,) in db.execute("SELECT n FROM story ORDER BY id")]
    made = merged(stories.told_story(db, number) for number in numbers)
    persons = verdicts.sames(verdicts.standing(db, "actor"))
    return Dossier(
        made_by=maker,
        reports=reports,
        refusals=keep.refusals(db),
        actors=_actors(db, reports),
        same=same(reports, runner, persons),
        **made._asdict(),
    )


def _actors(db: sqlite3.Connection, reports: Iterable[Report]) -> tuple[Actor, ...]:
    """Return all actors, each with all its mentions, sorted by id."""
    owner = dict(db.execute("SELECT figure.id, actor.id FROM figure JOIN actor ON actor = actor.n"))
    mentions: dict[str, list[str]] = {}
    for report in reports:
        for mention in report.mentions:
            if mention.first in owner:
                mentions.setdefault(owner[mention.first], []).append(mention.id)
    rows = db.execute("SELECT record FROM actor ORDER BY id")
    known = (from_json(record, Actor, "the archive") for (record,) in rows)
    return tuple(replace(actor, mentions=tuple(sorted(mentions[actor.id]))) for actor in known)


def parts(db: sqlite3.Connection, maker: Maker) -> Iterator[Dossier]:
    """Yield each story by itself as a dossier, without what goes beyond it: actors, and how they stood."""
    for (number,) in db.execute("SELECT n FROM story ORDER BY id").fetchall():
        made = merged([stories.told_story(db, number)])._replace(relations=())
        reports = tuple(keep.load_all(db, stories.pages_of(db, number)))
        yield Dossier(made_by=maker, reports=reports, **made._asdict())


def one_story(db: sqlite3.Connection, number: int, maker: Maker) -> Dossier:
    """Return the dossier of one story; its actors have the names of the whole archive, and their mentions here."""
    reports = tuple(keep.load_all(db, stories.pages_of(db, number)))
    made = merged([stories.told_story(db, number)])
    return Dossier(made_by=maker, reports=reports, actors=stories.cast_of(db, reports).actors, **made._asdict())
