"""The default engine: a few processes, each watched; one that dies or hangs costs at most the item it held."""

import multiprocessing
import os
import signal
import time
import traceback
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from accordingto.errors import WorkerError
from accordingto.run.inline import Inline

A = TypeVar("A")
B = TypeVar("B")
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

_TRIES = 2
_FALSE_STARTS = 3
_SETUP_SECONDS = 300.0
_AHEAD = 32
# A fork would copy whatever threads and locks the caller has; a spawned process begins clean on every system.
_SPAWN = multiprocessing.get_context("spawn")


class Pool:
    """Runs work in `processes` processes (one a core), each with tools of its own, one item at a time.

    A process that dies, or holds an item longer than `limit_seconds`, is replaced and its item tried once more. After
    that `lost(item, reason)` makes the result that stands for the item; without `lost`, WorkerError is raised. An error
    that `work` or `setup` raises reaches the caller as it would in this process.
    """

    def __init__(
        self,
        processes: int | None = None,
        limit_seconds: float = 120.0,
        lost: Callable[[Any, str], Any] | None = None,
    ) -> None:
        self.processes = processes or _cores()
        self.limit_seconds = limit_seconds
        self.lost = lost

    def map(self, work: Callable[[A, T], B], items: Iterable[A], setup: Callable[[], T]) -> Iterator[B]:
        """Yield `work(item, tools)` for each item, in the order of the items, taking few more than are asked for."""
        todo = _Todo(items, _AHEAD * self.processes)
        crew: list[_Worker] = []
        try:
            while True:
                for worker in crew:
                    if worker.idle and (task := todo.take()):
                        worker.begin(task)
                while len(crew) < self.processes and (task := todo.take()):
                    crew.append(_Worker(work, setup, task))
                busy = [worker for worker in crew if not worker.idle]
                if not busy:
                    return
                for worker in self._moved(busy):
                    if self._settle(worker, todo) == "lost":
                        crew.remove(worker)
                        worker.end()
                yield from todo.finished()
        finally:
            for worker in crew:
                worker.end()

    def group(
        self, keys: Callable[[A], Iterable[K]], work: Callable[[K, list[A]], list[B]], items: Iterable[A]
    ) -> Iterator[B]:
        """Yield what `work` returns for each key; done in this process, for pairs are small beside pages."""
        return Inline().group(keys, work, items)

    def _moved(self, busy: list["_Worker"]) -> list["_Worker"]:
        """Wait, and return the workers that have spoken, died or gone past their limit."""
        first = min(worker.deadline(self.limit_seconds) for worker in busy)
        heard = wait([worker.pipe for worker in busy], timeout=max(0.0, first - time.monotonic()))
        now = time.monotonic()
        return [w for w in busy if w.pipe in heard or w.deadline(self.limit_seconds) <= now]

    def _settle(self, worker: "_Worker", todo: "_Todo") -> str:
        """Take what one worker has to say, put down the result of its item if there is one; return what kind it was."""
        kind, value = worker.hear(self.limit_seconds)
        if kind == "ready":
            todo.false_starts = 0
            worker.begin(worker.task)
        elif kind == "done":
            todo.results[worker.task.number] = value
            worker.idle = True
        elif kind == "failed":
            raise value
        elif todo.give_back(worker, value):
            todo.results[worker.task.number] = self._stand_in(worker.task.item, value)
        return kind

    def _stand_in(self, item: Any, reason: str) -> Any:
        if self.lost is None:
            raise WorkerError(f"given up after {_TRIES} tries: {reason}; the item was {item!r:.80}")
        return self.lost(item, f"given up after {_TRIES} tries: {reason}")


@dataclass
class _Task:
    """An item, its place in the order, and how often it was given to a worker that was lost."""

    number: int
    item: Any
    lost: int = 0


class _Todo:
    """Items still to be given out, those to be tried again first, and results that wait for those before them."""

    def __init__(self, items: Iterable[Any], ahead: int) -> None:
        self._items = enumerate(items)
        self._again: list[_Task] = []
        self._ahead = ahead
        self._next = 0
        self.results: dict[int, Any] = {}
        self.false_starts = 0

    def take(self) -> _Task | None:
        """Return the next item; None if there is none, or if too many results wait for one that is slow."""
        if self._again:
            return self._again.pop()
        if len(self.results) >= self._ahead:
            return None
        return next((_Task(number, item) for number, item in self._items), None)

    def finished(self) -> Iterator[Any]:
        """Yield the results whose turn it is."""
        while self._next in self.results:
            yield self.results.pop(self._next)
            self._next += 1

    def give_back(self, worker: "_Worker", reason: str) -> bool:
        """Take the item of a lost worker back to be tried again; say whether it has been tried often enough."""
        if worker.ready:
            worker.task.lost += 1
        else:
            self.false_starts += 1
        if self.false_starts >= _FALSE_STARTS:
            hint = "a script that starts processes must do so under `if __name__ == '__main__':`"
            raise WorkerError(f"{reason} before it could begin, {_FALSE_STARTS} times in a row ({hint})")
        if worker.task.lost >= _TRIES:
            return True
        self._again.append(worker.task)
        return False


class _Worker:
    """One process, the pipe to it, and the task it holds."""

    def __init__(self, work: Callable[[Any, Any], Any], setup: Callable[[], Any], task: _Task) -> None:
        self.task = task
        self.ready = self.idle = False
        self.since = time.monotonic()
        self.pipe, there = _SPAWN.Pipe()
        self.process = _SPAWN.Process(target=_serve, args=(there, work, setup), daemon=True)
        with _interrupts_held():
            self.process.start()
        # With our copy of its end closed, the death of the process is heard as the end of the pipe.
        there.close()

    def begin(self, task: _Task) -> None:
        """Send a task to the process, which is ready for it."""
        self.task = task
        self.ready, self.idle = True, False
        self.since = time.monotonic()
        try:
            self.pipe.send(self.task.item)
        except BrokenPipeError:
            return  # it has died since; the next look at the pipe says so

    def deadline(self, limit: float) -> float:
        return self.since + (limit if self.ready else max(limit, _SETUP_SECONDS))

    def hear(self, limit: float) -> tuple[str, Any]:
        """Return "ready", "done" with a result, "failed" with an error, or "lost" with the reason."""
        if not self.pipe.poll():
            return "lost", f"the process that worked on it gave no answer for {limit:g} seconds"
        try:
            kind, value = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join()
            return "lost", f"the process that worked on it died ({_how(self.process.exitcode)})"
        return kind, value

    def end(self) -> None:
        """Stop the process: it holds nothing but what can be made again."""
        self.process.kill()
        self.process.join()
        self.process.close()
        self.pipe.close()


def _serve(pipe: Connection, work: Callable[[Any, Any], Any], setup: Callable[[], Any]) -> None:
    """Live in a worker: make the tools, then answer each item until the pipe ends."""
    try:
        tools = setup()
        pipe.send(("ready", None))
        for item in _asked(pipe):
            pipe.send(("done", work(item, tools)))
    except Exception as error:  # noqa: BLE001 - any error must travel to the caller, who is in another process
        error.add_note(f"in a worker:\n{traceback.format_exc()}")
        with suppress(BrokenPipeError):
            pipe.send(("failed", error))


def _asked(pipe: Connection) -> Iterator[Any]:
    """Yield what is asked until nobody is there to ask."""
    while True:
        try:
            item = pipe.recv()
        except EOFError:
            return
        yield item


def _how(code: int | None) -> str:
    """Say in words how a process ended."""
    signalled = signal.strsignal(-code) if code is not None and code < 0 else None
    return signalled or f"exit code {code}"


def _cores() -> int:
    """Return how many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let a process started here be deaf to Ctrl-C, which goes to all: the one that hears it ends the others."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # It is started with the first process, and would let the interrupts through again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
