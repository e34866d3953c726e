"""Reports → Actors: who is one across pages, each with the judgements that say so."""

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from accordingto.lexicon.holders import in_order
from accordingto.pile.resolve.figure import PageFigure, page_figures
from accordingto.pile.resolve.groups import groups
from accordingto.pile.resolve.keys import keys
from accordingto.pile.resolve.office import in_office
from accordingto.pile.resolve.pairs import judge
from accordingto.pile.resolve.sector import sector_of
from accordingto.record.actor import Actor, Same, Sector
from accordingto.record.base import make_id
from accordingto.record.report import Report
from accordingto.run import Runner

_Text = TypeVar("_Text", bound=str)


def resolve(
    reports: Sequence[Report], runner: Runner, judgements: Sequence[Same] = ()
) -> tuple[tuple[Same, ...], tuple[Actor, ...]]:
    """Say which of the somebodies of all pages are one; both lists sorted by id, whatever the order of the reports.

    Kim Jong-un of one page and Kim Jong Un of another are one Actor; Kim Yo-jong is another.
    """
    wanted = frozenset(end for judgement in judgements for end in (judgement.left, judgement.right))
    figures = {
        figure.id: figure
        for report in reports
        for figure in in_office(page_figures(report, wanted), report.page.published)
    }
    ordered = [figures[one] for one in sorted(figures)]
    found = {judgement.id: judgement for judgement in runner.group(keys, judge, ordered)}
    found |= {judgement.id: judgement for judgement in judgements}
    every = tuple(found[one] for one in sorted(found))
    owner = {mention: figure.id for figure in ordered for mention in figure.mentions}
    actors = [_actor([figures[one] for one in group]) for group in groups(figures, every, owner)]
    return every, tuple(sorted(actors, key=lambda actor: actor.id))


def _actor(figures: Sequence[PageFigure]) -> Actor:
    mentions = sorted(mention for figure in figures for mention in figure.mentions)
    spelled = Counter[str]()
    for figure in figures:
        spelled.update(dict(figure.names))
    held = in_order(one for figure in figures for one in figure.held)
    return Actor(
        id=make_id("actor", mentions[0]),
        name=_best_name(figures, spelled),
        names=tuple(sorted(spelled)),
        kind=Counter(sorted(figure.kind for figure in figures)).most_common(1)[0][0],
        country=_most([figure.country for figure in figures if figure.country])
        or _most([one.country for one in held if one.country]),
        sector=_most([sector for figure in figures if (sector := _sector(figure))]),
        offices=tuple(sorted({office for figure in figures for office in figure.offices})),
        held=held,
        mentions=tuple(mentions),
    )


def _best_name(figures: Sequence[PageFigure], spelled: Counter[str]) -> str:
    """Choose the fullest name, and of several as full the one seen most."""
    candidates = {figure.name: len(figure.parts) for figure in figures}
    return max(sorted(candidates), key=lambda name: (candidates[name], spelled[name]))


def _sector(figure: PageFigure) -> Sector | None:
    return sector_of(figure.kind, figure.name, figure.titles, figure.held, figure.country)


def _most(values: list[_Text]) -> _Text | None:
    return Counter(sorted(values)).most_common(1)[0][0] if values else None
