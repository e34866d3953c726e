"""Reports that hold nothing but mentions, made from one line each: "Anna Berg, senator, NOR"."""

from accordingto.record.actor import Mention, Same
from accordingto.record.base import Span, make_id
from accordingto.record.page import Known, Page, page_id
from accordingto.record.report import Report


def report_of(*lines, published=None):
    """Make a report in which each line is a mention: "name", "name, office" or "name, office, country[, kind]"."""
    text = "\n".join(lines)
    page = page_id(None, None, text)
    mentions, start = [], 0
    for line in lines:
        name, office, country, kind = (part.strip() or None for part in (*line.split(","), "", "", "")[:4])
        mentions.append(_mention(page, name, start, office, country, kind or "person"))
        start += len(line) + 1
    known = (Known(field="published", value=published, where="given"),) if published else ()
    made = Page(id=page, name="-", text=text, media="text", encoding="utf-8", blocks=(), known=known)
    return Report(page=made, regions=(), mentions=tuple(mentions))


def _mention(page, name, start, office, country, kind):
    span = Span(start, start + len(name))
    own = make_id("mention", page, start)
    return Mention(
        id=own,
        page=page,
        span=span,
        head=span,
        words=name,
        form="name" if not name.startswith("a ") else "description",
        kind=kind,
        first=own,
        name=name if not name.startswith("a ") else None,
        country=country,
        office=office,
    )


def verdict(left, right, *, same, by="person"):
    """Make a judgement on two mentions."""
    low, high = sorted((left.id, right.id))
    return Same(id=make_id("same", low, high, by), left=low, right=high, same=same, score=1.0, reasons=(), by=by)
