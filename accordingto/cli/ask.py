"""Commands that ask an archive: `who`, `events`, `search`, `stories`, `story`, `relation`, `actor`."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

import accordingto
from accordingto.archive import Archive
from accordingto.archive.answer import Did, Hit, Said, StoryLine
from accordingto.archive.ask.outlet import outlet_of
from accordingto.cli import options, plot
from accordingto.cli.table import Column, behind, flat, lines, place, print_table, rows_out, write
from accordingto.cli.told import show_story
from accordingto.errors import BusyError
from accordingto.record.base import Span
from accordingto.show.words import series

_WAIT_SECONDS = 2.0
_COLUMNS = (Column("where", 1), Column("what", 2))


@contextmanager
def opened(file: str) -> Iterator[Archive]:
    """Open an archive to be asked; what is still to be settled is settled first, unless somebody is at it."""
    with accordingto.Archive(file, wait_seconds=_WAIT_SECONDS) as archive:
        try:
            archive.settle()
        except BusyError:
            click.echo(f"{file}: pages are being added; shown is what is settled so far", err=True)
        yield archive


@click.command(short_help="Who said what, to whom, through whom.")
@click.argument("name")
@click.option("--said", metavar="WORDS", help='Only what holds these words, a "phrase" in marks, a beginn*.')
@click.option("--regex", is_flag=True, help="Take the words of --said for a regular expression.")
@click.option("--to", metavar="NAME", help="Only what was said to this one.")
@click.option("--from", "from_day", metavar="DAY", help="From this day on: 2018, 2018-02 or 2018-02-13.")
@click.option("--until", "to_day", metavar="DAY", help="Up to this day, it included.")
@options.rows
def who(  # noqa: PLR0913 (one argument an option)
    name: str,
    *,
    said: str | None,
    to: str | None,
    from_day: str | None,
    to_day: str | None,
    limit: int,
    offset: int,
    form: str | None,
    archive: str,
    regex: bool,
) -> None:
    """Show what somebody said, the newest first, with the hands it came through and how many origins stand behind it.

    NAME is any spelling seen, the ISO code of a state (PRK), or an actor's id. Of several who are called so the one who
    is named on far more pages than the others is meant; if none is, or nobody is called so, it ends with 2.
    """
    with opened(archive) as store:
        found = store.who(
            name, said=said, regex=regex, to=to, from_day=from_day, to_day=to_day, limit=limit, offset=offset
        )
        _note(store, name, to)
    write(found, form, _COLUMNS, map(_said, found.rows))


@click.command(short_help="Who did what to whom.")
@click.option("--actor", metavar="NAME", help="Only what this one did.")
@click.option("--recipient", metavar="NAME", help="Only what was done to this one.")
@click.option("--type", "code", metavar="CODE", help="Only events of this PLOVER type, such as CONSULT.")
@options.since
@options.until
@options.rows
def events(  # noqa: PLR0913 (as `who`)
    *,
    actor: str | None,
    recipient: str | None,
    code: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    offset: int,
    form: str | None,
    archive: str,
) -> None:
    """Show what was done, planned or denied, the newest first. Names are those of `accordingto who`."""
    with opened(archive) as store:
        found = store.events(actor, recipient, code=code, since=since, until=until, limit=limit, offset=offset)
        _note(store, actor, recipient)
    write(found, form, _COLUMNS, map(_did, found.rows))


@click.command(short_help="Where words stand: in names, statements, pages.")
@click.argument("words", nargs=-1, required=True)
@options.rows
def search(words: tuple[str, ...], limit: int, offset: int, form: str | None, archive: str) -> None:
    """Show where all the words stand: actors called so first, then pages, the best first.

    A "phrase" in quotation marks is looked for in its order, and a beginn* with any ending.
    """
    with opened(archive) as store:
        found = store.search(" ".join(words), limit=limit, offset=offset)
    write(found, form, _COLUMNS, map(_hit, found.rows))


@click.command(short_help="Which stories there are.")
@click.argument("words", nargs=-1)
@click.option("--actor", metavar="NAME", help="Only stories with pages that speak of this one.")
@options.since
@options.until
@options.rows
def stories(  # noqa: PLR0913 (as `who`)
    words: tuple[str, ...],
    *,
    actor: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    offset: int,
    form: str | None,
    archive: str,
) -> None:
    """Show the stories, the newest first; with WORDS only those with a page that holds all of them."""
    with opened(archive) as store:
        found = store.stories(
            " ".join(words) or None, actor=actor, since=since, until=until, limit=limit, offset=offset
        )
        _note(store, actor)
    write(found, form, _COLUMNS, map(_story, found.rows))


@click.command(short_help="All that the pages of one story claim.")
@click.argument("story", metavar="ID")
@options.record
def story(story: str, form: str | None, archive: str) -> None:
    """Show a story: its pages, what they claim with the origins behind it, and what speaks against what.

    ID is the story's, or the start of it. As comma-separated values only the claims are written. For wordings side by
    side see `accordingto dossier --archive FILE --story ID`.
    """
    with opened(archive) as store:
        found = store.story(story)
    if form:
        rows_out(found.claims if form == "csv" else (found,), form)
    else:
        show_story(found)


@click.command(short_help="How two actors stood, day by day.")
@click.argument("left")
@click.argument("right")
@options.record
def relation(left: str, right: str, form: str | None, archive: str) -> None:
    """Show how warm or cold two actors stood to each other each day, from -10 to 10, with a deed that tells of it."""
    with opened(archive) as store:
        found = store.relation(left, right)
        _note(store, left, right)
    if form:
        rows_out(found, form)
    else:
        plot.show(found)


@click.command(short_help="What is known of somebody.")
@click.argument("name")
@options.record
def actor(name: str, form: str | None, archive: str) -> None:
    """Show what is known of an actor: names, country, offices, and how much it said and did."""
    with opened(archive) as store:
        found = store.actor(name)
        _note(store, name)
    if form:
        rows_out((found,), form)
    else:
        cells = [(field, flat(getattr(found, field))) for field in found.__struct_fields__ if getattr(found, field)]
        print_table((Column("what"), Column(found.name, 1)), cells)


def _note(store: Archive, *names: str | None) -> None:
    """Say for whom a name was taken, where several are called so."""
    for name in names:
        if name and (rows := store.others(name)):
            click.echo(f"{name}: taken for {rows[0]}; called so, too: {'; '.join(rows[1:])}", err=True)


def _said(row: Said) -> tuple[str, str]:
    to = f" to {', '.join(row.to)}" if row.to else ""
    beside = f" with {series(row.beside)}" if row.beside else ""
    through = f"through {' ▸ '.join(row.hands)}" if row.hands else ""
    return _where(row.day, row.outlet, row.spans), lines(
        " … ".join(row.words), f"{row.act}{beside}{to}", through, behind(row.outlets, row.origins)
    )


def _did(row: Did) -> tuple[str, str]:
    sides = " → ".join([", ".join(row.actors) or "?", ", ".join(row.recipients) or "?"])
    status = "" if row.status == "occurred" else f" ({row.status})"
    by = f"asserted by {row.by}" if row.by else ""
    return _where(row.day, row.outlet, [row.span]), lines(
        row.words, f"{row.code}{status}", sides, by, behind(row.outlets, row.origins)
    )


def _hit(row: Hit) -> tuple[str, str]:
    if row.kind == "actor":
        return f"actor\n{row.actor}", lines(row.title or "", row.words)
    title = f"said by {row.title or 'somebody not named'}" if row.kind == "statement" else (row.title or "")
    return _where(row.day, row.outlet, [row.span] if row.span else []), lines(row.words, title)


def _story(row: StoryLine) -> tuple[str, str]:
    pages = "1 page" if row.pages == 1 else f"{row.pages} pages"
    # The start of an id names a story, and fits a narrow column.
    return f"{row.day or 'day not known'}\n{row.id[:_ID]}", lines(
        row.headline or "no headline", pages, ", ".join(map(outlet_of, row.outlets))
    )


def _where(day: str | None, outlet: str | None, spans: Iterable[Span]) -> str:
    return f"{day or 'day not known'}\n{place(outlet, spans)}"


_ID = 18
