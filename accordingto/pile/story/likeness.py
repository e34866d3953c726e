"""How far two pages tell of one happening: a function of these two pages and of nothing else."""

from collections.abc import Mapping
from datetime import date
from math import exp, fsum, log, sqrt
from typing import NamedTuple

from accordingto.pile.story.keys import Telling
from accordingto.pile.story.rarity import rarity

# Pages more days apart than this are not compared: news of one happening is told within days.
WINDOW = 4
_KEYS = 24
_KEPT = 120
# What counts for one happening: how much of their words, names and openings two pages share; and against it: the
# days between the two (an unknown day counts nothing), and that any two pages mostly tell of two happenings. A logistic
# regression, learnt from pairs of pages (training/stories).
_WORDS, _NAMES, _OPENING = 6.37, 2.32, 2.36
_APART = (0.56, -0.5, -2.98, -5.04, -5.04)
_ANY = -3.29


class Profile(NamedTuple):
    """A page as it is compared: the day as an ordinal, or None; its words, names and opening, each with their weights
    as a vector of length one; and its keys, the words that tell most of it.
    """

    id: str
    day: int | None
    words: Mapping[str, float]
    names: Mapping[str, float]
    opening: Mapping[str, float]
    keys: frozenset[str]


def profile(telling: Telling) -> Profile:
    """Return a page as it is compared with others."""
    used = {word: (1.0 + log(count)) * rarity(word) if count > 1 else rarity(word) for word, count in telling.words}
    words = _unit(used)
    opening = _unit({word: rarity(word) for word in telling.opening})
    # What a page opens with tells most of it.
    told = sorted(words, key=lambda word: (-words[word] * (2 if word in opening else 1), word))
    return Profile(
        id=telling.id,
        day=_ordinal(telling.day),
        words=words,
        names=_unit({word: used[word] for word in telling.names}),
        opening=opening,
        keys=frozenset(told[:_KEYS]),
    )


def likeness(left: Profile, right: Profile) -> float:
    """Return how likely it is that two pages tell of one happening, from 0 to 1, by their words, names and days."""
    shared = (
        _WORDS * cosine(left.words, right.words)
        + _NAMES * cosine(left.names, right.names)
        + _OPENING * cosine(left.opening, right.opening)
    )
    when = 0.0 if left.day is None or right.day is None else _APART[min(abs(left.day - right.day), WINDOW)]
    return round(1.0 / (1.0 + exp(-(_ANY + shared + when))), 6)


def cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Return how much two vectors of length one have in common, from 0 to 1."""
    shorter, longer = (left, right) if len(left) <= len(right) else (right, left)
    # The exact sum does not depend on the order, so neither does a likeness on which page is the left one.
    return fsum([weight * longer[word] for word, weight in shorter.items() if word in longer])


def _unit(weights: Mapping[str, float]) -> dict[str, float]:
    """Keep the heaviest words and bring them to length one; words come sorted, so that of equals the first are kept."""
    heaviest = sorted(weights, key=weights.__getitem__, reverse=True)[:_KEPT]
    length = sqrt(fsum([weights[word] * weights[word] for word in heaviest]))
    return {word: weights[word] / length for word in heaviest} if length else {}


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None
