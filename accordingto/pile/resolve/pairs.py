"""Judging the figures that share a key, without comparing all with all."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import msgspec

from accordingto.lexicon.holders import in_order
from accordingto.lexicon.naming import family_names, full_given_names, generation
from accordingto.pile.resolve.figure import PageFigure
from accordingto.pile.resolve.keys import spelling
from accordingto.pile.resolve.likeness import ENOUGH, likeness, same_name
from accordingto.record.actor import Same
from accordingto.record.base import Reason, make_id


def judge(key: str, members: list[PageFigure]) -> list[Same]:
    """Judge the figures of one key: those of one name first, then one of each bunch with those of other names.

    Each page's figure is compared with one of each bunch of its name, so the cost does not grow with the square.
    """
    members = sorted(_generations(members), key=lambda figure: (figure.parts, figure.id))
    if not key.startswith("family "):
        return _in_a_row(members)
    judged: list[Same] = []
    bunches: list[list[PageFigure]] = []
    for _, named in groupby(members, key=lambda figure: figure.parts):
        bunches.extend(_bunches(list(named), judged))
    full = [_together(bunch) for bunch in bunches if len(bunch[0].parts) > 1]
    judged.extend(_fuller(full))
    index = _by_company(full)
    for bunch in bunches:
        if len(bunch[0].parts) == 1:
            judged.extend(one for figure in bunch for one in _short(figure, index))
    return judged


def _generations(members: Sequence[PageFigure]) -> list[PageFigure]:
    """Give Donald Trump Jr. another name than Donald Trump, as the pages do: if any names the two beside each other."""
    juniors = [figure for figure in members if figure.kind == "person" and generation(figure.name)]
    if not juniors:
        return list(members)
    pages = {figure.page for figure in juniors}
    beside = [figure for figure in members if figure.page in pages and not generation(figure.name)]
    two = {
        figure.parts
        for figure in juniors
        for other in beside
        if figure.page == other.page and _shares(figure.parts, other.parts)
    }
    return [_junior(figure) if any(_shares(figure.parts, parts) for parts in two) else figure for figure in members]


def _shares(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether two names are one but for a part left out: Trump, Donald Trump, Donald John Trump."""
    return left[-1] == right[-1] and (left[0] == right[0] or 1 in (len(left), len(right)))


def _junior(figure: PageFigure) -> PageFigure:
    told = generation(figure.name)
    return msgspec.structs.replace(figure, parts=(*figure.parts[:-1], f"{figure.parts[-1]} {told}")) if told else figure


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


def _fuller(full: Sequence[PageFigure]) -> Iterator[Same]:
    """Join bunches whose names differ by a part (Donald J. Trump), a letter (Youssef) or a short form (Andy).

    So are those who are one in our table of office holders.
    """
    by_ends: dict[tuple[str, ...], list[PageFigure]] = {}
    for figure in full:
        parts = figure.parts
        ends = ((parts[0], parts[1]), (parts[-2], parts[-1]), (parts[0], parts[-1]), ("", "".join(parts)))
        known = {("in office", one.name) for one in figure.sure}
        called = {("called", given, parts[-1]) for given in full_given_names(parts[0])}
        for end in {*ends, *known, *called, ("sound", *spelling(parts))}:
            by_ends.setdefault(end, []).append(figure)
    for _, near in sorted(by_ends.items()):
        for left, right in pairwise(near):
            score, reasons = likeness(left, right)
            if score >= ENOUGH and left.parts != right.parts:
                yield same(left, right, score, reasons)


def _by_company(full: Sequence[PageFigure]) -> dict[tuple[str, str], list[PageFigure]]:
    """Index full names by what they are called for short and by what ties them to others of that name."""
    index: dict[tuple[str, str], list[PageFigure]] = {}
    for figure in full:
        for word in family_names(figure.parts):
            for other in _ties(figure):
                index.setdefault((word, other), []).append(figure)
    return index


def _short(figure: PageFigure, full: dict[tuple[str, str], list[PageFigure]]) -> Iterator[Same]:
    """Give a short name to the one full name it fits clearly best, if the same others or one office tie the pages."""
    near: dict[str, PageFigure] = {}
    votes: Counter[str] = Counter()
    for other in _ties(figure):
        found = full.get((figure.parts[0], other), ())[:_MOST]
        near.update((one.id, one) for one in found)
        votes.update(one.id for one in found)
    likely = sorted(near, key=lambda one: (-votes[one], one))[:_LIKELY]
    scored = sorted(((likeness(near[one], figure), one) for one in likely), key=lambda one: (-one[0][0], one[1]))
    if not scored or scored[0][0][0] < ENOUGH:
        return
    rivals = [near[one] for (score, _), one in scored[1:] if score > scored[0][0][0] - _CLEARLY]
    if all(same_name(near[scored[0][1]], rival) for rival in rivals):
        yield same(near[scored[0][1]], figure, *scored[0][0])


def _ties(figure: PageFigure) -> list[str]:
    """Return who is named beside a figure, and who it was itself by the office it held."""
    return [*sorted(figure.beside), *sorted({f"in office: {one.name}" for one in figure.sure})]


def _together(bunch: Sequence[PageFigure]) -> PageFigure:
    """Return the first of a bunch with the company and the offices of all."""
    return msgspec.structs.replace(
        bunch[0],
        beside=frozenset().union(*(figure.beside for figure in bunch)),
        sure=in_order(one for figure in bunch for one in figure.sure),
    )


def same(left: PageFigure, right: PageFigure, score: float, reasons: tuple[Reason, ...], *, yes: bool = True) -> Same:
    """Write a rule's judgement down, the smaller id first."""
    low, high = sorted((left.id, right.id))
    return Same(
        id=make_id("same", low, high, "rule"), left=low, right=high, same=yes, score=score, reasons=reasons, by="rule"
    )


def _tells(figure: PageFigure) -> int:
    return (figure.country is not None) + bool(figure.walks) + (figure.gender is not None) + bool(figure.sure)


_MOST = 60
_LIKELY = 8
_CLEARLY = 0.05
