"""Commands that read pages: `report`, `dossier`."""

import re
import sys

import click

import accordingto
from accordingto.cli import options
from accordingto.cli.engine import engine, tell
from accordingto.cli.group import NOTHING_READ
from accordingto.cli.write import write
from accordingto.record.page import Refusal
from accordingto.run import Runner
from accordingto.run.shards import Plan
from accordingto.store.jsonl import to_json


def _part(value: str) -> tuple[int, int]:
    """Return a part of a whole: "2/3" gives (2, 3)."""
    found = re.fullmatch(r"(\d+)/(\d+)", value)
    part = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= part[0] <= part[1]:
        raise click.BadParameter(f"'{value}' is no part of a whole, as 2/3 is")
    return part


@click.command(short_help="Read pages and print one sourced record of them all.")
@options.some_inputs
@options.archived
@options.story
@options.html
@options.json
@options.processes
@options.runner
@options.address
@options.fast
def dossier(  # noqa: PLR0913 (one argument an option)
    inputs: tuple[str, ...],
    archive: str | None,
    story: str | None,
    html_file: str | None,
    json_file: str | None,
    processes: int | None,
    *,
    fast: bool,
) -> None:
    """Read pages and print what they say, through whom, and how many origins stand behind it.

    With --archive the pages are those of an archive. Inputs that are set aside are told of on standard error. Ends
    with 2 if nothing could be read.
    """
    if bool(inputs) == bool(archive) or (story and not archive):
        raise click.UsageError("Name the pages as INPUT..., or an archive with --archive FILE (and --story ID).")
    with engine(processes) as runner:
        if archive:
            with accordingto.Archive(archive) as store:
                made = store.dossier(runner, story=story)
        else:
            made = accordingto.dossier(inputs, runner, fast=fast)
    tell(made.refusals)
    write(made, html_file, json_file)
    if not made.reports:
        sys.exit(NOTHING_READ)


@click.command()
@options.inputs
@click.option("--shards", "folder", metavar="FOLDER", help="Write to shards in FOLDER.")
@click.option(
    "--size", type=click.IntRange(min=1), default=1000, metavar="N", help="So many inputs a shard.", show_default=True
)
@click.option("--part", type=_part, metavar="I/N", help="Make only the I-th of every N shards.")
@options.processes
@options.runner
@options.address
@options.fast
def report(
    inputs: tuple[str, ...],
    folder: str | None,
    size: int,
    part: tuple[int, int] | None,
    processes: int | None,
    *,
    fast: bool,
) -> None:
    """Read pages and write all that each says, one report a line.

    With --shards to files of so many inputs each, in a folder or a store; begun again, it goes on where it was left.
    Inputs that are set aside are told of on standard error. Ends with 2 if nothing could be read.
    """
    if part and not folder:
        raise click.UsageError("--part is for --shards")
    with engine(processes) as runner:
        if folder:
            read = _shards(inputs, folder, Plan(size, *(part or (1, 1))), runner, fast=fast)
        else:
            read = _lines(inputs, runner, fast=fast)
    if not read:
        sys.exit(NOTHING_READ)


def _lines(inputs: tuple[str, ...], runner: Runner, *, fast: bool) -> int:
    """Write each report to standard output and return how many there were."""
    read = 0
    for outcome in accordingto.reports(inputs, runner, fast=fast):
        if isinstance(outcome, Refusal):
            tell([outcome])
        else:
            read += 1
            click.echo(to_json(outcome))
    return read


def _shards(inputs: tuple[str, ...], folder: str, plan: Plan, runner: Runner, *, fast: bool) -> int:
    """Write the reports to shards, a line for each that is done, and return how many reports are in them."""
    read = 0
    for shard in accordingto.shards(inputs, folder, runner, plan, fast=fast):
        tell(shard.refusals)
        read += shard.mark.reports
        done = ", done before" if shard.before else ""
        click.echo(f"{shard.name}: {shard.mark.reports} reports, {shard.mark.refusals} set aside{done}")
    return read
