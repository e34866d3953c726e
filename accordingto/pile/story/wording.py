"""The words of a text with their places, folded so that two outlets' typing of one word is one word."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from accordingto import lexicon
from accordingto.pile.story.spelling import spelling
from accordingto.record.base import Span

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\W_]+")
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ies|ied|es|ed|ing|s|ly|e|y)$")
# A mark left open runs to the end of its line: the quotation goes on in the next paragraph, with a mark of its own.
_QUOTED = re.compile(
    r"“(?P<curly>[^“”\n]+)(?:”|$)|\"(?P<straight>[^\"“”\n]+)(?:\"|”|$)|«(?P<angle>[^»\n]+)»"
    r"|(?<![\w‘'])[‘'](?P<single>(?=\w)[^\n]+?)(?<=[\w.,!?…])[’'](?!\w)",
    re.MULTILINE,
)
_EDGE = " \t\r\n\"“”«»„‘'"


class Word(NamedTuple):
    """One word: as it stands, folded for comparing, its characters in the page, the number of its stretch of text."""

    shown: str
    folded: str
    start: int
    end: int
    part: int = 0


@cache
def stop_words() -> frozenset[str]:
    """Return the words that say little of what a sentence is about, folded."""
    return frozenset(spelling(word) for word in lexicon.load("stop_words"))


@cache
def common_words() -> frozenset[str]:
    """Return the stems of the words that everyday news is full of, whatever it tells."""
    return frozenset(stem(fold(word)) for word in lexicon.load("common_words"))


def words(text: str, spans: Iterable[Span]) -> tuple[Word, ...]:
    """Return the words of some stretches of a page, in order.

    "The U.S. isn’t moving" has "the", "us", "isn't", "moving".
    """
    return tuple(word for part, span in enumerate(spans) for word in _read(text, span.start, span.end, part))


class Wording:
    """The words of a text, read once and asked for often."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._words = tuple(_read(text, 0, len(text), 0))
        self._starts = [word.start for word in self._words]

    def words(self, spans: Iterable[Span]) -> tuple[Word, ...]:
        """Return what `words` returns for some stretches of this text."""
        parts = [self._part(span, part) for part, span in enumerate(spans)]
        return parts[0] if len(parts) == 1 else tuple(chain.from_iterable(parts))

    def _part(self, span: Span, part: int) -> tuple[Word, ...]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        # A stretch that begins or ends within a word is read for itself.
        if (first and self._words[first - 1].end > span.start) or (last and self._words[last - 1].end > span.end):
            return tuple(_read(self.text, span.start, span.end, part))
        found = self._words[first:last]
        return tuple([Word(one.shown, one.folded, one.start, one.end, part) for one in found]) if part else found


def _read(text: str, start: int, end: int, part: int) -> Iterator[Word]:
    for match in _WORD.finditer(text, start, end):
        shown = match[0]
        yield Word(shown, fold(shown), *match.span(), part)


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """Bring a word to the key it is compared by: no capitals, straight apostrophe, one spelling."""
    plain = word.casefold().replace("’", "'")
    return spelling(plain.replace(".", "") if plain[0].isalpha() else plain.replace(",", ""))


@lru_cache(maxsize=1 << 17)
def stem(folded: str) -> str:
    """Cut the commonest English endings, so that "thanked" and "thanks" meet; "Moon's" becomes "moon"."""
    return _ENDING.sub("", folded.removesuffix("'s").removesuffix("'"))


def stems(found: Iterable[Word]) -> frozenset[str]:
    """Return the stems of the words that say what a text is about."""
    return frozenset(stem(word.folded) for word in found if word.folded not in stop_words())


def strip_marks(text: str, span: Span) -> Span | None:
    """Take quotation marks and space off the ends of a span; None if nothing is left."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end) if start < end else None


def quoted(text: str, span: Span) -> tuple[Span, ...]:
    """Return the stretches of a span that stand in quotation marks, the marks left out.

    "She praised the crew for “keeping faith” with the port" has "keeping faith".
    """
    inside = (
        Span(match.start(match.lastgroup), match.end(match.lastgroup))
        for match in _QUOTED.finditer(text, span.start, span.end)
        if match.lastgroup
    )
    return tuple(stripped for part in inside if (stripped := strip_marks(text, part)))
