"""One way to read a stretch of text as words given to somebody; the best readings become attributions."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from accordingto.page.encode.windows import Bounds
from accordingto.page.quote.near import meeting
from accordingto.record.base import Span
from accordingto.record.parse import Parse

EDGES = frozenset({",", ".", ":", ";", "--", "—", "–", "-", "...", "…", "/"})
MARKS = frozenset("“”\"«»„‘’'")


class Reading(NamedTuple):
    """A cue token, the tokens of its source (None where there is none), the content, and how it was found.

    `pattern` is "tagged", "according to", "hedged" where an adverb is the cue, or "retold" where the grammar alone
    showed it.
    `cue_span` is the whole cue ("has said", "according to"); `source` the whole phrase, `speaker` its head token.
    """

    cue: int
    cue_span: Span
    speaker: int | None
    source: Span | None
    content: tuple[Span, ...]
    pattern: str

    @property
    def own(self) -> tuple[Span, ...]:
        """The cue and, if there is one, the source."""
        return (self.cue_span,) if self.source is None else (self.cue_span, self.source)


def tokens_in(parse: Parse, spans: Iterable[Span]) -> frozenset[int]:
    """Return the tokens that share a character with one of `spans`."""
    return frozenset(token for span in spans for token in parse.tokens(span))


def has_marks(parse: Parse, reading: Reading) -> bool:
    """Say whether any quotation mark stands in a content."""
    return any(parse.words[token] in MARKS for token in tokens_in(parse, reading.content))


def head(parse: Parse, piece: Bounds) -> int:
    """Return the token that the others of a phrase hang on: "said" of "has said", "Kim" of "Mr Kim"."""
    first, last = piece
    tops = [
        token for token in range(first, last) if not first <= parse.heads[token] < last or parse.heads[token] == token
    ]
    words = [token for token in tops if parse.words[token] not in EDGES and parse.labels[token] != "punct"]
    return (words or tops or [last - 1])[0]


def type_of_name(parse: Parse, token: int) -> str | None:
    """Return what the parser takes the name for that holds a token ("PERSON", "ORG"); None for no name."""
    place = bisect_right(parse.names, token, key=attrgetter("start")) - 1
    return parse.names[place].type if place >= 0 and token < parse.names[place].end else None


def bare(parse: Parse, tokens: Sequence[int]) -> Sequence[int]:
    """Return the tokens without marks and commas at their edges."""
    words = [here for here, token in enumerate(tokens) if parse.words[token] not in EDGES | MARKS]
    return tokens[words[0] : words[-1] + 1] if words else ()


def with_marks(parse: Parse, reading: Reading, quotes: Sequence[Span]) -> Reading:
    """Return a reading with the quotation marks round its content, where they hold nothing else."""

    def whole(span: Span) -> Span:
        inside = set(parse.tokens(span))
        for quote in meeting(quotes, span):
            rest = [token for token in parse.tokens(quote) if token not in inside]
            if all(parse.words[token] in EDGES | MARKS for token in rest):
                return Span(min(quote.start, span.start), max(quote.end, span.end))
        return span

    return reading._replace(content=tuple(whole(span) for span in reading.content))
