"""For which outlet somebody asks and writes, as one page shows it: "Fox News's Chris Wallace" is of Fox News."""

import re
from collections.abc import Iterator

from accordingto import lexicon
from accordingto.pile.trace.outlets import Outlet, Press
from accordingto.record.actor import Mention
from accordingto.record.base import Evidence, Span
from accordingto.record.report import Report

_ROLES = "|".join(map(re.escape, sorted(lexicon.load("press_roles"), reverse=True)))
# "CNN's", "CNN anchor", "the Herald's chief political correspondent": what stands between an outlet and its own.
_BEFORE = re.compile(rf"(?:['’]s?)? (?:(?:[a-z]+ ){{0,2}}(?:{_ROLES}),? )?")
_BEHIND = re.compile(rf",? (?:(?:an?|the) (?:{_ROLES}) )?(?:of|from|with|for|at) (?:the )?")


def employer(somebody: Mention, report: Report, press: Press) -> tuple[Outlet, Evidence] | None:
    """Return the outlet that the page shows somebody to be of, and where it says so; None where it does not.

    "Ada Varga of the Herald" and "Herald reporter Ada Varga" are shown to be of the Herald, wherever else the page says
    only "Varga"; "the Herald met Ada Varga" shows nothing.
    """
    text = report.page.text
    named = [mention for mention in report.mentions if mention.first == somebody.first and mention.form != "pronoun"]
    for outlet, place in _outlets(report, press):
        if any(_is_of(text, place, mention.head) for mention in named):
            return outlet, Evidence(page=report.page.id, span=place, words=place.of(text))
    return None


def _outlets(report: Report, press: Press) -> Iterator[tuple[Outlet, Span]]:
    """Yield the outlets that a page names, in order, each with its name's place."""
    for mention in report.mentions:
        if mention.form in ("name", "short name") and (found := press.outlet(mention.name)):
            yield found, mention.head


def _is_of(text: str, outlet: Span, person: Span) -> bool:
    if outlet.end <= person.start:
        between = text[outlet.end : person.start]
        return between != " " and _BEFORE.fullmatch(between) is not None
    return _BEHIND.fullmatch(text[person.end : outlet.start]) is not None
