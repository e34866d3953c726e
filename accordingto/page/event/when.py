"""When it was: the words of the clause that give a day, and the date they stand for where that is known."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice
from operator import attrgetter

from accordingto import lexicon
from accordingto.record.base import Span
from accordingto.record.event import Status
from accordingto.record.parse import Parse

_MONTHS = {line["name"]: int(line["number"]) for line in lexicon.table("months")}
_DAYS, _NEAR = (
    {line["word"]: int(line["value"]) for line in lexicon.table("event_days") if line["kind"] == kind}
    for kind in ("weekday", "days from now")
)
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_MONTH = re.compile(rf"\b({'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b", re.IGNORECASE)
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")
_WORD = re.compile(rf"\b({'|'.join((*_DAYS, *_NEAR))})\b", re.IGNORECASE)
_AHEAD = frozenset({"planned", "possible", "hypothetical", "threatened"})


def find_date(parse: Parse, text: str, tokens: Iterable[int]) -> Span | None:
    """Return the first words among `tokens` that the parser saw as a date: "Monday", "14 April 2017"."""
    inside = set(tokens)
    last = max(inside, default=-1)
    first = bisect_left(parse.names, min(inside, default=0), key=attrgetter("start"))
    for name in islice(parse.names, first, None):
        if name.start > last:
            break
        if name.type == "DATE" and name.start in inside:
            return parse.span(name.start, name.end - 1)
    for token in sorted(inside):
        if _WORD.fullmatch(parse.span(token).of(text)):
            return parse.span(token)
    return None


def to_iso(words: str, published: str | None, status: Status) -> str | None:
    """Return the ISO prefix that words of time stand for, None where they give none.

    "14 April 2017" is 2017-04-14, "in 2008" is 2008. "Monday" on a page of 2018-02-13 (a Tuesday) is 2018-02-12 for
    what has happened and 2018-02-19 for what is to come; without the page's date it is not known.
    """
    year = _YEAR.search(words)
    if year is not None:
        return _with_year(words.replace(year[0], " "), int(year[0]))
    word = _WORD.search(words)
    if word is None or published is None or len(published) < 10:
        return None
    return _near(word[0].lower(), date.fromisoformat(published[:10]), ahead=status in _AHEAD)


def _with_year(words: str, year: int) -> str | None:
    month = _MONTH.search(words)
    if month is None:
        return f"{year:04}" if re.fullmatch(r"\W*(?:in|of|since|the year)?\W*", words) else None
    day = _DAY.search(words)
    number = _MONTHS[month[0].lower()]
    if day is None or not 1 <= int(day[1]) <= 31:
        return f"{year:04}-{number:02}"
    return f"{year:04}-{number:02}-{int(day[1]):02}"


def _near(word: str, published: date, *, ahead: bool) -> str:
    if word in _NEAR:
        return (published + timedelta(days=_NEAR[word])).isoformat()
    back = (published.weekday() - _DAYS[word]) % 7
    days = (7 - back if back else 7) if ahead else -back
    return (published + timedelta(days=days)).isoformat()
