"""A dossier to be exported: the page, the actor, the claim, the story and the origins behind a record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from accordingto.record.base import Span
from accordingto.record.by_id import ById
from accordingto.record.claim import Claim, Origin
from accordingto.record.event import Event
from accordingto.record.page import Page
from accordingto.record.report import Report
from accordingto.record.said import Attribution, Link
from accordingto.record.story import Story


@dataclass(frozen=True)
class Index(ById):
    """What stands behind each record of a dossier; None where the dossier has nothing of that id."""

    @cached_property
    def pages(self) -> dict[str, Page]:
        return {report.page.id: report.page for report in self.dossier.reports}

    @cached_property
    def story_of(self) -> dict[str, Story]:
        """The story of each page, by the page's id."""
        return {page: story for story in self.dossier.stories for page in story.pages}

    @cached_property
    def claim_of(self) -> dict[str, Claim]:
        """The claim of each attribution and event, by their ids."""
        return {member: claim for claim in self.dossier.claims for member in claim.members}

    def hand(self, link: Link) -> str | None:
        """Return who a hand of a chain is, by the name chosen for them; None when nobody says."""
        actor = self.actor_of(link)
        return actor.name if actor else link.name

    def name(self, mention: str) -> str | None:
        """Return the name chosen for whom a mention stands for; the words of the page where they have none."""
        seen, actor = self.mentions.get(mention), self.actor(mention)
        if seen is None:
            return None
        return (actor.name if actor and seen.name else seen.name) or seen.words

    def names(self, mentions: Iterable[str]) -> tuple[str, ...]:
        """Return the names of some mentions, each once, in their order."""
        return tuple(dict.fromkeys(name for mention in mentions if (name := self.name(mention))))

    def behind(self, claim: Claim | None) -> tuple[Origin, ...]:
        """Return the origins of a claim that can be counted: an outlet's own word, which names no source, is none."""
        found = (self.origins[one] for one in (claim.origins if claim else ()) if one in self.origins)
        return tuple(origin for origin in found if origin.kind != "own word")

    def statements(self) -> Iterator[tuple[Report, Attribution]]:
        """Yield every attribution with the report it is of, in the order of the dossier and then of the page."""
        for report in self.dossier.reports:
            for said in report.statements:
                yield report, said

    def deeds(self) -> Iterator[tuple[Report, Event]]:
        """Yield every event with the report it is of, in the order of the dossier and then of the page."""
        for report in self.dossier.reports:
            for event in report.events:
                yield report, event

    def words(self, page: str, span: Span) -> str:
        """Return the words of a span of a page."""
        return span.of(self.pages[page].text)


def way(index: Index, said: Attribution) -> str:
    """Return a chain in one line: "Ada Varga → the Corran Post → The Tideway Herald", "?" for a hand nobody names."""
    return " → ".join(index.hand(link) or link.words or "?" for link in said.chain)
