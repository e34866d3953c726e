"""All the pages together: reports in, one sourced record out, in four calls."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import msgspec

from accordingto.pile.cast import Cast, cast
from accordingto.pile.resolve import resolve
from accordingto.pile.story import linked, pack, parted
from accordingto.pile.story.groups import Grouping
from accordingto.pile.story.match import Pack
from accordingto.pile.told import merged, told
from accordingto.pile.trace.outlets import press
from accordingto.record.actor import Same
from accordingto.record.dossier import Dossier, Maker
from accordingto.record.page import Refusal
from accordingto.record.report import Report
from accordingto.record.story import Judged
from accordingto.run import Runner


def dossier(
    reports: Iterable[Report],
    refusals: Iterable[Refusal],
    runner: Runner,
    maker: Maker,
    judgements: Sequence[Same] = (),
    judged: Sequence[Judged] = (),
) -> Dossier:
    """Bring the reports of a pile together: who is who, what is one story, what is one statement, where it is from.

    The answer depends on the set of reports alone: not on their order, nor on who does the work. A page given twice
    counts once. `judgements` are what persons decided on who is one, `judged` on which pages tell of one happening,
    and which statements and events are one.
    """
    pages = _once(reports)
    sames, actors = resolve(pages, runner, judgements)
    groups, likenesses = parted(pages, runner, judged)
    packs = _packs(pages, groups, cast(pages, actors), [one for one in judged if one.of != "page"])
    made = merged(runner.map(told, packs, partial(press, {report.page.outlet for report in pages})))
    made = made._replace(stories=linked(made.stories, likenesses))
    return Dossier(
        made_by=maker,
        reports=pages,
        refusals=tuple(sorted(set(refusals), key=lambda refusal: (refusal.name, refusal.step, refusal.reason))),
        actors=tuple(actors),
        same=tuple(sames),
        **made._asdict(),
    )


def _packs(pages: Sequence[Report], groups: Grouping, known: Cast, judged: Sequence[Judged]) -> Iterator[Pack]:
    """Yield each story of a pile: its pages, and those of the cast that they mention."""
    by_page = {report.page.id: report for report in pages}
    for group in groups:
        yield pack([by_page[page] for page in group], known, judged)


def _once(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Return one report a page, sorted by its id; of two, the one that sorts first as JSON."""
    found: dict[str, Report] = {}
    for report in reports:
        known = found.get(report.page.id)
        if known is None or (known != report and msgspec.json.encode(report) < msgspec.json.encode(known)):
            found[report.page.id] = report
    return tuple(found[page] for page in sorted(found))
