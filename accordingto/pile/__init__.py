"""All the pages together: reports in, one sourced record out, in four calls."""

from collections.abc import Iterable, Sequence

import msgspec

from accordingto.pile.cast import cast
from accordingto.pile.resolve import resolve
from accordingto.pile.story import story
from accordingto.pile.trace import trace
from accordingto.pile.weigh import weigh
from accordingto.record.actor import Same
from accordingto.record.dossier import Dossier, Maker
from accordingto.record.page import Refusal
from accordingto.record.report import Report
from accordingto.run import Runner


def dossier(
    reports: Iterable[Report],
    refusals: Iterable[Refusal],
    runner: Runner,
    maker: Maker,
    judgements: Sequence[Same] = (),
) -> Dossier:
    """Bring the reports of a pile together: who is who, what is one story, what is one statement, where it is from.

    The answer depends on the set of reports alone: not on their order, nor on who does the work. A page given twice
    counts once.
    """
    pages = _once(reports)
    sames, actors = resolve(pages, runner, judgements)
    known = cast(pages, actors)
    stories, compared = story(pages, known, runner)
    traced = trace(pages, stories, compared, known)
    weighed = weigh(pages, stories, compared, traced, known)
    return Dossier(
        made_by=maker,
        reports=pages,
        refusals=tuple(sorted(set(refusals), key=lambda refusal: (refusal.name, refusal.step, refusal.reason))),
        actors=tuple(actors),
        same=tuple(sames),
        stories=stories,
        matches=compared.matches,
        origins=traced.origins,
        claims=weighed.claims,
        conflicts=weighed.conflicts,
        relations=weighed.relations,
    )


def _once(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Return one report a page, sorted by its id; of two, the one that sorts first as JSON."""
    found: dict[str, Report] = {}
    for report in reports:
        known = found.get(report.page.id)
        if known is None or (known != report and msgspec.json.encode(report) < msgspec.json.encode(known)):
            found[report.page.id] = report
    return tuple(found[page] for page in sorted(found))
