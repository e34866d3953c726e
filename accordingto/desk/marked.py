"""A page as it was received, everything marked that a record points at, and these records beside it."""

from collections import Counter
from collections.abc import Iterator

import accordingto
from accordingto.desk.links import OnDesk
from accordingto.record.actor import Actor, Mention
from accordingto.record.base import Record
from accordingto.record.dossier import Dossier
from accordingto.record.event import Event
from accordingto.record.report import Report
from accordingto.record.said import Attribution
from accordingto.show.done import DOES
from accordingto.show.evidence import evidence
from accordingto.show.lookup import Lookup
from accordingto.show.manner import manner
from accordingto.show.marks import Mark
from accordingto.show.source import Source, parts_of, source
from accordingto.show.words import count, date, one_line, series, shortened

_MANNER = {"direct": "quoted", "mixed": "partly quoted", "indirect": "reported, not quoted"}
_LONG = 220
_TO = OnDesk()


class Card(Record, frozen=True, kw_only=True):
    """A record of the page in short: who, in what words, further facts, the address that opens it, where it begins.

    Of somebody named `words` is the name on this page, empty where there is none.
    """

    id: str
    kind: str
    who: str
    words: str
    facts: tuple[str, ...]
    opens: str
    start: int


class Marked(Record, frozen=True, kw_only=True):
    """A page with its marks, what it says and tells in the order of the page, and who is named on it."""

    source: Source
    told: tuple[Card, ...]
    people: tuple[Card, ...]

    @property
    def called(self) -> tuple[tuple[str, str], ...]:
        """What each of the people is asked for by, the name on this page or an id, with the name chosen for them."""
        names = Counter(card.words.casefold() for card in self.people)
        return tuple((card.words if names[card.words.casefold()] == 1 else card.id, card.who) for card in self.people)


def marked(lookup: Lookup, page: str) -> Marked:
    """Mark a page of a story; what is said leads to its claim there, who is named to that actor.

    "Ms Varga" inside her own quotation leads to Ms Varga; the words round it to the claim.
    """
    report = lookup.reports[page]
    story = next((one.id for one in lookup.dossier.stories if page in one.pages), "")
    leads = {member: _TO.story(story, claim.id) for claim in lookup.dossier.claims for member in claim.members}
    pieces = evidence(lookup.dossier).get(page, ())
    told = [
        *(_said(lookup, one, leads) for one in report.statements),
        *(_done(lookup, one, leads) for one in report.events),
    ]
    return Marked(
        source=source(lookup, report, pieces, leads, _marks(lookup, report, leads)),
        told=tuple(sorted(told, key=lambda card: (card.start, card.id))),
        people=tuple(_people(lookup, report)),
    )


def bare(report: Report) -> Marked:
    """Mark a page that belongs to no story: an older version of an address."""
    return marked(Lookup(Dossier(made_by=accordingto.made_by(None), reports=(report,))), report.page.id)


def _marks(lookup: Lookup, report: Report, leads: dict[str, str]) -> Iterator[Mark]:
    """Yield each mark under the id of the record that it is of."""
    for said in report.statements:
        for span, kind in parts_of(said):
            yield Mark(span=span, kind=kind, name=said.id, leads=leads.get(said.id))
        for kind, found in (("when", said.when), ("where", said.where)):
            if found:
                yield Mark(span=found.span, kind=kind, name=said.id, leads=leads.get(said.id))
    for event in report.events:
        yield Mark(span=event.trigger, kind="event", name=event.id, leads=leads.get(event.id))
        yield Mark(span=event.evidence, kind="evidence", name=event.id, leads=leads.get(event.id))
    for mention in report.mentions:
        actor = lookup.actor(mention.id)
        if actor:
            yield Mark(span=mention.span, kind="mention", name=actor.id, leads=_TO.actor(actor.id))


def _said(lookup: Lookup, said: Attribution, leads: dict[str, str]) -> Card:
    speaker = lookup.hand(said.speaker) or lookup.described(said) or "speaker not named"
    hands = [lookup.hand(link) or one_line(link.words or "a hand not named") for link in said.relays]
    through = [f"through {series(hands)}"] if hands else []
    return Card(
        id=said.id,
        kind=_MANNER[said.kind],
        who=speaker,
        words=shortened(" … ".join(map(one_line, said.words)), _LONG),
        facts=(*through, *manner(lookup, said, [said]), _sure(said.confidence)),
        opens=leads.get(said.id, ""),
        start=min(span.start for span in said.content),
    )


def _sure(confidence: float) -> str:
    return f"confidence {confidence:.2f}"


def _done(lookup: Lookup, event: Event, leads: dict[str, str]) -> Card:
    row = DOES.get(event.code)
    whom = series(lookup.who(event.patient))
    does = (row["words"] if whom else row["alone"]) if row else event.code
    by = lookup.said.get(event.by or "")
    teller = (lookup.hand(by.speaker) or "a speaker not named") if by else ""
    place = series(lookup.who((event.place,))) if event.place else ""
    facts = (event.status, date(event.when) if event.when else "", place, f"by the word of {teller}" if teller else "")
    return Card(
        id=event.id,
        kind="event",
        who=series(lookup.who(event.agent)) or "somebody not named",
        words=" ".join(filter(None, (does, whom))),
        facts=tuple(filter(None, facts)),
        opens=leads.get(event.id, ""),
        start=event.trigger.start,
    )


def _people(lookup: Lookup, report: Report) -> Iterator[Card]:
    """Yield the actors of a page, in the order in which it first names them."""
    met: dict[str, tuple[Actor, list[Mention]]] = {}
    for mention in report.mentions:
        actor = lookup.actor(mention.id)
        if actor:
            met.setdefault(actor.id, (actor, []))[1].append(mention)
    for actor, mentions in met.values():
        yield Card(
            id=actor.id,
            kind="" if actor.kind == "unknown" else actor.kind,
            who=one_line(actor.name),
            words=next((mention.name for mention in mentions if mention.form == "name" and mention.name), ""),
            facts=(*map(one_line, actor.offices[:2]), count(len(mentions), "mention")),
            opens=_TO.actor(actor.id),
            start=mentions[0].span.start,
        )
