"""Which engine does the work of a command, and what the user is told meanwhile."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from accordingto.record.page import Raw, Refusal
from accordingto.run import Runner
from accordingto.run.auto import Auto
from accordingto.run.pool import Pool
from accordingto.run.watched import Watched

# Fewer pages than this are read before a line about them could be.
_WORTH_TELLING = 5


@contextmanager
def engine(processes: int | None) -> Iterator[Runner]:
    """Give the engine for this many processes; at a terminal it tells how many pages are read."""
    runner = Pool(processes, lost=_lost) if processes else Auto(lost=_lost)
    progress = Progress(SpinnerColumn(), TextColumn("{task.description}"), console=Console(stderr=True), transient=True)
    if not progress.console.is_terminal:
        yield runner
        return
    line = progress.add_task("", start=False)

    def seen(number: int) -> None:
        if number >= _WORTH_TELLING:
            progress.start()
            progress.update(line, description=f"{number} pages read")

    try:
        yield Watched(runner, seen)
    finally:
        progress.stop()


def tell(refusals: Iterable[Refusal]) -> None:
    """Tell on standard error of what was set aside, one line each."""
    for refusal in refusals:
        click.echo(f"{refusal.name}: {refusal.step}: {refusal.reason}", err=True)


def _lost(raw: Raw, reason: str) -> Refusal:
    return Refusal(name=raw.name, step="run", reason=reason)
