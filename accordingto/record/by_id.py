"""A dossier to be asked: each record by its id, and the actor whom a mention or a hand of a chain stands for."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from accordingto.record.actor import Actor, Mention
from accordingto.record.claim import Origin
from accordingto.record.dossier import Dossier
from accordingto.record.event import Event
from accordingto.record.said import Attribution, Link


@dataclass(frozen=True)
class ById:
    """The records of a dossier by id; None, or nothing, where it has none of that id."""

    dossier: Dossier

    @cached_property
    def mentions(self) -> dict[str, Mention]:
        return {mention.id: mention for report in self.dossier.reports for mention in report.mentions}

    @cached_property
    def said(self) -> dict[str, Attribution]:
        return {said.id: said for report in self.dossier.reports for said in report.said}

    @cached_property
    def events(self) -> dict[str, Event]:
        return {event.id: event for report in self.dossier.reports for event in report.events}

    @cached_property
    def origins(self) -> dict[str, Origin]:
        return {origin.id: origin for origin in self.dossier.origins}

    @cached_property
    def _actor_of(self) -> dict[str, Actor]:
        return {mention: actor for actor in self.dossier.actors for mention in actor.mentions}

    @cached_property
    def _bearer(self) -> dict[str, Actor]:
        pairs = [(name, actor) for actor in self.dossier.actors for name in dict.fromkeys((actor.name, *actor.names))]
        seen = Counter(name for name, _ in pairs)
        return {name: actor for name, actor in pairs if seen[name] == 1}

    def actor(self, mention: str | None) -> Actor | None:
        """Return the actor whom a mention stands for, found by the mention or by the first of its page."""
        if mention is None:
            return None
        first = self.mentions[mention].first if mention in self.mentions else mention
        return self._actor_of.get(mention) or self._actor_of.get(first)

    def actor_of(self, link: Link) -> Actor | None:
        """Return the actor that a hand of a chain is, by its mention or else by a name that is only one actor's."""
        if link.name is None:
            return None
        return self.actor(link.mention) or self.bearer(link.name)

    def bearer(self, name: str) -> Actor | None:
        """Return the actor who alone has been seen under a name."""
        return self._bearer.get(name)
