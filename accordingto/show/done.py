"""An event as the reader sees it: who did what to whom, whether it happened, and by whose word."""

from collections.abc import Sequence

from accordingto import lexicon
from accordingto.record.base import Record
from accordingto.record.claim import Claim, Origin
from accordingto.record.event import Event
from accordingto.record.story import Match
from accordingto.show.differ import Differing, differing
from accordingto.show.lookup import Lookup, Place
from accordingto.show.marks import Mark, Stretch, cut
from accordingto.show.said import since, support
from accordingto.show.words import count, date, origin, quoted, series

DOES = {row["code"]: row for row in lexicon.table("event_words")}


class Telling(Record, frozen=True, kw_only=True):
    """A page’s telling of an event: its clause, cut at the word that tells of it, the status, and whose word it is.

    `of` is the event's id.
    """

    of: str
    place: Place
    words: tuple[Stretch, ...]
    status: str
    by: str


class Deed(Record, frozen=True, kw_only=True):
    """Somebody does something to somebody; `whom` is empty where nobody is named. One telling a page."""

    anchor: str
    number: int = 0
    who: str
    does: str
    whom: str
    code: str
    status: str
    when: str
    where: str
    outlets: tuple[str, ...]
    origins: int
    support: str
    since: str
    told: tuple[Telling, ...]
    differing: tuple[Differing, ...] = ()


def deed(lookup: Lookup, claim: Claim, matches: Sequence[Match]) -> Deed:
    """Make the view of a claim about what somebody did; who, whom and when are taken from the fullest telling."""
    events = [lookup.events[member] for member in claim.members if member in lookup.events]
    found = lookup.behind(claim)
    fullest = max(events, key=lambda event: (_known(event), event.id))
    whom = series(lookup.who(fullest.patient))
    return Deed(
        anchor=claim.id,
        who=series(lookup.who(fullest.agent)) or "somebody not named",
        does=_does(fullest.code, alone=not whom),
        whom=whom,
        code=fullest.code,
        status=series(dict.fromkeys(event.status for event in events), "or"),
        when=next((_when(event.when, event.until) for event in events if event.when), ""),
        where=series(dict.fromkeys(name for event in events if event.place for name in lookup.who((event.place,)))),
        outlets=lookup.outlets(claim.outlets),
        origins=sum(origin.kind != "own word" for origin in found),
        support=_support(claim, found),
        since=since(lookup, claim),
        told=tuple(_telling(lookup, event, found) for event in events),
        differing=differing(lookup, claim, matches),
    )


def _support(claim: Claim, found: list[Origin]) -> str:
    """Count outlets and origins; where each is the outlet itself or a speaker, the tellings say so themselves."""
    if any(one.kind in {"agency", "outlet", "document"} for one in found) or not found:
        return support(claim, found)
    several = [count(len(claim.outlets), "outlet")] if len(claim.outlets) > 1 else []
    speakers = sum(one.kind == "speaker" for one in found)
    known = [count(speakers, "origin")] if speakers else ["no origin named"] if several else []
    return ", ".join([*several, *known])


def _when(day: str, until: str | None) -> str:
    return f"{date(day)} to {date(until)}" if until else date(day)


def _known(event: Event) -> int:
    """Say how much a telling knows: who counts most, then whom, then when and where."""
    return 8 * bool(event.agent) + 4 * bool(event.patient) + 2 * bool(event.when) + bool(event.place)


def _does(code: str, *, alone: bool) -> str:
    row = DOES.get(code)
    if row is None:
        return code
    return row["alone"] if alone else row["words"]


def _telling(lookup: Lookup, event: Event, found: list[Origin]) -> Telling:
    text = lookup.reports[event.page].page.text
    return Telling(
        of=event.id,
        place=lookup.place(event.page, event.evidence),
        words=cut(text, event.evidence, [Mark(span=event.trigger, kind="event")]),
        status=event.status,
        by=_by(lookup, event.by, found),
    )


def _by(lookup: Lookup, said: str | None, found: list[Origin]) -> str:
    """Say by whose word: the speaker and the relays of the attribution, the origin it is led back to, or the outlet."""
    if said is None or said not in lookup.said:
        led_back = len(found) == 1 and found[0].kind in {"agency", "outlet", "document"}
        return f"led back to {origin(found[0])}" if led_back else "in its own words"
    told = lookup.said[said]
    first = lookup.hand(told.speaker) or lookup.described(told) or "a speaker not named"
    through = [lookup.hand(one) or (quoted(one.words) if one.words else "a relay not named") for one in told.relays]
    return f"by the word of {first}" + (f", through {series(through)}" if through else "")
