"""Reports, actors → stories, and what in the pages of each is one."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from accordingto.pile.cast import Cast
from accordingto.pile.story.groups import Grouping, following, grouped
from accordingto.pile.story.keys import Telling, telling
from accordingto.pile.story.likeness import profile
from accordingto.pile.story.match import Pack
from accordingto.pile.story.near import alike
from accordingto.record.actor import Actor
from accordingto.record.base import make_id
from accordingto.record.report import Report
from accordingto.record.story import Judged, Story
from accordingto.run import Runner

Alike = Mapping[tuple[str, str], float]

_MOST = 12


def parted(reports: Sequence[Report], runner: Runner, judged: Sequence[Judged] = ()) -> tuple[Grouping, Alike]:
    """Return the ids of the pages of each story, and how alike pages are."""
    profiles = [profile(telling) for telling in runner.map(_telling, reports, _nothing)]
    likenesses = alike(profiles)
    return grouped((page.id for page in profiles), likenesses, judged), likenesses


def linked(stories: Sequence[Story], likenesses: Alike) -> tuple[Story, ...]:
    """Return the stories by id, each with those of earlier days that it goes on from."""
    ordered = sorted(stories, key=lambda story: story.id)
    earlier = following([one.pages for one in ordered], likenesses, {one.pages[0]: one.day for one in ordered})
    return tuple(
        structs.replace(one, follows=tuple(sorted(ordered[place].id for place in places)))
        for one, places in zip(ordered, earlier, strict=True)
    )


def pack(reports: Sequence[Report], cast: Cast, judged: Iterable[Judged] = ()) -> Pack:
    """Bring together a story, its reports and those of the cast that its pages mention, with their mentions there.

    `judged` are what persons decided on statements and events, of other stories too.
    """
    mentioned = tuple(mention for report in reports for mention in report.mentions)
    here = cast.here(mentioned)
    return Pack(_story(reports, here.actors), tuple(reports), here, tuple(judged))


def _story(reports: Sequence[Report], actors: Iterable[Actor]) -> Story:
    """Describe a story: its day is the earliest known, its headline that of the earliest page that has one."""
    pages = sorted(report.page.id for report in reports)
    days = sorted(report.page.published for report in reports if report.page.published)
    earliest = sorted(reports, key=lambda report: (report.page.published or "~", report.page.id))
    ranked = _ranked(reports, actors)
    return Story(
        id=make_id("story", pages[0]),
        pages=tuple(pages),
        day=days[0] if days else None,
        headline=next((headline for report in earliest if (headline := _headline(report))), None),
        actors=tuple(sorted([actor.id for actor in ranked if actor.kind != "place"][:_MOST])),
        places=tuple(sorted([actor.id for actor in ranked if actor.kind == "place"][:_MOST])),
    )


def _ranked(reports: Sequence[Report], actors: Iterable[Actor]) -> list[Actor]:
    """Return the actors that more than one page speaks of (all, in a story of one page), the commonest first."""
    page_of = {mention.id: mention.page for report in reports for mention in report.mentions}
    counted = []
    for actor in actors:
        named = [page_of[mention] for mention in actor.mentions if mention in page_of]
        pages = len(set(named))
        if pages >= min(2, len(reports)):
            counted.append((-pages, -len(named), actor.id, actor))
    return [actor for *_, actor in sorted(counted, key=lambda row: row[:3])]


def _headline(report: Report) -> str | None:
    spans = [region.span for region in report.regions if region.kind == "headline"]
    return " ".join(spans[0].of(report.page.text).split()) if spans else report.page.title


def _telling(report: Report, _: None) -> Telling:
    return telling(report)


def _nothing() -> None:
    """Set nothing up: this work needs no tools."""
