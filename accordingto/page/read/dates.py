"""A date in any of the ways pages write them, as an ISO prefix."""

import re
from datetime import date

from accordingto import lexicon

_ISO = re.compile(r"\s*(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?!\d))?)?(?=$|[T\s,+Z])")
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:$|T|\d{6}$)")
_WORDS = re.compile(
    r"(?:\b(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s.-]+)?"
    r"(?P<month>[A-Za-z]{3,9})\b\.?(?:[\s-]+(?P<after>\d{1,2})(?:st|nd|rd|th)?,?(?!\d))?[\s,-]+(?P<year>\d{4})\b"
)
_IN_URL = re.compile(r"/(20\d\d|19\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?:[/-]|$)")
_MONTHS = {row["name"]: int(row["number"]) for row in lexicon.table("months")}


def iso_date(written: str) -> str | None:
    """Return the ISO prefix of a written date, as far as it goes; None where it cannot be told.

    "Tue, 13 Feb 2018 09:12:00 GMT" is "2018-02-13", "February 2018" is "2018-02", "03/04/2018" is None: it is a day
    in March or in April.
    """
    for pattern in (_ISO, _COMPACT):
        if match := pattern.match(written):
            return _prefix(*match.groups())
    for match in _WORDS.finditer(written):
        month = _MONTHS.get(match["month"].lower())
        if month:
            return _prefix(match["year"], str(month), match["day"] or match["after"])
    return None


def url_date(url: str) -> str | None:
    """Return the day in an address that is filed by day: "https://a.example/2018/02/13/talks" is "2018-02-13"."""
    match = _IN_URL.search(url.lower())
    if not match:
        return None
    month = match[2] if match[2].isdigit() else str(_MONTHS.get(match[2], 0))
    found = _prefix(match[1], month, match[3])
    return found if found and len(found) == 10 else None


def _prefix(year: str, month: str | None = None, day: str | None = None) -> str | None:
    """Return the ISO prefix of a day, month or year that exists and a news page can bear."""
    try:
        made = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return None
    if not "1800" < made < "2200":
        return None
    return made[: 10 if month and day else 7 if month else 4]
