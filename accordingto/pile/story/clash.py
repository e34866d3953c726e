"""Two statements, or two events, of which only one can be true: a number, a day, a place, a no, another speaker."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from accordingto.pile.cast import Cast
from accordingto.pile.story.alike import closeness, one_quotation
from accordingto.pile.story.days import other_day
from accordingto.pile.story.happening import Happening, comparable, held_true, opposed, same_trigger
from accordingto.pile.story.numbers import contradict
from accordingto.pile.story.pairs import pairs
from accordingto.pile.story.statement import Statement
from accordingto.pile.story.wording import Words, stems
from accordingto.record.actor import Actor
from accordingto.record.base import Evidence, Span

Field = Literal["number", "date", "place", "speaker", "polarity"]

# Two tellings must be this much alike beside the number that differs, or they count two different things.
_CLOSE = 0.6
# Things happen on many days: beside a day that differs, nearly all must be the same.
_ALL_BUT = 0.75
_FEW = 3
_DAY = 10


class Side(NamedTuple):
    """One side of a clash: an attribution's or an event's id, and the words that say it."""

    member: str
    value: Evidence


class Clash(NamedTuple):
    """Two sides that cannot both be true, and in what."""

    field: Field
    left: Side
    right: Side


def clashes(
    said: Sequence[Statement], told: Sequence[Happening], cast: Cast, texts: Mapping[str, str]
) -> Iterator[Clash]:
    """Yield the clashes between pages of one story; where there is room for both sides to be true, there is none.

    "12 people were killed" clashes with "14 people were killed", not with "at least 10 people were killed".
    """
    yield from _figures(said, texts)
    yield from _speakers(said, cast, texts)
    for left, right in pairs(told, _deed, lambda one: len(one.words)):
        if same_trigger(left, right):
            yield from _deeds(left, right, cast, texts)


def _figures(said: Sequence[Statement], texts: Mapping[str, str]) -> Iterator[Clash]:
    """Yield what attributions disagree on, whoever gives it: a number, a day."""
    counting = [one for one in said if one.counts]
    for left, right in pairs(counting, _counted, lambda one: len(one.words)):
        differing = contradict(left.counts, right.counts)
        if differing and left.page != right.page and closeness(left, right) >= _CLOSE:
            yield _clash("number", left, right, (differing[0].span, differing[1].span), texts)
    dated = [one for one in said if len(one.days) == 1]
    for left, right in pairs(dated, _about, lambda one: len(one.words)):
        dates = other_day(left.days, right.days)
        if (
            dates
            and left.page != right.page
            and _but_for((left.words, dates[0].places), (right.words, dates[1].places))
        ):
            yield _clash("date", left, right, (dates[0].span, dates[1].span), texts)


def _speakers(said: Sequence[Statement], cast: Cast, texts: Mapping[str, str]) -> Iterator[Clash]:
    """Yield one and the same quotation of two persons, where both pages name theirs."""
    named = [one for one in said if one.named]
    for left, right in pairs(named, _quoted, lambda one: len(one.words)):
        if left.page == right.page or not left.named or not right.named or len(left.quoted) + len(right.quoted) > 2:
            continue
        if one_quotation(left, right) and _two_people(left, right, cast):
            yield _clash("speaker", left, right, (left.named, right.named), texts)


def _deeds(left: Happening, right: Happening, cast: Cast, texts: Mapping[str, str]) -> Iterator[Clash]:
    """Yield what two events disagree on: a number, whether it took place at all, the day, the country it was in."""
    both = min(len(left.stems), len(right.stems))
    if not both or len(left.stems & right.stems) / both < _CLOSE:
        return
    if comparable(left, right):
        differing = contradict(left.counts, right.counts)
        if differing:
            yield _clash("number", left, right, (differing[0].span, differing[1].span), texts)
        statuses = (left.event.status, right.event.status)
        if "denied" in statuses and any(map(held_true, statuses)):
            yield _clash("polarity", left, right, (left.event.evidence, right.event.evidence), texts)
    elif opposed(left, right) and len(left.stems & right.stems) >= _FEW:
        ours, theirs = left.event.when_span, right.event.when_span
        if ours and theirs and _other_date(left.event.when, right.event.when):
            yield _clash("date", left, right, (ours, theirs), texts)
        places = _countries(left, cast), _countries(right, cast)
        if left.where and right.where and all(places) and not places[0] & places[1]:
            yield _clash("place", left, right, (left.where, right.where), texts)


def _but_for(left: tuple[Words, range], right: tuple[Words, range]) -> bool:
    """Say whether two texts are nearly the same beside some of their words."""
    ours, theirs = (stems(words.folded[: out.start] + words.folded[out.stop :]) for words, out in (left, right))
    common = len(ours & theirs)
    return common >= _FEW and common / min(len(ours), len(theirs)) >= _ALL_BUT


def _other_date(left: str | None, right: str | None) -> bool:
    return bool(left and right and len(left) == len(right) == _DAY and left != right)


def _countries(happening: Happening, cast: Cast) -> set[str]:
    found = (cast.known(place) for place in happening.place)
    return {actor.country for actor in found if actor and actor.country}


def _counted(statement: Statement) -> Iterator[Hashable]:
    for count in statement.counts:
        yield from count.of[:1]


def _about(statement: Statement) -> Iterable[Hashable]:
    return statement.stems


def _quoted(statement: Statement) -> Iterator[Hashable]:
    folded = statement.said.folded
    for place in range(len(folded) - 7):
        yield folded[place : place + 8]


def _deed(happening: Happening) -> Iterator[Hashable]:
    yield happening.event.code, happening.trigger[:5]


def _two_people(left: Statement, right: Statement, cast: Cast) -> bool:
    """Say whether the speakers are two persons with full names that share no part, and neither relays for the other."""
    if not left.speaker or not right.speaker or left.speaker in right.hands or right.speaker in left.hands:
        return False
    ours, theirs = cast.known(left.speaker), cast.known(right.speaker)
    return bool(ours and theirs and _full(ours) and _full(theirs) and not _parts(ours) & _parts(theirs))


def _full(actor: Actor) -> bool:
    return actor.kind == "person" and len(actor.name.split()) > 1


def _parts(actor: Actor) -> set[str]:
    return {part.casefold() for name in (actor.name, *actor.names) for part in name.replace("-", " ").split()}


def _clash(
    field: Field,
    left: Statement | Happening,
    right: Statement | Happening,
    spans: tuple[Span, Span],
    texts: Mapping[str, str],
) -> Clash:
    sides = (
        Side(one.id, Evidence(page=one.page, span=span, words=span.of(texts[one.page])))
        for one, span in zip((left, right), spans, strict=True)
    )
    return Clash(field, *sides)
