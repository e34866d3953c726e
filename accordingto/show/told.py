"""A story as the reader sees it: what was said and done, the most widely carried first, and what speaks against it."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from accordingto.record.base import Evidence, Record
from accordingto.record.claim import Claim, Conflict
from accordingto.record.story import Match, Story
from accordingto.show.credits import Rests, rests
from accordingto.show.done import Deed, deed
from accordingto.show.lookup import Lookup, Place, outlet
from accordingto.show.roots import Roots, roots
from accordingto.show.said import Statement, statement
from accordingto.show.source import Source
from accordingto.show.words import count, date, one_line, quoted


class Clash(Record, frozen=True, kw_only=True):
    """Two claims that cannot both be true in one field, by what each side says there."""

    field: str
    left: "Side"
    right: "Side"


class Side(Record, frozen=True, kw_only=True):
    """One side of a clash: what it says in the field, the claim that says it and its words."""

    value: Place
    claim: str
    words: str


class Told(Record, frozen=True, kw_only=True):
    """A story: its headline, its counts in words, and all that its pages say, the most widely carried first."""

    anchor: str
    number: int
    headline: str
    counts: str
    lead: str
    unnamed: str
    rests: Rests
    outlets: tuple[str, ...]
    pages: tuple[Source, ...]
    shared: tuple[Statement, ...]
    alone: tuple[tuple[str, tuple[Statement, ...]], ...]
    roots: Roots
    deeds: tuple[Deed, ...]
    clashes: tuple[Clash, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, in the order of their numbers."""
        return (*self.shared, *(one for _, some in self.alone for one in some))

    @property
    def alone_heading(self) -> str:
        """What to call the statements of single outlets."""
        return "What only one outlet carries" if len(self.outlets) > 1 else "What was said"

    @property
    def compared(self) -> tuple[Statement, ...]:
        """The statements that are worded in more than one place."""
        return tuple(one for one in self.statements if one.compared)


def told(lookup: Lookup, story: Story, number: int, sources: dict[str, Source]) -> Told:
    """Make the view of a story; `sources` are the views of all pages by id."""
    claims = [claim for claim in lookup.dossier.claims if claim.story == story.id]
    pages = sorted((sources[page] for page in story.pages), key=lambda page: page.number)
    outlets = tuple(sorted({page.outlet for page in pages}))
    matches = [match for match in lookup.dossier.matches if match.story == story.id]
    said = _said(lookup, matches, claims)
    done = [match for match in matches if match.of == "event"]
    deeds = sorted((deed(lookup, claim, done) for claim in claims if claim.of == "event"), key=_deed_order)
    shared = [one for one in said if len(one.outlets) > 1]
    alone = [one for one in said if len(one.outlets) <= 1]
    parts = [count(len(pages), "page"), count(len(outlets), "outlet"), date(story.day) if story.day else "date unknown"]
    parts += _follows(lookup, story)
    return Told(
        anchor=story.id,
        number=number,
        headline=one_line(story.headline or "")
        or next((page.title for page in pages if page.title), "No headline known"),
        counts=" · ".join(parts),
        lead=_lead(said, shared, outlets),
        unnamed=_unnamed(said),
        rests=rests(lookup, story),
        outlets=outlets,
        pages=tuple(pages),
        shared=tuple(_numbered(shared, 1)),
        alone=_by_outlet(_numbered(alone, len(shared) + 1)),
        roots=roots(lookup, claims),
        deeds=tuple(replace(one, number=n) for n, one in enumerate(deeds, start=1)),
        clashes=tuple(_clash(lookup, one) for one in lookup.dossier.conflicts if one.story == story.id),
    )


def _follows(lookup: Lookup, story: Story) -> list[str]:
    """Name the stories of earlier days that a story goes on from, the earliest first."""
    earlier = sorted((one.day or "", one.headline or "") for one in lookup.dossier.stories if one.id in story.follows)
    return [f"goes on from {quoted(one_line(headline))}" for _, headline in earlier if headline]


def rank(lookup: Lookup, story: Story) -> tuple[bool, int, int, str, str]:
    """Order stories: those that most outlets carry first, then most pages; pages that stand alone last."""
    outlets = {outlet(lookup.reports[page].page) for page in story.pages}
    return (len(story.pages) == 1, -len(outlets), -len(story.pages), story.day or "9999", story.id)


def _said(lookup: Lookup, matches: Iterable[Match], claims: Iterable[Claim]) -> list[Statement]:
    spoken = [match for match in matches if match.of == "attribution"]
    found = [statement(lookup, claim, spoken) for claim in claims if claim.of == "attribution"]
    return sorted(found, key=_order)


def _order(one: Statement) -> tuple[int, int, str, str, int, str]:
    """Order statements: most outlets, then most origins; those of one outlet together, as they stand on its page."""
    first = one.places[0] if one.places else None
    page, start = (first.page, first.start) if first else ("", 0)
    return (-len(one.outlets), -one.origins, one.outlets[0] if one.outlets else "", page, start, one.anchor)


def _deed_order(one: Deed) -> tuple[int, int, str, int, str]:
    place = one.told[0].place
    return (-len(one.outlets), -one.origins, place.page, place.start, one.anchor)


def _numbered(some: Iterable[Statement], start: int) -> list[Statement]:
    return [replace(one, number=n) for n, one in enumerate(some, start=start)]


def _by_outlet(some: Iterable[Statement]) -> tuple[tuple[str, tuple[Statement, ...]], ...]:
    groups: dict[str, list[Statement]] = {}
    for one in some:
        groups.setdefault(one.outlets[0] if one.outlets else "outlet not known", []).append(one)
    return tuple((name, tuple(group)) for name, group in groups.items())


def _lead(said: Sequence[Statement], shared: Sequence[Statement], outlets: Sequence[str]) -> str:
    """Say in one sentence how far the outlets agree and how few origins stand behind them."""
    if not said:
        return "No statement was found."
    if not shared:
        return f"{count(len(said), 'statement')}, none of them in more than one outlet."
    single = sum(one.origins == 1 for one in shared)
    carried = f"{len(shared)} of {count(len(said), 'statement')} {'stands' if len(shared) == 1 else 'stand'}"
    everywhere = sum(len(one.outlets) == len(outlets) for one in shared)
    every = f", {everywhere} of them in all {len(outlets)}" if everywhere and len(outlets) > 2 else ""
    return f"{carried} in more than one outlet{every}; {_share(single, len(shared))} a single origin."


def _unnamed(said: Sequence[Statement]) -> str:
    """Count the statements whose source nobody names, and say who they are as far as the pages tell."""
    found = [one.speaker for one in said if one.unnamed]
    if not found:
        return ""
    rest = "rests on an unnamed source" if len(found) == 1 else "rest on unnamed sources"
    return f"{count(len(found), 'statement')} {rest}: {'; '.join(dict.fromkeys(found))}."


def _share(part: int, whole: int) -> str:
    if whole == 1:
        return "it has" if part else "it does not have"
    names = {0: "none of them has", whole: "both have" if whole == 2 else f"all {whole} have"}
    return names.get(part, f"{part} of those {whole} {'has' if part == 1 else 'have'}")


def _clash(lookup: Lookup, found: Conflict) -> Clash:
    left = _side(lookup, found.left, found.left_value)
    return Clash(field=found.field, left=left, right=_side(lookup, found.right, found.right_value))


def _side(lookup: Lookup, claim: str, value: Evidence) -> Side:
    """Give a value in the words of its claim, those of the value's own page if there are any."""
    wording = lookup.claims[claim].wording if claim in lookup.claims else ()
    words = [piece.words for piece in wording if piece.page == value.page] or [piece.words for piece in wording]
    return Side(value=lookup.evidence(value), claim=claim, words=quoted(" … ".join(words or [value.words])))
