"""Commands that read pages: `report`, `dossier`."""

import sys

import click

import accordingto
from accordingto.cli import options
from accordingto.cli.engine import engine, tell
from accordingto.cli.group import NOTHING_READ
from accordingto.cli.write import write
from accordingto.record.page import Refusal
from accordingto.store.jsonl import to_json


@click.command(short_help="Read pages and print one sourced record of them all.")
@options.some_inputs
@options.archived
@options.story
@options.html
@options.json
@options.processes
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
@options.processes
@options.fast
def report(inputs: tuple[str, ...], processes: int | None, *, fast: bool) -> None:
    """Read pages and write all that each says, one report a line.

    Inputs that are set aside are told of on standard error. Ends with 2 if nothing could be read.
    """
    read = 0
    with engine(processes) as runner:
        for outcome in accordingto.reports(inputs, runner, fast=fast):
            if isinstance(outcome, Refusal):
                tell([outcome])
            else:
                read += 1
                click.echo(to_json(outcome))
    if not read:
        sys.exit(NOTHING_READ)
