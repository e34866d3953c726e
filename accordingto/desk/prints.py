"""What was made for one reader is shown to the next as it is, as long as nothing changed."""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock
from typing import NamedTuple

_MOST_BYTES = 64 << 20


class Print(NamedTuple):
    """An answer ready to be sent: its body and what its headers add."""

    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


class _Kept(NamedTuple):
    mark: str
    print: Future[Print]


class Prints:
    """The newest print of each address, `most_bytes` of them at most; the one not asked for longest goes first.

    It is asked from many threads at once: what many ask for at one moment is made once, and the others wait for it.
    """

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, address: str, mark: str, make: Callable[[], Print]) -> Print:
        """Return the print of an address; another `mark` than before says that it has to be made anew.

        Errors of `make` are raised for all who wait, and forgotten.
        """
        kept, mine = self._find(address, mark)
        if not mine:
            return kept.print.result()
        try:
            made = make()
        except BaseException as error:
            with self._lock:
                if self._kept.get(address) is kept:
                    del self._kept[address]
            kept.print.set_exception(error)
            raise
        self._keep(address, kept, made)
        return made

    def _find(self, address: str, mark: str) -> tuple[_Kept, bool]:
        """Return what is kept of an address, and whether it is for the asker to make it."""
        with self._lock:
            kept = self._kept.get(address)
            mine = kept is None or kept.mark != mark
            if kept is None or mine:
                self._forget(address)
                kept = self._kept[address] = _Kept(mark, Future())
            self._kept.move_to_end(address)
            return kept, mine

    def _keep(self, address: str, kept: _Kept, made: Print) -> None:
        with self._lock:
            kept.print.set_result(made)
            # Another reader may have found it changed meanwhile.
            if self._kept.get(address) is kept:
                self._bytes += len(made.body)
            while self._bytes > self._most_bytes:
                oldest = next(one for one, other in self._kept.items() if other.print.done())
                self._forget(oldest)

    def _forget(self, address: str) -> None:
        kept = self._kept.pop(address, None)
        if kept and kept.print.done():
            self._bytes -= len(kept.print.result().body)
