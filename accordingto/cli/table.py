"""Rows of an answer as a table that fits the terminal, as JSON lines, or as comma-separated values."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

import click
import msgspec
from rich import box
from rich.console import Console
from rich.table import Table

from accordingto.archive.answer import Answer
from accordingto.archive.ask.outlet import outlet_of
from accordingto.record.base import Record, Span
from accordingto.store.jsonl import to_json

R = TypeVar("R", bound=Record)

# Rows of two cells with lines of their own are kept apart.
_CELLS = 2
_NOTHING = "nothing found"


class Column(NamedTuple):
    """A column of a table: its heading, and how much of the width it takes; 0 for as much as its longest word."""

    heading: str
    share: int = 0


def write(answer: Answer[R], form: str | None, columns: Sequence[Column], cells: Iterable[Sequence[str]]) -> None:
    """Write the rows of an answer; `cells` are those of the table."""
    if form:
        rows_out(answer.rows, form)
        return
    if not answer.rows:
        click.echo(_NOTHING)
        return
    print_table(columns, cells)
    if answer.more:
        click.echo(f"more follow: --offset {answer.offset + len(answer.rows)}")


def rows_out(rows: Sequence[Record], form: str) -> None:
    """Write records as JSON lines or as comma-separated values: lists joined by "; ", spans as start-end."""
    if form == "json":
        for row in rows:
            click.echo(to_json(row))
        return
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for number, row in enumerate(rows):
        if number == 0:
            writer.writerow(row.__struct_fields__)
        writer.writerow([flat(getattr(row, field)) for field in row.__struct_fields__])
    click.echo(out.getvalue(), nl=False)


def flat(value: object) -> str:
    """Return what a field holds as one cell: nothing for what is not known."""
    if value is None:
        return ""
    if isinstance(value, Span):
        return f"{value.start}-{value.end}"
    if isinstance(value, tuple):
        return "; ".join(flat(one) for one in value)
    return to_json(value) if isinstance(value, msgspec.Struct) and isinstance(value, Record) else str(value)


def print_table(columns: Sequence[Column], cells: Iterable[Sequence[str]]) -> None:
    """Print a table as wide as the terminal."""
    console = Console()
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, width=console.width, show_lines=len(columns) == _CELLS)
    for column in columns:
        table.add_column(column.heading, ratio=column.share or None, overflow="fold")
    for row in cells:
        table.add_row(*row)
    console.print(table, markup=False, highlight=False)


def place(outlet: str | None, spans: Iterable[Span]) -> str:
    """Return where words stand: "Noon Ledger [254–405]"."""
    return " ".join([outlet_of(outlet or ""), *(f"[{span.start}–{span.end}]" for span in spans)]).strip()


def lines(first: str, *rest: str) -> str:
    """Return a cell of two lines: the first by itself, below it the rest with dots between."""
    return "\n".join(part for part in (first, " · ".join(filter(None, rest))) if part)


def behind(outlets: int, origins: int) -> str:
    """Return what stands behind a claim: "2 outlets, 1 origin"."""
    return f"{_many(outlets, 'outlet')}, {_many(origins, 'origin')}"


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
