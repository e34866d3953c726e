"""Two claims that cannot both be true: what their members clash in."""

from collections.abc import Iterable, Sequence

from accordingto.pile.story.clash import Clash
from accordingto.record.base import make_id
from accordingto.record.claim import Claim, Conflict


def conflicts(clashes: Iterable[Clash], claims: Sequence[Claim]) -> tuple[Conflict, ...]:
    """Return the pairs of claims that cannot both be true, sorted by id; one conflict a pair and field.

    The claim that 12 people were killed stands against the claim that 14 people were, however many make either.
    """
    claim_of = {member: claim for claim in claims for member in claim.members}
    found: dict[str, Conflict] = {}
    for clash in clashes:
        one, other = claim_of[clash.left.member], claim_of[clash.right.member]
        if one.id == other.id:
            continue
        (first, left), (second, right) = sorted([(one.id, clash.left.value), (other.id, clash.right.value)])
        conflict = Conflict(
            id=make_id("conflict", first, second, clash.field),
            story=one.story,
            left=first,
            right=second,
            field=clash.field,
            left_value=left,
            right_value=right,
        )
        found.setdefault(conflict.id, conflict)
    return tuple(found[identity] for identity in sorted(found))
