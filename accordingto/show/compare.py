"""Two wordings of one statement side by side, with what was altered marked and said in words."""

import re
from collections.abc import Iterable

from accordingto.record.base import Record, Span
from accordingto.record.said import Attribution
from accordingto.record.story import Edit, EditKind, Match
from accordingto.show.lookup import Lookup, Place
from accordingto.show.marks import Mark, Stretch, cut
from accordingto.show.words import alteration, quoted, series

_MARK = 1
_MARKED = re.compile(r"(?<!\w)[“\"‘'](\w.*?)[”\"’'](?!\w)")
_OTHER_WAY: dict[EditKind, EditKind] = {
    "dropped": "added",
    "added": "dropped",
    "cut short": "continued",
    "continued": "cut short",
}


class Wording(Record, frozen=True, kw_only=True):
    """How one page words a statement, in pieces where it is broken; each piece cut at its alterations.

    `of` is the attribution's id.
    """

    of: str
    page: str
    places: tuple[Place, ...]
    pieces: tuple[tuple[Stretch, ...], ...]

    @property
    def words(self) -> list[str]:
        """Its words, without the quotation marks round them."""
        return [quoted("".join(stretch.text for stretch in piece)) for piece in self.pieces]


class Comparison(Record, frozen=True, kw_only=True):
    """The fullest wording, another one, and what the other alters, in words."""

    full: Wording
    other: Wording
    alterations: tuple[str, ...]
    one_page: bool

    @property
    def verdict(self) -> str:
        """Whether the words are the same, where no alteration is known."""
        same = self.full.words == self.other.words
        return "The same words." if same else "The same in substance; not compared word by word."


def comparisons(lookup: Lookup, members: tuple[str, ...], full: str, matches: Iterable[Match]) -> list[Comparison]:
    """Compare each other wording of a statement with the fullest, or with the nearest that it was compared with.

    Three outlets with one quotation give two comparisons, not three.
    """
    among = [match for match in matches if match.left in members and match.right in members]
    among.sort(key=lambda match: _nearest(match, full))
    met, found = {full}, []
    for match in among:
        new = {match.left, match.right} - met
        if new:
            met |= new
            found.append(_compare(lookup, match, from_right=match.left in new and match.right not in new))
    return found


def _nearest(match: Match, full: str) -> tuple[bool, bool, float, str]:
    """Order matches: those with the fullest wording, another page before the same one, the likest."""
    return (full not in {match.left, match.right}, match.left_page == match.right_page, -match.score, match.id)


def _compare(lookup: Lookup, match: Match, *, from_right: bool) -> Comparison:
    ends = (lookup.said[match.left], lookup.said[match.right])
    left, right = reversed(ends) if from_right else ends
    edits = tuple(turned(edit) for edit in match.edits) if from_right else match.edits
    return Comparison(
        full=_wording(lookup, left, [(edit.kind, edit.left) for edit in edits]),
        other=_wording(lookup, right, [(edit.kind, edit.right) for edit in edits]),
        alterations=_fragment(left, right, edits) or tuple(alteration(edit) for edit in edits),
        one_page=match.left_page == match.right_page,
    )


def _fragment(full: Attribution, said: Attribution, edits: Iterable[Edit]) -> tuple[str, ...]:
    """Say what a wording quotes, where it takes only a few words of the other and bends none: "quotes only “…”"."""
    kept = [words for piece in said.words for words in _MARKED.findall(piece)]
    start = full.content[0].start + _MARK
    whole = all(edit.kind == "cut short" or (edit.left and edit.left.start <= start) for edit in edits)
    return (f"quotes only {series(map(quoted, kept))}",) if said.kind == "mixed" and kept and whole else ()


def turned(edit: Edit) -> Edit:
    """Tell an edit from the other side: what was dropped from the one was added to the other."""
    kind = _OTHER_WAY.get(edit.kind, edit.kind)
    return Edit(kind=kind, left=edit.right, right=edit.left, before=edit.after, after=edit.before)


def _wording(lookup: Lookup, said: Attribution, edits: list[tuple[EditKind, Span | None]]) -> Wording:
    """Cut a wording at its edits; an edit outside the words themselves (a continuation) is a piece of its own."""
    marks = [Mark(span=span, kind=kind) for kind, span in edits if span]
    outside = {mark.span for mark in marks if not any(span.meets(mark.span) for span in said.content)}
    text = lookup.reports[said.page].page.text
    spans = sorted({*said.content, *outside})
    return Wording(
        of=said.id,
        page=lookup.labels[said.page],
        places=tuple(lookup.place(said.page, span) for span in spans),
        pieces=tuple(cut(text, span, marks) for span in spans),
    )
