"""Which engine does the work of a command, and what the user is told meanwhile."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from accordingto.cli import options
from accordingto.record.page import Raw, Refusal
from accordingto.run import Runner
from accordingto.run.auto import Auto
from accordingto.run.dask import Dask
from accordingto.run.inline import Inline
from accordingto.run.pool import Pool
from accordingto.run.watched import Watched

# Fewer pages than this are read before a line about them could be.
_WORTH_TELLING = 5


@contextmanager
def engine(processes: int | None) -> Iterator[Runner]:
    """Give the engine for this many processes, or the one asked for; at a terminal it tells how many pages are read."""
    runner = _asked(processes, options.kept("runner"), options.kept("address"))
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


def _asked(processes: int | None, name: str | None, address: str | None) -> Runner:
    """Return the engine that the options ask for; UsageError for those that do not go together."""
    if bool(address) != (name == "dask"):
        raise click.UsageError("--runner dask and --address go together")
    if processes and name not in {None, "pool"}:
        raise click.UsageError(f"--processes is for a pool, not for --runner {name}")
    match name:
        case "inline":
            return Inline()
        case "dask":
            return Dask(address or "", lost=_lost)
        case _:
            return Pool(processes, lost=_lost) if processes or name else Auto(lost=_lost)


def tell(refusals: Iterable[Refusal]) -> None:
    """Tell on standard error of what was set aside, one line each."""
    for refusal in refusals:
        click.echo(f"{refusal.name}: {refusal.step}: {refusal.reason}", err=True)


def _lost(raw: Raw, reason: str) -> Refusal:
    return Refusal(name=raw.name, step="run", reason=reason)
