"""On whose reports the pages of a story rest, as far as they say."""

from collections.abc import Iterable, Sequence

from accordingto.record.base import Record
from accordingto.record.story import Credit, Story
from accordingto.show.lookup import Lookup, Place
from accordingto.show.words import count, one_line, series


class Credited(Record, frozen=True, kw_only=True):
    """An outlet that several pages credit near their top, or whose own page is among them: a sentence, its places."""

    words: str
    places: tuple[Place, ...]


class Rests(Record, frozen=True, kw_only=True):
    """How many pages of a story rest on a source that another has too, in a sentence, and on whom; empty for none."""

    words: str = ""
    on: tuple[Credited, ...] = ()


def rests(lookup: Lookup, story: Story) -> Rests:
    """Say which pages of a story share an outlet or agency that they credit near their top.

    Two pages of three that credit the Corran Post: "2 of 3 pages rest, at least in part, on a source they share".
    """
    shared = [credit for credit in story.credits if len(_together(credit, story.credits)) > 1]
    if not shared:
        return Rests()
    joined = {page for credit in shared for page in (credit.page, *credit.own)}
    words = f"{len(joined)} of {count(len(story.pages), 'page')} rest, at least in part, on a source they share"
    names = sorted({credit.outlet for credit in shared})
    return Rests(words=words, on=tuple(_credited(lookup, name, shared) for name in names))


def _together(credit: Credit, every: Iterable[Credit]) -> set[str]:
    """Return the pages that credit one outlet, and those that are its own."""
    return {page for one in every if one.outlet == credit.outlet for page in (one.page, *one.own)}


def _credited(lookup: Lookup, outlet: str, every: Sequence[Credit]) -> Credited:
    some = [credit for credit in every if credit.outlet == outlet]
    labels = dict.fromkeys(lookup.labels[credit.page] for credit in some)
    verb = "credit" if len(labels) > 1 else "credits"
    own = ", whose own page is here" if any(credit.own for credit in some) else ""
    places = [lookup.evidence(piece) for credit in some for piece in credit.evidence[:1]]
    return Credited(words=f"{series(labels)} {verb} {one_line(outlet)} near the top{own}", places=tuple(places))
