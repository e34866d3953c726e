"""Numbers that two statements count the same thing with, and whether both can be true."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress
from typing import NamedTuple

from accordingto import lexicon
from accordingto.lexicon import numerals
from accordingto.pile.story.remembered import remembered
from accordingto.pile.story.wording import Words, fold, stem, stop_words
from accordingto.record.base import Span

_NEGATIONS = frozenset({"not", "no", "never", "neither", "nor", "without", "denied", "denies", "deny"})
_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june"}
    | {"july", "august", "september", "october", "november", "december"}
)

_TIME = frozenset({"year", "month", "week", "day", "hour", "minut"})
# No hedge of the lexicon has more words.
_LONGEST = 3
# So many words after "not" stand what it denies.
_REACH = 3


class Count(NamedTuple):
    """A number and what it counts: its value, the stems of the words after it, whether it is hedged, its characters.

    `of` is empty for "seven of them". `whole` are the characters with the hedge before and the word counted after.
    """

    value: float
    of: tuple[str, ...]
    hedged: bool
    span: Span
    whole: Span


def counts(found: Words) -> tuple[Count, ...]:
    """Return each number of a text that counts something, be it only "of them".

    "at least 12 people were killed" has 12, of "people", hedged. Years and days of the month count nothing.
    """
    read: list[Count] = []
    after = 0
    for place in compress(range(len(found)), map(_numeral, found.folded)):
        if place < after:
            continue
        stop, value = numerals.read(found.folded, place)
        if value is None:
            continue
        after = stop
        of = tuple(stem(word) for word in found.folded[after : after + 2] if word not in stop_words())
        if not _dates(found, place, value):
            read.append(_count(found, range(place, after), value, of))
    return tuple(read)


def contradict(left: Sequence[Count], right: Sequence[Count]) -> tuple[Count, Count] | None:
    """Return two numbers of the same thing that cannot both be true, or None.

    "12 people were killed" and "14 people were killed" have 12 and 14; "about 14", "at least 12" leave room, and so
    does a round number ("1,200" and "1,214"). "29 people were hurt, seven of them badly" has the seven of "seven people
    are badly hurt". Years and days are too many things at once: ages, terms, spells.
    """
    values = {count.value for count in left} & {count.value for count in right}
    for ours in left:
        same = [count for count in right if ours.of[:1] and count.of[:1] == ours.of[:1]]
        if not same or ours.of[0] in _TIME or ours.value in values or any(_agree(ours, count) for count in same):
            continue
        if other := next((count for count in same if count.value not in values), None):
            return ours, other
    return None


def unlike(left: Sequence[Count], right: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """Yield the numbers of the same thing that two texts give differently, whether or not both can be true.

    "at least 12 people" and "14 people" are; "14 people, two of them children" and "14 people" are not.
    """
    mine, theirs = _only(left, right), _only(right, left)
    yield from ((mine[of], theirs[of]) for of in mine if of in theirs and of not in _TIME)


def _only(here: Sequence[Count], there: Sequence[Count]) -> dict[str, Count]:
    """Return the first number of each thing that is not the other text's too; none of a thing that both give alike."""
    same = {(count.of[0], count.value, count.hedged) for count in there if count.of}
    alike = {count.of[0] for count in here if count.of and (count.of[0], count.value, count.hedged) in same}
    return {count.of[0]: count for count in reversed(here) if count.of and count.of[0] not in alike}


@remembered
def _numeral(folded: str) -> bool:
    return folded in numerals.values() or folded[0].isdigit()


def denies(folded: Sequence[str], about: frozenset[str]) -> bool:
    """Say whether words deny one of the things they are asked about: "did not meet", "never met" deny a meeting.

    What they deny beside them is another matter: "for keeping a berth ready while no ship came" denies no berth.
    """
    for place, word in enumerate(folded):
        if negation(word):
            near = folded[place + 1 : place + 1 + _REACH]
            if any(stem(after) in about for after in near):
                return True
    return False


def negation(folded: str) -> bool:
    """Say whether a word denies: "not", "never", "isn't"."""
    return folded in _NEGATIONS or folded.endswith("n't")


def _agree(left: Count, right: Count) -> bool:
    if left.value == right.value or left.hedged or right.hedged:
        return True
    return any(_rounded(one.value, other.value) for one, other in ((left, right), (right, left)))


def _rounded(coarse: float, fine: float) -> bool:
    """Say whether `coarse` is `fine` rounded to the digits it has, if it is round at all (1,200 for 1,214)."""
    digits = f"{coarse:.0f}"
    zeros = len(digits) - len(digits.rstrip("0"))
    return coarse >= 20 and zeros > 0 and abs(coarse - fine) <= 10**zeros / 2


def _count(found: Words, places: range, value: float, of: tuple[str, ...]) -> Count:
    hedge = _hedge(found, places.start)
    beside = bool(of) and found.parts[places.stop] == found.parts[places.start]
    whole = found.span(range(places.start - hedge, places.stop + beside))
    return Count(value, of, hedge > 0, found.span(places), whole)


def _hedge(found: Words, place: int) -> int:
    """Return how many words before a place hedge the number there: two in "at least 12"."""
    beside = range(max(0, place - _LONGEST), place)
    before = tuple(found.folded[near] for near in beside if found.parts[near] == found.parts[place])
    return next((length for length in range(len(before), 0, -1) if before[-length:] in _hedges()), 0)


def _dates(found: Words, place: int, value: float) -> bool:
    """Say whether a number is a year or stands beside a month."""
    beside = (*found.folded[max(0, place - 1) : place], *found.folded[place + 1 : place + 2])
    return (1800 <= value <= 2100 and len(found.shown[place]) == 4) or not _MONTHS.isdisjoint(beside)


@cache
def _hedges() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(map(fold, hedge.split())) for hedge in lexicon.load("hedges"))
