"""Reports → Actors: who is one across pages, each with the judgements that say so."""

from collections.abc import Iterable, Sequence

import msgspec

from accordingto.pile.resolve.figure import PageFigure, page_figures
from accordingto.pile.resolve.groups import groups
from accordingto.pile.resolve.keys import keys
from accordingto.pile.resolve.office import in_office
from accordingto.pile.resolve.pairs import judge
from accordingto.pile.resolve.tally import actor_from, tally
from accordingto.record.actor import Actor, Same
from accordingto.record.report import Report
from accordingto.run import Runner


def resolve(
    reports: Sequence[Report], runner: Runner, judgements: Sequence[Same] = ()
) -> tuple[tuple[Same, ...], tuple[Actor, ...]]:
    """Say which of the somebodies of all pages are one; both lists sorted by id, whatever the order of the reports.

    Kim Jong-un of one page and Kim Jong Un of another are one Actor; Kim Yo-jong is another.
    """
    figures = _figures(reports, judgements)
    every = _judged(figures, runner, judgements)
    owner = _owners(figures)
    by_id = {figure.id: figure for figure in figures}
    actors = [actor_of([by_id[one] for one in group]) for group in groups(by_id, every, owner)]
    return every, tuple(sorted(actors, key=lambda actor: actor.id))


def same(reports: Sequence[Report], runner: Runner, judgements: Sequence[Same] = ()) -> tuple[Same, ...]:
    """Return only the judgements that `resolve` rests on."""
    return _judged(_figures(reports, judgements), runner, judgements)


def _judged(figures: Sequence[PageFigure], runner: Runner, judgements: Sequence[Same]) -> tuple[Same, ...]:
    owner = _owners(figures) if judgements else {}
    # Of a page that is not in the pile nothing can be said.
    known = [judgement for judgement in judgements if judgement.left in owner and judgement.right in owner]
    return surest((*runner.group(keys, judge, figures), *known))


def _figures(reports: Sequence[Report], judgements: Sequence[Same]) -> list[PageFigure]:
    wanted = frozenset(end for judgement in judgements for end in (judgement.left, judgement.right))
    found = (figure for report in reports for figure in figures_of(report, wanted))
    return sorted(found, key=lambda figure: figure.id)


def _owners(figures: Sequence[PageFigure]) -> dict[str, str]:
    return {mention: figure.id for figure in figures for mention in figure.mentions}


def figures_of(report: Report, wanted: frozenset[str] = frozenset()) -> list[PageFigure]:
    """Return the named somebodies of a page, with the offices they held on its day; see `page_figures`."""
    return in_office(page_figures(report, wanted), report.page.published)


def surest(judgements: Iterable[Same]) -> tuple[Same, ...]:
    """Return one judgement a pair, sorted by id: two keys may judge one pair, and the surer word of the two counts."""
    found: dict[str, Same] = {}
    for one in judgements:
        known = found.get(one.id)
        if known is None or _sureness(one) > _sureness(known):
            found[one.id] = one
    return tuple(found[one] for one in sorted(found))


def actor_of(figures: Sequence[PageFigure]) -> Actor:
    """Put an actor together from what its pages tell of it."""
    mentions = sorted(mention for figure in figures for mention in figure.mentions)
    return msgspec.structs.replace(actor_from(tally(figures)), mentions=tuple(mentions))


def _sureness(judgement: Same) -> tuple[float, bytes]:
    return judgement.score, msgspec.json.encode(judgement)
