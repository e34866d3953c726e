"""How soon the desk over an archive answers: at first, again, fifty readers at once, and while pages are added."""

import http.client
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote

from accordingto.archive import Archive
from bench.archive import asked

_PORT = 8391
_TIMES = 5
_READERS, _ROUNDS = 50, 8
_ADDED, _SETTLES = 2, 3
_PAUSE_SECONDS, _TURNS = 5.0, 6
_SECONDS = 60.0
_ADDING = """
import sys
from accordingto.archive import Archive
from accordingto.archive.keep import keep
from bench.archive import reports
with Archive(sys.argv[1]) as archive:
    for first in range(int(sys.argv[2]), int(sys.argv[2]) + 1000, int(sys.argv[3])):
        for one in reports(int(sys.argv[3]), first):
            keep(archive.db, one, "encoder")
        archive.settle()
        print(first, flush=True)
"""


def desk(path: Path) -> None:
    """Print the milliseconds that the pages of a desk over the archive at `path` take, seen by its readers.

    Pages are added to the archive: it is not the same afterwards. Server, readers and who adds share the machine.
    """
    with Archive(path) as archive:
        (pages,) = archive.db.execute("SELECT count(*) FROM page").fetchone()
        addresses, others = _addresses(archive), _others(archive, _READERS * _TURNS)
    print(f"{pages} pages")
    with _served(path):
        for address in addresses:
            first, *again = (_asked(address) for _ in range(1 + _TIMES))
            print(f"{address}: {first:.0f} ms at first, {median(again):.0f} ms again")
        _print("fifty readers of these", _many(addresses))
        with _adding(path, pages) as settled:
            waited = [spent for _ in zip(range(_SETTLES), settled, strict=False) for spent in _many(addresses)]
            _print(f"fifty readers of these, {_SETTLES} times just after {_ADDED} pages came in", waited)
            what = f"fifty readers, each one more page that nobody has read every {_PAUSE_SECONDS:.0f} s"
            _print(f"{what}, while pages are added", _strolling(others))


def _addresses(archive: Archive) -> list[str]:
    actor, story = asked(archive)
    (page,) = archive.db.execute("SELECT id FROM page ORDER BY n DESC LIMIT 1").fetchone()
    (outlet,) = archive.db.execute("SELECT outlet FROM page LIMIT 1").fetchone()
    return [
        *("/stories", "/stories?to=2031-02", "/search?words=harbour", f"/story/{story}", f"/page/{page}"),
        *(f"/actor/{actor}", f"/outlet?name={quote(outlet)}", "/relation/NOR/DNK"),
    ]


def _others(archive: Archive, most: int) -> list[str]:
    """Return addresses of stories of several pages, of pages and of actors, in turn."""
    queries = {
        "story": "SELECT id FROM story WHERE pages > 1 ORDER BY id LIMIT ?",
        "page": "SELECT id FROM page WHERE current = 1 ORDER BY id LIMIT ?",
        "actor": "SELECT id FROM actor ORDER BY id LIMIT ?",
    }
    kinds = [
        [f"/{kind}/{identity}" for (identity,) in archive.db.execute(query, (most // len(queries),))]
        for kind, query in queries.items()
    ]
    return [address for row in zip(*kinds, strict=False) for address in row]


def _many(addresses: list[str]) -> list[float]:
    """Return how long fifty readers wait, each time, who ask for one page after the other."""

    def read(number: int) -> list[float]:
        return [_asked(addresses[(number + turn) % len(addresses)]) for turn in range(_ROUNDS)]

    with ThreadPoolExecutor(_READERS) as readers:
        return [spent for found in readers.map(read, range(_READERS)) for spent in found]


def _strolling(addresses: list[str]) -> list[float]:
    """Return how long fifty readers wait who look at each page for a while before they ask for the next."""

    def read(number: int) -> list[float]:
        time.sleep(_PAUSE_SECONDS * number / _READERS)
        waited = []
        for address in addresses[number::_READERS]:
            waited.append(_asked(address))
            time.sleep(_PAUSE_SECONDS)
        return waited

    with ThreadPoolExecutor(_READERS) as readers:
        return [spent for found in readers.map(read, range(_READERS)) for spent in found]


def _print(what: str, waited: list[float]) -> None:
    print(f"{what}: {median(waited):.0f} ms in the middle, {quantiles(waited, n=20)[-1]:.0f} ms for one in twenty")


def _asked(address: str) -> float:
    """Return the milliseconds that an answer took; it must be a page."""
    start = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", _PORT, timeout=_SECONDS)
    connection.request("GET", address)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != http.HTTPStatus.OK:
        raise RuntimeError(f"{address}: {answer.status}")
    return 1000 * (time.perf_counter() - start)


@contextmanager
def _served(path: Path) -> Iterator[None]:
    command = [sys.executable, "-m", "accordingto", "serve", str(path), "--port", str(_PORT)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:  # noqa: S603 (ours)
        try:
            until = time.monotonic() + _SECONDS
            while not _answers() and time.monotonic() < until:
                time.sleep(0.1)
            yield
        finally:
            server.terminate()


def _answers() -> bool:
    try:
        connection = http.client.HTTPConnection("127.0.0.1", _PORT, timeout=1)
        connection.connect()
        connection.close()
    except OSError:
        return False
    return True


@contextmanager
def _adding(path: Path, first: int) -> Iterator[Iterator[bytes]]:
    """Add pages, a few at a time, until the end; give a line each time that they are in."""
    command = [sys.executable, "-c", _ADDING, str(path), str(first), str(_ADDED)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as adding:  # noqa: S603 (ours)
        try:
            yield iter(adding.stdout or ())
        finally:
            adding.terminate()
