"""Which readings stand: one a cue, each quotation with its likeliest cue, nothing told twice."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from accordingto.page.quote.near import Near
from accordingto.page.quote.reading import Reading, is_quotation
from accordingto.record.base import Span

_FEW_WORDS = 40
_WEAK = 0.08


class Chosen(NamedTuple):
    """A reading that stands, with its confidence; quotations of one cue are joined in its content."""

    reading: Reading
    confidence: float


def choose(judged: Iterable[tuple[Reading, float]], least: float) -> list[Chosen]:
    """Return the readings that stand among `judged` (reading, confidence), in the order of the page.

    A reading below `least` never stands. Where two readings tell of the same words the likelier stands; one that lies
    wholly inside the content of another stands beside it (it is nested there).
    """
    known = list(judged)
    likely = [(reading, score) for reading, score in known if score >= least]
    quotes = _likeliest(likely, lambda reading: (reading.content,), quoted=True)
    clauses = _likeliest(likely, lambda reading: (reading.cue,), quoted=False)
    weak: dict[int, list[tuple[Reading, float]]] = {}
    for reading, score in known:
        if score >= _WEAK and not is_quotation(reading):
            weak.setdefault(reading.cue, []).append((reading, score))
    joined = [_whole_phrase(one, weak.get(one.reading.cue, ())) for one in _by_cue(clauses + quotes)]
    standing: list[Chosen] = []
    near = Near()
    for chosen in sorted(joined, key=lambda one: (-one.confidence, one.reading.cue)):
        content = chosen.reading.content
        if all(_live_together(chosen.reading, standing[other].reading) for other in near.around(*content)):
            near.put(len(standing), content)
            standing.append(chosen)
    return sorted(standing, key=lambda one: (one.reading.cue_span, one.reading.content))


def _likeliest(
    judged: Sequence[tuple[Reading, float]], key: Callable[[Reading], tuple[object, ...]], *, quoted: bool
) -> list[tuple[Reading, float]]:
    """Return the likeliest reading for each key among those of quotations, or among the others."""
    best: dict[tuple[object, ...], tuple[Reading, float]] = {}
    for reading, score in judged:
        if is_quotation(reading) == quoted:
            held = best.get(key(reading))
            if held is None or score > held[1]:
                best[key(reading)] = (reading, score)
    return list(best.values())


def _by_cue(judged: Sequence[tuple[Reading, float]]) -> list[Chosen]:
    """Join the readings of one cue: a clause and the quotations in it, or the two halves of a broken quotation."""
    cues: dict[int, list[tuple[Reading, float]]] = {}
    for reading, score in judged:
        cues.setdefault(reading.cue, []).append((reading, score))
    return [_join(found) for found in cues.values()]


def _join(found: list[tuple[Reading, float]]) -> Chosen:
    top, score = max(found, key=lambda one: one[1])
    if any(is_quotation(reading) for reading, _ in found):
        # A clause that the parse hangs above its cue is the quotation, with what does not belong to it.
        found = [one for one in found if not one[0].pattern.startswith("above")]
        top = max(found, key=lambda one: one[1])[0]
    kept = [reading for reading, _ in found if _goes_with(top, reading)]
    spans = sorted(span for reading in kept for span in reading.content if not span.meets(top.cue_span))
    if top.source:
        spans = [span for span in spans if not span.meets(top.source)]
    return Chosen(top._replace(content=union(spans or top.content)), score)


def _whole_phrase(one: Chosen, weak: Sequence[tuple[Reading, float]]) -> Chosen:
    """Give a few quoted words the phrase they stand in: “satisfaction” over the exchange.

    `weak` are the other readings of the cue that are not quite out of the question.
    """
    content = one.reading.content
    if len(content) != 1 or not is_quotation(one.reading) or len(content[0]) > _FEW_WORDS:
        return one
    around = [(score, reading.content) for reading, score in weak if _is_within(content[0], reading.content)]
    return one._replace(reading=one.reading._replace(content=max(around)[1])) if around else one


def _is_within(quote: Span, content: tuple[Span, ...]) -> bool:
    return len(content) == 1 and content[0] != quote and content[0].holds(quote)


def _goes_with(top: Reading, other: Reading) -> bool:
    """Say whether two readings of one cue are parts of one content: they meet, or both are quotations."""
    both = is_quotation(top) and is_quotation(other)
    return both or any(a.meets(b) for a in top.content for b in other.content)


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
