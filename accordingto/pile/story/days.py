"""Days that statements name, and whether two of them can be one."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from accordingto import lexicon
from accordingto.pile.story.wording import Words
from accordingto.record.base import Span

_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_LAST = 31


class Day(NamedTuple):
    """A day of the month, with the year if the words give it; its characters, and the places of its words."""

    month: int
    day: int
    year: int | None
    span: Span
    places: range


def days(found: Words) -> tuple[Day, ...]:
    """Return the days of the month that a text names.

    "on 1 June" and "on June 1st, 2031" have the first of June; "in June", "next week" and "on Monday" have none.
    """
    read, months = [], _months()
    # Most statements name no month.
    if months.keys().isdisjoint(found.folded):
        return ()
    for place, (shown, folded) in enumerate(zip(found.shown, found.folded, strict=True)):
        month = months.get(folded) if shown[0].isupper() else None
        day = _beside(found, place) if month else None
        if month and day:
            first, last, number = day
            year = _number(found, last + 1, 1800, 2100)
            places = range(first, last + 2 if year else last + 1)
            read.append(Day(month, number, year, found.span(places), places))
    return tuple(read)


def other_day(left: Sequence[Day], right: Sequence[Day]) -> tuple[Day, Day] | None:
    """Return the day of each of two texts if they name one each and these differ; who names two may mean a stretch."""
    if len(left) != 1 or len(right) != 1:
        return None
    ours, theirs = left[0], right[0]
    same = (ours.month, ours.day) == (theirs.month, theirs.day)
    years = {day.year for day in (ours, theirs) if day.year}
    return None if same and len(years) < 2 else (ours, theirs)


def _beside(found: Words, place: int) -> tuple[int, int, int] | None:
    """Return the first and the last place of a date with this month, and the day: "1st June", "June 15"."""
    before = place - 2 if place > 1 and found.folded[place - 1] in _ORDINAL else place - 1
    if before >= 0 and (number := _number(found, before, 1, _LAST)):
        return before, place, number
    if number := _number(found, place + 1, 1, _LAST):
        last = place + 2 if place + 2 < len(found) and found.folded[place + 2] in _ORDINAL else place + 1
        return place, last, number
    return None


def _number(found: Words, place: int, least: int, most: int) -> int | None:
    if place >= len(found) or not found.folded[place].isdecimal():
        return None
    number = int(found.folded[place])
    return number if least <= number <= most else None


@cache
def _months() -> dict[str, int]:
    return {row["name"]: int(row["number"]) for row in lexicon.table("months")}
