"""What one outlet did to the words another has: left out, added, changed, or only typed another way."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from accordingto.pile.story.wording import Words, stop_words
from accordingto.record.base import Span
from accordingto.record.story import Edit, EditKind

# An ending mark belongs to the words it closes; dashes and marks of quotation are a matter of typing.
_CLOSING = re.compile(r"\s?[.,;:!?…]+")
_TYPOGRAPHY = re.compile(r"[\s\"'“”„«»‘’`\-‐‑‒–—―_*|]+")
# A tail this much longer than what it stands against goes on; it does not replace it.
_REST = 4
# Longer stretches are not the same by chance, whatever words they are of.
_CHANCE = 2
# Longer passages that stand against one another are not one said in other words.
_PHRASE = 6
_MIRROR: dict[EditKind, EditKind] = {
    "dropped": "added",
    "added": "dropped",
    "cut short": "continued",
    "continued": "cut short",
}


class Step(NamedTuple):
    """A stretch of two word lists: the same words on both sides, or not."""

    same: bool
    left: range
    right: range


class Side(NamedTuple):
    """One of two wordings: its page's text, the stretches of it that are compared, their words."""

    text: str
    parts: Sequence[Span]
    words: Words

    def gap(self, place: int) -> str | None:
        """Return the marks between a word and the one before it; None where a stretch begins."""
        words = self.words
        if words.parts[place - 1] != words.parts[place]:
            return None
        return self.text[words.ends[place - 1] : words.starts[place]]

    def pieces(self, places: range) -> tuple[Span, ...]:
        """Return the characters of some neighbouring words, one span a stretch, with the marks that close them."""
        part = self.words.parts
        ends = [here for here in places[:-1] if part[here] != part[here + 1]]
        bounds = [places.start, *(here + 1 for here in ends), places.stop]
        runs = [range(start, stop) for start, stop in pairwise(bounds) if start < stop]
        return tuple(self._closed(self.words.span(run), self.parts[part[run[0]]]) for run in runs)

    def _closed(self, span: Span, part: Span) -> Span:
        mark = _CLOSING.match(self.text, span.end, part.end)
        return Span(span.start, mark.end()) if mark else span


def edits(ours: Side, theirs: Side) -> tuple[Edit, ...]:
    """Return the differences between two wordings, word by word, in the order of ours, which are the left.

    "To be plain, no ship will sail" against "No ship will sail" has "To be plain," dropped and "no" changed in case
    to "No".
    """
    found: list[Edit] = []
    for step in steps(ours.words.folded, theirs.words.folded):
        found.extend((_typed if step.same else _differing)(ours, theirs, step))
    return tuple(found)


def steps(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[Step, ...]:
    """Align two lists of folded words; swapping the lists swaps the sides of the answer and no more."""
    if left <= right:
        return _align(left, right)
    return tuple(Step(step.same, step.right, step.left) for step in _align(right, left))


def shared(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[int, int]:
    """Return how many words two wordings share in order, and the length of the longest run of them."""
    runs = [len(step.left) for step in steps(left, right) if step.same]
    return sum(runs), max(runs, default=0)


def mirrored(edit: Edit) -> Edit:
    """Return the same difference read from right to left."""
    return Edit(
        kind=_MIRROR.get(edit.kind, edit.kind),
        left=edit.right,
        right=edit.left,
        before=edit.after,
        after=edit.before,
    )


@lru_cache(maxsize=1 << 14)
def _align(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[Step, ...]:
    if left == right and len(left) > _CHANCE:
        return (Step(same=True, left=range(len(left)), right=range(len(left))),)
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    raw = [Step(tag == "equal", range(a, b), range(c, d)) for tag, a, b, c, d in blocks]
    merged: list[Step] = []
    for index, step in enumerate(raw):
        alike = step.same and not _chance(raw, index, left)
        if merged and merged[-1].same == alike:
            last = merged.pop()
            merged.append(Step(alike, range(last.left.start, step.left.stop), range(last.right.start, step.right.stop)))
        else:
            merged.append(Step(alike, step.left, step.right))
    return tuple(merged)


def _chance(raw: Sequence[Step], index: int, left: tuple[str, ...]) -> bool:
    """Say whether an equal stretch is no more than a "the" that two different passages happen to share."""
    step = raw[index]
    if len(step.left) > _CHANCE or any(left[place] not in stop_words() for place in step.left):
        return False
    around = [max(len(other.left), len(other.right)) for other in raw[max(0, index - 1) : index + 2] if not other.same]
    edge = index in (0, len(raw) - 1)
    return (not edge and min(around, default=0) > len(step.left) + 1) or (edge and sum(around) > 6)


def _typed(ours: Side, theirs: Side, step: Step) -> Iterator[Edit]:
    """Yield the words of an equal stretch that are typed differently, and the marks between them that differ.

    Words side by side that differ in case are one edit: "ONE OF US" for "one of us".
    """
    begun: tuple[int, int] | None = None
    for place, (left, right) in enumerate(zip(step.left, step.right, strict=True)):
        marks = list(_marks(ours, left, theirs, right)) if place else []
        kind = _kind(ours.words.shown[left], theirs.words.shown[right])
        if begun and (marks or kind != "case"):
            yield _retyped("case", ours, theirs, begun, (left, right))
            begun = None
        yield from marks
        if kind == "case":
            begun = begun or (left, right)
        elif kind:
            yield _retyped(kind, ours, theirs, (left, right), (left + 1, right + 1))
    if begun:
        yield _retyped("case", ours, theirs, begun, (step.left.stop, step.right.stop))


def _retyped(kind: EditKind, ours: Side, theirs: Side, first: tuple[int, int], past: tuple[int, int]) -> Edit:
    left, right = (range(*places) for places in zip(first, past, strict=True))
    return _edit(kind, ours, theirs, ours.words.span(left), theirs.words.span(right))


def _kind(left: str, right: str) -> EditKind | None:
    left, right = left.replace("’", "'"), right.replace("’", "'")
    if left == right:
        return None
    return "case" if left.casefold() == right.casefold() else "spelling"


def _marks(ours: Side, left: int, theirs: Side, right: int) -> Iterator[Edit]:
    """Yield an edit if the marks before two words differ by more than typography ("Jong-un" and "Jong Un" do)."""
    ours_gap, theirs_gap = ours.gap(left), theirs.gap(right)
    if ours_gap is None or theirs_gap is None:
        return
    kind: EditKind | None = None
    if (_hyphened(ours_gap) and theirs_gap.isspace()) or (_hyphened(theirs_gap) and ours_gap.isspace()):
        kind = "spelling"
    elif _bare(ours_gap) != _bare(theirs_gap):
        kind = "punctuation"
    if kind:
        yield _retyped(kind, ours, theirs, (left - 1, right - 1), (left + 1, right + 1))


def _hyphened(gap: str) -> bool:
    return gap in ("-", "‐", "‑")


def _bare(marks: str) -> str:
    return _TYPOGRAPHY.sub("", marks.replace("...", "…"))


def _differing(ours: Side, theirs: Side, step: Step) -> Iterator[Edit]:
    """Yield what stands on one side only, one edit a stretch of text, or on both in other words."""
    both = min(len(step.left), len(step.right))
    ended = step.left.stop == len(ours.words) and step.right.stop == len(theirs.words)
    left, right = step.left, step.right
    # Where the wordings end, a long rest of one of them is a continuation, not another word for the last one.
    if ended and max(len(left), len(right)) - both >= _REST:
        left, right = left[:both], right[:both]
    left_rest, right_rest = list(ours.pieces(step.left)), list(theirs.pieces(step.right))
    if both and max(len(left), len(right)) <= min(_PHRASE, 2 * both + 1):
        yield _edit("changed", ours, theirs, ours.pieces(left)[0], theirs.pieces(right)[0])
        left_rest = [*ours.pieces(left)[1:], *ours.pieces(step.left[len(left) :])]
        right_rest = [*theirs.pieces(right)[1:], *theirs.pieces(step.right[len(right) :])]
    for span in left_rest:
        yield _edit("cut short" if ended else "dropped", ours, theirs, span, None)
    for span in right_rest:
        yield _edit("continued" if ended else "added", ours, theirs, None, span)


def _edit(kind: EditKind, ours: Side, theirs: Side, left: Span | None, right: Span | None) -> Edit:
    return Edit(
        kind=kind,
        left=left,
        right=right,
        before=left.of(ours.text) if left else "",
        after=right.of(theirs.text) if right else "",
    )
