"""One story of an archive on the terminal: its pages, its claims, what speaks against what."""

import click

from accordingto.archive.answer import Claimed, StoryTold
from accordingto.cli.table import Column, place, print_table


def show_story(story: StoryTold) -> None:
    """Print a story."""
    line = story.line
    click.echo(
        f"{line.headline or 'no headline'}\n{line.id} · {line.day or 'day not known'} · {', '.join(story.actors)}"
    )
    pages = ((page.day or "", page.outlet, page.headline or "", page.url or page.page) for page in story.pages)
    print_table((Column("day"), Column("outlet", 1), Column("headline", 2), Column("page", 2)), pages)
    columns = (Column("claimed by", 1), Column("words", 3), Column("outlets", 1), Column("origins", 1), Column("on", 1))
    print_table(columns, map(_claim, story.claims))
    if story.against:
        rows = (
            (one.field, f"“{one.left_words}”: {one.left}", f"“{one.right_words}”: {one.right}") for one in story.against
        )
        print_table((Column("against"), Column("one", 1), Column("the other", 1)), rows)


def _claim(claim: Claimed) -> tuple[str, ...]:
    origins = sorted({one.name or f"{one.kind}, not named" for one in claim.origins})
    who = ", ".join(claim.speakers) or ("told by the outlets" if claim.of == "event" else "not named")
    on = place(claim.outlet, claim.spans)
    return who, " … ".join(claim.words), ", ".join(claim.outlets), ", ".join(origins), on
