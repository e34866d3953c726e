"""The dateline a report begins with: where it was written, at times when and by which agency, up to the dash."""

import re

from accordingto import lexicon
from accordingto.record.base import Span

_NAME = r"[A-Z][\w.’'-]*"
_SMALL = r"(?:of|the|de|del|do|da|la|le|el|al|on|and|near|in)"
_CAPITALS = r"[A-Z][A-Z.’'-]+"
_TOWN = rf"{_NAME}(?:[ /]-?(?:{_SMALL} )?{_NAME}){{0,4}}"
_TOWN_IN_CAPITALS = rf"{_CAPITALS}(?:[ /](?:{_SMALL} )?{_CAPITALS}){{0,3}}"
_LAND = rf"(?:, {_NAME}(?: {_NAME})?){{0,2}}"
_MONTH = "|".join(row["name"] for row in lexicon.table("months"))
_DAY = (
    rf"(?i:(?:{_MONTH})\.? \d{{1,2}}|\d{{1,2}} (?:{_MONTH})\b\.?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"(?:,? \d{4})?"
)
# No party and state of a politician: "(R-Texas)", "(D)".
_AGENCY = r"\((?![A-Z]\)|[A-Z]-)[A-Z][\w&.’'/ -]{1,40}\)"
_NEXT = r"(?=[\"“‘'«(\[]{0,2}[A-Z\d])"
_DASH = rf"\s*(?:\s[-_]\s|\s--|--\s|[–—―])\s*{_NEXT}"
_AFTER_BRACKET = rf"\s*(?:--?|[–—―_])\s*{_NEXT}"
_SIGNED = re.compile(rf"(?:{_TOWN}{_LAND},? )?(?:{_DAY} )?{_AGENCY}(?:{_AFTER_BRACKET}|(?<=[A-Z]\))(?=[A-Z][a-z]))")
_WIRE = r"(?: /[A-Z][\w. -]{1,30}/)?"
_DATED = re.compile(rf"{_TOWN}{_LAND},? {_DAY}{_WIRE}{_DASH}")
_BARE = re.compile(rf"(?P<town>{_TOWN_IN_CAPITALS}){_LAND}{_DASH}")
_OF_CAPITAL = re.compile(rf"(?P<town>{_TOWN})(?:{_DASH}|:\s+{_NEXT})")
_SECOND_DASH = re.compile(r"[^.!?]{0,300}?(?:\s-\s|\s--|[–—])")
_LABELS = frozenset(lexicon.load("line_labels"))
_SEATS = frozenset(row["capital"].casefold() for row in lexicon.table("states") if row["capital"])
_LONGEST, _SHORTEST_REST, _LONGEST_ACRONYM = 120, 20, 5


def find_dateline(text: str, start: int, end: int) -> Span | None:
    """Return the dateline that a paragraph begins with, its dash too; None if it begins with its first sentence.

    "TUNIS, 3 March (CPA) - The president agreed." has "TUNIS, 3 March (CPA) -"; "Tunis — the capital — slept." has
    none, its town is what it tells of.
    """
    head = text[start : min(end, start + _LONGEST)].replace("\xa0", " ")
    match = _SIGNED.match(head) or _DATED.match(head) or _bare(head)
    if match is None or end - start - match.end() < _SHORTEST_REST:
        return None
    return Span(start, start + len(match[0].rstrip()))


def _bare(head: str) -> re.Match[str] | None:
    """Match a town with neither day nor agency: in capitals before a dash, or the capital of a state."""
    match = _BARE.match(head)
    if match and match["town"] not in _LABELS:
        acronym = len(match["town"]) <= _LONGEST_ACRONYM and match["town"].casefold() not in _SEATS
        return None if acronym and _SECOND_DASH.match(head, match.end()) else match
    match = _OF_CAPITAL.match(head)
    if match and match["town"].casefold() in _SEATS and not _SECOND_DASH.match(head, match.end()):
        return match
    return None
