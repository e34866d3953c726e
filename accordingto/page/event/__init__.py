"""Who did what to whom on a page, how far it has come, and who says so."""

from accordingto.page.day import find_date, to_iso
from accordingto.page.event.clause import Clauses, own_tokens
from accordingto.page.event.evidence import clause_of
from accordingto.page.event.mode import find_mode
from accordingto.page.event.roles import Actors
from accordingto.page.event.status import status
from accordingto.page.event.trigger import Trigger, find_triggers
from accordingto.page.event.where import find_place
from accordingto.record.actor import Mention
from accordingto.record.base import make_id
from accordingto.record.event import Event, Status
from accordingto.record.page import Page
from accordingto.record.parse import Parse
from accordingto.record.said import Attribution

__all__ = ["event"]

_AHEAD = frozenset({"planned", "possible", "hypothetical", "threatened"})


def event(page: Page, parse: Parse, mentions: tuple[Mention, ...], said: tuple[Attribution, ...]) -> tuple[Event, ...]:
    """Return the events a page tells of that have an actor, in the order of the page.

    "Russia held talks with Iran in Astana on 14 April 2017": CONSULT by Russia with Iran, occurred, in Astana, on
    2017-04-14, asserted by the outlet.
    """
    clauses, actors = Clauses(parse), Actors(parse, mentions)
    found = find_triggers(clauses, actors)
    at = {trigger.token: trigger for trigger in found}
    by = _asserted_by(parse, said)
    return tuple(
        _event(
            page,
            clauses,
            actors,
            trigger,
            (status(clauses, trigger, at), by.get(trigger.token), find_mode(parse, trigger, at)),
        )
        for trigger in found
    )


def _event(
    page: Page,
    clauses: Clauses,
    actors: Actors,
    trigger: Trigger,
    told: tuple[Status, str | None, str | None],
) -> Event:
    parse, (how_far, by, mode) = clauses.parse, told
    span = parse.span(trigger.token)
    date = find_date(parse, page.text, own_tokens(parse, trigger.clause))
    when = to_iso(date.of(page.text), page.published, ahead=how_far in _AHEAD) if date is not None else None
    place = find_place(clauses, actors, dict.fromkeys((trigger.token, trigger.clause)))
    return Event(
        id=make_id("event", page.id, span.start, span.end, trigger.row.code),
        page=page.id,
        code=trigger.row.code,
        trigger=span,
        words=span.of(page.text),
        evidence=clause_of(parse, trigger),
        agent=tuple(mention.id for mention in trigger.agent),
        patient=tuple(mention.id for mention in trigger.patient),
        place=None if place is None else place.id,
        when=when,
        when_span=date,
        status=_long_ago(how_far, when, page.published),
        by=by,
        mode=mode,
    )


def _long_ago(how_far: Status, when: str | None, published: str | None) -> Status:
    """Return "background" for what happened in a year before the page's own."""
    if how_far == "occurred" and when is not None and published is not None and when[:4] < published[:4]:
        return "background"
    return how_far


def _asserted_by(parse: Parse, said: tuple[Attribution, ...]) -> dict[int, str]:
    """Return, for each token inside the content of an attribution, the id of the innermost one."""
    contents = sorted(((len(span), one.id, span) for one in said for span in one.content), reverse=True)
    return {token: identity for _, identity, span in contents for token in parse.tokens(span)}
