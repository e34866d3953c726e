"""From when to when: the dates that words of time in the clause of an event stand for."""

import re
from typing import NamedTuple

from accordingto.page.day import to_iso

_BETWEEN = re.compile(
    r"(?:(?:from\s+)?(?P<first>.+?)\s*(?:\b(?:to|until|till|through)\b|[-–—])\s*(?P<last>.+)"
    r"|between\s+(?P<one>.+?)\s+and\s+(?P<other>.+))",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b(?!\d)")


class Dates(NamedTuple):
    """ISO prefixes: the day or month of an event, or the first and the last of an interval; None where not known."""

    when: str | None
    until: str | None


NO_DATES = Dates(None, None)


def find_dates(words: str, published: str | None, *, ahead: bool = False) -> Dates:
    """Return what words of time stand for; `ahead` of what is still to come.

    "from 3 to 5 May 2017" is 2017-05-03 until 2017-05-05; "Monday" on a page without a date is neither.
    """
    parts = _BETWEEN.fullmatch(words.strip())
    if parts is not None:
        begins, ends = parts["first"] or parts["one"], parts["last"] or parts["other"]
        last = to_iso(ends, published, ahead=ahead)
        first = to_iso(_whole(begins, ends), published, ahead=ahead)
        if first is not None and last is not None and len(first) == len(last) and first < last:
            return Dates(first, last)
    return Dates(to_iso(words, published, ahead=ahead), None)


def _whole(first: str, last: str) -> str:
    """Give a bare first day the month and year of the last: "3" of "3 to 5 May 2017" is "3 May 2017"."""
    if _BARE.fullmatch(first.strip()):
        return _DAY.sub(first.strip(), last, count=1)
    year = re.search(r"\b(?:19|20)\d\d\b", last)
    return f"{first} {year[0]}" if year and not re.search(r"\b(?:19|20)\d\d\b", first) else first
