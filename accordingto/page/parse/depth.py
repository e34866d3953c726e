"""No tree deeper than any sentence a person writes: a list without an end must not use up the stack of who reads it."""

from collections.abc import Iterable, Sequence

DEEPEST = 200


def bounded(heads: Sequence[int], sentences: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Return the heads with tokens that hang more than `DEEPEST` steps below their root hung on the one at that depth.

    `sentences` are the bounds [first, last) of the trees. Real sentences are some twenty deep.
    """
    kept = list(heads)
    for first, last in sentences:
        if last - first > DEEPEST:
            _bound(kept, range(first, last))
    return tuple(kept)


def _bound(heads: list[int], sentence: range) -> None:
    depth: dict[int, int] = {}
    for token in sentence:
        path = [token]
        while path[-1] not in depth and heads[path[-1]] != path[-1]:
            path.append(heads[path[-1]])
        depth.setdefault(path[-1], 0)
        for below, above in zip(reversed(path[:-1]), reversed(path[1:]), strict=True):
            # What is above hangs no deeper than it may by now, so one step up is enough.
            deep = depth[above] >= DEEPEST
            heads[below] = heads[above] if deep else above
            depth[below] = depth[above] + (not deep)
