"""Every record of a dossier by its id, and what to call a page, a speaker, an actor."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from msgspec.structs import replace

from accordingto.record.actor import Actor
from accordingto.record.base import Evidence, Record, Span
from accordingto.record.by_id import ById
from accordingto.record.claim import Claim, Origin
from accordingto.record.page import Page
from accordingto.record.report import Report
from accordingto.record.said import Attribution, Link
from accordingto.show.words import one_line, quoted, series


class Place(Record, frozen=True, kw_only=True):
    """Characters of a page (its id is `source`): what it is called, where they lie, what leads there."""

    page: str
    source: str
    start: int
    end: int
    words: str
    anchor: str

    @property
    def offsets(self) -> str:
        return f"{self.start}–{self.end}"


@dataclass(frozen=True)
class Lookup(ById):
    """A dossier to be shown: its records by id, and what to call them."""

    @cached_property
    def reports(self) -> dict[str, Report]:
        return {report.page.id: report for report in self.dossier.reports}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.dossier.claims}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.dossier.actors}

    @cached_property
    def _spoken_of(self) -> dict[str, tuple[tuple[int, ...], tuple[tuple[Span, Actor], ...]]]:
        """The mentions of actors on each page, in their order, with their starts apart, to be searched."""
        found = {}
        for page, report in self.reports.items():
            seen = [(mention.span, actor) for mention in report.mentions if (actor := self.actor(mention.id))]
            seen.sort(key=lambda pair: pair[0])
            found[page] = (tuple(span.start for span, _ in seen), tuple(seen))
        return found

    @cached_property
    def labels(self) -> dict[str, str]:
        """What to call each page: its outlet, numbered where several pages of one story bear one name."""
        story_of = {page: story.id for story in self.dossier.stories for page in story.pages}
        names = {page: (story_of.get(page, ""), outlet(report.page)) for page, report in self.reports.items()}
        many, met, labels = Counter(names.values()), Counter[tuple[str, str]](), {}
        for page, name in names.items():
            met[name] += 1
            labels[page] = f"{name[1]} ({met[name]})" if name[0] and many[name] > 1 else name[1]
        return labels

    @cached_property
    def _outlets(self) -> dict[str, str]:
        return {report.page.label: outlet(report.page) for report in self.dossier.reports}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each page in the dossier, from 1."""
        return {report.page.id: number for number, report in enumerate(self.dossier.reports, start=1)}

    def behind(self, claim: Claim) -> list[Origin]:
        """Return the origins of a claim, those as inferred to which none of its own pages leads outright."""
        found = [self.origins[one] for one in claim.origins if one in self.origins]
        return [replace(one, how="inferred" if one.id in claim.inferred else "said") for one in found]

    def called(self, text: str) -> str:
        """Return `text` with each page without an outlet, named there by its input, called as it is elsewhere."""
        for label, name in sorted(self._outlets.items(), key=lambda pair: -len(pair[0])):
            if label != name and "/" in label:
                text = text.replace(label, name)
        return text

    def outlets(self, labels: Iterable[str]) -> tuple[str, ...]:
        """Return what to call the outlets that a claim knows by the labels of their pages."""
        return tuple(self._outlets.get(label, one_line(label)) for label in labels)

    def within(self, page: str, span: Span) -> Iterator[Actor]:
        """Yield the actors that some words of a page speak of: "No ship sails till Ms Varga pays" of her."""
        starts, found = self._spoken_of.get(page, ((), ()))
        for seen, actor in found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            if span.holds(seen):
                yield actor

    def ids(self, actors: Iterable[Actor | None]) -> list[str]:
        """Return the ids of those of some actors who are known, each once, in their order."""
        return list(dict.fromkeys(actor.id for actor in actors if actor))

    def name(self, name: str) -> str:
        """Return the name chosen for whoever is called `name`: "Kim Jong Un" where "Kim Jong-un" was chosen."""
        bearer = self.bearer(name)
        return one_line(bearer.name if bearer else name)

    def hand(self, link: Link) -> str | None:
        """Return who a hand of a chain is, or all who speak as one, by their chosen names; None when nobody says."""
        if not link.name:
            return None
        actor = self.actor(link.mention)
        return series((one_line(actor.name) if actor else self.name(link.name), *self.who(link.beside)))

    def is_paper(self, link: Link) -> bool:
        """Say whether a hand is a letter, a bill, a statement, which has no name of its own to be missed."""
        mention = self.mentions.get(link.mention or "")
        return mention is not None and mention.kind == "document"

    def described(self, said: Attribution) -> str | None:
        """Return how the page describes who said something, in marks; None where it has no word for him.

        A bare "who", "that" or "he" is called what it stands for, if the page says: “baker”.
        """
        source, words = said.source, said.speaker.words
        if words and source and source.position and " " not in one_line(words):
            return quoted(source.position)
        return quoted(words) if words else None

    def who(self, mentions: Iterable[str]) -> tuple[str, ...]:
        """Return the names behind mentions; the words of the page where they have none."""
        return tuple(dict.fromkeys(self._who(mention) for mention in mentions if mention in self.mentions))

    def _who(self, mention: str) -> str:
        actor, seen = self.actor(mention), self.mentions[mention]
        if seen.name is None:
            return f"“{one_line(seen.words)}”"
        return one_line(actor.name) if actor else self.name(seen.name)

    def place(self, page: str, span: Span, words: str | None = None) -> Place:
        """Return the place of a span of a page."""
        text = self.reports[page].page.text
        return Place(
            page=self.labels[page],
            source=page,
            start=span.start,
            end=span.end,
            words=one_line(span.of(text) if words is None else words),
            anchor=self.anchor(page, span),
        )

    def evidence(self, found: Evidence) -> Place:
        """Return the place of a piece of evidence."""
        return self.place(found.page, found.span, found.words)

    def anchor(self, page: str, span: Span) -> str:
        """Name a span within the dossier: the third page's characters 10 to 20 are "p3-10-20"."""
        return f"p{self.numbers[page]}-{span.start}-{span.end}"


def outlet(page: Page) -> str:
    """Return what to call the outlet of a page; where it is not known, say so and name the input’s file."""
    return one_line(page.outlet) if page.outlet else f"outlet not known ({one_line(page.name.rsplit('/', 1)[-1])})"
