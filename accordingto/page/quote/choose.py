"""Which readings stand: the likeliest, nothing told twice."""

from collections.abc import Iterable
from typing import NamedTuple

from accordingto.page.quote.near import Near
from accordingto.page.quote.reading import Reading
from accordingto.record.base import Span


class Chosen(NamedTuple):
    """A reading that stands, with its confidence."""

    reading: Reading
    confidence: float


def choose(judged: Iterable[tuple[Reading, float]], least: float) -> list[Chosen]:
    """Return the readings that stand among `judged` (reading, confidence), in the order of the page.

    A reading below `least` never stands. Where two readings tell of the same words the likelier stands; one that lies
    wholly inside the content of another stands beside it (it is nested there).
    """
    likely = [Chosen(_without_own(reading), score) for reading, score in judged if score >= least]
    standing: list[Chosen] = []
    near = Near()
    for chosen in sorted(likely, key=lambda one: (-one.confidence, one.reading.cue_span, one.reading.content)):
        content = chosen.reading.content
        if all(_live_together(chosen.reading, standing[other].reading) for other in near.around(*content)):
            near.put(len(standing), content)
            standing.append(chosen)
    return sorted(standing, key=lambda one: (one.reading.cue_span, one.reading.content))


def _without_own(reading: Reading) -> Reading:
    """Return a reading without a piece of its content that is its own cue or source."""
    spans = [span for span in reading.content if not any(span.meets(one) for one in reading.own)]
    return reading._replace(content=union(spans or reading.content))


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order, those that meet made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _live_together(left: Reading, right: Reading) -> bool:
    """Say whether two readings may both stand: apart, or one wholly inside the content of the other."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left.content for b in right.content)
    if not shared:
        return True
    return nested(left, right) or nested(right, left)


def nested(inner: Reading, outer: Reading) -> bool:
    """Say whether cue and content of `inner` all lie inside the content of `outer`."""
    parts = (inner.cue_span, *inner.content)
    return all(any(span.holds(part) for span in outer.content) for part in parts)
