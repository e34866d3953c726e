"""Any engine, with word of how far it is."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from accordingto.run import Runner

A = TypeVar("A")
B = TypeVar("B")
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class Watched:
    """Lets `runner` do the work and calls `seen` with the number of items done, after each."""

    def __init__(self, runner: Runner, seen: Callable[[int], None]) -> None:
        self.runner = runner
        self.seen = seen

    def map(self, work: Callable[[A, T], B], items: Iterable[A], setup: Callable[[], T]) -> Iterator[B]:
        """Yield what the runner yields."""
        for number, result in enumerate(self.runner.map(work, items, setup), start=1):
            self.seen(number)
            yield result

    def group(
        self, keys: Callable[[A], Iterable[K]], work: Callable[[K, list[A]], list[B]], items: Iterable[A]
    ) -> Iterator[B]:
        """Yield what the runner yields."""
        return self.runner.group(keys, work, items)
