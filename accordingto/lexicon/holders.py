"""Who held which office on a day, by our table of office holders.

Days and bounds are ISO prefixes: "2018-02" is some day of that month. A term *certainly* covers a day when it does so
however its bounds and the day fall within what is known of them; it *possibly* covers it when it may. A term without an
end is certain up to the newest entry of the table and possible to the end of the year after; of later days the table
knows nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple, cast

from accordingto import lexicon
from accordingto.errors import LexiconError
from accordingto.lexicon.naming import family_names, name_parts
from accordingto.record.actor import SECTORS, Held, Sector

_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_OF = re.compile(r"(?P<who>secretary|minister) of (?P<what>.+)")
_SPELLED = {row["word"]: row["plain"] for row in lexicon.table("office_words")}
_EARLIEST = "0001-01-01"
_FULL = 2


def holders(country_or_body: str, office: str, day: str) -> tuple[Held, ...]:
    """Return who held an office on a day, sorted: those who certainly did, or else all who possibly did.

    The vice president of "USA" on "2018-02-13" is Mike Pence; in "2021", when one left and one came, there are two.
    """
    found = [one for key in office_keys(office) for one in _table().by_place.get((country_or_body, key), ())]
    possible = in_order(one for one in found if possibly(one, day))
    return tuple(one for one in possible if certainly(one, day)) or possible


def offices_of(parts: tuple[str, ...], day: str | None) -> tuple[Held, ...]:
    """Return the offices that somebody of this full name possibly held on a day, or ever where no day is given.

    The parts mike, pence give on "2018-02-13" the vice president of the United States, on "2022" nothing. A single part
    is no full name. Namesakes are not told apart here.
    """
    if len(parts) < _FULL:
        return ()
    found = in_order(one for key in _name_keys(parts) for one in _table().by_name.get(key, ()))
    return found if day is None else tuple(one for one in found if possibly(one, day))


def offices_like(parts: tuple[str, ...], office: str) -> tuple[Held, ...]:
    """Return the terms that somebody of this full name held in such an office, on whatever day.

    The parts hillary, clinton and "secretary of state" give her years as foreign minister of the United States.
    """
    found = offices_of(parts, None)
    return tuple(
        one
        for one in found
        if not set(office_keys(office, one.country or "")).isdisjoint(office_keys(one.office, one.country or ""))
    )


def offices_of_family(family: str, office: str, day: str) -> tuple[Held, ...]:
    """Return who of this family name possibly held an office on a day, of whatever country.

    "pence" and "Vice President" on "2018-02-13" give Mike Pence of the United States.
    """
    found = [one for key in office_keys(office) for one in _table().by_family.get((family.lower(), key), ())]
    return in_order(one for one in found if possibly(one, day))


def certainly(held: Held, day: str) -> bool:
    """Say whether a term covers the whole of a day, month or year, however its bounds fall.

    A term from "2017-01-20" to "2021-01" covers "2018" and not "2021-01".
    """
    end = _first(held.end) if held.end else _table().newest
    return _is_day(day) and held.start is not None and _last(held.start) <= _first(day) and _last(day) <= end


def possibly(held: Held, day: str) -> bool:
    """Say whether a term may cover a day, or some day of a month or year: that to "2021-01" may cover "2021-01-25"."""
    end = _last(held.end) if held.end else f"{int(_table().newest[:4]) + 1:04}-12-31"
    start = _first(held.start) if held.start else _EARLIEST
    return _is_day(day) and start <= _last(day) and _first(day) <= end


def in_order(found: Iterable[Held]) -> tuple[Held, ...]:
    """Return terms of office each once, the earliest first: Mike Pence's before Kamala Harris's."""
    return tuple(
        sorted(set(found), key=lambda one: (one.start or "", one.office, one.name, one.country or "", one.end or ""))
    )


class _Table(NamedTuple):
    """The rows by country or body and office, by full name as compared, by family name and office; the newest start."""

    by_place: Mapping[tuple[str, str], list[Held]]
    by_name: Mapping[str, list[Held]]
    by_family: Mapping[tuple[str, str], list[Held]]
    newest: str


@cache
def _table() -> _Table:
    places: dict[tuple[str, str], list[Held]] = defaultdict(list)
    names: dict[str, list[Held]] = defaultdict(list)
    families: dict[tuple[str, str], list[Held]] = defaultdict(list)
    rows = lexicon.table("office_holders")
    for row in rows:
        held, offices = _held(row), office_keys(row["office"], row["country"])
        known = [name_parts(name) for name in (row["name"], *row["aliases"].split(";")) if name]
        for office in offices:
            for place in filter(None, (held.country, held.body)):
                places[place, office].append(held)
            for family in (family for parts in known for family in family_names(parts)):
                families[family, office].append(held)
        for key in (key for parts in known if len(parts) >= _FULL for key in _name_keys(parts)):
            names[key].append(held)
    newest = max((_first(row["from"]) for row in rows if row["from"]), default=_EARLIEST)
    return _Table(places, names, families, newest)


def _held(row: dict[str, str]) -> Held:
    if row["sector"] not in SECTORS:
        raise LexiconError(f"office_holders.tsv: '{row['name']}' has the sector '{row['sector']}', which is none")
    for bound in ("from", "to"):
        if row[bound] and not _is_day(row[bound]):
            raise LexiconError(f"office_holders.tsv: '{row['name']}' has '{row[bound]}' where a date must stand")
    return Held(
        office=row["office"],
        name=row["name"],
        country=row["country"] or None,
        body=row["body"] or None,
        sector=cast("Sector", row["sector"]),
        start=row["from"] or None,
        end=row["to"] or None,
    )


def _name_keys(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a full name is looked up by: its letters, with and without the initials between its ends."""
    short = (parts[0], *(part for part in parts[1:-1] if len(part) > 1), parts[-1])
    return tuple(dict.fromkeys(("".join(parts), "".join(short))))


@lru_cache(maxsize=20_000)
def office_keys(office: str, country: str = "") -> tuple[str, ...]:
    """Return what an office is looked up by: "Secretary of Defense" and "Defence Secretary" are one.

    Where the `country` is known it counts too: Britain's Foreign Secretary is a foreign minister, India's is not.
    """
    key = _turned(_plain(office))
    also = (_also().get((key, place)) for place in ("", country))
    return tuple(dict.fromkeys((key, *filter(None, also))))


@cache
def _also() -> dict[tuple[str, str], str]:
    rows = lexicon.table("same_office")
    return {(_turned(_plain(row["words"])), row["country"]): _turned(_plain(row["office"])) for row in rows}


def _plain(office: str) -> str:
    words = [_SPELLED.get(word, word) for word in office.casefold().replace("-", " ").replace(".", "").split()]
    return " ".join(words[words[:1] == ["the"] :])


def _turned(office: str) -> str:
    turned = _OF.fullmatch(office)
    return f"{turned['what']} {turned['who']}" if turned else office


def _is_day(day: str) -> bool:
    return _DAY.fullmatch(day) is not None


def _first(day: str) -> str:
    return day + "-01-01"[len(day) - len("2018") :]


def _last(day: str) -> str:
    return day + "-12-31"[len(day) - len("2018") :]
