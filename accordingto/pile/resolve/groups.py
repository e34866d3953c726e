"""From judgements to groups: what is joined by a yes is one, unless a no stands between."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from accordingto.record.actor import Same


def groups(ids: Iterable[str], judgements: Iterable[Same], owner: Mapping[str, str]) -> list[list[str]]:
    """Return the groups of `ids`, each sorted, sorted by their first; `owner` says which id a mention belongs to.

    A person's yes comes first, then every no, then the other yeses from the surest down; a yes that would join two
    between whom a no stands is passed over.
    """
    root = {one: one for one in ids}
    apart: dict[str, set[str]] = defaultdict(set)
    known = [
        (judgement, owner[judgement.left], owner[judgement.right])
        for judgement in judgements
        if judgement.left in owner and judgement.right in owner
    ]
    for judgement, one, other in sorted(known, key=lambda one: _rank(one[0])):
        left, right = _find(root, one), _find(root, other)
        if left == right:
            continue
        if not judgement.same:
            apart[left].add(right)
            apart[right].add(left)
        elif right not in apart[left] or judgement.by == "person":
            _unite(root, apart, left, right)
    found: dict[str, list[str]] = defaultdict(list)
    for one in sorted(root):
        found[_find(root, one)].append(one)
    return sorted(found.values())


def _rank(judgement: Same) -> tuple[bool, bool, float, str]:
    """Order: what a person says, yes before no; then the others' words, no before yes; the surest first."""
    person = judgement.by == "person"
    return (not person, judgement.same != person, -judgement.score, judgement.id)


def _find(root: dict[str, str], one: str) -> str:
    while root[one] != one:
        root[one] = root[root[one]]
        one = root[one]
    return one


def _unite(root: dict[str, str], apart: dict[str, set[str]], left: str, right: str) -> None:
    """Join two groups under the smaller id; whoever is apart from one is apart from both."""
    low, high = sorted((left, right))
    root[high] = low
    for other in apart.pop(high, set()):
        apart[other].discard(high)
        if other != low:
            apart[other].add(low)
            apart[low].add(other)
