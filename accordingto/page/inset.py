"""Furniture inside a sentence is read as if it were not there: spaces stand in its place, so that all else stays."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from accordingto.page.clean.hovercards import hovercards, without
from accordingto.record.actor import Mention
from accordingto.record.base import Span
from accordingto.record.ids import own_id
from accordingto.record.page import Page, Region
from accordingto.record.renamed import Change, changed, records
from accordingto.record.report import Report
from accordingto.record.said import Attribution


class Plain(NamedTuple):
    """A page without what stands inside its sentences, and where that stood, in order."""

    page: Page
    regions: tuple[Region, ...]
    cards: tuple[Span, ...]


def plain(page: Page, regions: tuple[Region, ...]) -> Plain:
    """Take boxes out of the sentences they were run into: of "Ada Berg Ada Maria BergTalks … MORE said" two words stay.

    What is before and behind such a box, in one line, is one region.
    """
    known = {region.span for region in regions if region.is_furniture}
    cards = tuple(card for card in hovercards(page.text) if card in known)
    if not cards:
        return Plain(page, regions, ())
    boxes = frozenset(cards)
    joined: list[Region] = []
    for before, region in pairwise((None, *regions)):
        last = joined[-1] if joined and before and before.span in boxes else None
        if region is None or region.span in boxes:
            continue
        if last and last.kind == region.kind and "\n" not in page.text[last.span.end : region.span.start]:
            joined[-1] = replace(last, span=Span(last.span.start, region.span.end))
        else:
            joined.append(region)
    return Plain(replace(page, text=without(page.text, cards)), tuple(joined), cards)


def whole(told: Report, page: Page, regions: tuple[Region, ...], cards: Sequence[Span]) -> Report:
    """Return what was read of a page without its boxes as a report of the page with them: contents go round them."""
    if not cards:
        return told
    part = partial(_parts, text=page.text, cards=cards)
    cut = replace(
        told,
        regions=regions,
        mentions=tuple(_mention(one, part) for one in told.mentions),
        said=tuple(_said(one, part) for one in told.said),
        events=tuple(replace(one, evidence=_holding(one.trigger, part(one.evidence))) for one in told.events),
    )
    ids = [own_id(one) or one.id for one in records(cut)]
    names = {one.id: new for one, new in zip(records(told), ids, strict=True)}
    return changed(cut, page, ids, Change({}, names, lambda _, span: span.of(page.text)))


def _parts(span: Span, text: str, cards: Sequence[Span]) -> list[Span]:
    """Return what of a stretch is no box, without the white space round it; the stretch itself if it holds none."""
    first = bisect_left(cards, span.start, key=lambda card: card.start)
    inside = cards[first : bisect_right(cards, span.end, lo=first, key=lambda card: card.end)]
    bounds = [span.start, *(end for card in inside for end in (card.start, card.end)), span.end]
    parts = [ends for ends in zip(bounds[::2], bounds[1::2], strict=True) if text[slice(*ends)].strip()]
    return [_trimmed(Span(*ends), text) for ends in parts] if inside else [span]


def _trimmed(span: Span, text: str) -> Span:
    words = span.of(text)
    return Span(span.end - len(words.lstrip()), span.start + len(words.rstrip()))


def _holding(inner: Span, parts: Sequence[Span]) -> Span:
    """Return the part that something stands in, else the whole."""
    return next((one for one in parts if one.holds(inner)), Span(parts[0].start, parts[-1].end))


def _mention(one: Mention, part: Callable[[Span], list[Span]]) -> Mention:
    head = part(one.head)[0]
    return replace(one, span=_holding(head, part(one.span)), head=head)


def _said(one: Attribution, part: Callable[[Span], list[Span]]) -> Attribution:
    """Let content go round the boxes; of who is named somewhere, what stands before the first box is enough."""
    content = tuple(piece for span in one.content for piece in part(span))
    source = one.source and replace(one.source, span=one.source.span and part(one.source.span)[0])
    chain = tuple(replace(link, span=link.span and part(link.span)[0]) for link in one.chain)
    addressee = tuple(part(span)[0] for span in one.addressee)
    return replace(one, content=content, words=("",) * len(content), chain=chain, addressee=addressee, source=source)
