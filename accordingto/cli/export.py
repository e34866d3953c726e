"""The command `export`: the dossier in other people's formats."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

import accordingto
from accordingto.cli import options
from accordingto.cli.engine import engine, tell
from accordingto.cli.group import NOTHING_READ
from accordingto.cli.sound import sound
from accordingto.export import FORMATS, TABLES, ask, folder, stream
from accordingto.page.parse import spacy
from accordingto.record.dossier import Dossier
from accordingto.store.database import is_database
from accordingto.store.file import make_folder, save_bytes
from accordingto.store.jsonl import from_json, load

# A stored dossier begins with this, for its fields stand in the order of its type.
_DOSSIER = b'{"made_by":'


@click.command(short_help="Write the dossier in other people's formats.")
@options.inputs
@click.option("--to", "form", type=click.Choice(FORMATS), required=True, help="The format.")
@click.option("--table", type=click.Choice(list(TABLES)), help="One table alone, of csv, jsonl or parquet.")
@click.option("-o", "--output", metavar="FILE", default="-", help="Write to FILE, which is a folder for several files.")
@options.processes
@options.runner
@options.address
@options.fast
def export(
    inputs: tuple[str, ...], form: str, table: str | None, output: str, processes: int | None, *, fast: bool
) -> None:
    """Write a stored dossier, that of an archive, or that of pages read now, in a format that others read.

    INPUT is a stored dossier (one, as `dossier --json` writes it), an archive, or what `dossier` takes. brat, csv and
    parquet are several files: FILE is then a folder, made if it is not there. Ends with 2 if nothing could be read.
    """
    several = ask(form, table, folder=output != "-")
    made = _stored(inputs) or _made(inputs, processes, fast=fast)
    with sound(made, inputs[0]):
        if several:
            into = make_folder(Path(output))
            for name, parts in folder(made, form):
                save_bytes(parts, into / name)
        else:
            _write(stream(made, form, table, spacy.load() if form == "conllu" else None), output)
    if not made.reports:
        sys.exit(NOTHING_READ)


def _stored(inputs: tuple[str, ...]) -> Dossier | None:
    """Return the stored dossier, or that of the archive, that is the one input; None where it is something else."""
    if len(inputs) != 1 or not Path(inputs[0]).is_file():
        return None
    if is_database(inputs[0]):
        with accordingto.Archive(inputs[0]) as archive:
            return archive.dossier()
    with Path(inputs[0]).open("rb") as file:
        begins = file.read(len(_DOSSIER))
    return from_json(load(Path(inputs[0])), Dossier, inputs[0]) if begins == _DOSSIER else None


def _made(inputs: tuple[str, ...], processes: int | None, *, fast: bool) -> Dossier:
    with engine(processes) as runner:
        made = accordingto.dossier(inputs, runner, fast=fast)
    tell(made.refusals)
    return made


def _write(parts: Iterable[bytes], output: str) -> None:
    if output == "-":
        for part in parts:
            sys.stdout.buffer.write(part)
        sys.stdout.buffer.flush()
    else:
        save_bytes(parts, Path(output))
