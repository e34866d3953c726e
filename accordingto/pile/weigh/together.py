"""Which attributions are one claim: those that match, as long as nothing stands between them."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from accordingto.pile.cast import Cast
from accordingto.record.said import Attribution
from accordingto.record.story import Match

_STOP = re.compile(r"[.!?]\s\W*[A-Z]")


class _Group(NamedTuple):
    """Attributions taken for one statement: their ids, and who is known to have made it."""

    members: list[str]
    speakers: set[str]


def together(said: Sequence[Attribution], matches: Iterable[Match], cast: Cast) -> tuple[tuple[str, ...], ...]:
    """Return the attributions of a story in groups of one claim each: the surest matches are joined first.

    One page quotes two sentences in one breath, another quotes each apart: the first goes with one of them, and the two
    stay two; but two scraps of one sentence are that sentence. Words that nobody is named for do not join what two
    people said. What a person judged to be one is joined first, whatever stands between.
    """
    by_id = {one.id: one for one in said}
    edges = [match for match in matches if match.of == "attribution" and {match.left, match.right} <= by_id.keys()]
    matched = {frozenset((match.left, match.right)) for match in edges}
    group = {one.id: _Group([one.id], _speakers(one, cast)) for one in said}
    for match in sorted(edges, key=lambda match: (match.by != "person", -match.score, match.id)):
        left, right = group[match.left], group[match.right]
        torn = match.by != "person" and (_apart(left, right) or _torn(left, right, by_id, matched))
        if left is right or torn:
            continue
        left.members.extend(right.members)
        left.speakers.update(right.speakers)
        group.update(dict.fromkeys(right.members, left))
    return tuple(sorted({tuple(sorted(one.members)) for one in group.values()}))


def _speakers(said: Attribution, cast: Cast) -> set[str]:
    return {key for link in said.chain[:1] if (key := cast.key(link))}


def _apart(left: _Group, right: _Group) -> bool:
    """Say whether two groups are known to be of different speakers, where neither has any in common."""
    return bool(left.speakers and right.speakers and not left.speakers & right.speakers) and (
        len(left.members) > 1 or len(right.members) > 1
    )


def _torn(left: _Group, right: _Group, by_id: dict[str, Attribution], matched: set[frozenset[str]]) -> bool:
    """Say whether joining two groups would make one statement of two that one page tells apart."""
    theirs: dict[str, list[Attribution]] = {}
    for member in right.members:
        theirs.setdefault(by_id[member].page, []).append(by_id[member])
    sentences = [member for member in (*left.members, *right.members) if _is_one_sentence(by_id[member])]
    return any(
        frozenset((here.id, there.id)) not in matched
        and not _overlap(here, there)
        and not any({frozenset((here.id, one)), frozenset((there.id, one))} <= matched for one in sentences)
        for here in map(by_id.__getitem__, left.members)
        for there in theirs.get(here.page, ())
    )


def _is_one_sentence(said: Attribution) -> bool:
    return len(said.words) == 1 and said.kind == "direct" and not _STOP.search(said.words[0])


def _overlap(left: Attribution, right: Attribution) -> bool:
    return any(ours.meets(theirs) for ours in left.content for theirs in right.content)
