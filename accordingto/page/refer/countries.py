"""Which country somebody acts for: named in the phrase, beside it, or known of who they are."""

from collections import defaultdict

from accordingto import lexicon
from accordingto.page.refer.chains import family, name_parts
from accordingto.page.refer.figures import plain
from accordingto.page.refer.known import Hit, country_in
from accordingto.page.refer.phrase import phrase_start
from accordingto.record.parse import Parse


def country_of_leader(words: str, office: str | None) -> str | None:
    """Return the country of somebody the lexicon knows: by full name, by office and family name, or by that alone.

    "Bill Clinton" and "President Clinton" act for the United States; "Clinton" alone may be anybody.
    """
    parts = name_parts(words)
    if len(parts) > 1:
        return _FULL.get((parts[0], parts[-1]))
    if office is not None and _leads(plain(office)):
        countries = _FAMILIES.get(parts[0], set())
        return next(iter(countries)) if len(countries) == 1 else None
    return _ALONE.get(words)


def country_of_town(words: str) -> str | None:
    """Return the country a town or region lies in: Sfax lies in Tunisia; None for a town the lexicon does not know."""
    return _TOWNS.get(words)


def country_beside(parse: Parse, known: dict[int, Hit], first: int, last: int) -> str | None:
    """Return the country that stands beside a name: "King Hassan of Morocco", "Calgary, Canada", "the Bosnian town of".

    The name is tokens `first` to `last`.
    """
    if last + 2 < len(parse) and parse.words[last + 1].lower() in _LINKS:
        hit = known.get(last + 3 if parse.words[last + 2].lower() == "the" else last + 2)
        if hit is not None and hit.known.how == "name" and hit.known.entry.startswith("state "):
            return hit.known.country
    of = first - 1
    if of > 0 and parse.words[of].lower() == "of" and parse.heads[of] < of:
        noun = parse.heads[of]
        return country_in(known, phrase_start(parse, noun), noun + 1)
    return None


def country_of(parse: Parse, known: dict[int, Hit], noun: int) -> str | None:
    """Return the country in what a noun is of or from: "an employee of the Swiss embassy, who was" has Switzerland."""
    for preposition in parse.children(noun, "prep"):
        if parse.words[preposition].lower() in _OF:
            end = preposition + 1
            while end < len(parse) and parse.words[end] not in _STOPS and parse.tags[end][0] != "V":
                end += 1
            country = country_in(known, preposition + 1, end)
            if country is not None:
                return country
    return None


def _leads(office: str) -> bool:
    return office in _HEADS or office.endswith(("minister", "secretary", "president"))


_OF = frozenset({"of", "from"})
_STOPS = frozenset({",", ".", ";", ":", "—", "–", "and", "who", "which", "that"})
_LINKS = frozenset({"of", ","})
_HEADS = frozenset(map(plain, lexicon.load("heads_of_state")))
_TOWNS = {row["name"]: row["country"] for row in lexicon.table("towns")}
_FULL: dict[tuple[str, str], str] = {}
_FAMILIES: dict[str, set[str]] = defaultdict(set)
_ALONE: dict[str, str] = {}
for _row in lexicon.table("leaders"):
    _parts = name_parts(_row["name"])
    _FULL[_parts[0], _parts[-1]] = _row["country"]
    _FAMILIES[family(_row["name"])].add(_row["country"])
    if _row["alone"]:
        _ALONE[_row["name"].split()[-1]] = _row["country"]
