"""Commands by which a person judges: `same`, `split`, `merge`, `judgements`, `undo`."""

import getpass
from datetime import UTC, datetime

import click

import accordingto
from accordingto.cli import options
from accordingto.cli.table import Column, print_table, rows_out
from accordingto.record.judgement import Anchor, Judgement

_by = click.option("--by", "name", metavar="NAME", help="Who judges; else who you are on this machine.")
_note = click.option("--note", metavar="TEXT", help="Why.")


@click.command(short_help="Judge that two actors are one, or are not.")
@click.argument("left")
@click.argument("right")
@click.option("--not", "apart", is_flag=True, help="They are not one.")
@_by
@_note
@options.archive
def same(left: str, right: str, *, apart: bool, name: str | None, note: str | None, archive: str) -> None:
    """Judge that two actors are one; with --not, that they are two.

    Names are those of `accordingto who`. NAME@PAGE is the one of that name on one page only (PAGE is its id or its
    address): so somebody can be told apart from others of one name.
    """
    with accordingto.Archive(archive) as store:
        store.settle()
        _tell(store.same(left, right, same=not apart, name=name or getpass.getuser(), time=_now(), note=note))


@click.command(short_help="Judge that a page is not of a story.")
@click.argument("story")
@click.argument("page")
@_by
@_note
@options.archive
def split(story: str, page: str, *, name: str | None, note: str | None, archive: str) -> None:
    """Judge that a page (its id or its address) does not tell of what the other pages of a story tell of."""
    with accordingto.Archive(archive) as store:
        store.settle()
        _tell(store.split(story, page, name=name or getpass.getuser(), time=_now(), note=note))


@click.command(short_help="Judge that two stories are one.")
@click.argument("left")
@click.argument("right")
@_by
@_note
@options.archive
def merge(left: str, right: str, *, name: str | None, note: str | None, archive: str) -> None:
    """Judge that the pages of two stories tell of one happening."""
    with accordingto.Archive(archive) as store:
        store.settle()
        _tell(store.merge(left, right, name=name or getpass.getuser(), time=_now(), note=note))


@click.command(short_help="Show what was judged.")
@options.form
@options.csv
@options.archive
def judgements(form: str | None, archive: str) -> None:
    """Show what persons judged, in the order in which they did; what was taken back stays in the list."""
    with accordingto.Archive(archive) as store:
        found = store.judgements()
    if form:
        rows_out([judgement for _, judgement in found], form)
        return
    columns = (Column("number"), Column("judged", 3), Column("by", 1), Column("when", 1), Column("why", 2))
    print_table(columns, (_row(number, judgement) for number, judgement in found))


@click.command(short_help="Take a judgement back.")
@click.argument("number", type=int)
@options.archive
def undo(number: int, archive: str) -> None:
    """Take a judgement back, by its number in `accordingto judgements`."""
    with accordingto.Archive(archive) as store:
        _tell(store.undo(number, time=_now()))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _tell(judgement: Judgement) -> None:
    click.echo(f"{'taken back: ' if judgement.undone else ''}{_judged(judgement)}")


def _row(number: int, one: Judgement) -> tuple[str, ...]:
    undone = f"\ntaken back {one.undone}" if one.undone else ""
    return str(number), f"{_judged(one)}{undone}", one.name or "", one.time or "", one.note or ""


def _judged(one: Judgement) -> str:
    """Return a judgement in words: "one actor: mention-1… and mention-2…"."""
    what = {
        ("actor", True): "one actor",
        ("actor", False): "two actors",
        ("story", True): "one story",
        ("story", False): "two stories",
    }
    first = one.right[0]
    more = f" and {len(one.right) - 1} more" if len(one.right) > 1 else ""
    return f"{what[one.about, one.same]}: {_held(one.left)} and {_held(first)}{more}"


def _held(anchor: Anchor) -> str:
    return anchor.mention or anchor.page
