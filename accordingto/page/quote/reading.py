"""One way to read a stretch of text as words given to somebody; the best readings become attributions."""

from typing import NamedTuple

from accordingto.record.base import Span
from accordingto.record.parse import Parse

EDGES = frozenset({",", ".", ":", ";", "--", "—", "–", "-", "...", "…", "/"})
MARKS = frozenset("“”\"«»„‘’'")


class Reading(NamedTuple):
    """A cue token, the tokens of its source (None where there is none), the content, and the pattern that found it.

    `cue_span` is the whole cue ("has said", "according to"); `source` the whole phrase, `speaker` its head token.
    """

    cue: int
    cue_span: Span
    speaker: int | None
    source: Span | None
    content: tuple[Span, ...]
    pattern: str


def is_quotation(reading: Reading) -> bool:
    """Say whether the content of a reading is a quotation and nothing else."""
    return reading.pattern.startswith("quote")


def runs(parse: Parse, tokens: list[int]) -> list[tuple[int, int]]:
    """Return the runs [first, last] of neighbouring tokens in a sorted list, without punctuation at their edges."""
    found: list[tuple[int, int]] = []
    for token in tokens:
        if found and token == found[-1][1] + 1:
            found[-1] = (found[-1][0], token)
        else:
            found.append((token, token))
    trimmed = (_trim(parse, first, last) for first, last in found)
    return [run for run in trimmed if run is not None]


def _trim(parse: Parse, first: int, last: int) -> tuple[int, int] | None:
    while first <= last and parse.words[first] in EDGES:
        first += 1
    while first <= last and parse.words[last] in EDGES:
        last -= 1
    if first > last or all(parse.words[n] in MARKS for n in range(first, last + 1)):
        return None
    return first, last


def phrase(parse: Parse, head: int, outside: frozenset[int] = frozenset()) -> tuple[Span, ...]:
    """Return the spans of `head` and all below it, but for the tokens `outside` and what hangs below them."""
    tokens, todo = [], [head]
    while todo:
        here = todo.pop()
        if here not in outside:
            tokens.append(here)
            todo.extend(parse.children(here))
    return tuple(parse.span(first, last) for first, last in runs(parse, sorted(tokens)))
