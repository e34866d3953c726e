"""Which things are worth comparing: those that share a key."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

T = TypeVar("T")

_CROWD = 60
_FULLEST = 4


def pairs(
    items: Sequence[T],
    keys: Callable[[T], Iterable[Hashable]],
    size: Callable[[T], int],
    finer: Callable[[T], Iterable[Hashable]] | None = None,
) -> Iterator[tuple[T, T]]:
    """Yield each pair of items that shares a key, once, in the order of the items.

    Where a crowd shares one key (seventy pages with one quotation), each is paired only with the fullest few: they are
    joined all the same, and the work grows with the crowd and not with its square. If there are `finer` keys, the crowd
    is first parted by these.
    """
    first: dict[Hashable, int] = {}
    blocks: dict[Hashable, list[int]] = {}
    for place, item in enumerate(items):
        for key in set(keys(item)):
            # Most keys are one item's alone.
            one = first.setdefault(key, place)
            if one != place:
                blocks.setdefault(key, [one]).append(place)
    found: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) <= _CROWD:
            found.update(combinations(block, 2))
        elif finer is not None:
            crowd = [items[place] for place in block]
            within = pairs(list(enumerate(crowd)), lambda one: finer(one[1]), lambda one: size(one[1]))
            found.update((block[left], block[right]) for (left, _), (right, _) in within)
        else:
            fullest = sorted(block, key=lambda place: (-size(items[place]), place))[:_FULLEST]
            found.update((min(one, two), max(one, two)) for one in fullest for two in block if one != two)
    for left, right in sorted(found):
        yield items[left], items[right]
