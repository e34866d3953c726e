"""Words by which a writer leaves open whether something is so: "reportedly", "is believed to have"."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from accordingto import lexicon
from accordingto.pile.story.wording import Word, fold, stem, stop_words
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


def hedges(found: Sequence[Word]) -> Iterator[Hedge]:
    """Yield each hedge of a text.

    "The ferry is believed to have sunk off Brae" has "is believed to have", about "sunk" and "Brae"; in "in May" there
    is none.
    """
    place = 0
    while place < len(found):
        length = _length(found, place)
        if not length:
            place += 1
            continue
        adverb = length == 1 and found[place].folded.endswith("ly")
        before = range(max(0, place - _BEFORE), place) if adverb else range(0)
        after = range(place + length, min(place + length + _AFTER, len(found)))
        about = [near for near in (*after, *before) if found[near].folded not in stop_words()]
        span = Span(found[place].start, found[place + length - 1].end)
        yield Hedge(
            span, range(place, place + length), tuple(near for near in about if found[near].part == found[place].part)
        )
        place += length


def stems_of(found: Sequence[Word], hedge: Hedge) -> frozenset[str]:
    """Return the stems of what a hedge leaves open."""
    return frozenset(stem(found[place].folded) for place in hedge.about)


def _length(found: Sequence[Word], place: int) -> int:
    """Return how many words of a hedge begin at a place, with the "have" or "be" that goes on; 0 if there is none."""
    for phrase in _phrases().get(_head(found[place]), ()):
        words = found[place : place + len(phrase)]
        if len(words) == len(phrase) and all(map(_fits, words, phrase)) and words[0].part == words[-1].part:
            end = place + len(phrase)
            while end < len(found) and found[end].folded in _HAVE and found[end].part == words[0].part:
                end += 1
            return end - place
    return 0


def _head(word: Word) -> str:
    if word.folded == "may" and word.shown != "may":
        return ""
    return _ANY_BE if word.folded in _BE else word.folded


def _fits(word: Word, wanted: str) -> bool:
    return word.folded == wanted or (wanted == _ANY_BE and word.folded in _BE)


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the hedges by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in lexicon.load("unsure"):
        phrase = tuple(map(fold, line.split()))
        found.setdefault(phrase[0], []).append(phrase)
    return {head: tuple(sorted(some, key=lambda phrase: (-len(phrase), phrase))) for head, some in found.items()}
