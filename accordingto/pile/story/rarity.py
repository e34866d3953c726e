"""How rare a word is in news, whatever the pile: the same word counts the same beside any pages."""

from functools import cache
from math import log

from accordingto.pile.story.remembered import remembered
from accordingto.pile.story.wording import fold, stem
from accordingto.weights import released

# The vocabulary of the encoder lists its whole words from the commonest down, after the signs and the single letters.
_FIRST = 1_996
# Up to this rank words are so common that they hardly count; what the vocabulary lacks counts the most.
_COMMON, _RAREST = 300, 5.0
# A number is a poorer witness than a rare name: years and round numbers are everywhere.
_NUMBER = 3.2


@remembered
def rarity(word: str) -> float:
    """Return how much a word (by its stem) tells of what a page is about, from 0 to 5.

    "said" is worth almost nothing, "ferry" more, a name that few have heard of the most.
    """
    if word[0].isdigit():
        return _NUMBER
    rank = _ranks().get(word)
    return _RAREST if rank is None else min(_RAREST, log(1 + rank / _COMMON))


@cache
def ranked() -> list[str]:
    """Return the stems of the words of written English, the commonest first."""
    return list(_ranks())


@cache
def _ranks() -> dict[str, int]:
    """Return the place of each stem among the words of written English, the commonest first."""
    lines = released("encoder_vocabulary.txt").decode().splitlines()
    words = [word for word in lines[_FIRST:] if len(word) > 1 and word[0].isalpha()]
    ranks: dict[str, int] = {}
    for rank, word in enumerate(words, 1):
        ranks.setdefault(stem(fold(word)), rank)
    return ranks
