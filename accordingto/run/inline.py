"""The reference engine: everything in this process, one after the other."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class Inline:
    """Does the work where it is called; the other engines must give the same records."""

    def map(self, work: Callable[[A, T], B], items: Iterable[A], setup: Callable[[], T]) -> Iterator[B]:
        """Yield `work(item, tools)` for each item, in the order of the items."""
        tools = setup()
        for item in items:
            yield work(item, tools)

    def group(
        self, keys: Callable[[A], Iterable[K]], work: Callable[[K, list[A]], list[B]], items: Iterable[A]
    ) -> Iterator[B]:
        """Yield what `work` returns for each key, in the order in which the keys were first seen."""
        members: dict[K, list[A]] = {}
        for item in items:
            for key in keys(item):
                members.setdefault(key, []).append(item)
        for key, found in members.items():
            yield from work(key, found)
