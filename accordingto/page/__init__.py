"""One page at a time: read → clean → parse → refer → quote → event = a Report."""

from accordingto.page.clean import clean
from accordingto.page.event import event
from accordingto.page.parse.spacy import Parser
from accordingto.page.quote import quote
from accordingto.page.read import read
from accordingto.page.refer import refer
from accordingto.record.base import Record, Span
from accordingto.record.page import Known, Page, Raw, Refusal, Region, page_id
from accordingto.record.report import Report


class Tools(Record, frozen=True, kw_only=True):
    """What the steps of a page need and is slow to make: the parser."""

    parse: Parser


def report(raw: Raw, tools: Tools) -> Report | Refusal:
    """Read one page and say all that is in it; a page that cannot be read comes back as a Refusal with the reason."""
    page = read(raw)
    if isinstance(page, Refusal):
        return page
    regions = clean(page)
    if isinstance(regions, Refusal):
        return regions
    return _told(page, regions, tools)


def passage(text: str, tools: Tools, published: str | None = None) -> Report:
    """Say all that is in a bare passage of running text (one sentence or many) that needs no reading or cleaning."""
    known = () if published is None else (Known(field="published", value=published, where="given"),)
    page = Page(
        id=page_id(None, None, text), name="passage", text=text, media="text", encoding="utf-8", blocks=(), known=known
    )
    return _told(page, (Region(span=Span(0, len(text)), kind="body", why="given as running text"),), tools)


def _told(page: Page, regions: tuple[Region, ...], tools: Tools) -> Report:
    parse = tools.parse(page, regions)
    mentions = refer(page, parse)
    said = quote(page, regions, parse, mentions)
    events = event(page, parse, mentions, said)
    return Report(page=page, regions=regions, mentions=mentions, said=said, events=events)
