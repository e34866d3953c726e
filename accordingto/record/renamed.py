"""The records of a report under other ids: in every place that names one."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from accordingto.record.actor import Mention
from accordingto.record.base import Span
from accordingto.record.event import Event
from accordingto.record.page import Page
from accordingto.record.report import Report
from accordingto.record.said import Attribution, Link


class Change(NamedTuple):
    """Other ids for pages and for records, and other words where a span says which."""

    pages: Mapping[str, str]
    names: Mapping[str, str]
    said: Callable[[str, Span], str]

    def name(self, identity: str) -> str:
        return self.names.get(identity, identity)

    def home(self, identity: str) -> str:
        return self.pages.get(identity, identity)

    def mention(self, one: Mention, identity: str) -> Mention:
        words, members = self.said(one.words, one.span), tuple(map(self.name, one.members))
        home, first = self.home(one.page), self.name(one.first)
        return replace(one, id=identity, page=home, first=first, members=members, words=words)

    def link(self, one: Link) -> Link:
        words = self.said(one.words, one.span) if one.span and one.words is not None else one.words
        beside = tuple(map(self.name, one.beside))
        return replace(one, mention=one.mention and self.name(one.mention), beside=beside, words=words)

    def attribution(self, one: Attribution, identity: str) -> Attribution:
        return replace(
            one,
            id=identity,
            page=self.home(one.page),
            words=tuple(map(self.said, one.words, one.content)),
            chain=tuple(map(self.link, one.chain)),
            parent=one.parent and self.name(one.parent),
        )

    def event(self, one: Event, identity: str) -> Event:
        return replace(
            one,
            id=identity,
            page=self.home(one.page),
            words=self.said(one.words, one.trigger),
            agent=tuple(map(self.name, one.agent)),
            patient=tuple(map(self.name, one.patient)),
            place=one.place and self.name(one.place),
            by=one.by and self.name(one.by),
        )


def records(report: Report) -> tuple[Mention | Attribution | Event, ...]:
    """Return all records of a report that have an id, in its order."""
    return (*report.mentions, *report.said, *report.events)


def changed(report: Report, page: Page, ids: Iterable[str], change: Change) -> Report:
    """Return a report with other ids, in the order of its records, and whatever else changes."""
    names = iter(ids)
    return replace(
        report,
        page=page,
        mentions=tuple([change.mention(one, next(names)) for one in report.mentions]),
        said=tuple([change.attribution(one, next(names)) for one in report.said]),
        events=tuple([change.event(one, next(names)) for one in report.events]),
    )
