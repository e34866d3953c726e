"""The commands: each reads its arguments, calls one function, and writes what that returns."""

from accordingto.cli.export import export
from accordingto.cli.group import cli
from accordingto.cli.pages import dossier, report
from accordingto.cli.stored import check, schema, show

for command in (dossier, report, show, check, schema, export):
    cli.add_command(command)

__all__ = ["cli"]
