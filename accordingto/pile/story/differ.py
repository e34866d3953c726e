"""What two tellings of one thing tell differently: a number, a day, a place, a name, a hedge, a no, the speaker."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from accordingto.pile.story.days import other_day
from accordingto.pile.story.edits import Step, steps
from accordingto.pile.story.happening import Happening
from accordingto.pile.story.hedges import Hedge, hedges, stems_of
from accordingto.pile.story.numbers import negation, unlike
from accordingto.pile.story.statement import Statement
from accordingto.pile.story.wording import Words, stem, stems, stop_words
from accordingto.record.base import Evidence, Span
from accordingto.record.story import Difference, DifferenceKind

_Side = Literal["left", "right"]


# So many words at the most are put into another's wording; where more differ, something else is said.
_INSET, _FEW = 6, 3


class _Found(NamedTuple):
    kind: DifferenceKind
    left: Span | None
    right: Span | None
    side: _Side | None = None


def statements_differ(left: Statement, right: Statement, texts: Mapping[str, str]) -> tuple[Difference, ...]:
    """Return what two tellings of one statement tell differently.

    "The ferry is believed to have sunk" and "the ferry has sunk" differ in a hedge, "is believed to have", where the
    other has "sunk". What one leaves out is no difference: a page may quote a part.
    """
    days = other_day(left.days, right.days)
    found: list[_Found] = [*_speakers(left, right), *_numbers(left, right)]
    found += [_Found("date", days[0].span, days[1].span)] if days else []
    found += _bent(left.words, right.words)
    return tuple(_difference(left.page, right.page, one, texts) for one in found)


def events_differ(left: Happening, right: Happening, texts: Mapping[str, str]) -> tuple[Difference, ...]:
    """Return what two tellings of one event tell differently; here it is told if one side alone gives a day or a place.

    "The envoy met Ms Varga on Monday" and "the envoy met her in Brae" differ in both.
    """
    found: list[_Found] = [*_names(left, right), *_numbers(left, right), *_when(left, right)]
    found += _alone("place", (left, left.where), (right, right.where))
    found += _hedged(left.words, right.words)
    return tuple(_difference(left.page, right.page, one, texts) for one in found)


def _speakers(left: Statement, right: Statement) -> Iterator[_Found]:
    """Yield where one page names the speaker and the other keeps to "a senior official"."""
    if left.page == right.page or not left.called or not right.called:
        return
    if left.named and right.nameless:
        yield _Found("speaker", left.called, right.called, "left")
    elif right.named and left.nameless:
        yield _Found("speaker", left.called, right.called, "right")


def _numbers(left: Statement | Happening, right: Statement | Happening) -> Iterator[_Found]:
    for ours, theirs in unlike(left.counts, right.counts):
        yield _Found("number", ours.whole, theirs.whole)


def _names(left: Happening, right: Happening) -> Iterator[_Found]:
    """Yield two names of one actor that have no word in common: "Burma" and "Myanmar"."""
    theirs = {called.actor: called for called in reversed(right.called)}
    ours = {called.actor: called for called in reversed(left.called)}
    for actor in sorted(ours.keys() & theirs.keys()):
        names = ours[actor].names, theirs[actor].names
        if not _parts(names[0]) & _parts(names[1]):
            yield _Found("name", ours[actor].span, theirs[actor].span)


def _parts(names: Iterable[str]) -> set[str]:
    """Return the words of some names, and the initials of each: "FBI" and the Federal Bureau of Investigation meet."""
    words = [name.casefold().replace("’s", "").replace("'s", "").replace("-", " ").split() for name in names]
    initials = ("".join(word[0] for word in each if word not in stop_words()) for each in words)
    return {*(stem(word.replace(".", "")) for each in words for word in each), *(one for one in initials if one[1:])}


def _when(left: Happening, right: Happening) -> Iterator[_Found]:
    """Yield the words for the day where one page alone gives it, or gives it more exactly."""
    ours, theirs = ((one.event.when, one.event.when_span) for one in (left, right))
    spans = (ours[1] if ours[0] else None, theirs[1] if theirs[0] else None)
    if all(spans) and ours[0] != theirs[0]:
        yield _Found("date", *spans)
    elif ours[0] is None or theirs[0] is None:
        yield from _alone("date", (left, spans[0]), (right, spans[1]))


def _alone(
    kind: DifferenceKind, left: tuple[Happening, Span | None], right: tuple[Happening, Span | None]
) -> Iterator[_Found]:
    """Yield what one side alone gives; not where the other's clause has the words, though nothing was made of them."""
    (ours, here), (theirs, there) = left, right
    span = here or there
    if span is None or (here and there):
        return
    teller, silent = (ours, theirs) if here else (theirs, ours)
    words = teller.words
    within = slice(bisect_left(words.starts, span.start), bisect_left(words.starts, span.end))
    given = set(words.folded[within]) - stop_words()
    if not given or not given.issubset(silent.words.folded):
        yield _Found(kind, here, there, "left" if here else "right")


def _bent(left: Words, right: Words) -> Iterator[_Found]:
    """Yield the "not" and the hedge that one wording puts into the words of the other."""
    aligned = steps(left.folded, right.folded)
    given = [tuple(hedges(side)) for side in (left, right)]
    for swapped, here, there in ((False, left, right), (True, right, left)):
        mine = [_turned(step) for step in aligned] if swapped else aligned
        hedged = given[swapped], given[not swapped]
        for before, step, after in zip((None, *mine), mine, mine[1:], strict=False):
            if step.same:
                continue
            if before and (denied := _denied(step, here, there)):
                yield _sided("polarity", denied, _word(there, after.right.start), swapped=swapped)
            for hedge in _put_in(step, after, *hedged):
                place = next(place for place in hedge.about if place in after.left)
                other = after.right.start + place - after.left.start
                yield _sided("hedge", hedge.span, _word(there, other), swapped=swapped)


def _denied(step: Step, here: Words, there: Words) -> Span | None:
    """Return the "not" that one wording has in a place where the other has none, nor one more elsewhere."""
    if max(len(step.left), len(step.right)) > _FEW:
        return None
    if sum(map(negation, here.folded)) <= sum(map(negation, there.folded)):
        return None
    return next((_word(here, place) for place in step.left if negation(here.folded[place])), None)


def _put_in(step: Step, after: Step, here: Sequence[Hedge], there: Sequence[Hedge]) -> Iterator[Hedge]:
    """Yield the hedges of a stretch of words about what follows in both wordings, if the other has none near."""
    near = range(step.right.start - _INSET, step.right.stop + _INSET)
    if len(step.left) <= _INSET and not any(place in near for hedge in there for place in hedge.places):
        for hedge in here:
            if hedge.places.start in step.left and any(place in after.left for place in hedge.about):
                yield hedge


def _word(found: Words, place: int) -> Span:
    return Span(found.starts[place], found.ends[place])


def _turned(step: Step) -> Step:
    return Step(step.same, step.right, step.left)


def _hedged(left: Words, right: Words) -> Iterator[_Found]:
    """Yield the hedge that one clause puts before what the other says plainly, if the other hedges nothing of it."""
    common = stems(left.folded) & stems(right.folded)
    given = [list(hedges(side)) for side in (left, right)]
    for swapped, here, there in ((False, left, right), (True, right, left)):
        open_there = {root for hedge in given[not swapped] for root in stems_of(there, hedge)}
        for hedge in given[swapped]:
            roots = [root for at in hedge.about if (root := stem(here.folded[at])) in common]
            if roots and not open_there.intersection(roots):
                other = next(place for place, folded in enumerate(there.folded) if stem(folded) == roots[0])
                yield _sided("hedge", hedge.span, _word(there, other), swapped=swapped)
                return


def _sided(kind: DifferenceKind, here: Span, there: Span, *, swapped: bool) -> _Found:
    return _Found(kind, there, here, "right") if swapped else _Found(kind, here, there, "left")


def _difference(left: str, right: str, found: _Found, texts: Mapping[str, str]) -> Difference:
    _, ours, theirs, _ = found
    return Difference(
        kind=found.kind,
        side=found.side,
        left_value=Evidence(page=left, span=ours, words=ours.of(texts[left])) if ours else None,
        right_value=Evidence(page=right, span=theirs, words=theirs.of(texts[right])) if theirs else None,
    )
