"""Names the lexicon knows: states and their seats, peoples, outlets, organisations."""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from accordingto import lexicon
from accordingto.record.actor import ActorKind
from accordingto.record.parse import Parse


class Known(NamedTuple):
    """A name of the lexicon.

    `how` says which: "name", "seat" (capital or seat of government), "people", "short", "word" (a plain word too, the
    parser must have seen an organisation), "the" (must follow "the").
    """

    entry: str
    kind: ActorKind
    country: str | None
    how: str
    name: str


class Hit(NamedTuple):
    """A known name on the page, tokens `first` to `last`, both included."""

    first: int
    last: int
    known: Known


def find_known(text: str, parse: Parse) -> dict[int, Hit]:
    """Return the known names of the page by their first token; the longest wins.

    "The Washington Post asked Seoul" has the Washington Post and the capital of South Korea.
    """
    hits: dict[int, Hit] = {}
    seen = {(name.start, name.end - 1) for name in parse.names if name.type in ("ORG", "WORK_OF_ART")}
    past = 0
    for token, word in enumerate(parse.words):
        if token < past:
            continue
        for alias, known in _candidates(word):
            last = _match(text, parse, token, alias)
            if last is not None and _stands(parse, token, last, known.how, seen):
                hits[token] = Hit(token, last, known)
                past = last + 1
                break
    hits = _without_others(parse, hits)
    return hits | _short_states(parse, hits)


def country_in(known: dict[int, Hit], first: int, past: int) -> str | None:
    """Return the country named in tokens [first, past): "North Korean leader" names North Korea."""
    for token in range(first, past):
        hit = known.get(token)
        if hit is not None and hit.last < past and hit.known.entry.startswith("state "):
            return hit.known.country
    return None


def behind_a_body(parse: Parse, first: int, known: dict[int, Hit]) -> bool:
    """Say whether a name stands right behind that of a body which a preposition leads to."""
    for begin in range(max(first - _LONGEST_KNOWN, 1), first):
        hit = known.get(begin)
        if hit is not None and hit.last == first - 1 and hit.known.kind == "organisation":
            before = begin - 1 if parse.words[begin - 1].lower() != "the" else begin - 2
            return before >= 0 and parse.tags[before] in ("IN", "TO")
    return False


def _stands(parse: Parse, first: int, last: int, how: str, seen: set[tuple[int, int]]) -> bool:
    """Say whether a name that is a plain word too is a name here."""
    if how not in ("word", "the"):
        return True
    after_the = first > 0 and parse.words[first - 1] in ("the", "The")
    return after_the if how == "the" else (first, last) in seen or (after_the and (first - 1, last) in seen)


def _without_others(parse: Parse, hits: dict[int, Hit]) -> dict[int, Hit]:
    """Leave out what is part of another name, or against it: "Latin American", "anti-Kremlin", "New Bern"."""
    peoples = [hit for hit in hits.values() if hit.known.how == "people"]
    # Bosnian Serbs are of Bosnia; Chinese Americans are not China.
    lasts = {hit.last for hit in peoples}
    americans = {hit.first for hit in peoples if hit.known.country == "USA"}

    def is_other(hit: Hit) -> bool:
        hyphen = hit.first > 1 and parse.words[hit.first - 1] == "-"
        before = hit.first - 2 if hyphen else hit.first - 1
        word = parse.words[before] if before >= 0 else ""
        if hit.known.how == "people":
            return word.lower() in _OTHER_PEOPLES or hit.last + 1 in americans or hit.first - 1 in lasts
        namesake = hit.known.how == "seat" and (word in _OTHER_PLACES or _in_region(parse, hit.last))
        return namesake or (hyphen and word.lower() in _SIDES)

    return {token: hit for token, hit in hits.items() if not is_other(hit)}


def _in_region(parse: Parse, last: int) -> bool:
    """Say whether a name goes on with a state of the United States: "Athens, Georgia"."""
    return last + 2 < len(parse) and parse.words[last + 1] == "," and parse.words[last + 2] in _REGIONS


def _short_states(parse: Parse, hits: dict[int, Hit]) -> dict[int, Hit]:
    """Find "the North", "the South" on a page that names the other."""
    countries = {hit.known.country for hit in hits.values()}
    if _TWO_STATES.isdisjoint(countries):
        return {}
    short: dict[int, Hit] = {}
    for token, word in enumerate(parse.words):
        row = _SHORT.get(word)
        if row is None or token in hits or row["beside"] not in countries:
            continue
        before = parse.words[token - 1].lower() if token else ""
        after = parse.words[token + 1] if token + 1 < len(parse) else ""
        if before in _BEFORE_SHORT and not (after[:1].isupper() and after[1:].islower()):
            name = _STATE_NAMES[row["code"]]
            short[token] = Hit(token, token, Known(f"state {row['code']}", "government", row["code"], "short", name))
    return short


def _match(text: str, parse: Parse, token: int, alias: str) -> int | None:
    """Return the last token of `alias` if it stands at `token` and ends where a token ends."""
    start = parse.starts[token]
    end = start + len(alias)
    if not text.startswith(alias, start):
        return None
    last = bisect_left(parse.ends, end, token)
    return last if last < len(parse) and parse.ends[last] == end else None


@lru_cache(maxsize=100_000)
def _candidates(word: str) -> tuple[tuple[str, Known], ...]:
    """Return the names that may begin with a token, the longest first."""
    return _NAMES.get(_lead(word), ())


def _lead(word: str) -> str:
    if word.isalnum():
        return word
    match = _LEAD.match(word)
    return match[0] if match else ""


def _known_names() -> dict[str, tuple[tuple[str, Known], ...]]:
    """Index every name of the lexicon by the word it begins with, the longest first; earlier tables win."""
    names: dict[str, Known] = {}
    for row in lexicon.table("states"):
        entry = f"state {row['code']}"
        for column, how in _STATE_COLUMNS:
            for name in filter(None, row[column].split(";")):
                kind: ActorKind = "group" if how == "people" else "government"
                state = Known(entry, kind, row["code"], how, row["name"])
                names.setdefault(name, state)
                if len(name) > _SHOUTED and how != "people":
                    # Datelines and headlines stand in capitals: "TUNIS, 3 March".
                    names.setdefault(name.upper(), state)
    for row in lexicon.table("organisations"):
        country = row["country"] or None
        known = Known(f"organisation {row['code']}", "organisation", country, "name", row["name"])
        for name in filter(None, (row["name"], *row["aliases"].split(";"))):
            names.setdefault(name, known)
            if _LETTERS.fullmatch(name):
                names.setdefault("".join(f"{letter}." for letter in name), known)
    for row in lexicon.table("outlets"):
        known = Known(f"outlet {row['name']}", "outlet", row["country"], "name", row["name"])
        for name in filter(None, (row["name"], *row["aliases"].split(";"))):
            if name.startswith("The "):
                stem = name.removeprefix("The ")
                names.setdefault(stem, known._replace(how="word" if stem in _WORDS_TOO else "the"))
            else:
                names.setdefault(name, known._replace(how="word") if name in _WORDS_TOO else known)
    index: dict[str, list[tuple[str, Known]]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        index.setdefault(_lead(name), []).append((name, names[name]))
    return {lead: tuple(found) for lead, found in index.items()}


_SHOUTED = 3
_LETTERS = re.compile(r"[A-Z]{3,5}")
_LEAD = re.compile(r"\w+")
_STATE_COLUMNS = (("name", "name"), ("aliases", "name"), ("capital", "seat"), ("seats", "seat"), ("demonyms", "people"))
_LONGEST_KNOWN = 8
_OTHER_PEOPLES = frozenset(lexicon.load("other_peoples"))
_OTHER_PLACES = frozenset({"East", "Fort", "Lake", "Mount", "New", "North", "Old", "Port", "South", "St.", "West"})
_REGIONS = frozenset(
    row[column] for row in lexicon.table("regions") if row["post"] != "DC" for column in ("name", "short", "post")
)
_SIDES = frozenset({"anti", "non", "pro"})
_BEFORE_SHORT = frozenset({"the", "and", "between"})
_WORDS_TOO = frozenset(lexicon.load("outlets_like_words"))
_SHORT = {row["short"]: row for row in lexicon.table("short_states")}
_TWO_STATES = frozenset(row["beside"] for row in _SHORT.values())
_STATE_NAMES = {row["code"]: row["name"] for row in lexicon.table("states")}
_NAMES = _known_names()
