"""Text that one page has from another: the same words in the same order, outside quotations."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from accordingto.pile.story.wording import Word, quoted, words
from accordingto.record.base import Span
from accordingto.record.report import Report

_RUN = 5
_CROWD = 60
_FEW = 4
# One page is a copy of another, as a whole, from this share of the shorter one's runs; less is a passage.
SHARE = 0.12
_PASSAGE = 12


class Body(NamedTuple):
    """The words of a page outside quotations; `part` tells stretches apart, so that no run goes over a quotation."""

    page: str
    words: tuple[Word, ...]


class Copy(NamedTuple):
    """Two pages (`left` < `right`) that share text: which stretches of each, and what share of the shorter one."""

    left: str
    right: str
    share: float
    left_spans: tuple[Span, ...]
    right_spans: tuple[Span, ...]


def body(report: Report) -> Body:
    """Return the words of a page that are its own telling: no furniture, no captions, nothing quoted."""
    spans = [region.span for region in report.regions if region.kind in ("standfirst", "body", "subheading")]
    return own_words(report.page.id, report.page.text, spans)


def own_words(page: str, text: str, spans: Sequence[Span]) -> Body:
    """Return the words of some stretches of a text that do not stand in quotation marks."""
    return Body(page, words(text, [part for span in spans for part in _unquoted(text, span)]))


def copies(bodies: Sequence[Body]) -> tuple[Copy, ...]:
    """Return the pairs of pages that share text, as a whole or in a passage, sorted.

    "The ministers met on Monday in Geneva for the first time" in two pages is a passage that one has from the other,
    or both from a third; the same eight words of a quotation are not.
    """
    ordered = sorted(bodies, key=lambda body: body.page)
    found = []
    for (left, right), places in sorted(_shared(ordered).items()):
        ours, theirs = ordered[left], ordered[right]
        shorter = max(1, min(_runs(ours), _runs(theirs)))
        share = round(len(places) / shorter, 4)
        left_spans = _stretches(ours, sorted({place for place, _ in places}))
        right_spans = _stretches(theirs, sorted({place for _, place in places}))
        longest = max(len(words) for words, _ in left_spans)
        if share >= SHARE or longest >= _PASSAGE:
            spans = [tuple(span for _, span in side) for side in (left_spans, right_spans)]
            found.append(Copy(ours.page, theirs.page, share, *spans))
    return tuple(found)


def _unquoted(text: str, span: Span) -> Iterator[Span]:
    here = span.start
    for part in quoted(text, span):
        if part.start > here:
            yield Span(here, part.start)
        here = part.end
    if here < span.end:
        yield Span(here, span.end)


def _runs(body: Body) -> int:
    return sum(1 for _ in _keys(body))


def _keys(body: Body) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield each run of words within one stretch and where it begins."""
    folded = [word.folded for word in body.words]
    for place in range(len(folded) - _RUN + 1):
        if body.words[place].part == body.words[place + _RUN - 1].part:
            yield place, tuple(folded[place : place + _RUN])


def _shared(bodies: Sequence[Body]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Return, for each pair of bodies, the places of the runs they share.

    A run that a crowd of pages has is paired with the first few of them only, which joins them all the same.
    """
    index: dict[tuple[str, ...], dict[int, int]] = defaultdict(dict)
    for number, one in enumerate(bodies):
        for place, key in _keys(one):
            index[key].setdefault(number, place)
    found: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for places in index.values():
        if len(places) < 2:
            continue
        numbers = sorted(places)
        few = numbers[:_FEW] if len(numbers) > _CROWD else numbers
        pairs = (
            combinations(numbers, 2) if few is numbers else ((one, two) for one in few for two in numbers if one < two)
        )
        for left, right in pairs:
            found[left, right].append((places[left], places[right]))
    return found


def _stretches(body: Body, starts: Sequence[int]) -> list[tuple[range, Span]]:
    """Join the runs that begin at `starts` into stretches: their words and their characters."""
    joined: list[range] = []
    for start in starts:
        if joined and start <= joined[-1].stop:
            joined[-1] = range(joined[-1].start, start + _RUN)
        else:
            joined.append(range(start, start + _RUN))
    return [(run, Span(body.words[run.start].start, body.words[run.stop - 1].end)) for run in joined]
