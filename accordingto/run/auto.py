"""The engine for whoever does not choose one: the caller's process for a few items, a pool of processes for more."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import chain, islice
from typing import Any, TypeVar

from accordingto.run.inline import Inline
from accordingto.run.pool import Pool

A = TypeVar("A")
B = TypeVar("B")
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

# So many pages are done in one process before a second one has loaded its parser.
FEW = 12


class Auto:
    """Chooses by how many items there are; `lost` is what Pool takes."""

    def __init__(self, lost: Callable[[Any, str], Any] | None = None) -> None:
        self.lost = lost

    def map(self, work: Callable[[A, T], B], items: Iterable[A], setup: Callable[[], T]) -> Iterator[B]:
        """Yield `work(item, tools)` for each item, in the order of the items; without items `setup` is not called."""
        every = iter(items)
        first = list(islice(every, FEW))
        if first:
            runner = Inline() if len(first) < FEW else Pool(lost=self.lost)
            yield from runner.map(work, chain(first, every), setup)

    def group(
        self, keys: Callable[[A], Iterable[K]], work: Callable[[K, list[A]], list[B]], items: Iterable[A]
    ) -> Iterator[B]:
        """Yield what `work` returns for each key; done in this process."""
        return Inline().group(keys, work, items)
