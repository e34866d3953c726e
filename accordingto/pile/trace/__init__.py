"""Stories, matches, chains → origins: copies of one text, and one interview in many pages, count once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from accordingto.pile.cast import Cast
from accordingto.pile.story.copies import Copy
from accordingto.pile.story.match import Compared
from accordingto.pile.trace.credits import credits_of
from accordingto.pile.trace.lineage import Lineage, handed_down, lineage
from accordingto.pile.trace.origin import heard, joined, loose, named, origins
from accordingto.pile.trace.outlets import Press, press
from accordingto.pile.trace.root import Root, own_word, root
from accordingto.record.base import Evidence, Span
from accordingto.record.claim import Origin
from accordingto.record.event import Event
from accordingto.record.report import Report
from accordingto.record.said import Attribution
from accordingto.record.story import Credit, Match, Story


class Traced(NamedTuple):
    """The origins of all stories, sorted by id, the id of the origin of each attribution and event, and which of those
    were led there by anything weaker than what their own page says of them; whom each page credits near its top.
    """

    origins: tuple[Origin, ...]
    of: Mapping[str, str]
    inferred: frozenset[str]
    credits: tuple[Credit, ...]


def trace(
    reports: Sequence[Report], stories: Sequence[Story], compared: Compared, cast: Cast, outlets: Press | None = None
) -> Traced:
    """Lead every attribution and every event back to who first put it on record, within its story.

    `outlets` are those that the pile may name; those of the lexicon and of `reports` if not given.
    """
    pages = {report.page.id: report for report in reports}
    within: dict[str, list[Match]] = {story.id: [] for story in stories}
    for match in compared.matches:
        within[match.story].append(match)
    shared: dict[str, list[Copy]] = {page: [] for page in pages}
    for copy in compared.copies:
        shared[copy.left].append(copy)
    outlets = outlets or press(report.page.outlet for report in reports)
    found: list[Origin] = []
    of: dict[str, str] = {}
    weak: set[str] = set()
    credited: list[Credit] = []
    for story in stories:
        members = [pages[page] for page in story.pages]
        known = lineage(members, tuple(copy for page in story.pages for copy in shared[page]), outlets)
        roots = _roots(members, within[story.id], cast, known)
        label = {report.page.id: report.page.label for report in members}
        labels = {one.id: label[one.page] for report in members for one in report.said}
        labels |= {event.id: label[event.page] for report in members for event in report.events}
        made, mine = origins(story.id, roots, labels)
        found.extend(made)
        of.update(mine)
        weak.update(member for member, root in roots.items() if loose(root))
        credited.extend(credits_of(members, _by_page(members, roots), outlets))
    credited.sort(key=lambda credit: (credit.page, credit.outlet))
    return Traced(tuple(sorted(found, key=lambda origin: origin.id)), of, frozenset(weak), tuple(credited))


def _by_page(reports: Sequence[Report], roots: Mapping[str, Root]) -> Mapping[str, Mapping[str, Root]]:
    return {report.page.id: {one.id: roots[one.id] for one in (*report.said, *report.events)} for report in reports}


def _roots(reports: Sequence[Report], matches: Sequence[Match], cast: Cast, known: Lineage) -> dict[str, Root]:
    """Return the origin of each attribution and event of a story, led back as far as its pages allow."""
    texts = [report.page.text for report in reports]

    def tied(match: Match) -> bool:
        return known.tied(match.left_page, match.right_page)

    said = {one.id: root(one, report, cast, known.press) for report in reports for one in report.said}
    said = joined(named(said, known.press, texts), matches, tied)
    places = {one.id: (one.page, _place(one)) for report in reports for one in report.said}
    said = {one: handed_down(found, *places[one], known) for one, found in said.items()}
    said = joined(heard(said, matches, tied), matches, tied)
    return {**said, **{event: found for report in reports for event, found in _events(report, said, known)}}


def _events(report: Report, said: Mapping[str, Root], known: Lineage) -> Iterator[tuple[str, Root]]:
    """Yield each event of a page with its origin: that of the attribution it stands in, else the page's own word."""
    handed = [one for one in report.said if one.cue and said[one.id].kind not in ("speaker", "own word")]
    for event in report.events:
        # "He thanked Seoul, according to the report": the deed is in the saying, and known through the same hands.
        saying = (one.id for one in handed if one.cue and one.cue.meets(event.trigger))
        by = event.by if event.by in said else next(saying, None)
        yield event.id, said[by] if by else _own(event, report, known)


def _own(event: Event, report: Report, known: Lineage) -> Root:
    place = Evidence(page=event.page, span=event.evidence, words=event.evidence.of(report.page.text))
    return handed_down(own_word(report, place, known.press), event.page, event.evidence, known)


def _place(said: Attribution) -> Span:
    """Return the stretch of the page that an attribution takes: its content, its cue and its speaker."""
    spans = [*said.content, *(span for span in (said.cue, said.speaker.span) if span)]
    near = [span for span in spans if abs(span.start - said.content[0].start) < 2_000]
    return Span(min(span.start for span in near), max(span.end for span in near))
