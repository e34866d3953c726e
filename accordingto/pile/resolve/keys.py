"""Which figures of two pages are worth comparing: those that share a key."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from accordingto import lexicon
from accordingto.lexicon.naming import family_names, name_parts
from accordingto.pile.resolve.figure import PageFigure


def keys(figure: PageFigure) -> Iterator[str]:
    """Yield the keys of a figure; only figures that share one are compared.

    Kim Jong-un has his family name; Pyongyang, where it acts, the code of its state; KCNA what its letters stand for.
    """
    if figure.name.startswith(_STATE_MEDIA):
        yield f"state media {figure.country}"
        return
    if figure.kind == "government" and figure.country:
        yield f"state {figure.country}"
        return
    if figure.kind == "place":
        yield f"place {' '.join(figure.parts)}"
        return
    if figure.kind == "person":
        yield from sorted({f"family {part}" for part in family_names(figure.parts)})
        if len(figure.parts) > 2:
            yield f"family {figure.parts[0]} {figure.parts[1]}"
        return
    yield from sorted({f"body {_whole(name)}" for name, _ in figure.names})


@lru_cache(maxsize=1 << 14)
def spelling(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name as it sounds, for names carried over from other scripts: Youssef and Yousef are both yosef.

    Double letters count once, i and y are one, and vowels inside a long part are one; a last vowel tells Mario from
    Maria.
    """
    return tuple(_sound(part) for part in parts)


def _sound(part: str) -> str:
    plain = "".join(letter for letter, _ in groupby(part.replace("y", "i")))
    if len(plain) < _LONG_PART:
        return plain
    return plain[0] + _VOWELS.sub("a", plain[1:-1]) + plain[-1]


@lru_cache(maxsize=1 << 14)
def _whole(name: str) -> str:
    """Return the long form the lexicon knows for a name, as compared; the name itself if it knows none."""
    known = _LONG.get(name, name)
    return " ".join(name_parts(known))


_LONG_PART = 5
_VOWELS = re.compile(r"[aeiou]+")
_STATE_MEDIA = "state media of "
_LONG = {
    alias: row["name"]
    for table in ("organisations", "outlets")
    for row in lexicon.table(table)
    for alias in row["aliases"].split(";")
    if alias
}
