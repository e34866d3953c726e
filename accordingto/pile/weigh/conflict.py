"""Two claims that cannot both be true: a number, a day, a yes against a no, two speakers of one quotation."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Literal

from accordingto.pile.cast import Cast
from accordingto.pile.story.alike import closeness, one_quotation
from accordingto.pile.story.happening import Happening, comparable, happenings, held_true, same_trigger
from accordingto.pile.story.match import pairs
from accordingto.pile.story.numbers import Count, contradict, counts
from accordingto.pile.story.statement import Statement, statements
from accordingto.record.actor import Actor
from accordingto.record.base import Evidence, Span, make_id
from accordingto.record.claim import Claim, Conflict
from accordingto.record.report import Report
from accordingto.record.story import Story

Field = Literal["number", "speaker", "polarity"]

# Two tellings must be this much alike beside the number that differs, or they count two different things.
_CLOSE = 0.6


def conflicts(
    reports: Sequence[Report], stories: Sequence[Story], claims: Sequence[Claim], cast: Cast
) -> tuple[Conflict, ...]:
    """Return the pairs of claims that cannot both be true, sorted by id; where there is room for both, none is made.

    "12 people were killed" stands against "14 people were killed", not against "at least 10 people were killed".
    """
    pages = {report.page.id: report for report in reports}
    claim_of = {member: claim for claim in claims for member in claim.members}
    found: dict[str, Conflict] = {}
    for story in stories:
        here = [pages[page] for page in story.pages]
        for conflict in (*_said(here, claim_of, cast), *_done(here, claim_of, cast)):
            found.setdefault(conflict.id, conflict)
    return tuple(found[identity] for identity in sorted(found))


def _said(reports: Sequence[Report], claim_of: Mapping[str, Claim], cast: Cast) -> Iterator[Conflict]:
    """Yield what attributions disagree on: a number, whoever gives it, or who spoke one and the same quotation."""
    texts = {report.page.id: report.page.text for report in reports}
    said = sorted((one for report in reports for one in statements(report, cast)), key=lambda one: one.id)
    for left, right in pairs(said, _counted, lambda one: len(one.words)):
        differing = contradict(left.words, right.words)
        if differing and left.page != right.page and closeness(left, right) >= _CLOSE:
            yield from _number(claim_of, (left.id, left.page), (right.id, right.page), differing, texts)
    for left, right in pairs(said, _quoted, lambda one: len(one.words)):
        if left.page != right.page and one_quotation(left, right) and _two_people(left, right, cast):
            ours, theirs = _named(left, reports, cast), _named(right, reports, cast)
            if ours and theirs:
                yield from _conflict(claim_of, "speaker", ours, theirs)


def _done(reports: Sequence[Report], claim_of: Mapping[str, Claim], cast: Cast) -> Iterator[Conflict]:
    """Yield what events disagree on: a number, or whether the thing took place at all."""
    texts = {report.page.id: report.page.text for report in reports}
    told = sorted((one for report in reports for one in happenings(report, cast)), key=lambda one: one.event.id)
    for left, right in pairs(told, _deed, lambda one: len(one.words)):
        if not comparable(left, right) or not same_trigger(left, right):
            continue
        both = min(len(left.stems), len(right.stems))
        if not both or len(left.stems & right.stems) / both < _CLOSE:
            continue
        differing = contradict(left.words, right.words)
        ours, theirs = (left.event.id, left.event.page), (right.event.id, right.event.page)
        if differing:
            yield from _number(claim_of, ours, theirs, differing, texts)
        statuses = (left.event.status, right.event.status)
        if "denied" in statuses and any(map(held_true, statuses)):
            sides = [(one.event.id, _evidence(one.event.page, one.event.evidence, texts)) for one in (left, right)]
            yield from _conflict(claim_of, "polarity", *sides)


def _counted(statement: Statement) -> Iterator[Hashable]:
    for count in counts(statement.words):
        yield count.of[0]


def _quoted(statement: Statement) -> Iterator[Hashable]:
    folded = [word.folded for word in statement.said]
    for place in range(len(folded) - 7):
        yield tuple(folded[place : place + 8])


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


def _named(statement: Statement, reports: Sequence[Report], cast: Cast) -> tuple[str, Evidence] | None:
    """Return where the page itself names the speaker of a statement; None where it says "he", or nothing."""
    for report in reports:
        for said in report.said:
            link, mention = said.speaker, cast.mention(said.speaker)
            if said.id == statement.id and link.span and link.how == "said" and mention and "name" in mention.form:
                return said.id, _evidence(said.page, link.span, {said.page: report.page.text})
    return None


def _number(
    claim_of: Mapping[str, Claim],
    left: tuple[str, str],
    right: tuple[str, str],
    differing: tuple[Count, Count],
    texts: Mapping[str, str],
) -> Iterator[Conflict]:
    sides = [
        (member, _evidence(page, count.span, texts))
        for (member, page), count in zip((left, right), differing, strict=True)
    ]
    yield from _conflict(claim_of, "number", *sides)


def _conflict(
    claim_of: Mapping[str, Claim], field: Field, left: tuple[str, Evidence], right: tuple[str, Evidence]
) -> Iterator[Conflict]:
    one, other = claim_of[left[0]], claim_of[right[0]]
    if one.id == other.id:
        return
    (first, first_value), (second, second_value) = sorted(
        ((one.id, left[1]), (other.id, right[1])), key=lambda side: side[0]
    )
    yield Conflict(
        id=make_id("conflict", first, second, field),
        story=one.story,
        left=first,
        right=second,
        field=field,
        left_value=first_value,
        right_value=second_value,
    )


def _evidence(page: str, span: Span, texts: Mapping[str, str]) -> Evidence:
    return Evidence(page=page, span=span, words=span.of(texts[page]))
