"""Which outlet or agency a name stands for, and which page is an agency's text."""

import re
from functools import cache
from typing import NamedTuple

from accordingto import lexicon
from accordingto.record.base import Evidence, Span
from accordingto.record.report import Report

_STATE = re.compile(
    r"\bstate(?:[- ](?:run|owned|controlled|backed))?(?: official)?"
    r" (?:media|news|television|tv|radio|broadcaster|newspapers?|press|outlets?)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"\((?P<name>[A-Z][\w .&'’-]{1,40}?)\)|\b[Bb]y (?:the )?(?P<by>[A-Z][\w .&'’-]{2,40})")
_OPENING = 120


class Outlet(NamedTuple):
    """An outlet as the lexicon knows it."""

    name: str
    country: str
    agency: bool
    state_run: bool


def outlet(name: str | None) -> Outlet | None:
    """Return the outlet that a name or a short form of it stands for: "KCNA" is the Korean Central News Agency."""
    return _named().get(_fold(name)) if name else None


def state_media(words: str | None) -> bool:
    """Say whether words stand for the media of a state, none of them named: "North Korean state media"."""
    return bool(words and _STATE.search(words))


def credit(report: Report) -> tuple[Outlet, Evidence] | None:
    """Return the agency whose text a page says it is, and where it says so.

    A byline "By Associated Press" says so, and "GENEVA (Reuters) -" where the text begins; a photo credit does not.
    """
    text = report.page.text
    spans = [region.span for region in report.regions if region.kind in ("byline", "dateline")]
    body = next((region.span for region in report.regions if region.kind == "body"), None)
    if body:
        spans.append(Span(body.start, min(body.end, body.start + _OPENING)))
    for span in spans:
        for match in _CREDIT.finditer(text, span.start, span.end):
            group = "name" if match["name"] else "by"
            found = outlet(match[group])
            if found and found.agency:
                place = Span(*match.span(group))
                return found, Evidence(page=report.page.id, span=place, words=place.of(text))
    return None


@cache
def state_agency(country: str, named: tuple[str, ...]) -> Outlet | None:
    """Return the one state-run agency of a country among those that a story names, or None."""
    rows = {found for name in named if (found := outlet(name))}
    mine = [row for row in rows if row.country == country and row.state_run and row.agency]
    return mine[0] if len(mine) == 1 else None


@cache
def _named() -> dict[str, Outlet]:
    named: dict[str, Outlet] = {}
    for row in lexicon.table("outlets"):
        one = Outlet(row["name"], row["country"], row["kind"] == "agency", row["state_run"] == "yes")
        for name in (row["name"], *row["aliases"].split(";")):
            if name:
                named.setdefault(_fold(name), one)
    return named


def _fold(name: str) -> str:
    folded = " ".join(name.casefold().replace("’", "'").replace("-", " ").split())
    return folded.removeprefix("the ").removesuffix(".com").removesuffix("'s")
