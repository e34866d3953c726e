"""Text that one page has from another: the same words in the same order, outside quotations."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from accordingto.pile.story.wording import Wording, Words, quoted, stop_words
from accordingto.record.base import Span
from accordingto.record.report import Report

Run = tuple[str, ...]

_RUN = 5
# An odd number of 64 bits: what a run's words are numbered with is spread over all of them.
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
# What is signed with a handle and a day is somebody's post, shown as it stands; a post has at most 280 characters.
_HANDLE = re.compile(r"\(@\w+\)")
_POST, _POSTED = 300, 24
_CROWD = 60
_FEW = 4
# Two pages share text from this share of the shorter one's runs on; from less, if some stretch is long enough that it
# cannot be chance, and in any case if one is as long as a sentence. Measured on pages that did and did not copy.
_SHARE, _LESS = 0.08, 0.03
_LONG, _PASSAGE = 8, 12
# Outlets quote the same words, but not by chance so many that, with words of their own beside, they are a quarter of
# all that the shorter has to say, or half of it without.
_WHOLE, _MOST = 0.25, 0.5


class Body(NamedTuple):
    """The words of a page as they are looked for in others.

    `valid` says of each place whether a run of words begins there, `own` whether one outside quotation marks does;
    `marks` are numbers, the same for the same run, and hardly ever for another; `total` counts the runs, and those
    outside.
    """

    page: str
    words: Words
    valid: NDArray[np.bool_]
    own: NDArray[np.bool_]
    marks: NDArray[np.uint64]
    total: tuple[int, int]


class Copy(NamedTuple):
    """Two pages (`left` < `right`) that share text: which stretches of each, and what share of the shorter one."""

    left: str
    right: str
    share: float
    left_spans: tuple[Span, ...]
    right_spans: tuple[Span, ...]


def body(report: Report, wording: Wording) -> Body:
    """Return the words of a page that are its telling: no furniture, no captions."""
    spans = [
        region.span for region in report.regions if region.kind in ("standfirst", "body", "list item", "subheading")
    ]
    return own_words(report.page.id, wording, spans)


def own_words(page: str, wording: Wording, spans: Sequence[Span]) -> Body:
    """Return the runs of words of some stretches of a text, and which of them do not stand in quotation marks.

    No run goes from one stretch into the next, or into a quotation and out; a mere name with its title is none.
    """
    words = wording.words(spans)
    lower = np.fromiter(map(str.islower, words.shown), dtype=bool, count=len(words))
    plain = np.fromiter(map(stop_words().__contains__, words.folded), dtype=bool, count=len(words))
    outside = _numbered(words, [span for stretch in spans for span in _unquoted(wording.text, stretch)])
    valid = _runs(lower & ~plain, np.fromiter(words.parts, dtype=np.int64, count=len(words)))
    own = valid & (outside[: len(valid)] >= 0) & (outside[: len(valid)] == outside[_RUN - 1 :][: len(valid)])
    return Body(page, words, valid, own, _marks(words.folded), (int(valid.sum()), int(own.sum())))


def copies(bodies: Sequence[Body]) -> tuple[Copy, ...]:
    """Return the pairs of pages that share text, as a whole or in a passage, sorted.

    "The ministers met on Monday in Geneva for the first time" in two pages is a passage that one has from the other,
    or both from a third; the same eight words of a quotation are not.
    """
    ordered = sorted(bodies, key=lambda body: body.page)
    found = []
    for (left, right), places in sorted(_shared(ordered).items()):
        copy = _copy(ordered[left], ordered[right], places)
        if copy:
            found.append(copy)
    return tuple(found)


def _copy(left: Body, right: Body, places: Sequence[tuple[int, int]]) -> Copy | None:
    """Say what two pages share, given where their common runs begin, if it is too much for chance."""
    own = [(ours, theirs) for ours, theirs in places if left.own[ours] and right.own[theirs]]
    every_share, share = (
        round(len(some) / shorter, 4) if (shorter := min(left.total[at], right.total[at])) else 0.0
        for at, some in enumerate((places, own))
    )
    longest = max(map(len, _stretches([ours for ours, _ in own])), default=0)
    copied = share >= _SHARE or longest >= _PASSAGE or (share >= _LESS and longest >= _LONG)
    if not copied and every_share < (_WHOLE if share else _MOST):
        return None
    # What stands in quotation marks proves no copy, but comes along with one.
    ours, theirs = (
        tuple(body.words.span(run) for run in _stretches([pair[at] for pair in places]))
        for at, body in enumerate((left, right))
    )
    return Copy(left.page, right.page, max(share, every_share), ours, theirs)


def _shared(bodies: Sequence[Body]) -> Mapping[tuple[int, int], list[tuple[int, int]]]:
    """Return for each two pages that share a run where their common runs begin on either."""
    first = [_first(body, places) for body, places in zip(bodies, _twice(bodies), strict=True)]
    holders: dict[Run, list[int]] = defaultdict(list)
    for number, places in enumerate(first):
        for run in places:
            holders[run].append(number)
    shared: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for run, numbers in holders.items():
        for left, right in _pairs(numbers):
            shared[left, right].append((first[left][run], first[right][run]))
    return shared


def _runs(telling: NDArray[np.bool_], part: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say of each place whether a run begins there: two of its words tell something, all are of one stretch."""
    if len(telling) < _RUN:
        return np.zeros(0, dtype=bool)
    until = np.concatenate([[0], np.cumsum(telling)])
    enough: NDArray[np.bool_] = until[_RUN:] - until[:-_RUN] > 1
    whole: NDArray[np.bool_] = part[: 1 - _RUN] == part[_RUN - 1 :]
    return enough & whole


def _twice(bodies: Sequence[Body]) -> list[NDArray[np.int64]]:
    """Return for each text the places of the runs whose numbers are there twice: few are, and only they need a look."""
    places = [np.flatnonzero(body.valid) for body in bodies]
    marks = np.concatenate([body.marks[valid] for body, valid in zip(bodies, places, strict=True)])
    order = np.argsort(marks)
    same = np.flatnonzero(marks[order[1:]] == marks[order[:-1]])
    twice = np.zeros(len(marks), dtype=bool)
    twice[order[same]] = twice[order[same + 1]] = True
    return [
        valid[here]
        for valid, here in zip(places, np.split(twice, np.cumsum([len(valid) for valid in places])[:-1]), strict=True)
    ]


def _marks(folded: Sequence[str]) -> NDArray[np.uint64]:
    """Return the number of the run that begins at each place."""
    if len(folded) < _RUN:
        return np.zeros(0, dtype=np.uint64)
    numbers = np.fromiter(map(hash, folded), dtype=np.int64, count=len(folded)).astype(np.uint64)
    marks = np.zeros(len(folded) - _RUN + 1, dtype=np.uint64)
    for shift in range(_RUN):
        marks = marks * _FACTOR + numbers[shift : len(marks) + shift]
    return marks


def _first(body: Body, places: NDArray[np.int64]) -> dict[Run, int]:
    """Return the first place of each run that begins at some places, one outside quotation marks if there is any."""
    first: dict[Run, int] = {}
    for chosen in (places, places[body.own[places]]):
        # Backwards, so that the first place stays.
        for place in chosen[::-1].tolist():
            first[body.words.folded[place : place + _RUN]] = place
    return first


def _numbered(words: Words, stretches: Iterable[Span]) -> NDArray[np.int64]:
    """Return the number of the stretch that each word lies in, -1 for none."""
    numbers = np.full(len(words), -1)
    for number, span in enumerate(stretches):
        numbers[bisect_left(words.starts, span.start) : bisect_right(words.ends, span.end)] = number
    return numbers


def _unquoted(text: str, span: Span) -> Iterator[Span]:
    here = span.start
    for part in sorted([*quoted(text, span), *_posts(text, span)]):
        if part.start > here:
            yield Span(here, part.start)
        here = max(here, part.end)
    if here < span.end:
        yield Span(here, span.end)


def _posts(text: str, span: Span) -> Iterator[Span]:
    """Yield the posts that a stretch shows, each within its line."""
    for match in _HANDLE.finditer(text, span.start, span.end):
        start = max(text.rfind("\n", span.start, match.start()) + 1, span.start, match.start() - _POST)
        stop = text.find("\n", match.end(), min(span.end, match.end() + _POSTED))
        yield Span(start, stop if stop > 0 else min(span.end, match.end() + _POSTED))


def _pairs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of texts that have a run; of a crowd, each with the first few, which joins them all the same."""
    if len(numbers) <= _CROWD:
        yield from combinations(numbers, 2)
    else:
        yield from ((one, two) for one in numbers[:_FEW] for two in numbers if one < two)


def _stretches(starts: Sequence[int]) -> list[range]:
    """Join the runs that begin at some places into stretches of words."""
    joined: list[range] = []
    for start in sorted(starts):
        if joined and start <= joined[-1].stop:
            joined[-1] = range(joined[-1].start, start + _RUN)
        else:
            joined.append(range(start, start + _RUN))
    return joined
