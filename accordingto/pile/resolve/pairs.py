"""Judging the figures that share a key, without comparing all with all."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from accordingto.pile.resolve.figure import PageFigure
from accordingto.pile.resolve.likeness import ENOUGH, likeness
from accordingto.record.actor import Same
from accordingto.record.base import Reason, make_id


def judge(key: str, members: list[PageFigure]) -> list[Same]:
    """Judge the figures of one key: those of one name first, then one of each bunch with those of other names.

    Each page's figure is compared with one of each bunch of its name, so the cost does not grow with the square.
    """
    members = sorted(members, key=lambda figure: (figure.parts, figure.id))
    if not key.startswith("family "):
        return _in_a_row(members)
    judged: list[Same] = []
    bunches: list[list[PageFigure]] = []
    for _, same_name in groupby(members, key=lambda figure: figure.parts):
        bunches.extend(_bunches(list(same_name), judged))
    full = [bunch for bunch in bunches if len(bunch[0].parts) > 1]
    judged.extend(_fuller(full))
    for bunch in bunches:
        if len(bunch[0].parts) == 1:
            judged.extend(_shorts(bunch, full))
    return judged


def _in_a_row(members: Sequence[PageFigure]) -> list[Same]:
    """Join each to the next: a state, an outlet or a place of one name is one."""
    return [
        same(left, right, 0.95, (Reason(feature="name", share=0.95, left=left.name, right=right.name),))
        for left, right in pairwise(members)
    ]


def _bunches(members: list[PageFigure], judged: list[Same]) -> list[list[PageFigure]]:
    """Part the bearers of one name into bunches that are one person each, by the first of each bunch.

    The one of whom its page tells most (country, walk of life) stands first in its bunch.
    """
    members.sort(key=lambda figure: (-_tells(figure), figure.id))
    bunches: list[list[PageFigure]] = []
    for figure in members:
        scored = [(likeness(bunch[0], figure), number) for number, bunch in enumerate(bunches[:_MOST])]
        best = max(scored, key=lambda one: (one[0][0], -one[1]), default=None)
        if best is not None and best[0][0] >= ENOUGH:
            judged.append(same(bunches[best[1]][0], figure, *best[0]))
            bunches[best[1]].append(figure)
            continue
        if best is not None and len(figure.parts) > 1:
            judged.append(same(bunches[best[1]][0], figure, *best[0], yes=False))
        bunches.append([figure])
    return bunches


def _fuller(full: Sequence[list[PageFigure]]) -> Iterator[Same]:
    """Join bunches whose names differ by a part: Donald Trump and Donald J. Trump; neighbours in sorted order."""
    by_ends: dict[tuple[str, str], list[PageFigure]] = {}
    for bunch in full:
        parts = bunch[0].parts
        for end in {(parts[0], parts[1]), (parts[-2], parts[-1]), (parts[0], parts[-1]), ("", "".join(parts))}:
            by_ends.setdefault(end, []).append(bunch[0])
    for _, near in sorted(by_ends.items()):
        for left, right in pairwise(near):
            score, reasons = likeness(left, right)
            if score >= ENOUGH and left.parts != right.parts:
                yield same(left, right, score, reasons)


def _shorts(bunch: Sequence[PageFigure], full: Sequence[list[PageFigure]]) -> Iterator[Same]:
    """Give each page's short name to the one full name it fits clearly best: country, gender, company must speak."""
    for figure in bunch[:_MOST]:
        scored = [(likeness(other[0], figure), number) for number, other in enumerate(full[:_MOST])]
        scored.sort(key=lambda one: (-one[0][0], one[1]))
        if not scored or scored[0][0][0] < ENOUGH:
            continue
        if len(scored) > 1 and scored[1][0][0] > scored[0][0][0] - 0.05:
            continue
        yield same(full[scored[0][1]][0], figure, *scored[0][0])


def same(left: PageFigure, right: PageFigure, score: float, reasons: tuple[Reason, ...], *, yes: bool = True) -> Same:
    """Write a rule's judgement down, the smaller id first."""
    low, high = sorted((left.id, right.id))
    return Same(
        id=make_id("same", low, high, "rule"), left=low, right=high, same=yes, score=score, reasons=reasons, by="rule"
    )


def _tells(figure: PageFigure) -> int:
    return (figure.country is not None) + bool(figure.walks) + (figure.gender is not None)


_MOST = 200
