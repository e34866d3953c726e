"""Names that say themselves what they name, and how names are compared."""

import re
import unicodedata

from accordingto import lexicon

_WORDS = "|".join(re.escape(word) for word in lexicon.load("outlet_name_words"))
_OUTLET = re.compile(rf"^(?:The )?(?:{_WORDS})\b|\b(?:{_WORDS})$")
_STATION = re.compile(r"[WK][A-Z]{2,3}-(?:TV|FM|AM)")
_SITE = re.compile(r"[A-Za-z0-9-]{2,40}\.(?:com|org|net|info|us|co\.uk)")
_LEAVE_OUT = frozenset({"the", "jr", "sr", "mr", "mrs", "ms", "dr", "inc", "ltd", "corp", "co", "ii", "iii", "iv"})
_FAMILY_FIRST = frozenset(name.lower() for name in lexicon.load("family_first"))


def is_outlet_name(name: str | None) -> bool:
    """Say whether a name says itself that it is a newspaper's, a station's or an agency's: "the Valletta Courier"."""
    return bool(name and (_OUTLET.search(name) or _STATION.fullmatch(name)))


def is_site_name(name: str) -> bool:
    """Say whether a name is a web site's: "poweroutage.us", not "U.S."."""
    return _SITE.fullmatch(name) is not None


def name_parts(name: str) -> tuple[str, ...]:
    """Return the parts of a name as they are compared across pages: case, marks and hyphens do not count.

    "Kim Jong-un", "Kim Jong Un" and "KIM JONG-UN" have the same parts: kim, jong, un.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    words = "".join(c if c.isalnum() else "" if c in "'’." else " " for c in plain).split()
    parts = tuple(word for word in words if word not in _LEAVE_OUT)
    return parts or tuple(words) or (plain,)


def generation(name: str) -> str:
    """Return what tells somebody from a parent of the same name: "jr" of "Donald Trump Jr.", "sr"; empty for others.

    Empty too for those who are called with and without it, as Martin Luther King is.
    """
    told = _GENERATION.search(name)
    if told is None:
        return ""
    parts = name_parts(name)
    return "" if (parts[0], parts[-1]) in _JUNIORS else told[1].lower()


def family_names(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a person with this name is called for short: the last part, or the first of a Korean or Chinese."""
    return (parts[0], parts[-1]) if parts[0] in _FAMILY_FIRST and len(parts) > 1 else (parts[-1],)


def full_given_names(part: str) -> frozenset[str]:
    """Return the given names that one may be short for, and itself: "bill" is bill or william."""
    return _FULL_NAMES.get(part, frozenset()) | {part}


def other_given_names(part: str) -> frozenset[str]:
    """Return the given names that one may be short for, or that may be short for it: of "rick" richard, of him dick."""
    return _FULL_NAMES.get(part, frozenset()) | _SHORT_NAMES.get(part, frozenset())


def _told_by(column: str, told: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in lexicon.table("short_names"):
        found.setdefault(row[column], set()).add(row[told])
    return {name: frozenset(names) for name, names in found.items()}


_FULL_NAMES, _SHORT_NAMES = _told_by("short", "name"), _told_by("name", "short")
_GENERATION = re.compile(r"\b(Jr|Sr)\.?$", re.IGNORECASE)
_JUNIORS = frozenset((parts[0], parts[-1]) for parts in map(name_parts, lexicon.load("juniors")))
