"""Who did what to whom on a page, how far it has come, and who says so."""

from collections.abc import Callable, Mapping, Sequence

from accordingto import lexicon
from accordingto.page.day import find_date
from accordingto.page.event.again import merged
from accordingto.page.event.clause import Clauses, own_tokens
from accordingto.page.event.context import find_contexts
from accordingto.page.event.evidence import clause_of
from accordingto.page.event.figurative import literal
from accordingto.page.event.mode import find_mode
from accordingto.page.event.roles import Actors
from accordingto.page.event.seconded import seconded
from accordingto.page.event.status import status
from accordingto.page.event.trigger import Trigger, find_triggers
from accordingto.page.event.when import NO_DATES, find_dates
from accordingto.page.event.where import find_place, find_point
from accordingto.record.actor import Mention
from accordingto.record.base import Span, make_id
from accordingto.record.event import Event, Status
from accordingto.record.page import Page
from accordingto.record.parse import Parse
from accordingto.record.said import Attribution

__all__ = ["event"]

Second = Callable[[Clauses, Actors, Sequence[Trigger]], Sequence[Trigger]]

_MUTUAL = frozenset(lexicon.load("event_mutual"))
_MUTUAL_CODES = frozenset({"AGREE", "ASSAULT", "CONSULT", "COOPERATE", "SUPPORT"})
_FEW_WORDS = 6  # of a quotation, its marks counted
_AHEAD = frozenset({"planned", "possible", "hypothetical", "threatened"})


def event(
    page: Page,
    parse: Parse,
    mentions: tuple[Mention, ...],
    said: tuple[Attribution, ...],
    second: Second = seconded,
    quoted: Sequence[Span] = (),
) -> tuple[Event, ...]:
    """Return the events a page tells of that have an actor, each once, in the order of the page.

    What stands in quotation marks (`quoted`) and is nobody's is left out: the outlet does not say it either.

    `second` is what a second opinion makes of the triggers that the tables find; one that returns them as they are
    leaves the tables alone.

    "Russia held talks with Iran in Astana on 14 April 2017": CONSULT by Russia with Iran, occurred, in Astana, on
    2017-04-14, asserted by the outlet.
    """
    clauses, actors = Clauses(parse), Actors(parse, mentions)
    found = second(clauses, actors, literal(clauses, find_triggers(clauses, actors)))
    at = {trigger.token: trigger for trigger in found}
    by = _asserted_by(parse, said)
    nobodys = _quoted_by_nobody(parse, quoted, by)
    told = {
        one.id: (one, trigger.token)
        for trigger in found
        if trigger.token not in nobodys
        for one in (_event(page, clauses, actors, at, trigger, by.get(trigger.token)),)
    }
    sentences = {identity: parse.sentence_of[token] for identity, (_, token) in told.items()}
    firsts = {mention.id: mention.first for mention in mentions}
    return merged([one for one, _ in told.values()], firsts, sentences)


def _quoted_by_nobody(parse: Parse, quoted: Sequence[Span], by: Mapping[int, str]) -> frozenset[int]:
    """Return the tokens of quotations that nobody is known to have said; a few words in marks are the writer's."""
    whole = (tokens for tokens in map(parse.tokens, quoted) if len(tokens) > _FEW_WORDS)
    return frozenset(token for tokens in whole for token in tokens if token not in by)


def _event(
    page: Page, clauses: Clauses, actors: Actors, at: Mapping[int, Trigger], trigger: Trigger, by: str | None
) -> Event:
    parse, span = clauses.parse, clauses.parse.span(trigger.token)
    how_far = status(clauses, trigger, at)
    evidence = clause_of(parse, trigger)
    date = find_date(parse, page.text, own_tokens(parse, trigger.clause))
    # A threat has been made, whatever has still to come of it.
    ahead = how_far in _AHEAD and not (how_far == "threatened" and trigger.row.code == "THREATEN")
    dates = find_dates(date.of(page.text), page.published, ahead=ahead) if date is not None else NO_DATES
    place = find_place(clauses, actors, dict.fromkeys((trigger.token, trigger.clause)))
    return Event(
        id=make_id("event", page.id, span.start, span.end, trigger.row.code),
        page=page.id,
        code=trigger.row.code,
        trigger=span,
        words=span.of(page.text),
        evidence=evidence,
        agent=tuple(mention.id for mention in trigger.agent),
        patient=tuple(mention.id for mention in trigger.patient),
        place=None if place is None else place.id,
        when=dates.when,
        until=dates.until,
        when_span=date,
        status=_long_ago(how_far, dates.until or dates.when, page.published),
        by=by,
        mode=find_mode(parse, trigger, at),
        contexts=find_contexts(parse.lemmas[token] for token in parse.tokens(evidence)),
        reciprocal=_mutual(parse.lemmas[trigger.token], trigger),
        country=None if place is None else place.country,
        coordinates=find_point(place, page.text),
    )


def _mutual(lemma: str, trigger: Trigger) -> bool:
    """Say whether all who take part do it to each other: "the two met", "talks between Chad and Mali"."""
    many = len(trigger.agent) > 1 or bool(trigger.agent and trigger.patient)
    return many and lemma in _MUTUAL and trigger.row.code in _MUTUAL_CODES


def _long_ago(how_far: Status, when: str | None, published: str | None) -> Status:
    """Return "background" for what happened in a year before the page's own."""
    if how_far == "occurred" and when is not None and published is not None and when[:4] < published[:4]:
        return "background"
    return how_far


def _asserted_by(parse: Parse, said: tuple[Attribution, ...]) -> dict[int, str]:
    """Return, for each token inside the content of an attribution, the id of the innermost one."""
    told = (one for one in said if one.act != "did")
    contents = sorted(((len(span), one.id, span) for one in told for span in one.content), reverse=True)
    return {token: identity for _, identity, span in contents for token in parse.tokens(span)}
