"""A source as the reader sees it: the whole page, its regions labelled, everything that was used marked."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from accordingto.record.base import Record, Span
from accordingto.record.page import FURNITURE, Post, Region
from accordingto.record.report import Report
from accordingto.record.said import Attribution
from accordingto.show.lookup import Lookup, outlet
from accordingto.show.marks import Mark, Stretch, cut
from accordingto.show.words import count, date, one_line

_SAID = {"direct": "quotation", "mixed": "quotation", "indirect": "statement"}


class Part(Record, frozen=True, kw_only=True):
    """A region of a page: what it is and why, its stretches; when its post of a live blog was published."""

    kind: str
    why: str
    start: int
    end: int
    stretches: tuple[Stretch, ...]
    posted: str = ""

    @property
    def furniture(self) -> bool:
        return self.kind in FURNITURE


class Area(Record, frozen=True, kw_only=True):
    """Regions of one kind in a row, or furniture of several kinds, which `why` then names."""

    kind: str
    start: int
    end: int
    words: str
    why: str

    @property
    def furniture(self) -> bool:
        return self.kind in FURNITURE

    @property
    def told(self) -> str:
        """Its first words; furniture says first why it is that."""
        return f"{self.why} — {self.words}" if self.furniture and self.why else self.words


class Source(Record, frozen=True, kw_only=True):
    """A page: what is known of it, its parts, the same in short, and what of it is used. Empty where not known."""

    id: str
    anchor: str
    number: int
    label: str
    outlet: str
    name: str
    title: str
    author: str
    published: str
    url: str
    states: tuple[str, ...]
    agencies: tuple[str, ...]
    repairs: int
    characters: int
    furniture: int
    statements: int
    events: int
    parts: tuple[Part, ...]
    areas: tuple[Area, ...]
    used: tuple[Area, ...]

    @property
    def facts(self) -> str:
        """What is known of the page, in a line; its date and author are said to be unknown where they are."""
        size = f"{count(self.characters, 'character')}, {self.furniture:,} of them furniture"
        known = [self.name, self.published or "date unknown", self.author or "author unknown", *self.states]
        credited = [f"credits {', '.join(self.agencies)}"] if self.agencies else []
        mended = [f"broken letters mended in {count(self.repairs, 'place')}"] if self.repairs else []
        return " · ".join([*known, *credited, *mended, size])


def source(
    lookup: Lookup, report: Report, evidence: tuple[Span, ...], leads: dict[str, str], more: Iterable[Mark] = ()
) -> Source:
    """Make the view of a page; `leads` says where the words of a record lead, `more` is marked beside them."""
    found = {*_marks(lookup, report, evidence, leads), *more}
    page, marks = report.page, sorted(found, key=lambda mark: mark.span)
    parts = tuple(
        Part(
            kind=kind,
            why=one_line(why),
            start=span.start,
            end=span.end,
            stretches=cut(page.text, span, marks),
            posted=_posted(page.post_of(span)),
        )
        for span, kind, why in _joined(whole(page.text, report.regions))
    )
    return Source(
        id=page.id,
        anchor=f"p{lookup.numbers[page.id]}",
        number=lookup.numbers[page.id],
        label=lookup.labels[page.id],
        outlet=outlet(page),
        name=one_line(page.name),
        title=one_line(page.title or _headline(page.text, parts)),
        author=one_line(page.author or ""),
        published=date(page.published) if page.published else "",
        url=one_line(page.url or ""),
        states=tuple(state for state in page.facts("state") if state != "full"),
        agencies=page.facts("agency"),
        repairs=len(page.repairs),
        characters=len(page.text),
        furniture=sum(part.end - part.start for part in parts if part.furniture),
        statements=len(report.statements),
        events=len(report.events),
        parts=parts,
        areas=tuple(_areas(page.text, parts)),
        used=tuple(_used(report)),
    )


def whole(text: str, regions: tuple[Region, ...]) -> Iterator[tuple[Span, str, str]]:
    """Yield each region with its kind and why; words that no region holds are a "not labelled" one of their own."""
    at = 0
    for region in regions:
        yield from _loose(text, at, region.span.start)
        yield region.span, region.kind, region.why
        at = region.span.end
    yield from _loose(text, at, len(text))


def _joined(regions: Iterable[tuple[Span, str, str]]) -> Iterator[tuple[Span, str, str]]:
    """Take furniture of one kind in a row as one: a menu is hundreds of regions, and no reader wants them apart."""
    for kind, row in groupby(regions, key=lambda region: region[1]):
        run = list(row)
        if kind in FURNITURE:
            why = "; ".join(list(dict.fromkeys(why for _, _, why in run if why))[:3])
            yield Span(run[0][0].start, run[-1][0].end), kind, why
        else:
            yield from run


def _posted(post: Post | None) -> str:
    """Return when a post of a live blog was published, in words; empty where there is none or its day is not known."""
    return " ".join(filter(None, (date(post.published), post.time))) if post and post.published else ""


def _loose(text: str, start: int, end: int) -> Iterator[tuple[Span, str, str]]:
    if text[start:end].strip():
        yield Span(start, end), "not labelled", ""


def _headline(text: str, parts: tuple[Part, ...]) -> str:
    return next((text[part.start : part.end] for part in parts if part.kind == "headline"), "")


def _areas(text: str, parts: tuple[Part, ...]) -> Iterator[Area]:
    for kind, row in groupby(parts, key=lambda part: "furniture" if part.furniture else part.kind):
        run = list(row)
        span = Span(run[0].start, run[-1].end)
        kinds = tuple(dict.fromkeys(part.kind for part in run))
        whys = kinds if len(kinds) > 1 else tuple(dict.fromkeys(part.why for part in run if part.why))
        one = kind if len(kinds) > 1 else kinds[0]
        yield Area(kind=one, start=span.start, end=span.end, words=one_line(span.of(text)), why=", ".join(whys))


def _used(report: Report) -> Iterator[Area]:
    """Yield the stretches that somebody is given as saying."""
    for said in report.statements:
        for span, words in zip(said.content, said.words, strict=True):
            yield Area(kind=_SAID[said.kind], start=span.start, end=span.end, words=one_line(words), why="")


def _marks(lookup: Lookup, report: Report, evidence: tuple[Span, ...], leads: dict[str, str]) -> Iterator[Mark]:
    """Yield everything of the page that a record points at."""
    page = report.page.id

    def mark(span: Span, kind: str, to: str | None = None) -> Mark:
        return Mark(span=span, kind=kind, name=lookup.anchor(page, span), leads=to)

    for said in report.statements:
        for span, kind in parts_of(said):
            yield mark(span, kind, leads.get(said.id))
    for event in report.events:
        yield mark(event.trigger, "event", leads.get(event.id))
        yield mark(event.evidence, "evidence")
    for span in evidence:
        yield mark(span, "evidence")


def parts_of(said: Attribution) -> Iterator[tuple[Span, str]]:
    """Yield each stretch of an attribution and what it is: its content, its cue, its hands."""
    for span in said.content:
        yield span, _SAID[said.kind]
    if said.cue:
        yield said.cue, "cue"
    for link in said.chain:
        if link.span:
            yield link.span, link.role
