"""Which state of a federation somebody is of, and which party: "Sen. Ada Holm (D-Nev.)", "the Vermont senator"."""

import re

from accordingto import lexicon
from accordingto.lexicon.parties import region_of
from accordingto.record.parse import Parse

_NAME = r"[A-Z]\. ?[A-Z][a-z]{0,2}\.?|[A-Z]{2}\b|[A-Z][a-z]+ [A-Z][a-z]+|[A-Z][a-z]+"
_BESIDE = re.compile(rf",? ?\(?(?P<party>[RDI]) ?[-–] ?(?P<region>{_NAME})|,? \((?P<only>{_NAME})\.?\)")
_OF = re.compile(rf" of (?P<region>{_NAME})")
_PARTIES = {"R": "Republican", "D": "Democratic", "I": "Independent"}


def region_before(parse: Parse, first: int, past: int) -> str | None:
    """Return the state named in tokens [first, past): "the Nevada senator", "the New York businessman", "the Texan"."""
    for token in range(first, past):
        word = parse.words[token]
        if not word[:1].isupper() or word in _RATHER_TOWNS:
            continue
        region = region_of(f"{word} {parse.words[token + 1]}") if token + 1 < past else None
        region = region or _PEOPLE.get(word) or (region_of(word) if len(word) > _SHORT else None)
        if region is not None:
            return region
    return None


def region_after(text: str, end: int, *, titled: bool) -> tuple[str | None, str | None]:
    """Return the state and the party told right after a name that ends at character `end`; None for what is not told.

    "(R-Utah)" and ", D-Nev.," tell both, "(Fla.)" the state; "of Vermont" does so only after a name with a title.
    """
    beside = _BESIDE.match(text, end)
    if beside is not None:
        region = _whole_or_first(beside["region"] or beside["only"])
        return region, _PARTIES.get(beside["party"]) if region else None
    of = _OF.match(text, end) if titled else None
    return (_whole_or_first(of["region"]) if of else None), None


def _whole_or_first(words: str) -> str | None:
    return region_of(words) or region_of(words.split(maxsplit=1)[0])


_SHORT = 3
_RATHER_TOWNS = frozenset({"Washington"})
_PEOPLE = {row["people"]: row["name"] for row in lexicon.table("regions") if row["people"]}
