"""Groups from pairs: whatever is joined by a chain of pairs is one group."""

from collections.abc import Iterable


def linked(members: Iterable[str], pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return the groups that the pairs make of the members, each sorted, ordered by their smallest member.

    Members "a", "b", "c" and the pair ("c", "a") make the groups ("a", "c") and ("b",).
    """
    parent = {member: member for member in members}

    def root(member: str) -> str:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for left, right in pairs:
        if left in parent and right in parent:
            first, second = sorted((root(left), root(right)))
            parent[second] = first
    groups: dict[str, list[str]] = {}
    for member in sorted(parent):
        groups.setdefault(root(member), []).append(member)
    return tuple(map(tuple, groups.values()))
