"""What is claimed, and what stands behind it: the members, the outlets that carry them, the origins they rest on."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict

from accordingto.pile.cast import Cast
from accordingto.pile.linked import linked
from accordingto.pile.trace import Traced
from accordingto.pile.weigh.together import together
from accordingto.record.base import Evidence, Span, make_id
from accordingto.record.claim import Claim
from accordingto.record.event import Event
from accordingto.record.report import Report
from accordingto.record.said import Attribution
from accordingto.record.story import Match, Story

_FULLEST = {"direct": 2, "mixed": 1, "indirect": 0}


def claims(
    reports: Sequence[Report], stories: Sequence[Story], matches: Sequence[Match], traced: Traced, cast: Cast
) -> tuple[Claim, ...]:
    """Return each thing that is claimed, by however many, sorted by id: whatever matches is one claim."""
    pages = {report.page.id: report for report in reports}
    said = {one.id: one for report in reports for one in report.said}
    told = {event.id: event for report in reports for event in report.events}
    within: dict[str, list[Match]] = {story.id: [] for story in stories}
    for match in matches:
        within[match.story].append(match)
    found: list[Claim] = []
    for story in stories:
        here = [pages[page] for page in story.pages]
        edges = [(match.left, match.right) for match in within[story.id]]
        spoken = together([one for report in here for one in report.statements], within[story.id], cast)
        found.extend(_statement(story, [said[member] for member in group], pages, traced, cast) for group in spoken)
        done = linked((event.id for report in here for event in report.events), edges)
        found.extend(_deed(story, [told[member] for member in group], (pages, said), traced, cast) for group in done)
    return tuple(sorted(found, key=lambda claim: claim.id))


def _statement(
    story: Story, members: Sequence[Attribution], pages: Mapping[str, Report], traced: Traced, cast: Cast
) -> Claim:
    speakers = (name for one in members for name in cast.names(one.speaker))
    best = max(members, key=lambda one: (_FULLEST[one.kind], _length(one), one.id))
    wording = [
        Evidence(page=best.page, span=span, words=shown) for span, shown in zip(best.content, best.words, strict=True)
    ]
    return Claim(
        id=make_id("claim", members[0].id),
        story=story.id,
        of="attribution",
        members=tuple(one.id for one in members),
        wording=tuple(wording),
        speakers=_names(speakers),
        outlets=_outlets(members, pages),
        pages=tuple(sorted({one.page for one in members})),
        since=_since(members, pages),
        **_origins(members, traced),
    )


def _deed(
    story: Story,
    members: Sequence[Event],
    known: tuple[Mapping[str, Report], Mapping[str, Attribution]],
    traced: Traced,
    cast: Cast,
) -> Claim:
    pages, said = known
    best = max(
        members, key=lambda one: (bool(one.agent) + bool(one.patient), one.by is None, len(one.evidence), one.id)
    )
    speakers = (name for one in members if one.by and one.by in said for name in cast.names(said[one.by].speaker))
    words = best.evidence.of(pages[best.page].page.text)
    return Claim(
        id=make_id("claim", members[0].id),
        story=story.id,
        of="event",
        members=tuple(one.id for one in members),
        wording=(Evidence(page=best.page, span=best.evidence, words=words),),
        speakers=_names(speakers),
        outlets=_outlets(members, pages),
        pages=tuple(sorted({one.page for one in members})),
        since=_since(members, pages),
        **_origins(members, traced),
    )


class _Sources(TypedDict):
    origins: tuple[str, ...]
    inferred: tuple[str, ...]


def _origins(members: Sequence[Attribution] | Sequence[Event], traced: Traced) -> _Sources:
    """Return the origins of the members, and those that no member leads to by the words of its own page."""
    every = {traced.of[one.id] for one in members}
    said = {traced.of[one.id] for one in members if one.id not in traced.inferred}
    return {"origins": tuple(sorted(every)), "inferred": tuple(sorted(every - said))}


def _length(said: Attribution) -> int:
    return sum(len(span) for span in said.content)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))


def _outlets(members: Sequence[Attribution] | Sequence[Event], pages: Mapping[str, Report]) -> tuple[str, ...]:
    return tuple(sorted({pages[one.page].page.label for one in members}))


def _since(members: Sequence[Attribution] | Sequence[Event], pages: Mapping[str, Report]) -> str | None:
    return min((day for one in members if (day := pages[one.page].page.day_of(_place(one)))), default=None)


def _place(one: Attribution | Event) -> Span:
    return one.trigger if isinstance(one, Event) else one.content[0]
