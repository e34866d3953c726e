"""A report without what follows from the rest of it: ids made from places, words that stand in its text."""

from msgspec.structs import replace

from accordingto.record.base import Span
from accordingto.record.ids import id_on, own_id
from accordingto.record.renamed import Change, changed, records
from accordingto.record.report import Report
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
    ids = [name for one in records(report) for name in (one.id, one.page)]
    ids += [name for one in report.mentions for name in (one.first, *one.members)]
    ids += [name for link in links for name in (link.mention, *link.beside) if name is not None]
    ids += [name for one in report.events for name in (*one.agent, *one.patient, one.place, one.by) if name is not None]
    ids += [one.parent for one in report.said if one.parent is not None]
    return all(words) and all(one.words != "" for one in links) and not any(name[:1] in ("", _MARK) for name in ids)


def _without(report: Report) -> Report:
    """Take out what follows from the rest, where it does."""
    text, page = report.page.text, report.page
    short = {one.id: f"{_MARK}{n}" for n, one in enumerate(records(report)) if own_id(one) == one.id}
    bare = replace(page, id="") if own_id(page) == page.id else page

    def words(said: str, span: Span) -> str:
        return "" if said == span.of(text) else said

    ids = ("" if one.id in short else one.id for one in records(report))
    return changed(report, bare, ids, Change({page.id: ""}, short, words))


def _with(short: Report) -> Report:
    """Put back what was taken out."""
    text, identity = short.page.text, short.page.id or own_id(short.page) or ""
    ids = [one.id or id_on(one, identity) for one in records(short)]
    full = {f"{_MARK}{n}": one for n, one in enumerate(ids)}
    change = Change({"": identity}, full, lambda words, span: words or span.of(text))
    return changed(short, replace(short.page, id=identity), ids, change)
