"""An event as it is compared with others: what was done, by whom, to whom, where, when, and whether it took place."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import compress
from typing import NamedTuple

import msgspec

from accordingto.pile.cast import Cast
from accordingto.pile.story.numbers import Count, contradict, counts
from accordingto.pile.story.wording import Wording, Words, fold, stem, stems
from accordingto.record.actor import Mention
from accordingto.record.base import Reason, Span
from accordingto.record.event import Event
from accordingto.record.report import Report

_TRIGGER, _ACTORS, _WORDS, _WHEN = 0.2, 0.4, 0.3, 0.1
_ALIKE = 0.6
# One word for what was done and so many words in common (the verb is one) make two events one, if one side is the same
# or if no side of the one differs from that of the other. Measured on sentences of which people said what is one event.
_FEW, _MANY = 2, 3
_SIDES = frozenset({"same agent", "same patient"})
_DAY = 10
_HELD_TRUE = frozenset({"occurred", "ongoing", "background"})


class Called(NamedTuple):
    """A side of an event by name: the actor's id, the name there and the fullest of the page, where it stands."""

    actor: str
    names: tuple[str, ...]
    span: Span


class Happening(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What is compared of an event; the sides are ids of actors, `stems` are of its words but names.

    `where` is where the page names the place, `called` the names it gives the sides there. Most events have nothing in
    common with any other: their words in `wording`, the text of their page, are read when they are asked for.
    """

    id: str
    page: str
    event: Event
    agent: tuple[str, ...]
    patient: tuple[str, ...]
    place: tuple[str, ...]
    trigger: str
    where: Span | None
    called: tuple[Called, ...]
    wording: Wording

    @cached_property
    def words(self) -> Words:
        return self.wording.words([self.event.evidence])

    @cached_property
    def stems(self) -> frozenset[str]:
        return stems(compress(self.words.folded, map(str.islower, self.words.shown)))

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        return counts(self.words)


def happenings(report: Report, cast: Cast, wording: Wording) -> Iterator[Happening]:
    """Yield each event of a page as it is compared."""
    mentioned = {mention.id: mention for mention in report.mentions}
    for event in report.events:
        yield Happening(
            id=event.id,
            page=event.page,
            event=event,
            agent=cast.actors_of(event.agent),
            patient=cast.actors_of(event.patient),
            place=cast.actors_of([event.place] if event.place else []),
            trigger=stem(fold(event.words.split()[0])) if event.words.split() else "",
            where=mentioned[event.place].span if event.place in mentioned else None,
            called=tuple(_called(event, mentioned, cast)),
            wording=wording,
        )


def one_happening(left: Happening, right: Happening) -> tuple[Reason, ...]:
    """Say why two events are one; nothing if they are not, or if that is not sure.

    "Ada Varga invited the owner" and "Ms Varga's invitation to Mr Holm" are: one agent, one patient, one kind of deed,
    much the same words.
    """
    if not _unopposed(left, right) or left.event.status != right.event.status or contradict(left.counts, right.counts):
        return ()
    reasons = tuple(_reasons(left, right))
    features = {reason.feature for reason in reasons}
    sides, common = len(features & _SIDES), len(left.stems & right.stems)
    if same_trigger(left, right):
        enough = sides == 2 or common >= (_FEW if sides else _MANY) or (sides and "same day" in features)
    else:
        enough = sides == 2 and common >= _MANY and common / min(len(left.stems), len(right.stems)) >= _ALIKE
    return reasons if enough else ()


def comparable(left: Happening, right: Happening) -> bool:
    """Say whether nothing but the status tells two events apart: code, both sides, place and day do not differ."""
    if not _unopposed(left, right):
        return False
    return bool(set(left.agent) & set(right.agent) or set(left.patient) & set(right.patient))


def opposed(left: Happening, right: Happening) -> bool:
    """Say whether two events are one but for the place or the day: code, status and both sides are the same."""
    if left.event.code != right.event.code or left.page == right.page or left.event.status != right.event.status:
        return False
    return bool(set(left.agent) & set(right.agent) and set(left.patient) & set(right.patient))


def same_trigger(left: Happening, right: Happening) -> bool:
    """Say whether one word, or two of one root, tell of both events: "invited", "an invitation"."""
    root = min(len(left.trigger), len(right.trigger), 5)
    return left.trigger == right.trigger or (root == 5 and left.trigger[:5] == right.trigger[:5])


def held_true(status: str) -> bool:
    """Say whether a status tells of something that took or takes place."""
    return status in _HELD_TRUE


def _called(event: Event, mentioned: Mapping[str, Mention], cast: Cast) -> Iterator[Called]:
    for one in (*event.agent, *event.patient):
        mention = mentioned.get(one)
        if mention and mention.name and "name" in mention.form:
            name = mention.words[mention.head.start - mention.span.start :][: len(mention.head)]
            yield from (Called(actor, (name, mention.name), mention.head) for actor in cast.actors_of([one]))


def _unopposed(left: Happening, right: Happening) -> bool:
    """Say whether two events of two pages have one code, and no side, place or day of theirs differs."""
    if left.event.code != right.event.code or left.page == right.page:
        return False
    sides = ((left.agent, right.agent), (left.patient, right.patient), (left.place, right.place))
    if any(ours and theirs and not set(ours) & set(theirs) for ours, theirs in sides):
        return False
    days = sorted(day for day in (left.event.when, right.event.when) if day)
    return len(days) < 2 or days[1].startswith(days[0])


def _reasons(left: Happening, right: Happening) -> Iterator[Reason]:
    for side, ours, theirs in (("agent", left.agent, right.agent), ("patient", left.patient, right.patient)):
        if common := sorted(set(ours) & set(theirs)):
            yield Reason(feature=f"same {side}", share=_ACTORS / 2, left=common[0], right=common[0])
    if same_trigger(left, right):
        yield Reason(feature="same word for it", share=_TRIGGER, left=left.event.words, right=right.event.words)
    if left.event.when and left.event.when == right.event.when and len(left.event.when) == _DAY:
        yield Reason(feature="same day", share=_WHEN, left=left.event.when, right=right.event.when)
    common, shorter = sorted(left.stems & right.stems), min(len(left.stems), len(right.stems))
    if len(common) >= _FEW:
        share = round(_WORDS * len(common) / shorter, 4)
        yield Reason(feature="same words", share=share, left=" ".join(common), right=f"of {shorter}")
