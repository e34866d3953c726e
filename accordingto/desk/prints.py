"""What was made for one reader is shown to the next as it is, until it has changed; then it is made anew, once."""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Lock
from time import time
from typing import NamedTuple

_MOST_BYTES = 64 << 20
# So long a reader waits for what is being made anew, where there is an older print; and so old that may be.
_PATIENCE_SECONDS = 0.1
_OLDEST_SECONDS = 60.0
_PRESSES = 2


class Print(NamedTuple):
    """An answer ready to be sent: its body and what its headers add.

    `as_of` says until when it was known to be good (seconds since 1970) where it is shown while a newer one is made.
    """

    body: bytes
    headers: tuple[tuple[str, str], ...] = ()
    as_of: float | None = None


class Mark(NamedTuple):
    """What a print stands on: `now` is another one once anything of it has changed, `own` once a person changed it."""

    now: str
    own: str


class _Kept:
    """The print of an address, made or in the making, what to show meanwhile, and when it was last known to be good."""

    def __init__(self, mark: Mark, older: Print | None) -> None:
        self.mark = mark
        self.older = older
        self.print: Future[Print] = Future()
        self.good = time()


class Prints:
    """The newest print of each address, `most_bytes` of them at most; the one not asked for longest goes first.

    It is asked from many threads at once: what many ask for at one moment is made once, also if it changes meanwhile.
    Whoever has waited `patience` seconds is shown the print before it, if that was good a minute ago. What a person
    changed is waited for.
    """

    def __init__(self, most_bytes: int = _MOST_BYTES, patience: float = _PATIENCE_SECONDS) -> None:
        self._most_bytes = most_bytes
        self._patience = patience
        self._bytes = 0
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._lock = Lock()
        self._presses = ThreadPoolExecutor(_PRESSES, thread_name_prefix="press")

    def get(self, address: str, mark: Mark, make: Callable[[], Print]) -> Print:
        """Return the print of an address; another `mark` than before says that it has to be made anew.

        Errors of `make` are raised for all who wait, and forgotten.
        """
        kept, mine = self._find(address, mark)
        older = kept.older if kept.mark.own == mark.own else None
        if mine and older is None:
            self._make(address, kept, make)
        elif mine:
            self._presses.submit(self._make, address, kept, make)
        if older and not wait([kept.print], self._patience).done:
            return older
        made = kept.print.result()
        return made if kept.mark.now == mark.now else made._replace(as_of=kept.good)

    def _find(self, address: str, mark: Mark) -> tuple[_Kept, bool]:
        """Return what is kept of an address, and whether it is for the asker to make it."""
        with self._lock:
            kept = self._kept.get(address)
            mine = kept is None or not _fits(kept, mark)
            if kept is None or mine:
                older = _older(kept, mark) if kept else None
                self._forget(address)
                kept = self._kept[address] = _Kept(mark, older)
            self._kept.move_to_end(address)
            if kept.mark.now == mark.now:
                kept.good = time()
            return kept, mine

    def _make(self, address: str, kept: _Kept, make: Callable[[], Print]) -> None:
        try:
            made = make()
        except BaseException as error:
            with self._lock:
                if self._kept.get(address) is kept:
                    del self._kept[address]
            kept.print.set_exception(error)
            raise
        self._keep(address, kept, made)

    def _keep(self, address: str, kept: _Kept, made: Print) -> None:
        with self._lock:
            kept.print.set_result(made)
            kept.older = None
            # Another reader may know of what a person changed meanwhile.
            if self._kept.get(address) is kept:
                self._bytes += len(made.body)
            while self._bytes > self._most_bytes:
                oldest = next(one for one, other in self._kept.items() if other.print.done())
                self._forget(oldest)

    def _forget(self, address: str) -> None:
        kept = self._kept.pop(address, None)
        if kept and kept.print.done():
            self._bytes -= len(kept.print.result().body)


def _fits(kept: _Kept, mark: Mark) -> bool:
    """Say whether a print is the one that is asked for, or is in the making and lacks nothing that a person changed."""
    return kept.mark.now == mark.now or (kept.mark.own == mark.own and not kept.print.done())


def _older(kept: _Kept, mark: Mark) -> Print | None:
    """Return what may be shown while the print after `kept` is made, if anything may."""
    if kept.mark.own != mark.own or not kept.print.done() or time() - kept.good > _OLDEST_SECONDS:
        return None
    return kept.print.result()._replace(as_of=kept.good)
