"""Matches, origins → claims, conflicts, bonds: what is said, by how many, and what speaks against it."""

from collections.abc import Sequence
from typing import NamedTuple

from accordingto.pile.cast import Cast
from accordingto.pile.story.match import Compared
from accordingto.pile.trace import Traced
from accordingto.pile.weigh.conflict import conflicts
from accordingto.pile.weigh.relation import Bond, bonds, relations
from accordingto.pile.weigh.support import claims
from accordingto.record.claim import Claim, Conflict, Relation
from accordingto.record.report import Report
from accordingto.record.story import Story


class Weighed(NamedTuple):
    """What is claimed and what contradicts what, sorted by id, and what each claim tells of how two actors stand."""

    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    bonds: tuple[Bond, ...]

    @property
    def relations(self) -> tuple[Relation, ...]:
        return relations(self.bonds)


def weigh(
    reports: Sequence[Report], stories: Sequence[Story], compared: Compared, traced: Traced, cast: Cast
) -> Weighed:
    """Put together what is claimed and weigh it."""
    made = claims(reports, stories, compared.matches, traced, cast)
    return Weighed(made, conflicts(compared.clashes, made), bonds(reports, made, cast))
