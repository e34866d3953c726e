"""What in the pages of a story is one: the same statement in two places, the same event told twice."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple, TypeVar

from accordingto.pile.cast import Cast
from accordingto.pile.story.alike import alike
from accordingto.pile.story.edits import edits
from accordingto.pile.story.happening import Happening, happenings, one_happening
from accordingto.pile.story.statement import Statement, statements
from accordingto.pile.story.wording import stop_words
from accordingto.record.base import Span, make_id
from accordingto.record.report import Report
from accordingto.record.story import Edit, Match, Story

T = TypeVar("T")

_CROWD = 60
_FULLEST = 4
_FRAGMENT = 5


class Pack(NamedTuple):
    """All that is needed to match within one story: it can travel to another process."""

    story: Story
    reports: tuple[Report, ...]
    cast: Cast


def matches(pack: Pack) -> list[Match]:
    """Return every pair of attributions and of events of a story that are one, sorted by id."""
    texts = {report.page.id: report.page.text for report in pack.reports}
    said = [found for report in pack.reports for found in statements(report, pack.cast)]
    told = [found for report in pack.reports for found in happenings(report, pack.cast)]
    found = [*_same_statements(pack.story, said, texts), *_same_events(pack.story, told)]
    return sorted(found, key=lambda match: match.id)


def pairs(
    items: Sequence[T], keys: Callable[[T], Iterable[Hashable]], size: Callable[[T], int]
) -> Iterator[tuple[T, T]]:
    """Yield each pair of items that shares a key, once, in the order of the items.

    Where a crowd shares one key (forty pages with one quotation), each is paired only with the fullest few: they are
    joined all the same, and the work grows with the crowd and not with its square.
    """
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        for key in set(keys(item)):
            blocks[key].append(place)
    found: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) <= _CROWD:
            found.update(combinations(block, 2))
        else:
            fullest = sorted(block, key=lambda place: (-size(items[place]), place))[:_FULLEST]
            found.update((min(one, two), max(one, two)) for one in fullest for two in block if one != two)
    for left, right in sorted(found):
        yield items[left], items[right]


def statement_keys(statement: Statement) -> Iterator[Hashable]:
    """Yield what two statements must share to be compared: three quoted words in a row, or speaker and two stems."""
    folded = [word.folded for word in statement.said]
    for place in range(len(folded) - 2):
        run = tuple(folded[place : place + 3])
        if not stop_words().issuperset(run):
            yield run
    if statement.speaker:
        about = sorted(statement.stems)
        yield from (((statement.speaker, *two) for two in combinations(about[:24], 2)) if len(about) > 1 else ())
        if len(about) == 1:
            yield (statement.speaker, about[0])


def _same_statements(story: Story, said: Sequence[Statement], texts: dict[str, str]) -> Iterator[Match]:
    ordered = sorted(said, key=lambda statement: statement.id)
    for left, right in pairs(ordered, statement_keys, lambda statement: len(statement.words)):
        found = alike(left, right)
        if found:
            yield Match(
                id=make_id("match", left.id, right.id),
                story=story.id,
                of="attribution",
                left=left.id,
                right=right.id,
                left_page=left.page,
                right_page=right.page,
                score=found.score,
                reasons=found.reasons,
                edits=_edits(left, right, texts),
            )


def _edits(left: Statement, right: Statement, texts: dict[str, str]) -> tuple[Edit, ...]:
    """Compare the quoted characters of two statements; an indirect statement has no wording to be altered."""
    if not left.quoted or not right.quoted:
        return ()
    ours, theirs = _comparable(left, right), _comparable(right, left)
    return edits(ours, theirs, texts[left.page], texts[right.page])


def _comparable(statement: Statement, other: Statement) -> Sequence[Span]:
    """Return the quoted stretches that are worth comparing: whole ones, and those fragments that the other has too.

    A fragment is what a mixed statement quotes, or a few words that begin no sentence; that the other lacks it is no
    alteration.
    """
    theirs = {word.folded for word in other.said}
    kept = []
    for part, span in enumerate(statement.quoted):
        mine = [word for word in statement.said if word.part == part]
        sentence = len(mine) >= _FRAGMENT or bool(mine and mine[0].shown[0].isupper())
        if (statement.kind == "direct" and sentence) or theirs.issuperset(word.folded for word in mine):
            kept.append(span)
    return kept or statement.quoted


def _same_events(story: Story, told: Sequence[Happening]) -> Iterator[Match]:
    ordered = sorted(told, key=lambda happening: happening.event.id)
    for left, right in pairs(ordered, event_keys, lambda happening: len(happening.words)):
        reasons = one_happening(left, right)
        if reasons:
            yield Match(
                id=make_id("match", left.event.id, right.event.id),
                story=story.id,
                of="event",
                left=left.event.id,
                right=right.event.id,
                left_page=left.event.page,
                right_page=right.event.page,
                score=round(min(1.0, sum(reason.share for reason in reasons)), 4),
                reasons=reasons,
            )


def event_keys(happening: Happening) -> Iterator[Hashable]:
    """Yield what two events must share to be compared: the code and an actor on one side."""
    for side, actors in (("agent", happening.agent), ("patient", happening.patient)):
        for actor in actors:
            yield (happening.event.code, side, actor)
