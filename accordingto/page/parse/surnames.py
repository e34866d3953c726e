"""Family names that are common words, too: where the parser took one for the word, it is shown another name.

"Trump backed her" is a noun and its participle to the model. With "Smith" in its place, as long as it, so that all
offsets stay, it reads a subject and a verb. Only what it took for a word is shown so; the parse has the page's words.
"""

import re
from collections import Counter
from collections.abc import Iterable

from accordingto import lexicon

_BEFORE = frozenset((*(row["name"] for row in lexicon.table("given_names")), *lexicon.load("titles")))
_NOT_NAMES = frozenset((*lexicon.load("calendar"), *(word.title() for word in lexicon.load("stop_words"))))
# A given name or title, at most one letter, a family name.
_FULL = re.compile(r"\b([A-Z][a-z]+)\.? (?=(?:[A-Z]\.? )?([A-Z][a-z]{2,10})\b)")
_CAPITAL = re.compile(r"\b[A-Z][a-z]+\b")
_WORD = re.compile(r"\b[A-Za-z][a-z]+\b")
_RARE = 10
# Names that are nothing else, by their length and whether they end in "s", as "Sessions’ letter" must go on to read.
_OTHERS = {
    (len(name), name.endswith("s")): name
    for name in (
        *("Lee", "Ruiz", "Smith", "Wilson", "Johnson", "Anderson", "Henderson"),
        *("Ross", "Jones", "Harris", "Collins", "Williams", "Humphreys"),
    )
}


def family_names(texts: Iterable[str]) -> frozenset[str]:
    """Return the family names that people bear in full in `texts` and for which another as long is kept.

    A word that stands there in small letters, too, more than now and then, is none: of "Tom Price" and "a price"
    nothing is known.
    """
    whole = "\n".join(texts)
    named = {match[2] for match in _FULL.finditer(whole) if match[1] in _BEFORE and _form(match[2]) in _OTHERS}
    named -= _NOT_NAMES
    if not named:
        return frozenset()
    times = Counter(_WORD.findall(whole))
    return frozenset(name for name in named if times[name.lower()] * _RARE <= times[name])


def places(text: str, names: frozenset[str]) -> list[tuple[int, int]]:
    """Return where in `text` one of the names stands (characters, half-open)."""
    return [match.span() for match in _CAPITAL.finditer(text) if match[0] in names]


def other(name: str) -> str:
    """Return the name, as long as `name` and with an "s" at its end if that has one, shown to the parser instead."""
    return _OTHERS[_form(name)]


def _form(name: str) -> tuple[int, bool]:
    return len(name), name.endswith("s")
