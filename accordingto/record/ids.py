"""The id that a record must have: it is made from what the record is."""

from collections.abc import Callable
from typing import Any

from accordingto.record.actor import Actor, Mention, Same
from accordingto.record.base import Span, make_id
from accordingto.record.claim import Claim, Conflict, Relation
from accordingto.record.event import Event
from accordingto.record.page import Page, page_id
from accordingto.record.said import Attribution
from accordingto.record.story import Match, Story


def own_id(record: Any) -> str | None:
    """Return the id that follows from the record; None for one whose id does not follow from it alone.

    A story of the pages "page-2" and "page-7" is named for "page-2".
    """
    if isinstance(record, (Mention, Attribution, Event)):
        return id_on(record, record.page)
    make = _MAKE.get(type(record))
    return make(record) if make else None


def id_on(record: Mention | Attribution | Event, page: str) -> str:
    """Return the id that the record of a page has on the page with this id."""
    if isinstance(record, Mention):
        return make_id("mention", page, *_bounds(record.span), record.head.start)
    if isinstance(record, Event):
        return make_id("event", page, *_bounds(record.trigger), record.code)
    spans = (record.cue, *record.content) if record.cue else record.content
    return make_id("said", page, *(bound for span in spans for bound in _bounds(span)))


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


_MAKE: dict[type, Callable[[Any], str]] = {
    Page: lambda page: page_id(page.url, page.outlet, page.text),
    Actor: lambda actor: make_id("actor", min(actor.mentions, default="")),
    Same: lambda same: make_id("same", same.left, same.right, same.by),
    Story: lambda story: make_id("story", min(story.pages, default="")),
    Match: lambda match: make_id("match", match.left, match.right),
    Claim: lambda claim: make_id("claim", min(claim.members, default="")),
    Conflict: lambda conflict: make_id("conflict", conflict.left, conflict.right, conflict.field),
    Relation: lambda relation: make_id("relation", relation.left, relation.right, relation.day or ""),
}
