"""What persons decided, kept in the order in which they did, and what of it can be obeyed."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from accordingto.archive.figures import of_page
from accordingto.archive.keep import load
from accordingto.archive.spot import spot
from accordingto.errors import StoreError
from accordingto.record.actor import Same
from accordingto.record.base import Reason, make_id
from accordingto.record.judgement import Anchor, Judgement, judgement_id
from accordingto.record.story import Judged
from accordingto.store.database import writing
from accordingto.store.jsonl import from_json, to_json


class Verdict(NamedTuple):
    """A person's judgement on two mentions, and the figures that these belong to."""

    same: Same
    ends: tuple[int, int]


def judgement(
    about: Literal["actor", "story"],
    ends: tuple[Anchor, tuple[Anchor, ...]],
    whose: tuple[str | None, str | None, str | None],
    *,
    same: bool,
) -> Judgement:
    """Return a judgement with its id; `whose` says who judged, when and why."""
    name, time, note = whose
    identity = judgement_id(about, *ends, time)
    return Judgement(id=identity, about=about, same=same, left=ends[0], right=ends[1], name=name, time=time, note=note)


def put(db: sqlite3.Connection, judgement: Judgement) -> None:
    """Keep a judgement and mark the pages it is about, to be settled anew."""
    with writing(db):
        db.execute("INSERT INTO judgement (record) VALUES (?)", (to_json(judgement),))
        _touch(db, judgement)


def undo(db: sqlite3.Connection, number: int, time: str) -> Judgement:
    """Take a judgement back, by its number; it stays in the list, with the time."""
    with writing(db):
        row = db.execute("SELECT record FROM judgement WHERE n = ?", (number,)).fetchone()
        judgement = from_json(row[0], Judgement, f"judgement {number}") if row else None
        if judgement is None or judgement.undone:
            raise StoreError(f"there is no judgement {number} to undo; see `accordingto judgements`")
        undone = replace(judgement, undone=time)
        db.execute("UPDATE judgement SET record = ?, undone = ? WHERE n = ?", (to_json(undone), time, number))
        _touch(db, judgement)
    return undone


def every(db: sqlite3.Connection) -> list[tuple[int, Judgement]]:
    """Return all judgements with their numbers, in the order in which they were made."""
    rows = db.execute("SELECT n, record FROM judgement ORDER BY n")
    return [(number, from_json(record, Judgement, f"judgement {number}")) for number, record in rows]


def standing(db: sqlite3.Connection, about: str) -> list[Judgement]:
    """Return the judgements about actors, or about stories, that were not taken back, in their order."""
    return [one for _, one in every(db) if one.about == about and one.undone is None]


def sames(judgements: Sequence[Judgement]) -> tuple[Same, ...]:
    """Return what persons decided about actors as judgements on pairs of mentions; of two on one pair the later."""
    found: dict[str, Same] = {}
    for judgement in judgements:
        for right in judgement.right:
            low, high = sorted((judgement.left.mention or "", right.mention or ""))
            reasons = (
                Reason(feature="a person's word", share=1.0, left=judgement.name or "", right=judgement.note or ""),
            )
            identity = make_id("same", low, high, "person")
            found[identity] = Same(
                id=identity, left=low, right=high, same=judgement.same, score=1.0, reasons=reasons, by="person"
            )
    return tuple(found[one] for one in sorted(found))


def judged(judgements: Sequence[Judgement]) -> tuple[Judged, ...]:
    """Return what persons decided about stories as judgements on pairs of pages; of two on one pair the later."""
    found: dict[str, Judged] = {}
    for judgement in judgements:
        for right in judgement.right:
            low, high = sorted((judgement.left.page, right.page))
            identity = make_id("judged", low, high)
            found[identity] = Judged(id=identity, left=low, right=high, same=judgement.same)
    return tuple(found[one] for one in sorted(found))


def wanted(judgements: Sequence[Judgement]) -> frozenset[str]:
    """Return the mentions that judgements hold on to."""
    ends = (anchor.mention for one in judgements for anchor in (one.left, *one.right))
    return frozenset(mention for mention in ends if mention)


def verdicts(db: sqlite3.Connection) -> list[Verdict]:
    """Return those judgements on actors whose mentions are on settled pages, each with their figures."""
    judgements = standing(db, "actor")
    owner = {
        anchor.mention: figure
        for judgement in judgements
        for anchor in (judgement.left, *judgement.right)
        if anchor.mention and (figure := _figure(db, anchor.page, anchor.mention)) is not None
    }
    return [
        Verdict(one, (owner[one.left], owner[one.right]))
        for one in sames(judgements)
        if one.left in owner and one.right in owner
    ]


def _figure(db: sqlite3.Connection, page: str, mention: str) -> int | None:
    row = db.execute("SELECT n FROM page WHERE id = ? AND current = 1 AND settled = 1", (page,)).fetchone()
    if row is None:
        return None
    first = next((one.first for one in load(db, row[0]).mentions if one.id == mention), None)
    found = enumerate(of_page(db, row[0]), spot(row[0], 0))
    return next((number for number, figure in found if figure.id == first), None)


def _touch(db: sqlite3.Connection, judgement: Judgement) -> None:
    """Let pages be taken out and in again: 2 is neither in nor out, so a newer version of one takes it out, too."""
    db.executemany("UPDATE page SET settled = 2 WHERE id = ? AND current = 1", ((page,) for page in _pages(judgement)))


def _pages(judgement: Judgement) -> Iterator[str]:
    yield from sorted({anchor.page for anchor in (judgement.left, *judgement.right)})
