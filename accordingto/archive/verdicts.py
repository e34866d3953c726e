"""What persons decided, kept in the order in which they did, and what of it can be obeyed."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from accordingto.archive.compact import packed
from accordingto.archive.figures import of_page
from accordingto.archive.keep import load, read
from accordingto.archive.spot import spot
from accordingto.archive.todo import mark
from accordingto.errors import StoreError
from accordingto.pile.correct import corrected
from accordingto.record.actor import Same
from accordingto.record.base import Reason, make_id
from accordingto.record.judgement import About, Anchor, Judgement, judgement_id
from accordingto.record.story import Judged
from accordingto.store.database import writing
from accordingto.store.jsonl import from_json, to_json

_STANDING = "SELECT n, record FROM judgement WHERE undone IS NULL AND json_extract(record, '$.left.page') {} ORDER BY n"
_OF_STORY = _STANDING.format("IN (SELECT page.id FROM page JOIN story_page ON page.n = page WHERE story = ?)")
_OF_PAGE = _STANDING.format("= ?")
_STORIES = "SELECT DISTINCT story FROM story_page JOIN page ON page.n = page WHERE page.id = ?"


class Verdict(NamedTuple):
    """A person's judgement on two mentions, and the figures that these belong to."""

    same: Same
    ends: tuple[int, int]


def judgement(
    about: About,
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
    return _read(db.execute("SELECT n, record FROM judgement ORDER BY n"))


def tally(db: sqlite3.Connection) -> str:
    """Return how many judgements were made and how many of them taken back: another one after each judgement."""
    return "-".join(map(str, db.execute("SELECT count(*), count(undone) FROM judgement").fetchone()))


def standing(db: sqlite3.Connection, about: str) -> list[Judgement]:
    """Return the judgements about one kind of thing that were not taken back, in their order."""
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
    """Return what persons decided about stories, statements and events as judgements on pairs of pages, attributions
    and events; of two on one pair the later.
    """
    found: dict[str, Judged] = {}
    for judgement in judgements:
        for right in judgement.right:
            low, high = sorted(anchor.member or anchor.page for anchor in (judgement.left, right))
            identity = make_id("judged", low, high)
            found[identity] = Judged(id=identity, left=low, right=high, same=judgement.same, of=_of(right))
    return tuple(found[one] for one in sorted(found))


def _of(anchor: Anchor) -> Literal["page", "attribution", "event"]:
    return "attribution" if anchor.attribution else "event" if anchor.event else "page"


def within(db: sqlite3.Connection, story: int) -> tuple[Judged, ...]:
    """Return what persons decided about the statements and the events of a story."""
    return judged([one for _, one in _read(db.execute(_OF_STORY, (story,))) if one.about in ("statement", "event")])


def on_page(db: sqlite3.Connection, page: str) -> list[tuple[int, Judgement]]:
    """Return the judgements that stand on who says what on a page, with their numbers, in their order."""
    return [(n, one) for n, one in _read(db.execute(_OF_PAGE, (page,))) if one.about in ("speaker", "words")]


def correct(db: sqlite3.Connection, page: int) -> bool:
    """Keep the report of a page as persons judged who says what there, if they did, beside the one that was read."""
    (identity,) = db.execute("SELECT id FROM page WHERE n = ?", (page,)).fetchone()
    judgements = [one for _, one in on_page(db, identity)]
    report = read(db, page) if judgements else None
    found = corrected(report, judgements) if report else None
    if found is None or found is report:
        return False
    db.execute("INSERT INTO corrected VALUES (?, packed(?))", (page, packed(found)))
    return True


def _read(rows: Iterable[tuple[int, str]]) -> list[tuple[int, Judgement]]:
    return [(number, from_json(record, Judgement, f"judgement {number}")) for number, record in rows]


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
    """Let pages be taken out and in again: 2 is neither in nor out, so a newer version of one takes it out, too.

    Statements and events are compared within their story: that is told again, and no page is touched.
    """
    if judgement.about in ("statement", "event"):
        mark(db, "story", [story for page in _pages(judgement) for (story,) in db.execute(_STORIES, (page,))])
        return
    db.executemany("UPDATE page SET settled = 2 WHERE id = ? AND current = 1", ((page,) for page in _pages(judgement)))


def _pages(judgement: Judgement) -> Iterator[str]:
    yield from sorted({anchor.page for anchor in (judgement.left, *judgement.right)})
