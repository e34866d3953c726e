"""Who appears: each actor's name, the other names seen, on how many pages; those met in passing apart."""

from collections.abc import Sequence

from accordingto.record.actor import Actor
from accordingto.record.base import Record
from accordingto.show.actor import ActorPage, actor_pages
from accordingto.show.lookup import Lookup
from accordingto.show.told import Told
from accordingto.show.words import count, one_line


class Person(Record, frozen=True, kw_only=True):
    """An actor: the chosen name, other names seen, what the pages call the office, how often and where."""

    anchor: str
    name: str
    others: tuple[str, ...]
    kind: str
    offices: tuple[str, ...]
    pages: int
    mentions: int

    @property
    def facts(self) -> str:
        """All of it but the name, in a line: "person · minister · 2 pages · also Ms Varga"."""
        also = [f"also {', '.join(self.others)}"] if self.others else []
        told = [self.kind, ", ".join(self.offices), count(self.pages, "page"), *also]
        return " · ".join(fact for fact in told if fact)


class Cast(Record, frozen=True, kw_only=True):
    """`active`: each with its own page. Of those without one, `leading` are named on several pages or under several
    names, `passing` are all others.
    """

    active: tuple[tuple[Person, ActorPage], ...]
    leading: tuple[Person, ...]
    passing: tuple[Person, ...]


def cast(lookup: Lookup, stories: Sequence[Told]) -> Cast:
    """Return the actors of a dossier, those on most pages first.

    "Kim Jong Un", who is quoted, has his page; a street named once is passing.
    """
    pages = actor_pages(lookup, stories)
    hands = {lookup.hand(link) for said in lookup.said.values() for link in said.chain}
    people = sorted((_person(lookup, actor) for actor in lookup.dossier.actors), key=_order)
    silent = [person for person in people if person.anchor not in pages]
    leads = [person.pages > 1 or person.name in hands or bool(person.others) for person in silent]
    pairs = list(zip(silent, leads, strict=True))
    return Cast(
        active=tuple((person, pages[person.anchor]) for person in people if person.anchor in pages),
        leading=tuple(person for person, lead in pairs if lead),
        passing=tuple(person for person, lead in pairs if not lead),
    )


def _person(lookup: Lookup, actor: Actor) -> Person:
    seen = [lookup.mentions[mention] for mention in actor.mentions if mention in lookup.mentions]
    name = one_line(actor.name)
    others = {_bare(other): one_line(other) for other in reversed(actor.names)}
    others.pop(_bare(name), None)
    return Person(
        anchor=actor.id,
        name=name,
        others=tuple(reversed(others.values())),
        kind="" if actor.kind == "unknown" else actor.kind,
        offices=tuple(map(one_line, actor.offices)),
        pages=len({mention.page for mention in seen}),
        mentions=len(seen),
    )


def _bare(name: str) -> str:
    """Fold a name: "The owners" is no other name than "owners"; "Kim Jong-Un" and "Kim Jong-un" are two."""
    bare = one_line(name)
    bare = bare[4:] if bare[:4].lower() == "the " else bare
    return bare[:1].lower() + bare[1:]


def _order(person: Person) -> tuple[int, int, str, str]:
    return (-person.pages, -person.mentions, person.name, person.anchor)
