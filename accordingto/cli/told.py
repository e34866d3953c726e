"""One story of an archive on the terminal: its pages, its claims, what speaks against what."""

from rich.console import Console

from accordingto.archive.answer import Against, Claimed, StoryTold
from accordingto.archive.ask.outlet import outlet_of
from accordingto.cli.table import Column, behind, lines, place, print_table


def show_story(story: StoryTold) -> None:
    """Print a story."""
    line, console = story.line, Console()
    for text in (line.headline or "no headline", f"{line.id} · {line.day or 'day not known'}", ", ".join(story.actors)):
        console.print(text, markup=False, highlight=False)
    pages = (
        (page.day or "", lines(page.headline or "no headline", outlet_of(page.outlet), page.url or page.page))
        for page in story.pages
    )
    print_table((Column("day"), Column("page", 1)), pages)
    print_table((Column("where", 1), Column("what", 2)), map(_claim, story.claims))
    if story.against:
        print_table((Column("cannot both be true", 1), Column("", 1)), map(_against, story.against))


def _claim(claim: Claimed) -> tuple[str, str]:
    origins = ", ".join(sorted({one.name or f"{one.kind}, not named" for one in claim.origins}))
    who = ", ".join(claim.speakers) or ("told by the outlets" if claim.of == "event" else "speaker not named")
    stands = behind(len(claim.outlets), len(claim.origins))
    return place(claim.outlet, claim.spans), lines(" … ".join(claim.words), who, f"{stands} ({origins})")


def _against(one: Against) -> tuple[str, str]:
    return f"“{one.left_words}”\n{one.left}", f"“{one.right_words}”\n{one.right}"
