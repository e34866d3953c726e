"""What engines cost: two processes beside one, Dask beside the pool, and memory as the number of pages grows."""

import json
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path

import accordingto
from accordingto.page import report
from accordingto.record.page import Raw
from accordingto.run import Runner
from accordingto.run.dask import Dask
from accordingto.run.pool import Pool

# So many pages pass before the clock starts: every process has its parser then.
_WARM = 24
_LOOK_SECONDS = 0.25
_PAGE = """{number} ships lie off {town}

{who} said on Monday that {number} ships would wait off {town} until the pilots were paid.
“Not one of them will sail,” {who} told the {town} Post. The owners denied it.
"""


def engines(path: Path, most: int = 48, rounds: int = 3) -> None:
    """Print the pages a second of one process, of two, and of Dask with two workers on the texts of `path`, and ratios.

    Each engine reads the same pages in turn, `rounds` times, and the best of each counts: what a busy machine adds is
    not theirs. Loading the parser is not counted.
    """
    with path.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for _, line in zip(range(most), lines, strict=False)]
    pages = [Raw(name=f"{path}:{number}", data=text.encode(), media="text") for number, text in enumerate(texts, 1)]
    with _cluster(2) as address:
        runners: dict[str, Runner] = {"one process": Pool(1), "two processes": Pool(2), "Dask": Dask(address)}
        tried = [[_speed(runner, pages) for runner in runners.values()] for _ in range(rounds)]
    best = dict(zip(runners, map(max, zip(*tried, strict=True)), strict=True))
    print(f"{len(pages)} pages, best of {rounds} rounds")
    print(", ".join(f"{name} {speed:.1f} pages/s" for name, speed in best.items()))
    print(f"two processes beside one: {best['two processes'] / best['one process']:.2f}")
    print("Dask on two workers beside two processes:")
    print(f"{best['Dask'] / best['two processes']:.2f}")


def memory(numbers: Iterable[int], processes: int = 2, *, fast: bool = False) -> None:
    """Print the most memory that the pool and its caller held, in MB, for growing numbers of pages, all different.

    Memory is the proportional set size of all processes (Linux): what they share is counted once.
    """
    setup = partial(accordingto.tools, fast=fast)
    for number in numbers:
        with _watched() as peak:
            start = time.perf_counter()
            for _ in Pool(processes).map(report, _invented(number), setup):
                pass
            seconds = time.perf_counter() - start
        print(f"{number:6} pages {peak() / 1e6:6.0f} MB {number / seconds:6.1f} pages/s", flush=True)


def _speed(runner: Runner, pages: list[Raw]) -> float:
    """Return the pages a second once all processes are warm."""
    results = runner.map(report, chain(pages[:_WARM], pages), accordingto.tools)
    for _ in range(_WARM):
        next(results)
    start = time.perf_counter()
    done = sum(1 for _ in results)
    return done / (time.perf_counter() - start)


def _invented(number: int) -> Iterator[Raw]:
    """Yield pages that all name somebody else in another town: a parser keeps each word that it has seen."""
    for page in range(number):
        name = "".join(chr(97 + int(digit)) for digit in f"{page:05}")
        text = _PAGE.format(number=2 + page % 90, who=f"Ms {name.title()}er", town=f"{name[::-1].title()}ham")
        yield Raw(name=f"page {page}", data=text.encode(), media="text", encoding="utf-8")


@contextmanager
def _watched() -> Iterator[Callable[[], int]]:
    """Look at the memory of this process and its children until the end; give a function that tells the most seen."""
    most, over = [0], threading.Event()

    def look() -> None:
        while not over.wait(_LOOK_SECONDS):
            most[0] = max(most[0], sum(map(_held, [os.getpid(), *_children(os.getpid())])))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield lambda: most[0]
    finally:
        over.set()
        thread.join()


def _children(process: int) -> list[int]:
    try:
        tasks = Path(f"/proc/{process}/task").iterdir()
        found = [int(one) for task in tasks for one in (task / "children").read_text().split()]
    except OSError:
        return []
    return found + [below for child in found for below in _children(child)]


def _held(process: int) -> int:
    """Return the proportional set size of a process in bytes, 0 for one that has gone."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


@contextmanager
def _cluster(workers: int) -> Iterator[str]:
    from distributed import LocalCluster  # noqa: PLC0415  an extra, which the other benches do not need

    with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=":0", silence_logs="ERROR") as cluster:
        yield cluster.scheduler_address
