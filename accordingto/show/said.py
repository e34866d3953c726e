"""A statement as the reader sees it: who, in what words, carried by whom, from how many origins, by what chain."""

from collections.abc import Sequence

from accordingto.record.base import Record
from accordingto.record.claim import Claim, Origin
from accordingto.record.said import Attribution
from accordingto.record.story import Match
from accordingto.show.chain import Hand, chains
from accordingto.show.compare import Comparison, comparisons
from accordingto.show.differ import Differing, differing
from accordingto.show.lookup import Lookup, Place
from accordingto.show.manner import manner, unnamed
from accordingto.show.words import count, date, one_line, origins, quoted, series

_MANNER = {"direct": "quoted", "mixed": "partly quoted", "indirect": "reported, not quoted"}


class Statement(Record, frozen=True, kw_only=True):
    """One thing said. `support` counts outlets (where there are several) and origins in words.

    `manner` is how it is told and said ("quoted · a promise · in a speech"); `unnamed`: nobody names its source.
    `page` is the anchor of the speaker's own page, empty where there is none.
    `since` is when and where it was first seen, empty where one page has it or no day is known.
    `cue` are the words that hand it on ("also thanked"), empty where all of it is quoted; `origins` counts those known.
    """

    anchor: str
    number: int = 0
    speaker: str
    page: str = ""
    cue: str
    manner: str
    unnamed: bool = False
    words: tuple[str, ...]
    places: tuple[Place, ...]
    outlets: tuple[str, ...]
    origins: int
    support: str
    since: str
    chain: tuple[Hand, ...]
    compared: tuple[Comparison, ...] = ()
    differing: tuple[Differing, ...] = ()


def statement(lookup: Lookup, claim: Claim, matches: Sequence[Match]) -> Statement:
    """Make the view of a claim about what somebody said.

    “We will talk” in two outlets that both name the Corran Post: "2 outlets, 1 origin (the Corran Post)".
    """
    members = [lookup.said[member] for member in claim.members if member in lookup.said]
    full = _fullest(claim, members)
    found = lookup.behind(claim)
    return Statement(
        anchor=claim.id,
        speaker=_speaker(lookup, claim, full),
        page=_page(lookup, claim, full),
        unnamed=_is_unnamed(claim, full),
        cue=_cue(lookup, full),
        manner=" · ".join([_MANNER[full.kind] if full else "reported", *manner(lookup, full, members)]),
        words=tuple(_words(piece.words, full) for piece in claim.wording),
        places=tuple(lookup.evidence(piece) for piece in claim.wording),
        outlets=lookup.outlets(claim.outlets),
        origins=sum(origin.kind != "own word" for origin in found),
        support=support(claim, found),
        since=since(lookup, claim),
        chain=chains(lookup, members),
        compared=tuple(comparisons(lookup, claim.members, full.id, matches)) if full else (),
        differing=differing(lookup, claim, matches),
    )


def support(claim: Claim, found: list[Origin]) -> str:
    """Count what stands behind a claim: "2 outlets, 1 origin (KCNA)"; of a single outlet only the origin is told."""
    several = [count(len(claim.outlets), "outlet")] if len(claim.outlets) > 1 else []
    return ", ".join([*several, origins(found)])


def since(lookup: Lookup, claim: Claim) -> str:
    """Say when a claim of several pages was first seen, and where if not on all: "first seen in KCNA, 3 May 2031"."""
    if claim.since is None or len(claim.pages) < 2:
        return ""
    days = {page: lookup.reports[page].page.published for page in claim.pages if page in lookup.reports}
    # Of "2031-05" and "2031-05-03" either may be the earlier.
    first = [page for page, day in days.items() if day and day.startswith(claim.since)]
    unknown = sum(day is None for day in days.values())
    where = f" in {series(lookup.labels[page] for page in first)}," if len(first) < len(days) else ""
    rest = f"; {count(unknown, 'page')} {'has' if unknown == 1 else 'have'} no date" if unknown else ""
    return f"first seen{where} {date(claim.since)}{rest}"


def _fullest(claim: Claim, members: list[Attribution]) -> Attribution | None:
    """Return the member whose words are the claim's wording, or the longest."""
    first = claim.wording[0] if claim.wording else None
    held = [said for said in members if first and said.page == first.page and first.span in said.content]
    return max(held or members, key=lambda said: (sum(map(len, said.content)), said.id), default=None)


def _cue(lookup: Lookup, full: Attribution | None) -> str:
    """Return the cue that stands before words not all of which are quoted: "thanked" in "thanked Seoul for …"."""
    if full is None or full.cue is None or full.kind == "direct" or full.cue.start > full.content[0].start:
        return ""
    words = one_line(full.cue.of(lookup.reports[full.page].page.text))
    return words if words[-1:].isalpha() else ""


def _words(words: str, full: Attribution | None) -> str:
    return quoted(words) if full and full.kind == "direct" else one_line(words)


def _speaker(lookup: Lookup, claim: Claim, full: Attribution | None) -> str:
    named = tuple(dict.fromkeys(lookup.name(name) for name in claim.speakers))
    if named:
        return series(named)
    if full and full.source and _is_unnamed(claim, full):
        return unnamed(full.source, lookup.reports[full.page].page.text)
    words = lookup.described(full) if full else None
    if words and full and lookup.is_paper(full.speaker):
        return words
    return f"{words} (not named)" if words else "speaker not named"


def _page(lookup: Lookup, claim: Claim, full: Attribution | None) -> str:
    """Return the anchor of the one speaker's page."""
    actor = lookup.actor_of(full.speaker) if full else None
    named = {lookup.name(name) for name in claim.speakers}
    return actor.id if actor and named == {one_line(actor.name)} else ""


def _is_unnamed(claim: Claim, full: Attribution | None) -> bool:
    return not claim.speakers and full is not None and full.source is not None and full.source.kind == "unnamed"
