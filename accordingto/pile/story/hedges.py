"""Words by which a writer leaves open whether something is so: "reportedly", "is believed to have"."""

from collections.abc import Iterator
from functools import cache
from itertools import compress
from typing import NamedTuple

from accordingto import lexicon
from accordingto.pile.story.wording import Words, fold, stem, stop_words
from accordingto.record.base import Span

_BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "'s", "'re"})
_HAVE = frozenset({"have", "has", "had", "be", "been"})
_ANY_BE = "be"
# A hedge speaks of the words that follow it; "reportedly" may also stand behind its verb.
_AFTER, _BEFORE = 4, 2


class Hedge(NamedTuple):
    """A hedge: its characters, the places of its words, and those of the words it leaves open."""

    span: Span
    places: range
    about: tuple[int, ...]


def hedges(found: Words) -> Iterator[Hedge]:
    """Yield each hedge of a text.

    "The ferry is believed to have sunk off Brae" has "is believed to have", about "sunk" and "Brae"; in "in May" there
    is none.
    """
    stop = 0
    for place in compress(range(len(found)), map(_phrases().__contains__, found.folded)):
        length = _length(found, place) if place >= stop else 0
        if not length:
            continue
        stop = place + length
        adverb = length == 1 and found.folded[place].endswith("ly")
        before = range(max(0, place - _BEFORE), place) if adverb else range(0)
        # "Allegations that" leaves open all that is alleged.
        reach = len(found) if found.folded[stop - 1] == "that" else stop + _AFTER
        after = range(stop, min(reach, len(found)))
        about = [near for near in (*after, *before) if found.folded[near] not in stop_words()]
        here, part = range(place, stop), found.parts[place]
        yield Hedge(found.span(here), here, tuple(near for near in about if found.parts[near] == part))


def stems_of(found: Words, hedge: Hedge) -> frozenset[str]:
    """Return the stems of what a hedge leaves open."""
    return frozenset(stem(found.folded[place]) for place in hedge.about)


def _length(found: Words, place: int) -> int:
    """Return how many words of a hedge begin at a place, with the "have" or "be" that goes on; 0 if there is none."""
    part = found.parts[place]
    if found.folded[place] == "may" and found.shown[place] != "may":
        return 0
    for phrase in _phrases()[found.folded[place]]:
        end = place + len(phrase)
        words = found.folded[place:end]
        if len(words) == len(phrase) and all(map(_fits, words, phrase)) and found.parts[end - 1] == part:
            while end < len(found) and found.folded[end] in _HAVE and found.parts[end] == part:
                end += 1
            return end - place
    return 0


def _fits(folded: str, wanted: str) -> bool:
    return folded == wanted or (wanted == _ANY_BE and folded in _BE)


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the hedges by their first word, in any form it may have, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in lexicon.load("unsure"):
        phrase = tuple(map(fold, line.split()))
        for first in _BE if phrase[0] == _ANY_BE else phrase[:1]:
            found.setdefault(first, []).append(phrase)
    return {head: tuple(sorted(some, key=lambda phrase: (-len(phrase), phrase))) for head, some in found.items()}
