"""The rows that questions are asked of: who said what, who did what, how two stood; made story by story."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence

from accordingto.archive.spot import on_page, spot
from accordingto.pile.told import Told
from accordingto.record.claim import Claim
from accordingto.record.event import Event
from accordingto.record.report import Report
from accordingto.record.said import Attribution
from accordingto.store.days import numbered

ACTOR, RECIPIENT = 0, 1
_OF_PAGE = (
    "DELETE FROM heard WHERE statement BETWEEN ? AND ?",
    "DELETE FROM beside WHERE statement BETWEEN ? AND ?",
    "DELETE FROM statement WHERE n BETWEEN ? AND ?",
    "DELETE FROM bond WHERE claim BETWEEN ? AND ?",
    "DELETE FROM side WHERE deed BETWEEN ? AND ?",
    "DELETE FROM deed WHERE n BETWEEN ? AND ?",
)


def clear(db: sqlite3.Connection, pages: Sequence[int]) -> None:
    """Take away the rows of the pages of a story."""
    for page in pages:
        for statement in _OF_PAGE:
            db.execute(statement, on_page(page))


def write(
    db: sqlite3.Connection, reports: Mapping[int, Report], actors_of: Callable[[int], Mapping[str, int]], told: Told
) -> None:
    """Write the rows of the pages of a story, by their numbers; `actors_of` gives the actor of each figure of one."""
    spots = {one.id: spot(page, n) for page, report in reports.items() for n, one in enumerate(report.said)}
    spots |= {one.id: spot(page, n) for page, report in reports.items() for n, one in enumerate(report.events)}
    claims = {member: claim for claim in told.claims for member in claim.members}
    for page, report in reports.items():
        firsts = actors_of(page)
        actors = {mention.id: firsts[mention.first] for mention in report.mentions if mention.first in firsts}
        for said in report.said:
            _statement(db, said, (report, actors), claims[said.id], spots)
        for event in report.events:
            _deed(db, event, (report, actors), claims[event.id], spots)
    named = {claim.id: spots[claim.members[0]] for claim in told.claims}
    for bond in told.bonds:
        ends = (_number(db, bond.left), _number(db, bond.right))
        db.execute("INSERT INTO bond VALUES (?, ?, ?, ?, ?)", (*ends, bond.day, named[bond.claim], bond.warmth))


def _statement(
    db: sqlite3.Connection,
    said: Attribution,
    here: tuple[Report, Mapping[str, int]],
    claim: Claim,
    spots: Mapping[str, int],
) -> None:
    report, actors = here
    day = (said.when.day if said.when else None) or report.page.day_of(said.content[0])
    number, speaker = spots[said.id], actors.get(said.speaker.mention or "")
    behind = (spots[claim.members[0]], len(claim.outlets), len(claim.origins))
    db.execute("INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?)", (number, speaker, numbered(day), *behind))
    beside = {actors[mention] for mention in said.speaker.beside if mention in actors} - {speaker}
    db.executemany("INSERT INTO beside VALUES (?, ?)", ((actor, number) for actor in sorted(beside)))
    heard = {
        actors[mention.id]
        for span in said.addressee
        for mention in report.mentions
        if mention.id in actors and span.holds(mention.head)
    }
    db.executemany("INSERT INTO heard VALUES (?, ?)", ((actor, number) for actor in sorted(heard)))


def _deed(
    db: sqlite3.Connection, event: Event, here: tuple[Report, Mapping[str, int]], claim: Claim, spots: Mapping[str, int]
) -> None:
    report, actors = here
    behind = (spots[claim.members[0]], len(claim.outlets), len(claim.origins))
    number = spots[event.id]
    day = event.when or report.page.day_of(event.trigger)
    db.execute("INSERT INTO deed VALUES (?, ?, ?, ?, ?, ?)", (number, event.code, numbered(day), *behind))
    for role, mentions in ((ACTOR, event.agent), (RECIPIENT, event.patient)):
        found = sorted({actors[mention] for mention in mentions if mention in actors})
        db.executemany("INSERT INTO side VALUES (?, ?, ?)", ((actor, role, number) for actor in found))


def _number(db: sqlite3.Connection, actor: str) -> int:
    return int(db.execute("SELECT n FROM actor WHERE id = ?", (actor,)).fetchone()[0])
