"""Commands on what is stored: `show`, `check`, `schema`."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

import accordingto
from accordingto import lexicon, weights
from accordingto.check import check as problems_of
from accordingto.cli import options
from accordingto.cli.group import PROBLEMS
from accordingto.cli.sound import sound
from accordingto.cli.write import write
from accordingto.record.dossier import Dossier
from accordingto.schema import RECORDS, to_text
from accordingto.store.database import is_database
from accordingto.store.jsonl import from_json, load


@click.command()
@options.file
@options.html
@options.json
def show(file: str, html_file: str | None, json_file: str | None) -> None:
    """Print a stored dossier, or that of an archive, or write it as a web page."""
    made = _stored(file)
    with sound(made, file):
        write(made, html_file, json_file)


@click.command(short_help="Prove that every span holds the words it claims.")
@click.argument("file", metavar="[FILE]", required=False)
@click.option("--again", is_flag=True, help="Of an archive: make all that is derived again beside it and compare.")
@click.option("--package", is_flag=True, help="The package itself: are its weights those released, its lists whole?")
def check(file: str | None, *, again: bool, package: bool) -> None:
    """Prove that every span of a stored dossier, or of an archive, lies in its page and carries the words it claims.

    Prints each thing that does not hold on a line of its own and ends with 1 if there is any.
    """
    if package == bool(file):
        raise click.UsageError("name a FILE, or say --package")
    found = _wrong(file, again=again) if file else [*weights.problems(), *lexicon.problems()]
    for problem in found:
        click.echo(problem)
    if found:
        sys.exit(PROBLEMS)
    click.echo(f"{file or 'the package'}: no problems")


@click.command()
@click.argument("record", metavar="[RECORD]", type=click.Choice(list(RECORDS), case_sensitive=False), required=False)
def schema(record: str | None) -> None:
    """Print the JSON schema of a record, or the names of all records."""
    click.echo(to_text(RECORDS[record]) if record else "\n".join(RECORDS), nl=not record)


def _wrong(file: str, *, again: bool) -> Sequence[str]:
    if not is_database(file):
        return problems_of(_stored(file))
    with accordingto.Archive(file) as store:
        return store.check(again=again)


def _stored(file: str) -> Dossier:
    if is_database(file):
        with accordingto.Archive(file) as store:
            return store.dossier()
    data = sys.stdin.buffer.read() if file == "-" else load(Path(file))
    return from_json(data, Dossier, file)
