"""The engine for many machines: the workers of a Dask cluster, found at the address of its scheduler (extra `dask`)."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice, takewhile
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from accordingto.errors import ExtraError, WorkerError

if TYPE_CHECKING:
    from distributed import Client, Future

A = TypeVar("A")
B = TypeVar("B")
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

_AHEAD = 16
_LOOK_SECONDS = 1.0
_CONNECT_SECONDS = 10.0
# In a worker: the tools it has made, by what made them, and the lock that lets one item at a time use them.
_TOOLS: dict[str, Any] = {}
_ONE_AT_A_TIME = Lock()


class Dask:
    """Runs work on the workers behind the scheduler at `address` ("tcp://host:8786"), one item a worker at a time.

    Dask gives the items of a worker that dies to the others. One that has cost as many workers as its scheduler allows
    (`distributed.scheduler.allowed-failures`) is tried once more with nothing beside it, for it may have been its
    neighbour's fault; after that `lost(item, reason)` makes the result that stands for it, and without `lost`,
    WorkerError is raised. WorkerError is raised too when for `patience_seconds` there is no worker at all.
    """

    def __init__(
        self, address: str, lost: Callable[[Any, str], Any] | None = None, patience_seconds: float = 60.0
    ) -> None:
        self.address = address
        self.lost = lost
        self.patience_seconds = patience_seconds

    def map(self, work: Callable[[A, T], B], items: Iterable[A], setup: Callable[[], T]) -> Iterator[B]:
        """Yield `work(item, tools)` for each item, in the order of the items, taking few more than are asked for."""
        with self._connected() as client:
            from dask.base import tokenize  # noqa: PLC0415  an extra

            begin = partial(client.map, partial(_done, work, setup, tokenize(setup)), pure=False)
            every, ahead = iter(items), _AHEAD * sum(client.nthreads().values())
            waiting: deque[tuple[A, Future]] = deque()
            try:
                while True:
                    # Handed over by the dozen: a message for each item would cost the caller more than the work.
                    if 2 * len(waiting) <= ahead and (some := list(islice(every, ahead - len(waiting)))):
                        waiting.extend(zip(some, begin(some), strict=True))
                    if not waiting:
                        return
                    yield from self._results(client, waiting, begin)
            finally:
                client.cancel([future for _, future in waiting])

    def group(
        self, keys: Callable[[A], Iterable[K]], work: Callable[[K, list[A]], list[B]], items: Iterable[A]
    ) -> Iterator[B]:
        """Yield what `work` returns for each key, in the order in which the keys were first seen.

        The items are brought together by Dask's own shuffle. Keys are numbered here, and the numbers shuffled: words
        have other hashes in every process.
        """
        numbers: dict[K, int] = {}
        pairs = [
            (numbers.setdefault(key, len(numbers)), place, key, item)
            for place, item in enumerate(items)
            for key in keys(item)
        ]
        if not pairs:
            return
        with self._connected() as client:
            from dask import bag  # noqa: PLC0415  an extra

            parts = min(len(pairs), 2 * sum(client.nthreads().values()))
            groups = bag.from_sequence(pairs, npartitions=parts).groupby(_number, shuffle="tasks")
            made = self._settled(client, client.compute(groups.map(_grouped, work)))
        for _, results in sorted(made, key=_number):
            yield from results

    @contextmanager
    def _connected(self) -> Iterator["Client"]:
        """Give a client of a cluster with at least one worker."""
        try:
            from distributed import Client  # noqa: PLC0415  an extra, which those who need no cluster have not
        except ImportError as error:
            raise ExtraError("a cluster is reached through Dask: pip install 'accordingto[dask]'") from error
        try:
            client = Client(self.address, timeout=min(_CONNECT_SECONDS, self.patience_seconds), set_as_default=False)
        except (OSError, ValueError) as error:
            hint = "start one with `dask scheduler` and name its address"
            raise WorkerError(f"{self.address}: no scheduler answers there; {hint}") from error
        with client:
            try:
                client.wait_for_workers(1, timeout=self.patience_seconds)
            except TimeoutError as error:
                raise self._deserted() from error
            yield client

    def _results(
        self,
        client: "Client",
        waiting: deque[tuple[A, "Future"]],
        begin: Callable[[list[A]], list["Future"]],
    ) -> Iterator[Any]:
        """Wait for the item whose turn it is; yield its result and those of the next ones that are there already."""
        self._rested(client, waiting[0][1])
        ready = sum(1 for _ in takewhile(lambda pair: pair[1].status == "finished", waiting))
        if ready:
            yield from client.gather([waiting.popleft()[1] for _ in range(ready)])
        else:
            yield self._mended(client, waiting, begin)

    def _mended(
        self,
        client: "Client",
        waiting: deque[tuple[A, "Future"]],
        begin: Callable[[list[A]], list["Future"]],
    ) -> Any:
        """Return the result of an item that has failed: its own error is raised, a worker's death tried once more."""
        from distributed import KilledWorker  # noqa: PLC0415  an extra, as above

        item, future = waiting.popleft()
        try:
            return future.result()
        except KilledWorker:
            for _, other in waiting:
                self._rested(client, other)
        try:
            return self._settled(client, begin([item])[0])
        except KilledWorker as error:
            reason = f"given up: {error.allowed_failures + 1} workers died of it, and then those that had it alone"
            if self.lost is None:
                raise WorkerError(f"{reason}; the item was {item!r:.80}") from error
            return self.lost(item, reason)

    def _settled(self, client: "Client", future: "Future") -> Any:
        """Return the result of a future, or raise the error that its work raised."""
        self._rested(client, future)
        return future.result()

    def _rested(self, client: "Client", future: "Future") -> None:
        """Wait until a future has come to an end of either kind; not for ever if there is nobody to bring it there."""
        last_seen = monotonic()
        while not future.done():
            try:
                future.exception(timeout=_LOOK_SECONDS)
            except TimeoutError:
                if client.nthreads():
                    last_seen = monotonic()
                elif monotonic() - last_seen > self.patience_seconds:
                    raise self._deserted() from None

    def _deserted(self) -> WorkerError:
        hint = f"start one with `dask worker {self.address} --nthreads 1`"
        return WorkerError(f"{self.address}: no worker for {self.patience_seconds:g} seconds; {hint}")


def _done(work: Callable[[A, T], B], setup: Callable[[], T], key: str, item: A) -> B:
    """Do one item in a worker, with the tools made there once; other tools than the last asked for are not kept."""
    with _ONE_AT_A_TIME:
        if key not in _TOOLS:
            _TOOLS.clear()
            _TOOLS[key] = setup()
        return work(item, _TOOLS[key])


def _number(pair: tuple[int, Any] | tuple[int, int, Any, Any]) -> int:
    return pair[0]


def _grouped(
    group: tuple[int, list[tuple[int, int, K, A]]], work: Callable[[K, list[A]], list[B]]
) -> tuple[int, list[B]]:
    """Return the number of a key and what `work` makes of its members, in the order in which they were given."""
    number, pairs = group
    members = sorted(pairs, key=lambda pair: pair[1])
    return number, work(members[0][2], [item for *_, item in members])
