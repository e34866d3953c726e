"""Which pages tell of one happening: a function of the set of pages, whatever their order."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from accordingto.pile.linked import linked
from accordingto.pile.story.keys import Telling
from accordingto.pile.story.likeness import profile
from accordingto.pile.story.near import alike
from accordingto.record.story import Judged

Grouping = tuple[tuple[str, ...], ...]
Pair = tuple[str, str]

# Two pages, or two groups of pages on the average, that are less alike than this tell of two happenings.
THRESHOLD = 0.3
# Likenesses have six decimals.
_WHOLE = 1_000_000
_ENOUGH = round(THRESHOLD * _WHOLE)
# Two averages that differ do so within so many binary places, of any groups of fewer than 65,000 pages.
_BITS = 64


def groups(tellings: Iterable[Telling], judged: Sequence[Judged] = ()) -> Grouping:
    """Return the ids of the pages of each story, sorted, ordered by the smallest."""
    profiles = [profile(telling) for telling in tellings]
    return grouped((page.id for page in profiles), alike(profiles), judged)


def grouped(pages: Iterable[str], likenesses: Mapping[Pair, float], judged: Sequence[Judged] = ()) -> Grouping:
    """Return the stories that some pages make, given how alike they are (ids, the smaller first) and what people say.

    Pages are joined, the likest first, as long as the groups they make are alike on the average: a page that is like
    one page of a group and unlike the others does not chain them. What a person has judged outweighs all likeness: one
    happening first, then two.

    Two groups become no liker to a third by being joined, so each is joined to the one that is likest to it and to
    which it is the likest, whatever is joined elsewhere meanwhile. Therefore where some pages change only their stories
    are made again, and those beside them that they then mix with (`archive/part.py`).
    """
    known = dict.fromkeys(pages)
    said = [one for one in judged if one.left in known and one.right in known]
    one = [(judgement.left, judgement.right) for judgement in said if judgement.same]
    two = [(judgement.left, judgement.right) for judgement in said if not judgement.same]
    # Groups of which no two pages are so alike by themselves are not so on the average.
    near = linked(known, [*(pair for pair, score in likenesses.items() if score >= THRESHOLD), *one])
    place = {page: number for number, together in enumerate(near) for page in together}
    shares: list[dict[Pair, float]] = [{} for _ in near]
    for pair, score in likenesses.items():
        if (here := place.get(pair[0])) is not None and here == place.get(pair[1]):
            shares[here][pair] = score
    found = (
        group
        for number, together in enumerate(near)
        for group in (_joined(together, shares[number], one, two) if len(together) > 1 else [together])
    )
    return tuple(sorted(found))


def following(
    stories: Sequence[Sequence[str]], likenesses: Iterable[Pair], days: Mapping[str, str | None]
) -> tuple[tuple[int, ...], ...]:
    """Return, for each story, the places of the stories that it goes on from: earlier, and alike in some two pages.

    `days` gives the day of each story by its first page; one of no known day goes on from none, and none from it.
    """
    place = {page: number for number, story in enumerate(stories) for page in story}
    found: list[set[int]] = [set() for _ in stories]
    for left, right in likenesses:
        one, other = place.get(left), place.get(right)
        if one is None or other is None or one == other:
            continue
        ours, theirs = days[stories[one][0]], days[stories[other][0]]
        if ours and theirs and ours != theirs:
            later, earlier = (one, other) if ours > theirs else (other, one)
            found[later].add(earlier)
    return tuple(tuple(sorted(earlier)) for earlier in found)


def _joined(
    members: Sequence[str], likenesses: Mapping[Pair, float], one: Sequence[Pair], two: Sequence[Pair]
) -> list[tuple[str, ...]]:
    """Return the stories of pages that hang together, what is judged to be one story joined beforehand."""
    start = linked(members, one)
    first = {member: group[0] for group in start for member in group}
    apart = {frozenset((first[left], first[right])) for left, right in two if left in first and right in first}
    return _Merging(start, first, likenesses, apart).stories()


class _Merging:
    """Joins the two groups that are most alike on the average, again and again; ties go to the smallest ids.

    Averages are those of whole numbers, millionths, and are compared exactly: two groups that are joined are then not
    by a rounding liker to a third than either was.
    """

    def __init__(
        self,
        start: Sequence[Sequence[str]],
        first: Mapping[str, str],
        likenesses: Mapping[Pair, float],
        apart: set[frozenset[str]],
    ) -> None:
        self.groups = {group[0]: list(group) for group in start}
        self.sums: dict[str, dict[str, int]] = {name: {} for name in self.groups}
        self.apart: dict[str, set[str]] = defaultdict(set)
        for left, right in (tuple(pair) for pair in apart if len(pair) > 1):
            self.apart[left].add(right)
            self.apart[right].add(left)
        for (one, other), score in sorted(likenesses.items()):
            left, right = first[one], first[other]
            if left != right:
                self._add(left, right, round(score * _WHOLE))
        self.heap: list[tuple[int, str, str, int]] = []
        for left, others in self.sums.items():
            for right in others:
                if left < right:
                    self._offer(left, right)

    def stories(self) -> list[tuple[str, ...]]:
        """Return the groups that are left when no two are alike enough."""
        while self.heap:
            _, left, right, size = heapq.heappop(self.heap)
            # A group that has grown since has been offered anew.
            if left in self.groups and right in self.groups and self._size(left, right) == size:
                self._join(left, right)
        return [tuple(sorted(group)) for group in self.groups.values()]

    def _join(self, left: str, right: str) -> None:
        self.groups[left] += self.groups.pop(right)
        for other in self.apart.pop(right, set()):
            self.apart[other].discard(right)
            self.apart[other].add(left)
            self.apart[left].add(other)
        for other, score in self.sums.pop(right).items():
            self.sums[other].pop(right)
            if other != left:
                self._add(left, other, score)
        for other in self.sums[left]:
            self._offer(min(left, other), max(left, other))

    def _add(self, left: str, right: str, score: int) -> None:
        self.sums[left][right] = self.sums[right][left] = self.sums[left].get(right, 0) + score

    def _offer(self, left: str, right: str) -> None:
        pairs = len(self.groups[left]) * len(self.groups[right])
        if self.sums[left][right] >= _ENOUGH * pairs and right not in self.apart.get(left, ()):
            average = (self.sums[left][right] << _BITS) // pairs
            heapq.heappush(self.heap, (-average, left, right, self._size(left, right)))

    def _size(self, left: str, right: str) -> int:
        return len(self.groups[left]) + len(self.groups[right])
