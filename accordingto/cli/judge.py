"""Commands by which a person judges: `same`, `split`, `merge`, `match`, `speaker`, `judgements`, `undo`."""

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TypedDict, Unpack

import click

import accordingto
from accordingto.archive import Archive
from accordingto.cli import options
from accordingto.cli.table import Column, print_table, rows_out
from accordingto.record.judgement import Anchor, Judgement


class _Whose(TypedDict):
    archive: str
    name: str | None
    note: str | None


def _whose(command: options.C) -> options.C:
    """Give a command the options of all that judge: who does, why, and in which archive."""
    by = click.option("--by", "name", metavar="NAME", help="Who judges; else who you are on this machine.")
    note = click.option("--note", metavar="TEXT", help="Why.")
    return by(note(options.archive(command)))


@click.command(short_help="Judge that two actors are one, or are not.")
@click.argument("left")
@click.argument("right")
@click.option("--not", "apart", is_flag=True, help="They are not one.")
@_whose
def same(left: str, right: str, *, apart: bool, **whose: Unpack[_Whose]) -> None:
    """Judge that two actors are one; with --not, that they are two.

    Names are those of `accordingto who`. NAME@PAGE is the one of that name on one page only (PAGE is its id or its
    address): so somebody can be told apart from others of one name.
    """
    _keep(partial(Archive.same, same=not apart), left, right, **whose)


@click.command(short_help="Judge that a page is not of a story.")
@click.argument("story")
@click.argument("page")
@_whose
def split(story: str, page: str, **whose: Unpack[_Whose]) -> None:
    """Judge that a page (its id or its address) does not tell of what the other pages of a story tell of."""
    _keep(Archive.split, story, page, **whose)


@click.command(short_help="Judge that two stories are one.")
@click.argument("left")
@click.argument("right")
@_whose
def merge(left: str, right: str, **whose: Unpack[_Whose]) -> None:
    """Judge that the pages of two stories tell of one happening."""
    _keep(Archive.merge, left, right, **whose)


@click.command(short_help="Judge that two statements, or events, are one, or are not.")
@click.argument("left")
@click.argument("right", nargs=-1, required=True)
@click.option("--not", "apart", is_flag=True, help="They are not one.")
@_whose
def match(left: str, right: tuple[str, ...], *, apart: bool, **whose: Unpack[_Whose]) -> None:
    """Judge that two statements, or two events, of one story are one; with --not, that they are two.

    Of several at RIGHT, the one at LEFT is one, or not one, with each.

    Each is named WORDS@PAGE: words that it alone holds on that page (PAGE is its id or its address). ID@PAGE names it
    by its id, as `accordingto who --json` and `accordingto events --json` give it: so are events named.
    """
    _keep(partial(Archive.match, same=not apart), left, *right, **whose)


@click.command(short_help="Judge who said something.")
@click.argument("statement")
@click.argument("who", metavar="[NAME]", required=False)
@click.option("--nobody", is_flag=True, help="It is not known who said it.")
@click.option("--no-words", is_flag=True, help="These are no words of anybody.")
@_whose
def speaker(statement: str, who: str | None, *, nobody: bool, no_words: bool, **whose: Unpack[_Whose]) -> None:
    """Judge who made a statement, that nobody is known to have made it, or that it is none.

    The statement is named WORDS@PAGE or ID@PAGE, as in `accordingto match`. NAME is somebody whom that page names.
    """
    if bool(who) + nobody + no_words != 1:
        raise click.UsageError("Name who said it, or give one of --nobody and --no-words.")
    judge = Archive.no_words if no_words else partial(Archive.speaker, who=who)
    _keep(judge, statement, **whose)


@click.command(short_help="Show what was judged.")
@options.record
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


def _keep(judge: Callable[..., Judgement], *ends: str, archive: str, name: str | None, note: str | None) -> None:
    """Keep what is judged of `ends` in an archive that is settled first, and tell of it."""
    with accordingto.Archive(archive) as store:
        store.settle()
        _tell(judge(store, *ends, name=name or getpass.getuser(), time=_now(), note=note))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _tell(judgement: Judgement) -> None:
    click.echo(f"{'taken back: ' if judgement.undone else ''}{_judged(judgement)}")


def _row(number: int, one: Judgement) -> tuple[str, ...]:
    undone = f"\ntaken back {one.undone}" if one.undone else ""
    return str(number), f"{_judged(one)}{undone}", one.name or "", one.time or "", one.note or ""


def _judged(one: Judgement) -> str:
    """Return a judgement in words: "one actor: mention-1… and mention-2…", "said-1… is said by nobody who is known"."""
    if not one.right:
        return f"{_held(one.left)} is {'said by nobody who is known' if one.about == 'speaker' else 'nobody’s words'}"
    if one.about == "speaker":
        return f"{_held(one.left)} is said by {_held(one.right[0])}"
    number, noun = ("one", one.about) if one.same else ("two", _MANY.get(one.about, f"{one.about}s"))
    more = f" and {len(one.right) - 1} more" if len(one.right) > 1 else ""
    return f"{number} {noun}: {_held(one.left)} and {_held(one.right[0])}{more}"


def _held(anchor: Anchor) -> str:
    return anchor.mention or anchor.member or anchor.page


_MANY = {"story": "stories"}
