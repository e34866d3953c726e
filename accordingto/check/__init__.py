"""Is every statement of a dossier tied to characters that carry it? One clear line for each thing that is not."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import msgspec

from accordingto.record.actor import Actor, Held, Mention, Same
from accordingto.record.base import Evidence, Span
from accordingto.record.claim import Claim, Conflict, Origin, Relation
from accordingto.record.dossier import Dossier
from accordingto.record.event import Event
from accordingto.record.ids import own_id
from accordingto.record.page import Page
from accordingto.record.report import Report
from accordingto.record.said import Attribution, Link, Source
from accordingto.record.story import Edit, Judged, Match, Story

_MOST = 80
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
# Field with the span, field with the words that stand there.
CARRIES: dict[type, tuple[tuple[str, str], ...]] = {
    Mention: (("span", "words"),),
    Link: (("span", "words"),),
    Attribution: (("content", "words"),),
    Source: (("span", "position"),),
    Event: (("trigger", "words"),),
    Evidence: (("span", "words"),),
    Edit: (("left", "before"), ("right", "after")),
}
# Field with an id (or ids), the kinds of record it may name. "of" stands for the kind the record's own `of` says.
REFERS: dict[type, dict[str, str]] = {
    Mention: {"first": "mention", "members": "mention"},
    Attribution: {"parent": "attribution"},
    Link: {"mention": "mention", "beside": "mention"},
    Event: {"agent": "mention", "patient": "mention", "place": "mention", "by": "attribution"},
    Actor: {"mentions": "mention"},
    Same: {"left": "mention", "right": "mention"},
    Story: {"pages": "page", "follows": "story"},
    Judged: {"left": "of", "right": "of"},
    Match: {"story": "story", "left": "of", "right": "of", "left_page": "page", "right_page": "page"},
    Origin: {"story": "story"},
    Claim: {"story": "story", "members": "of", "pages": "page", "origins": "origin"},
    Conflict: {"story": "story", "left": "claim", "right": "claim"},
    Relation: {"left": "actor", "right": "actor", "claims": "claim"},
    Evidence: {"page": "page"},
}
_SORTED: dict[type, tuple[str, ...]] = {
    Actor: ("names", "mentions"),
    Story: ("pages", "follows"),
    Claim: ("members", "outlets", "pages", "origins", "speakers"),
}


@dataclass(frozen=True)
class _Known:
    """What a dossier names: the text of each page, the kind of each id, the page each id of one page stands on.

    `alone`: it is of one story, as an archive gives it.
    """

    texts: dict[str, str]
    kinds: dict[str, str]
    homes: dict[str, str]
    alone: bool = False

    def leads_out(self, record: object, field: str, number: str) -> bool:
        """Say whether a name may be of nobody here: one story by itself names those it goes on from."""
        return self.alone and isinstance(record, Story) and field == "follows" and number not in self.kinds


@dataclass(frozen=True)
class _Found:
    """One struct of a dossier, what to call it, and which page its spans are counted in, field by field."""

    record: Any
    name: str
    pages: Callable[[str], str | None] | None

    def page(self, field: str) -> str | None:
        return self.pages(field) if self.pages else None


def check(dossier: Dossier) -> tuple[str, ...]:
    """Return a line for each thing that does not hold; none if all of it does.

    A mention [0, 10] that claims to carry "Mike Pence" on a page that begins "Vice President" gives
    'mention-1f…: span [0, 10] is said to carry "Mike Pence", but its page has "Vice Presi" there'.
    """
    known = _known(dossier)
    problems = [line for found in _walk(dossier, "dossier", None) for line in _check_one(found, known)]
    problems += [line for report in dossier.reports for line in _check_report(report)]
    return (*problems, *_check_lists(dossier))


def _known(dossier: Dossier) -> _Known:
    kinds, homes = {}, {}
    for report in dossier.reports:
        kinds[report.page.id] = "page"
        for kind, records in (("mention", report.mentions), ("attribution", report.said), ("event", report.events)):
            for record in records:
                kinds[record.id], homes[record.id] = kind, report.page.id
    for kind, group in (
        ("actor", dossier.actors),
        ("story", dossier.stories),
        ("origin", dossier.origins),
        ("claim", dossier.claims),
    ):
        kinds.update((record.id, kind) for record in group)
    texts = {report.page.id: report.page.text for report in dossier.reports}
    return _Known(texts=texts, kinds=kinds, homes=homes, alone=len(dossier.stories) == 1)


def _walk(record: Any, name: str, pages: Callable[[str], str | None] | None) -> Iterator[_Found]:
    """Yield the struct and every struct inside it, so that a new type of record is looked at too."""
    name = getattr(record, "id", None) or name
    # Evidence names its page, whatever holds it.
    pages = (None if isinstance(record, Evidence) else pages) or _pages(record)
    yield _Found(record, name, pages)
    for field in record.__struct_fields__:
        for place, value in _each(getattr(record, field), field):
            if isinstance(value, msgspec.Struct) and not isinstance(value, Span):
                yield from _walk(value, f"{name} {place}", pages)


def _pages(record: Any) -> Callable[[str], str | None] | None:
    """Return which page the spans of a record and of all it holds lie in, field by field; None if it names none."""
    if isinstance(record, Match):
        return {"left": record.left_page, "right": record.right_page}.get
    own = record.id if isinstance(record, Page) else getattr(record, "page", None)
    name = own.id if isinstance(own, Page) else own
    return (lambda _: name) if name else None


def _each(value: Any, field: str) -> Iterator[tuple[str, Any]]:
    """Yield what a field holds, one by one, each with the place to name in a message."""
    if isinstance(value, tuple):
        yield from ((f"{field}[{number}]", item) for number, item in enumerate(value))
    elif value is not None:
        yield field, value


def _check_one(found: _Found, known: _Known) -> Iterator[str]:
    right = own_id(found.record)
    if right is not None and right != found.record.id:
        yield f"{found.name}: by what it holds its id is {right}"
    yield from _check_spans(found, known)
    yield from _check_words(found, known)
    yield from _check_references(found, known)
    if isinstance(found.record, Held):
        yield from _check_term(found.name, found.record)


def _check_spans(found: _Found, known: _Known) -> Iterator[str]:
    """Every span lies in its page."""
    for field in found.record.__struct_fields__:
        for place, span in _each(getattr(found.record, field), field):
            if not isinstance(span, Span):
                continue
            page = found.page(field)
            text = known.texts.get(page or "")
            if page is None:
                yield f"{found.name}: {place} {_show(span)} belongs to no page"
            elif text is not None and span.end > len(text):
                yield f"{found.name}: {place} {_show(span)} runs past the end of its page, at {len(text)}"


def _check_words(found: _Found, known: _Known) -> Iterator[str]:
    """Words that a record carries are those of its page."""
    for span_field, words_field in CARRIES.get(type(found.record), ()):
        spans = dict(_each(getattr(found.record, span_field), span_field))
        words = [value for _, value in _each(getattr(found.record, words_field) or None, words_field)]
        text = known.texts.get(found.page(span_field) or "")
        if len(spans) != len(words):
            yield f"{found.name}: {span_field} and {words_field} do not go together: {len(spans)} and {len(words)}"
        elif text is not None:
            for (place, span), said in zip(spans.items(), words, strict=True):
                if span.end <= len(text) and span.of(text) != said:
                    there = f"its page has {_quote(span.of(text))} there"
                    yield f"{found.name}: {place} {_show(span)} is said to carry {_quote(said)}, but {there}"


def _check_references(found: _Found, known: _Known) -> Iterator[str]:
    """Every id that a record names is there, is of the right kind, and of the same page where it must be."""
    for field, kind in REFERS.get(type(found.record), {}).items():
        want = found.record.of if kind == "of" else kind
        for place, number in _each(getattr(found.record, field), field):
            home = found.page(field)
            if known.leads_out(found.record, field, number):
                continue
            if known.kinds.get(number) != want:
                yield f"{found.name}: {place} names {number}, which is no {want} of the dossier"
            elif home and known.homes.get(number, home) != home:
                yield f"{found.name}: {place} names {number}, which is of another page"


def _check_term(name: str, held: Held) -> Iterator[str]:
    """The bounds of an office held are dates, and it does not end before it begins."""
    bounds = [bound for bound in (held.start, held.end) if bound is not None]
    for bound in bounds:
        if not _DAY.fullmatch(bound):
            yield f"{name}: {_quote(bound)} is no date"
    known = min(map(len, bounds), default=0)
    if len(bounds) > 1 and bounds[0][:known] > bounds[1][:known]:
        yield f"{name}: held from {bounds[0]} to {bounds[1]}, which is before"


def _check_report(report: Report) -> Iterator[str]:
    """All of a report is of its page, its regions cover it in order, nothing is said or done in its furniture."""
    page = report.page
    for name, named in _pages_named(report):
        if named != page.id:
            yield f"{name}: is in the report of {page.id} but names {named} as its page"
    for left, right_region in pairwise(report.regions):
        if left.span.end > right_region.span.start:
            yield f"{page.id}: regions {_show(left.span)} and {_show(right_region.span)} overlap or are out of order"
    for mention in report.mentions:
        if not mention.span.holds(mention.head):
            yield f"{mention.id}: head {_show(mention.head)} is not inside span {_show(mention.span)}"
    yield from _check_cover(report)
    yield from _check_furniture(report)


def _pages_named(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the id of each record of a report and the page it names."""
    yield from ((mention.id, mention.page) for mention in report.mentions)
    yield from ((said.id, said.page) for said in report.said)
    yield from ((event.id, event.page) for event in report.events)


def _check_cover(report: Report) -> Iterator[str]:
    """Every character that is not white space stands in a region."""
    text, last = report.page.text, 0
    ends = Span(len(text), len(text) + 1)
    for span in [*sorted(region.span for region in report.regions), ends]:
        if text[last : span.start].strip():
            yield f"{report.page.id}: no region holds [{last}, {span.start}]"
        last = max(last, span.end)


def _check_furniture(report: Report) -> Iterator[str]:
    furniture = [region.span for region in report.regions if region.is_furniture]
    for said in report.said:
        used = (*said.content, said.cue, said.speaker.span)
        yield from _inside(said.id, "an attribution", used, furniture)
    for event in report.events:
        yield from _inside(event.id, "an event", (event.trigger,), furniture)


def _inside(name: str, what: str, spans: Iterable[Span | None], furniture: list[Span]) -> Iterator[str]:
    for span in spans:
        if span and any(span.meets(region) for region in furniture):
            yield f"{name}: {what} stands in furniture, at {_show(span)}"


def _check_lists(dossier: Dossier) -> Iterator[str]:
    """Lists are sorted and hold nothing twice."""
    yield from _check_order("dossier: reports", [report.page.id for report in dossier.reports])
    if list(dossier.refusals) != sorted(dossier.refusals, key=lambda refusal: refusal.name):
        yield "dossier: refusals are not sorted by name"
    for field in ("actors", "same", "stories", "matches", "origins", "claims", "conflicts", "relations"):
        records = getattr(dossier, field)
        yield from _check_order(f"dossier: {field}", [record.id for record in records])
        for record in records:
            for inner in _SORTED.get(type(record), ()):
                yield from _check_order(f"{record.id}: {inner}", list(getattr(record, inner)))
    for report in dossier.reports:
        for field in ("mentions", "said", "events"):
            names = [record.id for record in getattr(report, field)]
            if len(set(names)) != len(names):
                yield f"{report.page.id}: two of its {field} have one id"


def _check_order(what: str, names: list[str]) -> Iterator[str]:
    for left, right in pairwise(names):
        if left >= right:
            yield f"{what} are not sorted, or one is there twice: {left} before {right}"
            return


def _quote(words: str) -> str:
    """Return words on one line, the end left out where they are many."""
    return json.dumps(words if len(words) <= _MOST else f"{words[:_MOST]}…", ensure_ascii=False)


def _show(span: Span) -> str:
    return f"[{span.start}, {span.end}]"
