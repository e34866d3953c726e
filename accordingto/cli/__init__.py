"""The commands: each reads its arguments, calls one function, and writes what that returns."""

from accordingto.cli.archive import add, rebuild
from accordingto.cli.ask import actor, events, relation, search, stories, story, who
from accordingto.cli.completion import completion
from accordingto.cli.desk import serve
from accordingto.cli.export import export
from accordingto.cli.group import cli
from accordingto.cli.judge import judgements, match, merge, same, speaker, split, undo
from accordingto.cli.pages import dossier, report
from accordingto.cli.stored import check, schema, show
from accordingto.cli.watch import watch

_PAGES = (dossier, report, show, export, check, schema, completion)
_ARCHIVE = (add, watch, rebuild, who, events, search, story, stories, relation, actor)
_JUDGE = (same, split, merge, match, speaker, judgements, undo, serve)

for command in (*_PAGES, *_ARCHIVE, *_JUDGE):
    cli.add_command(command)

__all__ = ["cli"]
