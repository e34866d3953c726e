"""When it was: the words that give a day, and the date they stand for where that is known."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from operator import attrgetter

from accordingto import lexicon
from accordingto.record.base import Span
from accordingto.record.parse import Parse

_MONTHS = {line["name"]: int(line["number"]) for line in lexicon.table("months")}
_DAYS, _NEAR = (
    {line["word"]: int(line["value"]) for line in lexicon.table("event_days") if line["kind"] == kind}
    for kind in ("weekday", "days from now")
)
_FULL = 10
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_MONTH = re.compile(rf"\b({'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b", re.IGNORECASE)
_VAGUE = re.compile(r"\b(next|last|late|early|mid|end|beginning|since|until|between|from|every|each)\b", re.IGNORECASE)
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")
_WORD = re.compile(rf"\b({'|'.join((*_DAYS, *_NEAR))})\b", re.IGNORECASE)


def find_date(parse: Parse, text: str, tokens: Iterable[int]) -> Span | None:
    """Return the first words among `tokens` that the parser saw as a date: "Monday", "14 April 2017"."""
    inside = frozenset(tokens)
    for first, last in _named(parse, inside, ("DATE",)):
        return parse.span(first, last)
    for token in sorted(inside):
        if _WORD.fullmatch(parse.span(token).of(text)):
            return parse.span(token)
    return None


def dates(parse: Parse, text: str, tokens: Iterable[int]) -> list[tuple[int, int]]:
    """Return the bounds (both included) of all words of time that begin among `tokens`, in order: "Monday night"."""
    inside = frozenset(tokens)
    found = list(_named(parse, inside, ("DATE", "TIME")))
    held = {token for first, last in found for token in range(first, last + 1)}
    words = (token for token in inside - held if _WORD.fullmatch(parse.span(token).of(text)))
    return sorted((*found, *((token, token) for token in words)))


def _named(parse: Parse, inside: frozenset[int], types: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the names of one of `types` that begin inside."""
    last = max(inside, default=-1)
    first = bisect_left(parse.names, min(inside, default=0), key=attrgetter("start"))
    for name in islice(parse.names, first, None):
        if name.start > last:
            break
        if name.type in types and name.start in inside:
            yield name.start, name.end - 1


def to_iso(words: str, published: str | None, *, ahead: bool = False) -> str | None:
    """Return the ISO prefix that words of time stand for, None where they give none; `ahead` of what is still to come.

    "14 April 2017" is 2017-04-14, "in 2008" is 2008. "Monday" on a page of 2018-02-13 (a Tuesday) is 2018-02-12 for
    what has happened and 2018-02-19 for what is to come; so with "14 April". Without the page's date that is not known.
    """
    year = _YEAR.search(words)
    if year is not None:
        return _with_year(words.replace(year[0], " "), int(year[0]))
    if published is None or len(published) < _FULL:
        return None
    today = date.fromisoformat(published[:_FULL])
    if _MONTH.search(words) is not None:
        return _in_year(words, today, ahead=ahead)
    word = _WORD.search(words)
    return None if word is None else _near(word[0].lower(), today, ahead=ahead)


def _with_year(words: str, year: int) -> str | None:
    month = _MONTH.search(words)
    if month is None:
        return f"{year:04}" if re.fullmatch(r"\W*+(?:in|of|since|the year)?\W*", words) else None
    day = _DAY.search(words)
    number = _MONTHS[month[0].lower()]
    if day is None or not 1 <= int(day[1]) <= 31:
        return f"{year:04}-{number:02}"
    return f"{year:04}-{number:02}-{int(day[1]):02}"


def _in_year(words: str, today: date, *, ahead: bool) -> str | None:
    """Return the day or month whose year nobody gives: the last one before the page's date, or the next one after."""
    found = None if _VAGUE.search(words) else _with_year(words, today.year)
    if found is None:
        return None
    this = today.isoformat()[: len(found)]
    wrong_way = found != this and (found < this) == ahead
    return _with_year(words, today.year + (1 if ahead else -1)) if wrong_way else found


def _near(word: str, published: date, *, ahead: bool) -> str:
    if word in _NEAR:
        return (published + timedelta(days=_NEAR[word])).isoformat()
    back = (published.weekday() - _DAYS[word]) % 7
    days = (7 - back if back else 7) if ahead else -back
    return (published + timedelta(days=days)).isoformat()
