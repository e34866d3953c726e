"""The words of a text with their places, folded so that two outlets' typing of one word is one word."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, chain

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


class Words(msgspec.Struct, frozen=True, gc=False):
    """The words of some stretches of a page in order, as columns: there are more words than anything else.

    `shown` has them as they stand, `folded` as they are compared, `starts` and `ends` their characters in the page,
    `parts` the number of the stretch that each is from.
    """

    shown: tuple[str, ...]
    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    parts: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.folded)

    def span(self, places: range) -> Span:
        """Return the characters of some neighbouring words, and of what stands between them."""
        return Span(self.starts[places[0]], self.ends[places[-1]])

    def cut(self, first: int, stop: int, part: int) -> "Words":
        """Return some neighbouring words, which are all of one part."""
        here, parts = slice(first, stop), (part,) * (stop - first)
        return Words(self.shown[here], self.folded[here], self.starts[here], self.ends[here], parts)


@cache
def stop_words() -> frozenset[str]:
    """Return the words that say little of what a sentence is about, folded."""
    return frozenset(spelling(word) for word in lexicon.load("stop_words"))


@cache
def common_words() -> frozenset[str]:
    """Return the stems of the words that everyday news is full of, whatever it tells."""
    return frozenset(stem(fold(word)) for word in lexicon.load("common_words"))


def words(text: str, spans: Iterable[Span]) -> Words:
    """Return the words of some stretches of a page, in order.

    "The U.S. isn’t moving" has "the", "us", "isn't", "moving".
    """
    return joined([_read(span.of(text), span.start, part) for part, span in enumerate(spans)])


def joined(stretches: Sequence[Words]) -> Words:
    """Return the words of some stretches one after the other."""
    if len(stretches) < 2:
        return stretches[0] if stretches else Words((), (), (), (), ())
    columns = zip(*map(msgspec.structs.astuple, stretches), strict=True)
    return Words(*(tuple(chain.from_iterable(column)) for column in columns))


class Wording:
    """The words of a text, read once and asked for often."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._all = _read(text)

    def words(self, spans: Iterable[Span]) -> Words:
        """Return what `words` returns for some stretches of this text."""
        return joined([self._words(span, part) for part, span in enumerate(spans)])

    def _words(self, span: Span, part: int) -> Words:
        every = self._all
        first, last = bisect_left(every.starts, span.start), bisect_left(every.starts, span.end)
        # A stretch that begins or ends within a word is read for itself.
        if (first and every.ends[first - 1] > span.start) or (last and every.ends[last - 1] > span.end):
            return _read(span.of(self.text), span.start, part)
        return every.cut(first, last, part)


def _read(text: str, start: int = 0, part: int = 0) -> Words:
    # What stands before the first word, the word, what stands before the next one …: the ends of what is between are
    # the starts of the words.
    pieces = _WORD.split(text)
    bounds = tuple(accumulate(map(len, pieces), initial=start))
    shown = tuple(pieces[1::2])
    return Words(shown, tuple(map(fold, shown)), bounds[1:-1:2], bounds[2::2], (part,) * len(shown))


@remembered
def fold(word: str) -> str:
    """Bring a word to the key it is compared by: no capitals, straight apostrophe, one spelling."""
    plain = word.casefold().replace("’", "'")
    return spelling(plain.replace(".", "") if plain[0].isalpha() else plain.replace(",", ""))


@remembered
def stem(folded: str) -> str:
    """Cut the commonest English endings, so that "thanked" and "thanks" meet; "Moon's" becomes "moon"."""
    return _ENDING.sub("", folded.removesuffix("'s").removesuffix("'"))


def stems(folded: Iterable[str]) -> frozenset[str]:
    """Return the stems of those of some words, folded, that say what a text is about."""
    return frozenset(map(stem, frozenset(folded) - stop_words()))


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
