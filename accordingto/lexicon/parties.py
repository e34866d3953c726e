"""Who stood where for which party: senators, governors, leaders in Congress and nominees of the United States."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from accordingto import lexicon
from accordingto.lexicon.naming import name_parts


class Term(NamedTuple):
    """One row: an office held or stood for; `region` is empty for the nation, `end` for a term that is not over."""

    region: str
    office: str
    parties: frozenset[str]
    start: str
    end: str


def terms_of(name: str, day: str | None) -> tuple[Term, ...]:
    """Return the terms that somebody of this full name had begun on a day, or ever where no day is given.

    "Patrick Leahy" gives the senator for Vermont, "Leahy" nothing. Namesakes are not told apart here.
    """
    parts = name_parts(name)
    found = _terms().get((parts[0], parts[-1]), ()) if len(parts) > 1 else ()
    return tuple(term for term in found if day is None or term.start <= day)


def terms_in(region: str, family: str) -> tuple[Term, ...]:
    """Return the terms in a state of those with a family name, empty where it is that of several people.

    "Leahy" and Vermont give Patrick Leahy's terms as its senator.
    """
    names = _families().get((region, name_parts(family)[-1]), {})
    return next(iter(names.values())) if len(names) == 1 else ()


def is_over(term: Term, day: str) -> bool:
    """Say whether a term had certainly ended on a day: one to "2009-01" had on "2009-03" and on "2010"."""
    return bool(term.end) and term.end[: len(day)] < day[: len(term.end)]


def region_of(words: str) -> str | None:
    """Return the state that a name or its short form means: "Nev." and "NV" are Nevada; None for other words."""
    return _SHORT.get(words) or _NAMES.get(_letters(words))


@cache
def _terms() -> Mapping[tuple[str, str], tuple[Term, ...]]:
    found: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for row in lexicon.table("party_offices"):
        term = Term(row["region"], row["office"], frozenset(row["party"].split(";")), row["from"], row["to"])
        known = (name_parts(name) for name in (row["name"], *row["aliases"].split(";")) if name)
        for key in dict.fromkeys((parts[0], parts[-1]) for parts in known):
            found[key].append(term)
    return {key: tuple(terms) for key, terms in found.items()}


@cache
def _families() -> Mapping[tuple[str, str], dict[str, tuple[Term, ...]]]:
    found: dict[tuple[str, str], dict[str, tuple[Term, ...]]] = defaultdict(dict)
    for row in lexicon.table("party_offices"):
        terms = tuple(term for term in terms_of(row["name"], None) if term.region == row["region"])
        found[row["region"], name_parts(row["name"])[-1]][row["name"]] = terms
    return found


def _letters(words: str) -> str:
    return "".join(letter for letter in words.lower() if letter.isalpha())


_SHORT = {row["post"]: row["name"] for row in lexicon.table("regions")}
_NAMES = {
    _letters(word): row["name"]
    for row in lexicon.table("regions")
    for word in (row["name"], *row["short"].split(";"))
    if word
}
