"""The commands: each reads its arguments, calls one function, and writes what that returns."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

import accordingto
from accordingto.check import check as problems_of
from accordingto.errors import AccordingToError
from accordingto.record.dossier import Dossier
from accordingto.record.page import Raw, Refusal
from accordingto.run import Runner
from accordingto.run.auto import Auto
from accordingto.run.pool import Pool
from accordingto.run.watched import Watched
from accordingto.schema import RECORDS, to_text
from accordingto.show.html import html as to_html
from accordingto.show.text import text as to_terminal
from accordingto.store.file import save
from accordingto.store.jsonl import from_json, load, to_json

NOTHING_READ = 2
PROBLEMS = 1
# Fewer pages than this are read before a line about them could be.
_WORTH_TELLING = 5


def _writable(_: click.Context, option: click.Parameter, file: str | None) -> str | None:
    """Refuse a file that cannot be written before the work is done, not after."""
    if file and file != "-" and not Path(file).parent.is_dir():
        raise click.BadParameter(f"there is no folder {Path(file).parent}", param=option)
    return file


_inputs = click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
_file = click.argument("file", metavar="FILE")
_html = click.option(
    "--html", "html_file", metavar="FILE", callback=_writable, help="Write a web page that opens without a server."
)
_json = click.option(
    "--json", "json_file", metavar="FILE", callback=_writable, help="Write the dossier itself, as JSON."
)
_processes = click.option(
    "--processes", type=click.IntRange(min=1), metavar="N", help="Read pages in N processes; else as many as pay."
)
_fast = click.option("--fast", is_flag=True, help="Take the light encoder: quicker, and less sure who says what.")


class _Commands(click.Group):
    """Tells of what the user can mend in one line, without a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except AccordingToError as error:
            click.echo(f"accordingto: {error}", err=True)
            ctx.exit(NOTHING_READ)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(accordingto.__version__, prog_name="accordingto", message="%(prog)s %(version)s")
def cli() -> None:
    """Turn a pile of news reports into one sourced record.

    INPUT is any mix of files, folders, patterns and "-" (standard input): text, HTML, JSON lines of pages or of stored
    reports. FILE may be "-".
    """


@cli.command(short_help="Read pages and print one sourced record of them all.")
@_inputs
@_html
@_json
@_processes
@_fast
def dossier(
    inputs: tuple[str, ...], html_file: str | None, json_file: str | None, processes: int | None, *, fast: bool
) -> None:
    """Read pages and print what they say, through whom, and how many origins stand behind it.

    Inputs that are set aside are told of on standard error. Ends with 2 if nothing could be read.
    """
    with _runner(processes) as runner:
        made = accordingto.dossier(inputs, runner, fast=fast)
    _tell(made.refusals)
    _write(made, html_file, json_file)
    if not made.reports:
        sys.exit(NOTHING_READ)


@cli.command()
@_inputs
@_processes
@_fast
def report(inputs: tuple[str, ...], processes: int | None, *, fast: bool) -> None:
    """Read pages and write all that each says, one report a line.

    Inputs that are set aside are told of on standard error. Ends with 2 if nothing could be read.
    """
    read = 0
    with _runner(processes) as runner:
        for outcome in accordingto.reports(inputs, runner, fast=fast):
            if isinstance(outcome, Refusal):
                _tell([outcome])
            else:
                read += 1
                click.echo(to_json(outcome))
    if not read:
        sys.exit(NOTHING_READ)


@cli.command()
@_file
@_html
@_json
def show(file: str, html_file: str | None, json_file: str | None) -> None:
    """Print a stored dossier, or write it as a web page."""
    _write(_stored(file), html_file, json_file)


@cli.command(short_help="Prove that every span holds the words it claims.")
@_file
def check(file: str) -> None:
    """Prove that every span of a stored dossier lies in its page and carries the words it claims.

    Prints each thing that does not hold on a line of its own and ends with 1 if there is any.
    """
    found = problems_of(_stored(file))
    for problem in found:
        click.echo(problem)
    if found:
        sys.exit(PROBLEMS)
    click.echo(f"{file}: no problems")


@cli.command()
@click.argument("record", metavar="[RECORD]", type=click.Choice(list(RECORDS), case_sensitive=False), required=False)
def schema(record: str | None) -> None:
    """Print the JSON schema of a record, or the names of all records."""
    click.echo(to_text(RECORDS[record]) if record else "\n".join(RECORDS), nl=not record)


def _stored(file: str) -> Dossier:
    data = sys.stdin.buffer.read() if file == "-" else load(Path(file))
    return from_json(data, Dossier, file)


def _tell(refusals: Iterable[Refusal]) -> None:
    for refusal in refusals:
        click.echo(f"{refusal.name}: {refusal.step}: {refusal.reason}", err=True)


def _write(made: Dossier, html_file: str | None, json_file: str | None) -> None:
    """Write the files that were asked for; print the dossier unless one of them is standard output."""
    for file, form in ((html_file, to_html), (json_file, to_json)):
        if file == "-":
            click.echo(form(made))
        elif file:
            save(form(made) + "\n", Path(file))
    if "-" not in (html_file, json_file):
        out = Console()
        colour = out.is_terminal and not out.no_color
        click.echo(to_terminal(made, width=out.width, color=colour), color=colour, nl=False)


@contextmanager
def _runner(processes: int | None) -> Iterator[Runner]:
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


def _lost(raw: Raw, reason: str) -> Refusal:
    return Refusal(name=raw.name, step="run", reason=reason)
