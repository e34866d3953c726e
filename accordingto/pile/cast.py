"""Who the names and mentions of a pile are: from a link or a mention to its actor."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec import structs

from accordingto.pile.resolve.figure import spelled
from accordingto.record.actor import Actor, Mention
from accordingto.record.base import Record
from accordingto.record.report import Report
from accordingto.record.said import Link


class Cast(Record, frozen=True, kw_only=True, dict=True):
    """The actors of a pile and their mentions, to be asked who somebody is."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]

    @cached_property
    def _by_mention(self) -> dict[str, Actor]:
        return {mention: actor for actor in self.actors for mention in actor.mentions}

    @cached_property
    def _by_name(self) -> dict[str, Actor | None]:
        named: dict[str, Actor | None] = {}
        for actor in self.actors:
            for name in sorted({fold(name) for name in (actor.name, *actor.names)}):
                # A name that two actors share ("Kim") says nothing.
                named[name] = None if name in named else actor
        return named

    @cached_property
    def _mentioned(self) -> dict[str, Mention]:
        return {mention.id: mention for mention in self.mentions}

    def mention(self, link: Link) -> Mention | None:
        """Return the mention that a link rests on, or None."""
        return self._mentioned.get(link.mention or "")

    def actor(self, link: Link) -> Actor | None:
        """Return the actor a link names, by its mention or else by its name; None when that is not known."""
        found = self._by_mention.get(link.mention or "")
        return found or (self._by_name.get(fold(link.name)) if link.name else None)

    def key(self, link: Link) -> str | None:
        """Return what two links to one actor share: the actor's id, else the folded name; None when not known."""
        actor = self.actor(link)
        if actor and link.name:
            return actor.id
        if link.name:
            return f"name {fold(link.name)}"
        # "the justice department" is one and the same in all pages of a story, though no page gives it a name.
        words = fold(link.words or "") if (link.words or "").casefold().startswith("the ") else ""
        return f"words {words}" if " " in words else None

    def name(self, link: Link) -> str | None:
        """Return the chosen name of who a link names, else the name the page gives."""
        actor = self.actor(link) if link.name else None
        return actor.name if actor else link.name

    def names(self, link: Link) -> tuple[str, ...]:
        """Return the chosen names of all whom a link names, the first one's first."""
        beside = (one.name for mention in link.beside if (one := self._by_mention.get(mention)) is not None)
        return tuple(filter(None, (self.name(link), *beside)))

    def actors_of(self, mentions: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the actors that some mentions belong to, sorted; a mention of nobody known has none."""
        return tuple(sorted({self._by_mention[mention].id for mention in mentions if mention in self._by_mention}))

    def known(self, actor: str) -> Actor | None:
        """Return the actor with this id, or None."""
        return self._by_id.get(actor)

    def here(self, mentions: tuple[Mention, ...]) -> "Cast":
        """Return those of the cast that some mentions belong to, with these mentions and their names only."""
        found: dict[str, list[Mention]] = {}
        known = [mention for mention in mentions if mention.id in self._by_mention]
        for mention in sorted(known, key=lambda mention: mention.id):
            found.setdefault(self._by_mention[mention.id].id, []).append(mention)
        actors = (_only(self._by_id[actor], found[actor]) for actor in sorted(found))
        return Cast(actors=tuple(actors), mentions=mentions)

    @cached_property
    def _by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}


def cast(reports: Iterable[Report], actors: Iterable[Actor]) -> Cast:
    """Bring the actors and the mentions of a pile together."""
    return Cast(actors=tuple(actors), mentions=tuple(mention for report in reports for mention in report.mentions))


def _only(actor: Actor, mentions: Sequence[Mention]) -> Actor:
    """Return an actor as some mentions show it; its name is still the one chosen of all it has."""
    names = {*spelled(mentions), *(mention.name for mention in mentions if mention.name)}
    return structs.replace(actor, mentions=tuple(mention.id for mention in mentions), names=tuple(sorted(names)))


def fold(name: str) -> str:
    """Bring a name to the key it is looked up by: "The Noon-Ledger" is "noon ledger"."""
    return " ".join(name.casefold().replace("’", "'").replace("-", " ").removeprefix("the ").split())
