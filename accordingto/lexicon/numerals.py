"""Numbers written in figures and in words."""

from collections.abc import Sequence
from functools import cache

from accordingto import lexicon


def read(words: Sequence[str], place: int) -> tuple[int, float | None]:
    """Read the number that begins at `place` of words in small letters; return where it ends, and its value.

    "12", "1200", "3.5", "twenty two" (no hyphen, no comma), "two dozen", "3 million"; None where none begins there.
    """
    total: float | None = None
    while place < len(words):
        found = value(words[place])
        if found is None or (total is not None and found < 100 and not 20 <= total < 100):
            break
        if total is None:
            total = found
        elif found >= 100:
            total *= found
        else:
            total += found
        place += 1
    return place, total


def value(word: str) -> float | None:
    """Return the value of one word in small letters: 3 of "three", 12 of "dozen", none of "dozens"."""
    if word[0].isdigit():
        return float(word) if word.replace(".", "", 1).isdigit() else None
    return values().get(word)


@cache
def values() -> dict[str, float]:
    """Return the words that are numbers, each with its value."""
    return {row["word"]: float(row["value"]) for row in lexicon.table("number_words")}
