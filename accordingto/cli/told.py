"""One story of an archive on the terminal: its pages, its claims, what speaks against what."""

from collections.abc import Iterable

from rich.console import Console

from accordingto.archive.answer import Against, Claimed, Credited, Differs, StoryTold
from accordingto.archive.ask.outlet import outlet_of
from accordingto.cli.table import Column, behind, lines, place, print_table
from accordingto.record.base import Span


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
    if story.credits:
        print_table((Column("credits near its top", 1), Column("", 1)), map(_credited, story.credits))
    if found := _once(story.differences):
        print_table((Column("told differently", 1), Column("", 1)), map(_differs, found))
    if story.against:
        print_table((Column("cannot both be true", 1), Column("", 1)), map(_against, story.against))


def _claim(claim: Claimed) -> tuple[str, str]:
    origins = ", ".join(sorted({one.name or f"{one.kind}, not named" for one in claim.origins}))
    who = ", ".join(claim.speakers) or ("told by the outlets" if claim.of == "event" else "speaker not named")
    stands = behind(len(claim.outlets), len(claim.origins))
    return place(claim.outlet, claim.spans), lines(" … ".join(claim.words), who, f"{stands} ({origins})")


def _credited(one: Credited) -> tuple[str, str]:
    return place(one.outlet, [one.span]), f"{one.credited}\n“{one.words}”"


def _once(every: Iterable[Differs]) -> list[Differs]:
    """Return each pair of words of one kind once, however many pages share them."""
    known = {(one.kind, _folded(one.left_words), _folded(one.right_words)): one for one in reversed(list(every))}
    return sorted(known.values(), key=lambda one: (one.kind, one.claim, one.left_page, one.right_page))


def _folded(words: str | None) -> str:
    return (words or "").casefold()


def _differs(one: Differs) -> tuple[str, str]:
    left = _side(one.left_outlet, one.left_span, one.left_words)
    right = _side(one.right_outlet, one.right_span, one.right_words)
    return f"{one.kind}: {left}", right


def _side(outlet: str, span: Span | None, words: str | None) -> str:
    return lines(f"“{words}”" if words else "not told", place(outlet, [span] if span else []))


def _against(one: Against) -> tuple[str, str]:
    return f"“{one.left_words}”\n{one.left}", f"“{one.right_words}”\n{one.right}"
