"""How two actors stood to each other on a day, by what the pages say they did to one another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from math import fsum
from typing import NamedTuple

from accordingto import lexicon
from accordingto.pile.cast import Cast
from accordingto.record.base import make_id
from accordingto.record.claim import Claim, Relation
from accordingto.record.event import Event
from accordingto.record.page import Page
from accordingto.record.report import Report

_COUNTED = frozenset({"occurred", "ongoing", "planned", "threatened"})
_KINDS = frozenset({"person", "organisation", "government", "group"})


class Bond(NamedTuple):
    """What one claim tells of two actors (ids, `left` < `right`) on a day ("" if not known): how warm it is."""

    left: str
    right: str
    day: str
    claim: str
    warmth: float


def bonds(reports: Sequence[Report], claims: Sequence[Claim], cast: Cast) -> tuple[Bond, ...]:
    """Return what each claim tells of how two actors stand, in the order of the claims.

    "Kim Yo Jong invited Moon Jae-in" on 12 February is warm for the two on that day. What is denied, only possible or
    long past counts for nothing. The day is that of the event, else that of the page, else not known.
    """
    pages = {report.page.id: report.page for report in reports}
    told = {event.id: event for report in reports for event in report.events}
    return tuple(
        Bond(left, right, day, claim.id, warmth)
        for claim in claims
        if claim.of == "event"
        for (left, right, day), warmth in _bonds([told[member] for member in claim.members], pages, cast)
    )


def relations(found: Iterable[Bond]) -> tuple[Relation, ...]:
    """Return the warmth between each two actors on each day, the mean over the claims, sorted by id."""
    grouped: dict[tuple[str, str, str], dict[str, float]] = defaultdict(dict)
    for bond in found:
        grouped[bond.left, bond.right, bond.day][bond.claim] = bond.warmth
    made = [_relation(*key, grouped[key]) for key in sorted(grouped)]
    return tuple(sorted(made, key=lambda relation: relation.id))


def _bonds(
    members: Sequence[Event], pages: Mapping[str, Page], cast: Cast
) -> Iterator[tuple[tuple[str, str, str], float]]:
    """Yield the two actors, the day and the warmth of each deed of a claim; the earliest day known stands for all."""
    warmth = _warmth().get(members[0].code)
    if warmth is None:
        return
    counted = [event for event in members if event.status in _COUNTED]
    known = sorted(day for event in counted if (day := event.when)) or sorted(
        day for event in counted if (day := pages[event.page].day_of(event.trigger))
    )
    day = known[0][:10] if known else ""
    pairs = {
        (min(agent, patient), max(agent, patient))
        for event in counted
        for agent, patient in product(_actors(event.agent, cast), _actors(event.patient, cast))
        if agent != patient
    }
    for left, right in sorted(pairs):
        yield (left, right, day), warmth


def _actors(mentions: Sequence[str], cast: Cast) -> list[str]:
    found = (cast.known(actor) for actor in cast.actors_of(mentions))
    return [
        actor.id for actor in found if actor and (actor.kind in _KINDS or (actor.kind == "place" and actor.country))
    ]


def _relation(left: str, right: str, day: str, warmths: Mapping[str, float]) -> Relation:
    return Relation(
        id=make_id("relation", left, right, day),
        left=left,
        right=right,
        day=day or None,
        warmth=round(fsum(warmths.values()) / len(warmths), 2),
        claims=tuple(sorted(warmths)),
    )


@cache
def _warmth() -> dict[str, float]:
    return {row["code"]: float(row["warmth"]) for row in lexicon.table("warmth")}
