"""Matches, origins → claims, conflicts, relations: what is said, by how many, and what speaks against it."""

from collections.abc import Sequence
from typing import NamedTuple

from accordingto.pile.cast import Cast
from accordingto.pile.story.match import Compared
from accordingto.pile.trace import Traced
from accordingto.pile.weigh.conflict import conflicts
from accordingto.pile.weigh.relation import relations
from accordingto.pile.weigh.support import claims
from accordingto.record.claim import Claim, Conflict, Relation
from accordingto.record.report import Report
from accordingto.record.story import Story


class Weighed(NamedTuple):
    """What is claimed in a pile, what contradicts what, and how its actors stand to each other; each sorted by id."""

    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    relations: tuple[Relation, ...]


def weigh(
    reports: Sequence[Report], stories: Sequence[Story], compared: Compared, traced: Traced, cast: Cast
) -> Weighed:
    """Put together what is claimed and weigh it."""
    made = claims(reports, stories, compared.matches, traced, cast)
    return Weighed(made, conflicts(compared.clashes, made), relations(reports, made, cast))
