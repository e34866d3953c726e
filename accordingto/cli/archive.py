"""Commands that fill an archive and keep it sound: `add`, `rebuild`."""

import sys

import click

import accordingto
from accordingto.cli import options
from accordingto.cli.engine import engine, tell
from accordingto.cli.group import NOTHING_READ


@click.command(short_help="Read pages into an archive.")
@options.inputs
@options.archive
@options.processes
@options.fast
def add(inputs: tuple[str, ...], archive: str, processes: int | None, *, fast: bool) -> None:
    """Read pages, or stored reports, into an archive; make it if it is not there.

    A page that is in the archive changes nothing and is not read again; a new text of an address is its newest
    version, the older one is kept. Ends with 2 if nothing could be read.
    """
    with accordingto.Archive(archive, create=True) as store, engine(processes) as runner:
        added = store.add(inputs, runner, fast=fast)
    tell(added.refusals)
    click.echo(f"{archive}: {added.new} new, {added.changed} changed, {added.known} known", err=True)
    if not added.new + added.changed + added.known:
        sys.exit(NOTHING_READ)


@click.command(short_help="Make again all that an archive derives from its pages.")
@options.archive
@options.processes
def rebuild(archive: str, processes: int | None) -> None:
    """Make again all that an archive derives from its pages and from what persons judged."""
    with accordingto.Archive(archive) as store, engine(processes) as runner:
        store.rebuild(runner)
    click.echo(f"{archive}: made again", err=True)
