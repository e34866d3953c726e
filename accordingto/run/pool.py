"""The default engine: a few processes, each watched; one that dies or hangs costs at most the item it held."""

import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from accordingto.errors import AccordingToError
from accordingto.run.inline import Inline

A = TypeVar("A")
B = TypeVar("B")
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

_TRIES = 2
_FALSE_STARTS = 3
_SETUP_SECONDS = 300.0
# A fork would copy whatever threads and locks the caller has; a spawned process begins clean on every system.
_SPAWN = multiprocessing.get_context("spawn")


class WorkerError(AccordingToError):
    """Processes of the pool cannot begin, or one was lost and nobody said what stands for its item."""


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
        """Yield `work(item, tools)` for each item, whichever is ready first; one item a process is in hand."""
        todo = _Todo(items)
        crew: list[_Worker] = []
        try:
            while True:
                while len(crew) < self.processes and (task := todo.take()):
                    crew.append(_Worker(work, setup, task))
                if not crew:
                    return
                for worker in self._moved(crew):
                    yield from self._settle(worker, crew, todo)
        finally:
            for worker in crew:
                worker.end()

    def group(
        self, keys: Callable[[A], Iterable[K]], work: Callable[[K, list[A]], list[B]], items: Iterable[A]
    ) -> Iterator[B]:
        """Yield what `work` returns for each key; done in this process, for pairs are small beside pages."""
        return Inline().group(keys, work, items)

    def _moved(self, crew: list["_Worker"]) -> list["_Worker"]:
        """Wait, and return the workers that have spoken, died or gone past their limit."""
        first = min(worker.deadline(self.limit_seconds) for worker in crew)
        heard = wait([worker.pipe for worker in crew], timeout=max(0.0, first - time.monotonic()))
        now = time.monotonic()
        return [w for w in crew if w.pipe in heard or w.deadline(self.limit_seconds) <= now]

    def _settle(self, worker: "_Worker", crew: list["_Worker"], todo: "_Todo") -> Iterator[Any]:
        """Take what one worker has to say; yield the result of its item if there is one, and hand it the next."""
        kind, value = worker.hear(self.limit_seconds)
        if kind == "ready":
            todo.false_starts = 0
            worker.begin()
        elif kind == "done":
            task = todo.take()
            if task:
                worker.begin(task)
            else:
                _dismiss(worker, crew)
            yield value
        elif kind == "failed":
            raise value
        else:
            _dismiss(worker, crew)
            if todo.give_back(worker, value):
                yield self._stand_in(worker.task.item, value)

    def _stand_in(self, item: Any, reason: str) -> Any:
        if self.lost is None:
            raise WorkerError(f"given up after {_TRIES} tries: {reason}; the item was {item!r:.80}")
        return self.lost(item, f"given up after {_TRIES} tries: {reason}")


@dataclass
class _Task:
    """An item and how often it was given to a worker that was lost."""

    item: Any
    lost: int = 0


class _Todo:
    """Items still to be given out: those to be tried again first."""

    def __init__(self, items: Iterable[Any]) -> None:
        self._items = iter(items)
        self._again: list[_Task] = []
        self.false_starts = 0

    def take(self) -> _Task | None:
        if self._again:
            return self._again.pop()
        return next((_Task(item) for item in self._items), None)

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
        self.ready = False
        self.since = time.monotonic()
        self.pipe, there = _SPAWN.Pipe()
        self.process = _SPAWN.Process(target=_serve, args=(there, work, setup), daemon=True)
        with _interrupts_ignored():
            self.process.start()
        # With our copy of its end closed, the death of the process is heard as the end of the pipe.
        there.close()

    def begin(self, task: _Task | None = None) -> None:
        """Send the task to the process, which is ready for it."""
        self.task = task or self.task
        self.ready = True
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


def _dismiss(worker: _Worker, crew: list[_Worker]) -> None:
    crew.remove(worker)
    worker.end()


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
def _interrupts_ignored() -> Iterator[None]:
    """Let a process started here be deaf to Ctrl-C: it goes to all, and the caller's process ends the others."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
