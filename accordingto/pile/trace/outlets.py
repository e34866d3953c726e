"""Which outlet or agency a name stands for, and which page is an agency's text."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from accordingto import lexicon
from accordingto.record.base import Evidence, Span
from accordingto.record.report import Report

_STATE = re.compile(
    r"\bstate(?:[- ](?:run|owned|controlled|backed))?(?: official)?"
    r" (?:media|news|television|tv|radio|broadcaster|newspapers?|press|outlets?)\b",
    re.IGNORECASE,
)
_RUN = r"\bstate(?:[- ](?:run|owned|controlled|backed|news))?(?: news)?(?: agency)? (?:the )?"
_CREDIT = re.compile(r"\((?P<name>[A-Z][\w .&'’-]{1,40}?)\)|\b[Bb]y (?:the )?(?P<by>[A-Z][\w .&'’-]{2,40})")
_AGENCY = re.compile(r"\b(?:agency|newswire|wire service|wire)$", re.IGNORECASE)
_KIND = re.compile(r" (?:state )?(?:news|press)? ?(?:agency|newspaper|newswire|wire service)$")
_OWN = re.compile(
    r"(?:this|our) (?:news)?(?:paper|agency|site|website|magazine|outlet|station|network|channel)$", re.IGNORECASE
)
# "The Herald - Opinion", "The Herald (Web News)": a part of an outlet is the outlet.
_SECTION = re.compile(r"\s+[-–—|]\s+\w[\w ]*$|\s*\([^)]*\)$")
_OPENING = 120


class Outlet(NamedTuple):
    """An outlet by its name; `country` is empty where it is not known."""

    name: str
    country: str
    agency: bool
    state_run: bool


class Press(NamedTuple):
    """The outlets that a pile may name: those of the lexicon, and those whose pages are in it; by folded name."""

    named: Mapping[str, Outlet]

    def outlet(self, name: str | None) -> Outlet | None:
        """Return the outlet that a name or a short form of it stands for: "KCNA" is the Korean Central News Agency."""
        return _known_by(name, self.named) if name and _could_name(name) else None

    def of(self, report: Report) -> Outlet | None:
        """Return the outlet of a page, or None where the page does not tell."""
        return self.outlet(report.page.outlet)

    def credit(self, report: Report) -> tuple[Outlet, Evidence] | None:
        """Return the agency whose text a page says it is, and where it says so.

        A byline "By Associated Press" says so, and "GENEVA (Reuters) -" where the text begins; a photo credit does not.
        """
        for span in _credits(report):
            for match in _CREDIT.finditer(report.page.text, span.start, span.end):
                group = "name" if match["name"] else "by"
                found = self.outlet(match[group])
                if found and found.agency:
                    place = Span(*match.span(group))
                    return found, Evidence(page=report.page.id, span=place, words=place.of(report.page.text))
        return None


def press(outlets: Iterable[str | None]) -> Press:
    """Return the outlets of the lexicon and of a pile's pages; those also go by their short names and their initials.

    "Halyard News Agency" is "Halyard" too, and "HNA".
    """
    named = dict(_known())
    ours = sorted({outlet for outlet in outlets if outlet})
    for name in ours:
        one = _known_by(name, named) or Outlet(name, "", bool(_AGENCY.search(name)), state_run=False)
        for short in (_fold(name), _KIND.sub("", _fold(name)), _initials(name)):
            named.setdefault(short, one)
    return Press(named)


@lru_cache(maxsize=1 << 14)
def own_outlet(words: str) -> bool:
    """Say whether words stand for the outlet whose page they are on: "this newspaper"."""
    return bool(_OWN.match(words))


@lru_cache(maxsize=1 << 14)
def state_media(words: str) -> bool:
    """Say whether words stand for the media of a state, none of them named: "North Korean state media"."""
    return bool(_STATE.search(words))


@lru_cache(maxsize=1 << 14)
def agency_word(name: str | None) -> bool:
    """Say whether a name says itself that it is an agency's."""
    return bool(name and _AGENCY.search(name))


def called_state_run(name: str, texts: Iterable[str]) -> bool:
    """Say whether some page calls an agency the state's: "the state-run Carthage Press Agency"."""
    told = re.compile(_RUN + re.escape(name.removeprefix("The ")))
    return any(told.search(text) for text in texts)


def _credits(report: Report) -> list[Span]:
    """Return the stretches where a page may name the agency its text is from."""
    spans = [region.span for region in report.regions if region.kind in ("byline", "dateline")]
    body = next((region.span for region in report.regions if region.kind == "body"), None)
    return [*spans, Span(body.start, min(body.end, body.start + _OPENING))] if body else spans


def _known_by(name: str, named: Mapping[str, Outlet]) -> Outlet | None:
    return named.get(_fold(name)) or named.get(_fold(_SECTION.sub("", name)))


@cache
def _known() -> dict[str, Outlet]:
    named: dict[str, Outlet] = {}
    for row in lexicon.table("outlets"):
        one = Outlet(row["name"], row["country"], row["kind"] == "agency", row["state_run"] == "yes")
        for name in (row["name"], *row["aliases"].split(";")):
            if name:
                named.setdefault(_fold(name), one)
    return named


def _could_name(words: str) -> bool:
    """Say whether words could be an outlet's name: "I" and "time" are not, though there are outlets called so."""
    bare = words.removeprefix("The ").removeprefix("the ")
    return len(bare) > 1 and not bare[0].islower()


@lru_cache(maxsize=1 << 14)
def _fold(name: str) -> str:
    folded = " ".join(name.casefold().replace("’", "'").replace("-", " ").split())
    return folded.removeprefix("the ").removesuffix(".com").removesuffix("'s")


def _initials(name: str) -> str:
    words = name.removeprefix("The ").split()
    return "".join(word[0] for word in words).casefold() if len(words) > 2 else _fold(name)
