"""A report without what follows from the rest of it: ids made from places, words that stand in its text."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from accordingto.check.ids import id_on, own_id
from accordingto.record.actor import Mention
from accordingto.record.base import Span
from accordingto.record.event import Event
from accordingto.record.page import Page
from accordingto.record.report import Report
from accordingto.record.said import Attribution, Link
from accordingto.store.columns import pack, unpack

# Stands before a place in the report where an id would stand; no id begins so.
_MARK = "#"
# The first byte says whether anything was left out.
_SHORT, _FULL = b"s", b"f"


def packed(report: Report) -> bytes:
    """Return a report without what follows from the rest of it, as bytes."""
    return _SHORT + pack(_without(report)) if _whole(report) else _FULL + pack(report)


def unpacked(data: bytes) -> Report:
    """Return the report that `packed` made these bytes of."""
    report = unpack(data[1:], Report)
    return _with(report) if data[:1] == _SHORT else report


def glanced(data: bytes) -> Report:
    """Return the page and the regions of the report that `packed` made these bytes of; nothing else is read."""
    report = unpack(data[1:], Report, only=("page", "regions"))
    return replace(report, page=replace(report.page, id=report.page.id or own_id(report.page) or ""))


def _whole(report: Report) -> bool:
    """Say whether nothing in a report looks like what stands for something left out."""
    links = [link for one in report.said for link in one.chain]
    words = [one.words for one in report.mentions] + [one.words for one in report.events]
    words += [word for one in report.said for word in one.words]
    ids = [name for one in _records(report) for name in (one.id, one.page)] + [one.first for one in report.mentions]
    ids += [name for link in links for name in (link.mention, *link.beside) if name is not None]
    ids += [name for one in report.events for name in (*one.agent, *one.patient, one.place, one.by) if name is not None]
    ids += [one.parent for one in report.said if one.parent is not None]
    return all(words) and all(one.words != "" for one in links) and not any(name[:1] in ("", _MARK) for name in ids)


def _without(report: Report) -> Report:
    """Take out what follows from the rest, where it does."""
    text, page = report.page.text, report.page
    short = {one.id: f"{_MARK}{n}" for n, one in enumerate(_records(report)) if own_id(one) == one.id}
    bare = replace(page, id="") if own_id(page) == page.id else page

    def words(said: str, span: Span) -> str:
        return "" if said == span.of(text) else said

    ids = ("" if one.id in short else one.id for one in _records(report))
    return _changed(report, bare, ids, _Change({page.id: ""}, short, words))


def _with(short: Report) -> Report:
    """Put back what was taken out."""
    text, identity = short.page.text, short.page.id or own_id(short.page) or ""
    ids = [one.id or id_on(one, identity) for one in _records(short)]
    full = {f"{_MARK}{n}": one for n, one in enumerate(ids)}
    change = _Change({"": identity}, full, lambda words, span: words or span.of(text))
    return _changed(short, replace(short.page, id=identity), ids, change)


def _records(report: Report) -> tuple[Mention | Attribution | Event, ...]:
    return (*report.mentions, *report.said, *report.events)


class _Change(NamedTuple):
    """Other ids for pages and for records, and other words where a span says which."""

    pages: Mapping[str, str]
    names: Mapping[str, str]
    said: Callable[[str, Span], str]

    def name(self, identity: str) -> str:
        return self.names.get(identity, identity)

    def home(self, identity: str) -> str:
        return self.pages.get(identity, identity)

    def mention(self, one: Mention, identity: str) -> Mention:
        words = self.said(one.words, one.span)
        return replace(one, id=identity, page=self.home(one.page), first=self.name(one.first), words=words)

    def link(self, one: Link) -> Link:
        words = self.said(one.words, one.span) if one.span and one.words is not None else one.words
        beside = tuple(map(self.name, one.beside))
        return replace(one, mention=one.mention and self.name(one.mention), beside=beside, words=words)

    def attribution(self, one: Attribution, identity: str) -> Attribution:
        return replace(
            one,
            id=identity,
            page=self.home(one.page),
            words=tuple(map(self.said, one.words, one.content)),
            chain=tuple(map(self.link, one.chain)),
            parent=one.parent and self.name(one.parent),
        )

    def event(self, one: Event, identity: str) -> Event:
        return replace(
            one,
            id=identity,
            page=self.home(one.page),
            words=self.said(one.words, one.trigger),
            agent=tuple(map(self.name, one.agent)),
            patient=tuple(map(self.name, one.patient)),
            place=one.place and self.name(one.place),
            by=one.by and self.name(one.by),
        )


def _changed(report: Report, page: Page, ids: Iterable[str], change: _Change) -> Report:
    """Return a report with other ids, in the order of its records, and whatever else changes."""
    names = iter(ids)
    return replace(
        report,
        page=page,
        mentions=tuple([change.mention(one, next(names)) for one in report.mentions]),
        said=tuple([change.attribution(one, next(names)) for one in report.said]),
        events=tuple([change.event(one, next(names)) for one in report.events]),
    )
