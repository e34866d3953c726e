"""An actor's page: the names it was seen under, what is known of it, what it said and did, what others did and said."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from accordingto import lexicon
from accordingto.record.actor import Actor, Held
from accordingto.record.base import Record
from accordingto.show.done import Deed
from accordingto.show.lookup import Lookup, Place
from accordingto.show.said import Statement
from accordingto.show.told import Told
from accordingto.show.words import date, one_line, shortened

MOST = 6
NOT_LOOKED_UP = "not looked up, for no page that names it has a date"
_STATES = {row["code"]: row["name"] for row in lexicon.table("states")}
_BODIES = {row["code"]: row["name"] for row in lexicon.table("organisations")}
_LONG = 160


class Seen(Record, frozen=True, kw_only=True):
    """A name and the pages it was seen on: what each is called and its anchor; `more` are not listed."""

    name: str
    pages: tuple[tuple[str, str], ...]
    more: int


class Entry(Record, frozen=True, kw_only=True):
    """A statement or an event: who, its words in short, how it was said or whether it happened, where it stands."""

    anchor: str
    story: int
    number: int
    who: str
    words: str
    how: str
    place: Place | None


class Entries(Record, frozen=True, kw_only=True):
    """A list of an actor's page: its first entries, the numbers of all, how many `more` there are, and where.

    `stories` are the first that hold the rest, by headline and anchor; `further` counts those not named.
    """

    heading: str
    of: Literal["attribution", "event"]
    first: tuple[Entry, ...]
    numbers: tuple[tuple[int, int], ...]
    more: int
    stories: tuple[tuple[str, str], ...]
    further: int


class ActorPage(Record, frozen=True, kw_only=True):
    """What a dossier holds on one actor. `facts`: country and sector, which a place has none of, as far as known.

    `offices` are the pages' word, `held` is our table's; either may be empty. `dated`: a page that names it has a date.
    """

    facts: tuple[str, ...]
    offices: tuple[str, ...]
    held: tuple[str, ...]
    dated: bool
    seen: tuple[Seen, ...]
    unseen: int
    lists: tuple[Entries, ...]


_LISTS: dict[str, tuple[str, Literal["attribution", "event"]]] = {
    "said": ("Said", "attribution"),
    "relayed": ("Handed on", "attribution"),
    "did": ("Did", "event"),
    "done": ("Others did", "event"),
    "told": ("Others said", "attribution"),
}


def actor_pages(lookup: Lookup, stories: Sequence[Told]) -> dict[str, ActorPage]:
    """Make the page of each actor who speaks, hands words on, acts or is acted on, by the actor's id.

    Ms Varga, who is quoted once and whom the union accuses, has one entry under "Said" and one under "Others did".
    """
    found: dict[str, dict[str, list[tuple[Told, Entry]]]] = {}
    for story in stories:
        for role, actor, entry in (*_statements(lookup, story), *_deeds(lookup, story)):
            found.setdefault(actor, {}).setdefault(role, []).append((story, entry))
    active = {actor: lists for actor, lists in found.items() if lists.keys() - {"told"} and actor in lookup.actors}
    return {actor: _page(lookup, lookup.actors[actor], lists) for actor, lists in active.items()}


def _statements(lookup: Lookup, story: Told) -> Iterator[tuple[str, str, Entry]]:
    """Yield each statement of a story for each actor it concerns, with the part the actor has in it."""
    for one in story.statements:
        said = [lookup.said[member] for member in _members(lookup, one) if member in lookup.said]
        speakers = lookup.ids(map(lookup.actor_of, (each.speaker for each in said)))
        relays = lookup.ids(lookup.actor_of(link) for each in said for link in each.relays)
        spoken_of = lookup.ids(
            actor for each in said for span in each.content for actor in lookup.within(each.page, span)
        )
        entry = _said(story, one)
        yield from (("said", actor, entry) for actor in speakers)
        yield from (("relayed", actor, entry) for actor in relays if actor not in speakers)
        yield from (("told", actor, entry) for actor in spoken_of if actor not in speakers)


def _deeds(lookup: Lookup, story: Told) -> Iterator[tuple[str, str, Entry]]:
    """Yield each event of a story for those who act in it and those it is done to."""
    for one in story.deeds:
        events = [lookup.events[member] for member in _members(lookup, one) if member in lookup.events]
        agents = lookup.ids(lookup.actor(mention) for event in events for mention in event.agent)
        patients = lookup.ids(lookup.actor(mention) for event in events for mention in event.patient)
        entry = _done(story, one)
        yield from (("did", actor, entry) for actor in agents)
        yield from (("done", actor, entry) for actor in patients if actor not in agents)


def _members(lookup: Lookup, one: Statement | Deed) -> tuple[str, ...]:
    return lookup.claims[one.anchor].members


def _said(story: Told, one: Statement) -> Entry:
    return Entry(
        anchor=one.anchor,
        story=story.number,
        number=one.number,
        who=one.speaker if one.cue else f"{one.speaker}:",
        words=shortened(" ".join(filter(None, (one.cue, " … ".join(one.words)))), _LONG),
        how=one.manner,
        place=one.places[0] if one.places else None,
    )


def _done(story: Told, one: Deed) -> Entry:
    return Entry(
        anchor=one.anchor,
        story=story.number,
        number=one.number,
        who=one.who,
        words=" ".join(filter(None, (one.does, one.whom))),
        how=" · ".join(filter(None, (one.status, one.when, one.where))),
        place=one.told[0].place,
    )


def _page(lookup: Lookup, actor: Actor, lists: dict[str, list[tuple[Told, Entry]]]) -> ActorPage:
    seen = _seen(lookup, actor)
    pages = {lookup.mentions[mention].page for mention in actor.mentions if mention in lookup.mentions}
    return ActorPage(
        facts=_facts(actor),
        offices=tuple(map(one_line, actor.offices)),
        held=tuple(map(held, actor.held)),
        dated=any(lookup.reports[page].page.published for page in pages),
        seen=seen[:MOST],
        unseen=len(seen[MOST:]),
        lists=tuple(_entries(role, lists[role]) for role in _LISTS if role in lists),
    )


def _seen(lookup: Lookup, actor: Actor) -> tuple[Seen, ...]:
    """Return the names by which pages call an actor, that of most pages first."""
    pages: dict[str, dict[str, None]] = {}
    for mention in (lookup.mentions[one] for one in actor.mentions if one in lookup.mentions):
        if mention.form in ("name", "short name"):
            head = mention.words[mention.head.start - mention.span.start :][: len(mention.head)]
            pages.setdefault(one_line(head), {})[mention.page] = None
    found = sorted(pages.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(_named(lookup, name, sorted(on, key=lambda page: lookup.numbers[page])) for name, on in found)


def _named(lookup: Lookup, name: str, pages: Sequence[str]) -> Seen:
    listed = tuple((lookup.labels[page], f"p{lookup.numbers[page]}") for page in pages[:MOST])
    return Seen(name=name, pages=listed, more=len(pages) - len(listed))


def _facts(actor: Actor) -> tuple[str, ...]:
    country = _STATES.get(actor.country or "", actor.country) or "country not known"
    return (country,) if actor.kind == "place" else (country, actor.sector or "sector not known")


def held(held: Held) -> str:
    """Say what the table says: "vice president (United States), 20 January 2017 to 20 January 2021"."""
    of = [_STATES.get(held.country or "", held.country or ""), _BODIES.get(held.body or "", held.body or "")]
    place = f" ({', '.join(filter(None, of))})" if any(of) else ""
    start = f"from {date(held.start)}" if held.start else "from a day not known"
    return f"{held.office}{place}, {start} {f'to {date(held.end)}' if held.end else 'on'}"


def _entries(role: str, found: Iterable[tuple[Told, Entry]]) -> Entries:
    every = sorted(found, key=lambda pair: (pair[1].story, pair[1].number))
    rest = {story.anchor: story.headline for story, _ in every[MOST:]}
    return Entries(
        heading=_LISTS[role][0],
        of=_LISTS[role][1],
        first=tuple(entry for _, entry in every[:MOST]),
        numbers=tuple((entry.story, entry.number) for _, entry in every),
        more=len(every[MOST:]),
        stories=tuple((headline, anchor) for anchor, headline in rest.items())[:MOST],
        further=len(rest) - min(len(rest), MOST),
    )
