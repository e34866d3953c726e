"""One page at a time: read → clean → parse → encode → refer → quote → event = a Report."""

from accordingto.page.clean import clean
from accordingto.page.encode import Encoder
from accordingto.page.event import event
from accordingto.page.inset import plain, whole
from accordingto.page.parse.spacy import Parser
from accordingto.page.posts import apart, parts, together
from accordingto.page.quote import quote
from accordingto.page.quote.marks import page_quotations
from accordingto.page.read import read
from accordingto.page.refer import refer
from accordingto.page.refer.mine import first_persons
from accordingto.record.actor import Mention
from accordingto.record.base import Record, Span
from accordingto.record.page import Known, Page, Raw, Refusal, Region, page_id
from accordingto.record.parse import Parse
from accordingto.record.report import Report
from accordingto.record.said import Attribution


class Tools(Record, frozen=True, kw_only=True):
    """What the steps of a page need and is slow to make: the parser, and the encoder that reads beside it."""

    parse: Parser
    encode: Encoder


def report(raw: Raw, tools: Tools) -> Report | Refusal:
    """Read one page and say all that is in it; a page that cannot be read comes back as a Refusal with the reason."""
    page = read(raw)
    if isinstance(page, Refusal):
        return page
    regions = clean(page)
    if isinstance(regions, Refusal):
        return regions
    seen = plain(page, regions)
    return whole(_told(seen.page, seen.regions, tools), page, regions, seen.cards)


def passage(text: str, tools: Tools, published: str | None = None) -> Report:
    """Say all that is in a bare passage of running text (one sentence or many) that needs no reading or cleaning."""
    known = () if published is None else (Known(field="published", value=published, where="given"),)
    return _told(*_bare(text, known), tools)


def sayings(text: str, tools: Tools) -> tuple[Attribution, ...]:
    """Say only who says what in a bare passage of running text."""
    _, _, said = _said(*_bare(text), tools)
    return said


def _bare(text: str, known: tuple[Known, ...] = ()) -> tuple[Page, tuple[Region, ...]]:
    """Return a text as a page that is all body."""
    page = Page(
        id=page_id(None, None, text), name="passage", text=text, media="text", encoding="utf-8", blocks=(), known=known
    )
    return page, (Region(span=Span(0, len(text)), kind="body", why="given as running text"),) if text else ()


def _told(page: Page, regions: tuple[Region, ...], tools: Tools) -> Report:
    if not page.posts:
        return _told_of(page, regions, tools)
    mentions = apart(page, refer(page, tools.parse(page, regions), regions))
    told = [_told_of(part.page, part.regions, tools, part.mentions) for part in parts(page, regions, mentions)]
    return together(page, regions, told)


def _told_of(page: Page, regions: tuple[Region, ...], tools: Tools, known: tuple[Mention, ...] | None = None) -> Report:
    parse, mentions, said = _said(page, regions, tools, known)
    events = event(page, parse, mentions, said, quoted=page_quotations(page.text, regions))
    return Report(page=page, regions=regions, mentions=mentions, said=said, events=events)


def _said(
    page: Page, regions: tuple[Region, ...], tools: Tools, known: tuple[Mention, ...] | None = None
) -> tuple[Parse, tuple[Mention, ...], tuple[Attribution, ...]]:
    """Return the parse of some regions, who is spoken of in them (found here where not `known`), and who says what."""
    parse = tools.parse(page, regions)
    mentions = refer(page, parse, regions) if known is None else known
    encoded = tools.encode(page, regions, parse)
    said = quote(page, regions, parse, encoded, mentions)
    return parse, first_persons(page, mentions, said), said
