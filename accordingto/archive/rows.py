"""The rows that questions are asked of: who said what, who did what, how two stood; made story by story."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

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
    "DELETE FROM deed WHERE n BETWEEN ? AND ?",
)


class Ends(NamedTuple):
    """The actors of a deed, by their numbers: who did it, whom it was done to, and each two of whom its claim tells how
    they stand, if the claim is named for it.
    """

    agents: tuple[int, ...]
    recipients: tuple[int, ...]
    bonds: tuple[tuple[int, int], ...] = ()

    def written(self) -> str:
        """Return them as the deed's row holds them: "4,5:8:4,8 5,8"."""
        return ":".join([_listed(self.agents), _listed(self.recipients), " ".join(map(_listed, self.bonds))])


def ends_of(written: str) -> Ends:
    """Return what `Ends.written` made this of."""
    agents, recipients, bonds = written.split(":")
    return Ends(_numbers(agents), _numbers(recipients), tuple((int(one), int(other)) for one, other in _pairs(bonds)))


def clear(db: sqlite3.Connection, pages: Sequence[int]) -> None:
    """Take away the rows of the pages of a story."""
    for page in pages:
        for number, written in db.execute("SELECT n, ends FROM deed WHERE n BETWEEN ? AND ?", on_page(page)).fetchall():
            ends = ends_of(written)
            db.executemany("DELETE FROM side WHERE actor = ? AND role = ? AND deed = ?", _sides(number, ends))
            bonds = ((*pair, number) for pair in ends.bonds)
            db.executemany("DELETE FROM bond WHERE lower = ? AND upper = ? AND claim = ?", bonds)
        for statement in _OF_PAGE:
            db.execute(statement, on_page(page))


def write(
    db: sqlite3.Connection, reports: Mapping[int, Report], actors_of: Callable[[int], Mapping[str, int]], told: Told
) -> None:
    """Write the rows of the pages of a story, by their numbers; `actors_of` gives the actor of each figure of one."""
    spots = {one.id: spot(page, n) for page, report in reports.items() for n, one in enumerate(report.said)}
    spots |= {one.id: spot(page, n) for page, report in reports.items() for n, one in enumerate(report.events)}
    claims = {member: claim for claim in told.claims for member in claim.members}
    bonds = _bonds(db, told, spots)
    for page, report in reports.items():
        firsts = actors_of(page)
        actors = {mention.id: firsts[mention.first] for mention in report.mentions if mention.first in firsts}
        for said in report.statements:
            _statement(db, said, (report, actors), claims[said.id], spots)
        for event in report.events:
            ends = Ends(_acting(event.agent, actors), _acting(event.patient, actors), tuple(bonds[spots[event.id]]))
            _deed(db, event, report, (claims[event.id], ends), spots)


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
    db: sqlite3.Connection, event: Event, report: Report, known: tuple[Claim, Ends], spots: Mapping[str, int]
) -> None:
    claim, ends = known
    behind = (spots[claim.members[0]], len(claim.outlets), len(claim.origins))
    number = spots[event.id]
    day = event.when or report.page.day_of(event.trigger)
    row = (number, event.code, numbered(day), *behind, ends.written())
    db.execute("INSERT INTO deed VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    db.executemany("INSERT INTO side VALUES (?, ?, ?)", _sides(number, ends))


def _bonds(db: sqlite3.Connection, told: Told, spots: Mapping[str, int]) -> Mapping[int, list[tuple[int, int]]]:
    """Write how two actors stood by each claim; return whom, by the deed that the claim is named for."""
    named = {claim.id: spots[claim.members[0]] for claim in told.claims}
    found = defaultdict[int, list[tuple[int, int]]](list)
    for bond in told.bonds:
        ends, claim = (_number(db, bond.left), _number(db, bond.right)), named[bond.claim]
        found[claim].append(ends)
        row = (*ends, claim, numbered(bond.day or None), bond.warmth)
        db.execute("INSERT INTO bond VALUES (?, ?, ?, ?, ?)", row)
    return found


def _acting(mentions: Iterable[str], actors: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sorted({actors[mention] for mention in mentions if mention in actors}))


def _sides(number: int, ends: Ends) -> list[tuple[int, int, int]]:
    sides = ((ACTOR, ends.agents), (RECIPIENT, ends.recipients))
    return [(actor, role, number) for role, actors in sides for actor in actors]


def _listed(numbers: Iterable[int]) -> str:
    return ",".join(map(str, numbers))


def _numbers(listed: str) -> tuple[int, ...]:
    return tuple(map(int, listed.split(","))) if listed else ()


def _pairs(written: str) -> list[list[str]]:
    return [pair.split(",") for pair in written.split()]


def _number(db: sqlite3.Connection, actor: str) -> int:
    return int(db.execute("SELECT n FROM actor WHERE id = ?", (actor,)).fetchone()[0])
