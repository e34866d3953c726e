"""The rows that questions are asked of: who said what, who did what, how two stood; made story by story."""

import sqlite3
from collections.abc import Iterable

from accordingto.archive.keep import load
from accordingto.pile.told import Told
from accordingto.record.claim import Claim
from accordingto.record.event import Event
from accordingto.record.report import Report
from accordingto.record.said import Attribution

_OF_STORY = (
    "DELETE FROM heard WHERE statement IN (SELECT n FROM statement WHERE story = ?)",
    "DELETE FROM statement WHERE story = ?",
    "DELETE FROM side WHERE deed IN (SELECT n FROM deed WHERE story = ?)",
    "DELETE FROM deed WHERE story = ?",
    "DELETE FROM bond WHERE story = ?",
)

_STATEMENT = (
    "INSERT INTO statement (story, page, place, speaker, day, claim, outlets, origins) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_DEED = "INSERT INTO deed (story, page, place, code, day, claim, outlets, origins) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


def clear(db: sqlite3.Connection, story: int) -> None:
    """Take away the rows of a story."""
    for statement in _OF_STORY:
        db.execute(statement, (story,))


def write(db: sqlite3.Connection, story: int, told: Told) -> None:
    """Write the rows of a story."""
    claims = {member: claim for claim in told.claims for member in claim.members}
    for identity in told.story.pages:
        (page,) = db.execute("SELECT n FROM page WHERE id = ?", (identity,)).fetchone()
        report = load(db, page)
        actors = _actors(db, page, report)
        for place, said in enumerate(report.said):
            _statement(db, (story, page, place), said, claims[said.id], actors, report)
        for place, event in enumerate(report.events):
            _deed(db, (story, page, place), event, claims[event.id], actors, report)
    db.executemany("INSERT INTO bond VALUES (?, ?, ?, ?, ?, ?)", ((*bond, story) for bond in told.bonds))


def _actors(db: sqlite3.Connection, page: int, report: Report) -> dict[str, int]:
    """Return the actor of each mention of a page."""
    firsts = dict(db.execute("SELECT id, actor FROM figure WHERE page = ? AND actor IS NOT NULL", (page,)))
    return {mention.id: firsts[mention.first] for mention in report.mentions if mention.first in firsts}


def _statement(
    db: sqlite3.Connection,
    where: tuple[int, int, int],
    said: Attribution,
    claim: Claim,
    actors: dict[str, int],
    report: Report,
) -> None:
    day = (said.when.day if said.when else None) or report.page.published
    row = (*where, actors.get(said.speaker.mention or ""), day, claim.id, len(claim.outlets), len(claim.origins))
    number = db.execute(_STATEMENT, row).lastrowid
    heard = {
        actors[mention.id]
        for mention in report.mentions
        if mention.id in actors and any(span.holds(mention.head) for span in said.addressee)
    }
    db.executemany("INSERT INTO heard VALUES (?, ?)", ((actor, number) for actor in sorted(heard)))


def _deed(
    db: sqlite3.Connection,
    where: tuple[int, int, int],
    event: Event,
    claim: Claim,
    actors: dict[str, int],
    report: Report,
) -> None:
    row = (*where, event.code, event.when or report.page.published, claim.id, len(claim.outlets), len(claim.origins))
    number = db.execute(_DEED, row).lastrowid or 0
    _sides(db, number, "actor", event.agent, actors)
    _sides(db, number, "recipient", event.patient, actors)


def _sides(db: sqlite3.Connection, deed: int, role: str, mentions: Iterable[str], actors: dict[str, int]) -> None:
    found = sorted({actors[mention] for mention in mentions if mention in actors})
    db.executemany("INSERT INTO side VALUES (?, ?, ?)", ((actor, role, deed) for actor in found))
