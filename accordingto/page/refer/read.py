"""Reading a page for who is meant: names first, then everything from its start to its end."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from accordingto.page.refer.answers import labels
from accordingto.page.refer.byline import Author, authors_of
from accordingto.page.refer.chains import Chain, join_names, signed
from accordingto.page.refer.describe import appositions
from accordingto.page.refer.figures import Figure, from_chain
from accordingto.page.refer.found import Found, Gender
from accordingto.page.refer.later import Told, named_later
from accordingto.page.refer.quoted import paragraphs, quoted
from accordingto.page.refer.ranker import Rank
from accordingto.page.refer.reading import Read, Reading, Seen
from accordingto.page.refer.telling import tellers
from accordingto.record.base import Reason, Span
from accordingto.record.page import Page
from accordingto.record.parse import Parse

_VOTES = 0.5
_DOUBTFUL = 0.45
_MORE = 1.5


# Names that stand where nothing is parsed, each with the number of its figure.
Unread = tuple[tuple[Span, int], ...]


class Meant(NamedTuple):
    """Who each of those found on a page is, and the figures.

    `unread` are names that stand where nothing was parsed, each with the number of its figure; `tells` are the tokens
    of those who tell something.
    """

    read: list[Read]
    figures: list[Figure]
    unread: Unread
    tells: frozenset[int]


def read_page(page: Page, parse: Parse, founds: Sequence[Found], aside: frozenset[int], rank: Rank) -> Meant:
    """Say who each of `founds` (in order of their heads) is; figures are numbered in the order of that.

    `aside` are the tokens of captions, which break into the text but not into whom it has in mind; `rank` weighs those
    whom a pronoun may stand for.
    """
    beside = appositions(parse, founds)
    founds = _enriched(founds, beside)
    chains, said = join_names(founds), quoted(page.text, parse)
    authors = authors_of(page, parse, founds, chains, said)
    chains, whose = _with_authors(authors, chains)
    begins = tuple(parse.sentence_of[first] for first, _ in paragraphs(page.text, parse))
    told = tellers(parse, founds, said)
    seen = Seen(beside, said, told, labels(page.text, parse), page.published, whose, begins, aside)
    names = dict(enumerate(chains))
    figures, read = _read_once(parse, founds, chains, seen, rank)
    genders = _genders(founds, read, {number for number in names if chains[number].gender is None})
    if genders:
        known = [
            chain._replace(gender=genders.get(number)) if number in genders else chain
            for number, chain in names.items()
        ]
        figures, read = _read_once(parse, founds, known, seen, rank)
    telling = frozenset(number for number in told.values() if number is not None)
    later = named_later(Told(parse, founds, [what.figure for what in read], figures, telling))
    return Meant([_as_named(what, later, figures) for what in read], figures, _unread(authors, whose), frozenset(told))


def _with_authors(
    authors: Sequence[Author], chains: Sequence[Chain]
) -> tuple[list[Chain], tuple[tuple[int, int], ...]]:
    """Return the chains, with those of authors as people, and up to which token each author says "I"."""
    known, whose = list(chains), []
    for one in authors:
        number = len(known) if one.chain is None else one.chain
        if one.chain is None:
            known.append(signed(one.name))
        else:
            known[number] = known[number]._replace(kind="person")
        whose.append((one.past, number))
    return known, tuple(whose)


def _unread(authors: Sequence[Author], whose: Sequence[tuple[int, int]]) -> Unread:
    return tuple((one.span, number) for one, (_, number) in zip(authors, whose, strict=True) if one.span is not None)


def _as_named(what: Read, later: dict[int, tuple[int, float]], figures: Sequence[Figure]) -> Read:
    """Return a reading with whom a headline's noun turned out to be."""
    if what.figure not in later:
        return what
    number, sure = later[what.figure]
    name = figures[number].name or ""
    reason = Reason(feature="named later", share=1.0, left="", right=name)
    return Read(number, min(what.confidence, sure), (*what.reasons, reason))


def _read_once(
    parse: Parse, founds: Sequence[Found], chains: Sequence[Chain], seen: Seen, rank: Rank
) -> tuple[list[Figure], list[Read]]:
    """Read the page from its start to its end."""
    figures = [from_chain(number, chain, seen.day) for number, chain in enumerate(chains)]
    named = {member: figures[number] for number, chain in enumerate(chains) for member in chain.members}
    return figures, Reading(parse, founds, (figures, named), seen, rank).read()


def _genders(founds: Sequence[Found], read: Sequence[Read], open_: set[int]) -> dict[int, Gender]:
    """Return whom the page calls "he" or "she" throughout, of those of whom nothing else tells the gender."""
    votes: dict[int, dict[Gender, float]] = defaultdict(lambda: {"f": 0.0, "m": 0.0})
    for found, what in zip(founds, read, strict=True):
        if found.form == "pronoun" and found.gender and what.figure in open_ and what.confidence >= _VOTES:
            votes[what.figure][found.gender] += what.confidence - _DOUBTFUL
    told: dict[int, Gender] = {}
    for number, count in sorted(votes.items()):
        woman, man = count["f"], count["m"]
        if max(woman, man) >= _MORE * min(woman, man):
            told[number] = "f" if woman > man else "m"
    return told


def _enriched(founds: Sequence[Found], beside: dict[int, int]) -> list[Found]:
    """Let names take over what the description beside them says: office, country, gender."""
    rich = list(founds)
    for number, name in beside.items():
        found, other = founds[number], rich[name]
        rich[name] = other._replace(
            office=other.office or found.office,
            country=other.country or found.country,
            gender=other.gender or found.gender,
            region=other.region or found.region,
            kind="person" if found.kind == "person" else other.kind,
        )
    return rich
