"""What in the pages of a story is one: the same statement in two places, the same event told twice."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, combinations
from typing import Literal, NamedTuple

from msgspec import structs

from accordingto.pile.cast import Cast
from accordingto.pile.story.alike import Alike, alike
from accordingto.pile.story.clash import Clash, clashes
from accordingto.pile.story.copies import Copy, body, copies
from accordingto.pile.story.differ import events_differ, statements_differ
from accordingto.pile.story.edits import Side, edits
from accordingto.pile.story.happening import Happening, happenings, one_happening
from accordingto.pile.story.pairs import pairs
from accordingto.pile.story.statement import Statement, Stretch, statements
from accordingto.pile.story.wording import Wording, joined, stop_words, words
from accordingto.record.base import Reason, make_id
from accordingto.record.event import Event
from accordingto.record.report import Report
from accordingto.record.story import Edit, Judged, Match, Story

_FRAGMENT = 5
_MOST = 24


class Pack(NamedTuple):
    """All that is needed to match within one story: it can travel to another process.

    `judged` are what persons decided on statements and events, of other stories too.
    """

    story: Story
    reports: tuple[Report, ...]
    cast: Cast
    judged: tuple[Judged, ...] = ()


class Compared(NamedTuple):
    """What comparing the pages of a story gives: what in them is one, by id, and what of it cannot both be true.

    `copies` are the pairs of pages that share text.
    """

    matches: tuple[Match, ...]
    clashes: tuple[Clash, ...]
    copies: tuple[Copy, ...]


def compare(pack: Pack) -> Compared:
    """Compare the pages of a story: their attributions, their events, their text."""
    texts = {report.page.id: report.page.text for report in pack.reports}
    if len(pack.reports) == 1:
        (alone,) = pack.reports
        said = sorted(statements(alone, pack.cast, partial(words, alone.page.text)), key=_id)
        return Compared(_by_id(_same_statements(pack.story, said, texts)), (), ())
    read = [(report, Wording(report.page.text)) for report in pack.reports]
    said = sorted((one for report, wording in read for one in statements(report, pack.cast, wording.words)), key=_id)
    told = sorted((one for report, wording in read for one in happenings(report, pack.cast, wording)), key=_id)
    found = _by_id(chain(_same_statements(pack.story, said, texts), _same_events(pack.story, told, texts)))
    shared = copies([body(report, wording) for report, wording in read])
    return Compared(found, tuple(clashes(said, told, pack.cast, texts)), shared)


def _id(one: Statement | Happening) -> str:
    return one.id


def _by_id(found: Iterable[Match]) -> tuple[Match, ...]:
    return tuple(sorted(found, key=lambda match: match.id))


def statement_keys(statement: Statement) -> Iterator[Hashable]:
    """Yield what two statements must share to be compared: three quoted words in a row, or the speaker."""
    folded, common = statement.said.folded, stop_words()
    yield from (run for run in zip(folded, folded[1:], folded[2:], strict=False) if not common.issuperset(run))
    if statement.speaker and statement.stems:
        yield statement.speaker


def crowd_keys(statement: Statement) -> Iterator[Hashable]:
    """Yield what two statements of one speaker must share where he makes very many: two stems."""
    yield from ((statement.speaker, *two) for two in combinations(sorted(statement.stems)[:_MOST], 2))


def _same_statements(story: Story, said: Sequence[Statement], texts: dict[str, str]) -> Iterator[Match]:
    for left, right in pairs(said, statement_keys, lambda statement: len(statement.words), crowd_keys):
        found = alike(left, right)
        if found:
            yield one_statement(story, left, right, texts, found)


def one_statement(story: Story, left: Statement, right: Statement, texts: Mapping[str, str], found: Alike) -> Match:
    """Return the match of two statements (the smaller id first) that are one, with what their wordings differ in."""
    bare = _match(story, "attribution", (left, right), found.score, found.reasons)
    return structs.replace(bare, edits=_edits(left, right, texts), differences=statements_differ(left, right, texts))


def _edits(left: Statement, right: Statement, texts: Mapping[str, str]) -> tuple[Edit, ...]:
    """Compare the quoted characters of two statements; an indirect statement has no wording to be altered."""
    if not left.quoted or not right.quoted:
        return ()
    return edits(_comparable(left, right, texts), _comparable(right, left, texts))


def _comparable(statement: Statement, other: Statement, texts: Mapping[str, str]) -> Side:
    """Return the quoted stretches that are worth comparing: whole ones, and those fragments that the other has too.

    A fragment is what a mixed statement quotes, or a few words that begin no sentence; that the other lacks it is no
    alteration.
    """
    whole, *parts = statement.stretches
    kept = [part.words for part in parts or (whole,) if _kept(part, statement, other)]
    return Side(texts[statement.page], statement.quoted, joined(kept) if kept else statement.said)


def _kept(part: Stretch, statement: Statement, other: Statement) -> bool:
    sentence = len(part.words) >= _FRAGMENT or any(word[0].isupper() for word in part.words.shown[:1])
    return (statement.kind == "direct" and sentence) or part.known <= other.stretches[0].known


def _same_events(story: Story, told: Sequence[Happening], texts: dict[str, str]) -> Iterator[Match]:
    for left, right in pairs(told, event_keys, lambda happening: len(happening.words)):
        reasons = one_happening(left, right)
        if reasons:
            found = one_event(story, left.event, right.event, reasons)
            yield structs.replace(found, differences=events_differ(left, right, texts))


def one_event(story: Story, left: Event, right: Event, reasons: tuple[Reason, ...]) -> Match:
    """Return the match of two events (the smaller id first) that are one."""
    score = round(min(1.0, sum(reason.share for reason in reasons)), 4)
    return _match(story, "event", (left, right), score, reasons)


def _match(
    story: Story,
    of: Literal["attribution", "event"],
    ends: tuple[Statement | Event, Statement | Event],
    score: float,
    reasons: tuple[Reason, ...],
) -> Match:
    left, right = ends
    return Match(
        id=make_id("match", left.id, right.id),
        story=story.id,
        of=of,
        left=left.id,
        right=right.id,
        left_page=left.page,
        right_page=right.page,
        score=score,
        reasons=reasons,
    )


def event_keys(happening: Happening) -> Iterator[Hashable]:
    """Yield what two events must share to be compared: the code, and an actor on one side or the root of the word."""
    for side, actors in (("agent", happening.agent), ("patient", happening.patient)):
        for actor in actors:
            yield (happening.event.code, side, actor)
    yield (happening.event.code, happening.trigger[:5])
