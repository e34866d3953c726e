"""What in the pages of a story persons judged to be one, or not: their word outweighs what the wordings share."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from accordingto.pile.linked import linked
from accordingto.pile.story.alike import Alike
from accordingto.pile.story.match import Pack, one_event, one_statement
from accordingto.pile.story.statement import Statement, statements
from accordingto.pile.story.wording import words
from accordingto.record.base import Reason
from accordingto.record.story import Judged, Match

_WORD = Reason(feature="a person's word", share=1.0)


def obeyed(found: Sequence[Match], pack: Pack) -> tuple[Match, ...]:
    """Return the matches of a story by id, with those that a person made and without those that one took apart.

    What is judged to be two is not joined by a third either: of the matches that would, the least sure are left out.
    What is judged to be one comes first.
    """
    if not pack.judged:
        return tuple(found)
    members = {said.id for report in pack.reports for said in report.said}
    members |= {event.id for report in pack.reports for event in report.events}
    judged = [one for one in pack.judged if one.left in members and one.right in members]
    one = {match.id: match for match in _made(pack, [pair for pair in judged if pair.same])}
    two = [(pair.left, pair.right) for pair in judged if not pair.same]
    kept = _kept([match for match in found if match.id not in one], list(one.values()), two)
    return tuple(sorted((*one.values(), *kept), key=lambda match: match.id))


def _kept(found: Iterable[Match], one: Sequence[Match], two: Sequence[tuple[str, str]]) -> Iterator[Match]:
    """Yield the matches, the surest first, but for those that join what is judged to be two."""
    ends = {end for pair in two for end in pair} | {end for match in one for end in (match.left, match.right)}
    group = {end: set(some) for some in linked(ends, [(match.left, match.right) for match in one]) for end in some}
    apart = {frozenset(pair) for pair in two if pair[1] not in group[pair[0]]}
    for match in sorted(found, key=lambda match: (-match.score, match.id)):
        left, right = (group.setdefault(end, {end}) for end in (match.left, match.right))
        if left is not right and any(len(pair & left) == 1 and len(pair & right) == 1 for pair in apart):
            continue
        if left is not right:
            left |= right
            group.update(dict.fromkeys(right, left))
        yield match


def _made(pack: Pack, pairs: Sequence[Judged]) -> Iterator[Match]:
    """Yield a match for each two that a person judged to be one."""
    said = dict(_statements(pack, {end for pair in pairs for end in (pair.left, pair.right)}))
    done = {event.id: event for report in pack.reports for event in report.events}
    texts = {report.page.id: report.page.text for report in pack.reports}
    for pair in pairs:
        if pair.left in said and pair.right in said:
            found = Alike(1.0, (_WORD,))
            yield replace(one_statement(pack.story, said[pair.left], said[pair.right], texts, found), by="person")
        elif pair.left in done and pair.right in done:
            yield replace(one_event(pack.story, done[pair.left], done[pair.right], (_WORD,)), by="person")


def _statements(pack: Pack, ends: Collection[str]) -> Iterator[tuple[str, Statement]]:
    """Yield the statements of the pages with those that are asked for, by id."""
    for report in pack.reports:
        if any(said.id in ends for said in report.said):
            read = partial(words, report.page.text)
            yield from ((one.id, one) for one in statements(report, pack.cast, read))
