"""Who does the work: the port that every engine has, beside no engine."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class Runner(Protocol):
    """Runs pure, importable functions over many items; results come in any order."""

    def map(self, work: Callable[[A, T], B], items: Iterable[A], setup: Callable[[], T]) -> Iterator[B]:
        """Yield `work(item, tools)` for each item; `setup` makes the tools, once in each worker."""
        ...

    def group(
        self, keys: Callable[[A], Iterable[K]], work: Callable[[K, list[A]], list[B]], items: Iterable[A]
    ) -> Iterator[B]:
        """Yield what `work(key, members)` returns for each key, with all items that have that key, in their order."""
        ...
