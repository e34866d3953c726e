"""Which walk of public life somebody belongs to: government, military, courts, media …"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import cast

from accordingto import lexicon
from accordingto.errors import LexiconError
from accordingto.lexicon.naming import is_outlet_name, name_parts
from accordingto.record.actor import SECTORS, ActorKind, Held, Sector


def sector_of(
    kind: ActorKind, name: str, titles: Sequence[str] = (), held: Sequence[Held] = (), country: str | None = None
) -> Sector | None:
    """Say which sector somebody belongs to, by the surest that tells; None where nothing does.

    An outlet is media. "police chief" is police, "former minister" nothing, Mossad intelligence. `titles` are what
    pages call a person, `held` what the lexicon says the person held then, which outweighs them. A president is one of
    a government where a `country` is known; people called by their country alone ("Norwegians") are civil.
    """
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind == "person":
        latest = max(held, key=lambda one: (one.start or "", one.office), default=None)
        return latest.sector if latest else _of_any(titles, country)
    told = _of_body(name, country) or _of_any(titles, country)
    return "civil" if told is None and kind == "group" and country else told


def sector_of_words(words: str, country: str | None = None) -> Sector | None:
    """Say which sector an office, a role or a body tells of: of its words the most telling, and of those the last.

    "rebel commander" is rebels, for a commander may be anybody's; "the minister's wife" and "ex-general" are nothing.
    """
    return _of_any([words], country)


@lru_cache(maxsize=1 << 14)
def is_past(words: str) -> bool:
    """Say whether words before an office say that it is not held now: "former", "ex-", "the late"."""
    return any(word in _NOT_NOW for word in words.casefold().replace("-", " ").split())


def _of_any(titles: Iterable[str], country: str | None) -> Sector | None:
    """Ask the telling words of all titles before the weak last word of any."""
    rest = []
    for words in (_folded(_without_name(title)) for title in titles if not is_past(title)):
        phrase = next((phrase for phrase in _phrases(words) if phrase in _TELLING), None)
        if phrase is None:
            rest.append(words)
        elif _TELLING[phrase]:
            return _TELLING[phrase]
    weak = {**_WEAK, **_OF_COUNTRY} if country else _WEAK
    return next((weak[phrase] for words in rest for phrase in _phrases(_head(words), 1) if phrase in weak), None)


@lru_cache(maxsize=1 << 14)
def _of_body(name: str, country: str | None) -> Sector | None:
    """Say what a body's own name tells: the whole of it, the lexicon's word on it, its words, its being an outlet's."""
    key = " ".join(name_parts(name))
    long, kind = _BODIES.get(key, (name, ""))
    whole = " ".join(_folded(long))
    if _TELLING.get(whole):
        return _TELLING[whole]
    sure, else_ = _KINDS.get(kind, (None, None))
    return sure or _of_any([long], country) or ("media" if is_outlet_name(long) else else_)


def _head(words: Sequence[str]) -> Sequence[str]:
    return words[: words.index("of")] if "of" in words else words


def _phrases(words: Sequence[str], ends: int | None = None) -> Iterator[str]:
    """Yield the stretches of up to four words, from the last word back, the longest first; none of somebody's kin.

    Those of the last `ends` words only, if that is given.
    """
    if _head(words)[-1:] and _head(words)[-1] in _KIN:
        return
    for end in range(len(words), 0, -1)[:ends]:
        for start in range(max(0, end - _LONGEST), end):
            phrase = " ".join(words[start:end])
            yield phrase
            yield from (f"{phrase[: -len(many)]}{one}" for many, one in _PLURALS if phrase.endswith(many))


def _without_name(title: str) -> str:
    """Return a title without the name that follows it: the "Iraqi President" of "Iraqi President Saddam Hussein"."""
    words = title.split()
    last = max(
        (n for n, word in enumerate(words) if word.islower() or not _TITLES.isdisjoint(_folded(word))), default=-1
    )
    return " ".join(words[: last + 1]) or title


def _folded(words: str) -> list[str]:
    return [word for word in (word.strip(",.;:()[]\"'“”‘’") for word in words.casefold().split()) if word]


def _sector(table: str, row: dict[str, str]) -> Sector | None:
    if row["sector"] and row["sector"] not in SECTORS:
        raise LexiconError(f"{table}.tsv: '{row['sector']}' is no sector")
    return cast("Sector", row["sector"]) if row["sector"] else None


def _words(weak: str) -> dict[str, Sector | None]:
    return {row["word"]: _sector("sectors", row) for row in lexicon.table("sectors") if row["weak"] == weak}


_PLAIN: dict[ActorKind, Sector | None] = {
    "outlet": "media",
    "government": "government",
    "place": None,
    "document": None,
}
_LONGEST = 4
_PLURALS = (("ies", "y"), ("men", "man"), ("women", "woman"), ("es", ""), ("s", ""))
_NOT_NOW = frozenset(lexicon.load("not_now"))
_KIN = frozenset(row["noun"] for row in lexicon.table("kin"))
_TELLING, _WEAK, _OF_COUNTRY = _words(""), _words("yes"), _words("country")
_TITLES = _TELLING.keys() | _WEAK.keys() | _OF_COUNTRY.keys()
_BODIES = {
    " ".join(name_parts(name)): (row["name"], row["kind"])
    for row in lexicon.table("organisations")
    for name in (row["name"], *row["aliases"].split(";"))
    if name
}
_KINDS = {
    row["kind"]: (None, found) if row["weak"] == "yes" else (found, None)
    for row in lexicon.table("sector_kinds")
    for found in (_sector("sector_kinds", row),)
}
