"""Which readings of a text are right, by attributions that people marked."""

from collections.abc import Sequence
from typing import NamedTuple

from accordingto.page.quote.reading import Reading
from accordingto.record.base import Span

Chars = frozenset[int]
# A worse reading of a right cue counts half: it is wrong, but less so than a reading of a cue that is none.
WORSE = 0.5


class Gold(NamedTuple):
    """One attribution as people marked it, each role as the characters that are not white space."""

    source: Chars
    cue: Chars
    content: Chars


class Lesson(NamedTuple):
    """Whether a reading is right, and how much that counts (0: not known)."""

    right: bool
    weight: float


def chars(text: str, spans: Sequence[tuple[int, int]]) -> Chars:
    """Return the characters of the spans that are not white space."""
    return frozenset(here for start, end in spans for here in range(start, end) if not text[here].isspace())


def lessons(text: str, gold: Sequence[Gold], readings: Sequence[Reading]) -> list[Lesson]:
    """Say for each reading whether it is right.

    It is if its content covers half of a marked content and is half covered by it, and the sources meet or both are
    missing. Of several readings of one cue only the best is right. People marked no attribution inside another one, so
    a wrong reading there teaches nothing.
    """
    inside = frozenset().union(*(one.content for one in gold))
    scores = [_score(text, gold, reading) for reading in readings]
    best: dict[int, float] = {}
    for reading, score in zip(readings, scores, strict=True):
        best[reading.cue] = max(score, best.get(reading.cue, 0.0))
    return [_lesson(text, inside, reading, score, best) for reading, score in zip(readings, scores, strict=True)]


def _lesson(text: str, inside: Chars, reading: Reading, score: float, best: dict[int, float]) -> Lesson:
    if score < 0.5:
        return Lesson(right=False, weight=0.0 if _of(text, reading.cue_span) <= inside else 1.0)
    if score < best[reading.cue] - 0.02:
        return Lesson(right=False, weight=WORSE)
    return Lesson(right=True, weight=score)


def _of(text: str, span: Span | None) -> Chars:
    return frozenset() if span is None else chars(text, [(span.start, span.end)])


def _score(text: str, gold: Sequence[Gold], reading: Reading) -> float:
    """Return the best overlap, from 0 to 1, of the reading's content with a marked one of the same source."""
    content = chars(text, [(span.start, span.end) for span in reading.content])
    source = _of(text, reading.source)
    best = 0.0
    for one in gold:
        shared = len(content & one.content)
        if not shared or not (source & one.source or (not source and not one.source)):
            continue
        best = max(best, shared / len(content | one.content))
    return best
