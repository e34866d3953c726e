"""A report without what follows from the rest of it: ids made from places, words that stand in its text."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from accordingto.check.ids import own_id
from accordingto.record.actor import Mention
from accordingto.record.base import Span
from accordingto.record.event import Event
from accordingto.record.page import Page
from accordingto.record.report import Report
from accordingto.record.said import Attribution, Link
from accordingto.store.columns import pack, unpack

Names = Mapping[str, str]

# Stands before a place in the report where an id would stand; no id begins so.
_MARK = "#"
# The first byte says whether anything was left out.
_SHORT, _FULL = b"s", b"f"


def packed(report: Report) -> bytes:
    """Return a report in few bytes."""
    return _SHORT + pack(_without(report)) if _whole(report) else _FULL + pack(report)


def unpacked(data: bytes) -> Report:
    """Return the report that `packed` made these bytes of."""
    report = unpack(data[1:], Report)
    return _with(report) if data[:1] == _SHORT else report


def _whole(report: Report) -> bool:
    """Say whether nothing in a report looks like what stands for something left out."""
    links = [link for one in report.said for link in one.chain]
    words = [one.words for one in report.mentions] + [one.words for one in report.events]
    words += [word for one in report.said for word in one.words]
    ids = [name for one in _records(report) for name in (one.id, one.page)] + [one.first for one in report.mentions]
    ids += [link.mention for link in links if link.mention is not None]
    ids += [name for one in report.events for name in (*one.agent, *one.patient, one.place, one.by) if name is not None]
    ids += [one.parent for one in report.said if one.parent is not None]
    return all(words) and all(one.words != "" for one in links) and not any(name[:1] in ("", _MARK) for name in ids)


def _without(report: Report) -> Report:
    """Take out what follows from the rest, where it does."""
    text, page = report.page.text, report.page
    short = {one.id: f"{_MARK}{n}" for n, one in enumerate(_records(report)) if own_id(one) == one.id}
    bare = replace(page, id="") if own_id(page) == page.id else page
    home = {page.id: ""}
    found = _changed(report, bare, home, short, lambda words, span: "" if words == span.of(text) else words)
    return _named(found, lambda identity, _: "" if identity.startswith(_MARK) else identity)


def _with(short: Report) -> Report:
    """Put back what was taken out."""
    text, identity = short.page.text, short.page.id or own_id(short.page) or ""
    home = {"": identity}
    full = {
        f"{_MARK}{n}": own_id(replace(one, page=identity)) or "" for n, one in enumerate(_records(short)) if not one.id
    }
    marked = _named(short, lambda identity, n: identity or f"{_MARK}{n}")
    return _changed(marked, replace(short.page, id=identity), home, full, lambda words, span: words or span.of(text))


def _records(report: Report) -> tuple[Mention | Attribution | Event, ...]:
    return (*report.mentions, *report.said, *report.events)


def _changed(report: Report, page: Page, home: Names, names: Names, said: Callable[[str, Span], str]) -> Report:
    """Return a report with other ids, and with other words where there are spans to say which."""

    def name(identity: str) -> str:
        return names.get(identity, identity)

    def mention(one: Mention) -> Mention:
        return replace(
            one,
            id=name(one.id),
            page=home.get(one.page, one.page),
            first=name(one.first),
            words=said(one.words, one.span),
        )

    def link(one: Link) -> Link:
        words = said(one.words, one.span) if one.span and one.words is not None else one.words
        return replace(one, mention=one.mention and name(one.mention), words=words)

    def attribution(one: Attribution) -> Attribution:
        even = len(one.words) == len(one.content)
        return replace(
            one,
            id=name(one.id),
            page=home.get(one.page, one.page),
            words=tuple(map(said, one.words, one.content)) if even else one.words,
            chain=tuple(map(link, one.chain)),
            parent=one.parent and name(one.parent),
        )

    def event(one: Event) -> Event:
        return replace(
            one,
            id=name(one.id),
            page=home.get(one.page, one.page),
            words=said(one.words, one.trigger),
            agent=tuple(map(name, one.agent)),
            patient=tuple(map(name, one.patient)),
            place=one.place and name(one.place),
            by=one.by and name(one.by),
        )

    return replace(
        report,
        page=page,
        mentions=tuple(map(mention, report.mentions)),
        said=tuple(map(attribution, report.said)),
        events=tuple(map(event, report.events)),
    )


def _named(report: Report, name: Callable[[str, int], str]) -> Report:
    """Return a report whose records have the ids that `name` gives by the id and the place."""
    ids = iter([name(one.id, n) for n, one in enumerate(_records(report))])
    return replace(
        report,
        mentions=tuple([replace(one, id=next(ids)) for one in report.mentions]),
        said=tuple([replace(one, id=next(ids)) for one in report.said]),
        events=tuple([replace(one, id=next(ids)) for one in report.events]),
    )
