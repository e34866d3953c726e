"""A dossier to the terminal and to files."""

from pathlib import Path

import click
from rich.console import Console

from accordingto.record.dossier import Dossier
from accordingto.show.html import html as to_html
from accordingto.show.text import text as to_terminal
from accordingto.store.file import save
from accordingto.store.jsonl import to_json


def write(made: Dossier, html_file: str | None, json_file: str | None) -> None:
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
