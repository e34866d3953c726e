"""The words of a text with their places, folded so that two outlets' typing of one word is one word."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, chain, repeat
from typing import NamedTuple

import msgspec

from accordingto import lexicon
from accordingto.pile.story.remembered import remembered
from accordingto.pile.story.spelling import spelling
from accordingto.record.base import Span

# "U.S." with its last point is one word, and so are "isn't" and "1,200". Most words are of plain letters: these are
# found soonest when they are asked for by themselves.
_WORD = re.compile(
    r"((?=\w)(?:[A-Za-z]{2,}+(?![\w'’])"
    r"|[^\W\d_](?:(?:\.[^\W\d_])+\.|[^\W\d_]*(?:['’][^\W\d_]+)*)|\d+(?:[.,:]\d+)*|[^\W_]+))"
)
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ies|ied|es|ed|ing|s|ly|e|y)$")
# A mark left open runs to the end of its line: the quotation goes on in the next paragraph, with a mark of its own. One
# of the marks is looked for first: a search for a few characters is far sooner done than one for four patterns.
_QUOTED = re.compile(
    r"[“\"«‘'](?:(?<=“)(?P<curly>[^“”\n]+)(?:”|$)|(?<=\")(?P<straight>[^\"“”\n]+)(?:\"|”|$)|(?<=«)(?P<angle>[^»\n]+)»"
    r"|(?<![\w‘'][‘'])(?<=[‘'])(?P<single>(?=\w)[^\n]+?)(?<=[\w.,!?…])[’'](?!\w))",
    re.MULTILINE,
)
_EDGE = " \t\r\n\"“”«»„‘'"


class Word(msgspec.Struct, frozen=True, gc=False):
    """One word: as it stands, folded for comparing, its characters in the page, the number of its stretch of text.

    There are more of these than of anything else: Python need not look through them for what can be thrown away.
    """

    shown: str
    folded: str
    start: int
    end: int
    part: int = 0


class Columns(NamedTuple):
    """The words of a stretch in order, as columns: as they stand, folded, where they begin and end in the page."""

    shown: Sequence[str]
    folded: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]


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
    return tuple(chain.from_iterable(_words(_read(text, span), part) for part, span in enumerate(spans)))


class Wording:
    """The words of a text, read once and asked for often."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._all = _read(text)

    def words(self, spans: Iterable[Span]) -> tuple[Word, ...]:
        """Return what `words` returns for some stretches of this text."""
        return tuple(chain.from_iterable(_words(self.columns(span), part) for part, span in enumerate(spans)))

    def columns(self, span: Span) -> Columns:
        """Return the words of one stretch of this text as columns."""
        starts, ends = self._all.starts, self._all.ends
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        # A stretch that begins or ends within a word is read for itself.
        if (first and ends[first - 1] > span.start) or (last and ends[last - 1] > span.end):
            return _read(self.text, span)
        shown, folded = self._all.shown[first:last], self._all.folded[first:last]
        return Columns(shown, folded, starts[first:last], ends[first:last])


def _read(text: str, span: Span | None = None) -> Columns:
    # What stands before the first word, the word, what stands before the next one …: the ends of what is between are
    # the starts of the words.
    pieces = _WORD.split(span.of(text) if span else text)
    bounds = list(accumulate(map(len, pieces), initial=span.start if span else 0))
    shown = pieces[1::2]
    return Columns(shown, list(map(fold, shown)), bounds[1:-1:2], bounds[2::2])


def _words(columns: Columns, part: int) -> Iterator[Word]:
    return map(Word, *columns, repeat(part))


@remembered
def fold(word: str) -> str:
    """Bring a word to the key it is compared by: no capitals, straight apostrophe, one spelling."""
    plain = word.casefold().replace("’", "'")
    return spelling(plain.replace(".", "") if plain[0].isalpha() else plain.replace(",", ""))


@remembered
def stem(folded: str) -> str:
    """Cut the commonest English endings, so that "thanked" and "thanks" meet; "Moon's" becomes "moon"."""
    return _ENDING.sub("", folded.removesuffix("'s").removesuffix("'"))


def stems(found: Iterable[Word]) -> frozenset[str]:
    """Return the stems of the words that say what a text is about."""
    return frozenset(map(stem, {word.folded for word in found} - stop_words()))


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
