"""How an outlet's wordings differ from other outlets' of the same words: kinds of edits, counted, with one of each."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from accordingto.desk.records import Changed
from accordingto.pile.told import Told
from accordingto.record.base import Evidence
from accordingto.record.story import Edit, EditKind, Match
from accordingto.show.compare import turned


class Wording(NamedTuple):
    """A wording of the outlet beside another outlet's of the same words: the edits, seen from the other's."""

    story: str
    page: str
    edits: tuple[Edit, ...]


# In the order in which they weigh on what a reader learns.
_KINDS: tuple[EditKind, ...] = (
    *("changed", "dropped", "added", "cut short", "continued"),
    *("spelling", "case", "punctuation"),
)


def wordings(told: Told, pages: frozenset[str]) -> Iterator[Wording]:
    """Yield each wording of `pages` that was compared with one of another outlet's page of the story."""
    for match in told.matches:
        mine = {match.left_page, match.right_page} & pages
        if match.of == "attribution" and len(mine) == 1 and match.edits:
            page = mine.pop()
            yield Wording(told.story.id, page, _seen(match, from_right=match.left_page == page))


def changed(found: Sequence[Wording]) -> tuple[Changed, ...]:
    """Count in how many wordings each kind of edit is found, and show the first of each."""
    kinds = [(kind, [one for one in found if any(edit.kind == kind for edit in one.edits)]) for kind in _KINDS]
    return tuple(_changed(kind, some) for kind, some in kinds if some)


def _seen(match: Match, *, from_right: bool) -> tuple[Edit, ...]:
    return tuple(map(turned, match.edits)) if from_right else match.edits


def _changed(kind: EditKind, some: Sequence[Wording]) -> Changed:
    one = some[0]
    edit = next(edit for edit in one.edits if edit.kind == kind)
    place = Evidence(page=one.page, span=edit.right, words=edit.after) if edit.right else None
    return Changed(kind=kind, count=len(some), before=edit.before, after=edit.after, story=one.story, place=place)
