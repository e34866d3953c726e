"""Write the manual page, made from the help of each command: `python .ci/man.py build/man/accordingto.1`."""

import sys
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

import click

import accordingto
from accordingto.cli import cli


def page() -> str:
    """Return the manual page as roff: name, synopsis, what it is, and a section for each command with its options."""
    lines = [
        f'.TH ACCORDINGTO 1 "" "accordingto {accordingto.__version__}" "User Commands"',
        ".SH NAME",
        r"accordingto \- turn a pile of news reports into one sourced record",
        ".SH SYNOPSIS",
        ".B accordingto",
        ".I COMMAND",
        "[OPTIONS] [ARGUMENTS]",
        ".SH DESCRIPTION",
        *_text(cli.help or ""),
        *_options(cli),
        ".SH COMMANDS",
    ]
    for name in sorted(cli.commands):
        lines += _command(name, cli.commands[name])
    lines += [".SH EXIT STATUS", *_text(_ENDS), ".SH SEE ALSO", *_text("The documentation, as pages: make site.")]
    return "\n".join(lines) + "\n"


_ENDS = """0: something was read; nothing is wrong.

1: check found something wrong.

2: nothing could be read, or it was given something it cannot work with.
"""


def _command(name: str, command: click.Command) -> Iterator[str]:
    usage = " ".join(command.collect_usage_pieces(_context(command)))
    yield f".SS accordingto {_plain(name)} {_plain(usage)}"
    yield from _text(command.help or "")
    yield from _options(command)


def _options(command: click.Command) -> Iterator[str]:
    context = _context(command)
    for option in command.get_params(context):
        told = option.get_help_record(context)
        if told and told[1]:
            yield from (".TP", rf"\fB{_plain(told[0])}\fR", _line(told[1]))


def _context(command: click.Command) -> click.Context:
    """Return what a command knows when it runs under ours: `-h` for help, above all."""
    whole = click.Context(cli, **cli.context_settings)
    return whole if command is cli else click.Context(command, parent=whole)


def _text(text: str) -> Iterator[str]:
    """Yield the paragraphs of a help text."""
    for paragraph in cleandoc(text).split("\n\n"):
        yield from (".PP", _line(" ".join(paragraph.split())))


def _line(text: str) -> str:
    """Return a line of text; one that begins with a point or an apostrophe would be a request to roff."""
    plain = _plain(text)
    return rf"\&{plain}" if plain.startswith((".", "'")) else plain


def _plain(text: str) -> str:
    return text.replace("\\", r"\e").replace("-", r"\-")


if __name__ == "__main__":
    file = Path(sys.argv[1])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page(), encoding="utf-8")
