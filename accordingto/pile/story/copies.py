"""Text that one page has from another: the same words in the same order, outside quotations."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from accordingto.pile.story.wording import Word, Wording, fold, quoted, stop_words
from accordingto.record.base import Span
from accordingto.record.report import Report

_RUN = 5
# What is signed with a handle and a day is somebody's post, shown as it stands; a post has at most 280 characters.
_POST = re.compile(r"[^\n]{0,300}\(@\w+\)[^\n]{0,24}")
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
    """The words of a page in order: what they are compared by, their characters, which say little, their stretches.

    `own` numbers the stretches outside quotation marks and is -1 inside; `part` numbers all stretches. No run of words
    goes from one stretch into the next.
    """

    page: str
    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    telling: tuple[bool, ...]
    own: tuple[int, ...]
    part: tuple[int, ...]


class Copy(NamedTuple):
    """Two pages (`left` < `right`) that share text: which stretches of each, and what share of the shorter one."""

    left: str
    right: str
    share: float
    left_spans: tuple[Span, ...]
    right_spans: tuple[Span, ...]


def body(report: Report, wording: Wording) -> Body:
    """Return the words of a page that are its telling: no furniture, no captions."""
    spans = [region.span for region in report.regions if region.kind in ("standfirst", "body", "subheading")]
    return own_words(report.page.id, wording, spans)


def own_words(page: str, wording: Wording, spans: Sequence[Span]) -> Body:
    """Return the words of some stretches of a text, and which of them do not stand in quotation marks."""
    found = wording.words(spans)
    return Body(
        page=page,
        folded=tuple([word.folded for word in found]),
        starts=tuple([word.start for word in found]),
        ends=tuple([word.end for word in found]),
        telling=tuple([_tells(word.shown) for word in found]),
        own=_numbered(found, [part for span in spans for part in _unquoted(wording.text, span)]),
        part=tuple([word.part for word in found]),
    )


def copies(bodies: Sequence[Body]) -> tuple[Copy, ...]:
    """Return the pairs of pages that share text, as a whole or in a passage, sorted.

    "The ministers met on Monday in Geneva for the first time" in two pages is a passage that one has from the other,
    or both from a third; the same eight words of a quotation are not.
    """
    ordered = sorted(bodies, key=lambda body: body.page)
    runs = [list(_runs(body)) for body in ordered]
    every = _Index(ordered, runs)
    own = _Index(
        ordered, [[run for run in found if _outside(body, run[0])] for body, found in zip(ordered, runs, strict=True)]
    )
    found = []
    for pair in sorted(every.shared):
        left, right = pair
        share = own.share(pair)
        longest = max((len(run) for run, _ in own.stretches(pair)[0]), default=0)
        copied = share >= _SHARE or longest >= _PASSAGE or (share >= _LESS and longest >= _LONG)
        if copied or every.share(pair) >= (_WHOLE if share else _MOST):
            # What stands in quotation marks proves no copy, but comes along with one.
            ours, theirs = (tuple(span for _, span in side) for side in every.stretches(pair))
            share = max(share, every.share(pair))
            found.append(Copy(ordered[left].page, ordered[right].page, share, ours, theirs))
    return tuple(found)


class _Index:
    """The runs of words that texts share: their places, pair by pair."""

    def __init__(self, bodies: Sequence[Body], runs: Sequence[Sequence[tuple[int, tuple[str, ...]]]]) -> None:
        self.bodies = bodies
        self.runs = [len(found) for found in runs]
        places: dict[tuple[str, ...], dict[int, int]] = {}
        for number, found in enumerate(runs):
            for place, key in found:
                at = places.get(key)
                if at is None:
                    places[key] = {number: place}
                else:
                    at.setdefault(number, place)
        self.shared: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for at in places.values():
            if len(at) > 1:
                for left, right in _pairs(sorted(at)):
                    self.shared[left, right].append((at[left], at[right]))

    def share(self, pair: tuple[int, int]) -> float:
        """Return which share of the runs of the shorter text the other has too."""
        shorter = min(self.runs[number] for number in pair)
        return round(len(self.shared.get(pair, ())) / shorter, 4) if shorter else 0.0

    def stretches(self, pair: tuple[int, int]) -> tuple[list[tuple[range, Span]], list[tuple[range, Span]]]:
        """Return the stretches of words that two texts share, in each of them."""
        places = self.shared.get(pair, ())
        left = _stretches(self.bodies[pair[0]], sorted({ours for ours, _ in places}))
        return left, _stretches(self.bodies[pair[1]], sorted({theirs for _, theirs in places}))


def _numbered(found: Sequence[Word], stretches: Sequence[Span]) -> tuple[int, ...]:
    """Return the number of the stretch that each word lies in, -1 for none."""
    numbers = [-1] * len(found)
    place = 0
    for number, stretch in enumerate(stretches):
        while place < len(found) and found[place].start < stretch.end:
            if found[place].start >= stretch.start and found[place].end <= stretch.end:
                numbers[place] = number
            place += 1
    return tuple(numbers)


@lru_cache(maxsize=1 << 17)
def _tells(shown: str) -> bool:
    return shown.islower() and fold(shown) not in stop_words()


def _unquoted(text: str, span: Span) -> Iterator[Span]:
    here = span.start
    posts = (Span(*match.span()) for match in _POST.finditer(text, span.start, span.end))
    for part in sorted([*quoted(text, span), *posts]):
        if part.start > here:
            yield Span(here, part.start)
        here = max(here, part.end)
    if here < span.end:
        yield Span(here, span.end)


def _runs(body: Body) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield each run of words within one stretch and where it begins, if it could not be a mere name and title."""
    last = len(body.folded) - _RUN + 1
    telling = sum(body.telling[:_RUN])
    for place in range(last):
        if telling > 1 and body.part[place] == body.part[place + _RUN - 1]:
            yield place, body.folded[place : place + _RUN]
        if place + 1 < last:
            telling += body.telling[place + _RUN] - body.telling[place]


def _outside(body: Body, place: int) -> bool:
    return body.own[place] >= 0 and body.own[place] == body.own[place + _RUN - 1]


def _pairs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of texts that have a run; of a crowd, each with the first few, which joins them all the same."""
    if len(numbers) <= _CROWD:
        yield from combinations(numbers, 2)
    else:
        yield from ((one, two) for one in numbers[:_FEW] for two in numbers if one < two)


def _stretches(body: Body, starts: Sequence[int]) -> list[tuple[range, Span]]:
    """Join the runs that begin at `starts` into stretches: their words and their characters."""
    joined: list[range] = []
    for start in starts:
        if joined and start <= joined[-1].stop:
            joined[-1] = range(joined[-1].start, start + _RUN)
        else:
            joined.append(range(start, start + _RUN))
    return [(run, Span(body.starts[run.start], body.ends[run.stop - 1])) for run in joined]
