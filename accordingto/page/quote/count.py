"""How many somebody unnamed are, where a page counts them and is exact."""

from collections.abc import Sequence

from accordingto import lexicon
from accordingto.lexicon import numerals
from accordingto.record.parse import Parse


def before(parse: Parse, noun: int) -> int | None:
    """Return how many a noun stands for, by the number before it.

    2 for "two senior officials" and "both officials", 65 for "sixty-five of 97 senators"; None where the page is not
    exact ("nearly two dozen people", "two or three officials") and for a share ("six in 10 people").
    """
    for child in parse.children(noun, "nummod", "det", "predet", "preconj", "compound"):
        if parse.words[child].lower() == "both":
            return 2
        if numerals.value(parse.words[child].lower()) is not None:
            return number(parse, child)
    return None


def number(parse: Parse, token: int) -> int | None:
    """Return the number that a token is, or is a part of; None where it is none, is not exact, or a share."""
    first, last = parse.sentences[parse.sentence_of[token]]
    near = range(max(first, token - _REACH), min(last, token + _REACH))
    places = [place for place in near if parse.words[place] not in _HYPHENS or place == token]
    words = [parse.words[place].lower().replace(",", "") or "," for place in places]
    start, stop, value = _read(words, places.index(token))
    if value is None:
        return None
    end = places[stop - 1] + 1
    if (end < last and parse.words[end] in _HYPHENS) or _goes_on(words[stop:]):
        return None
    ahead = words[:start]
    if len(ahead) > 1 and ahead[-1] == "of" and _is_number(ahead[-2]):
        return None if value in _SHARES else number(parse, places[start - 2])
    if ahead[-1:] == ["half"] or ahead[-2:] == ["half", "a"]:
        return int(value / 2) if value == _DOZEN else None
    return int(value) if value.is_integer() and not _is_hedged(ahead) else None


def _read(words: Sequence[str], at: int) -> tuple[int, int, float | None]:
    """Return the bounds of the number that has a part at `at`, and its value: "dozen" of "two dozen", and 24."""
    start = at
    while start and _is_number(words[start - 1]):
        start -= 1
    found = ((start, *numerals.read(words, start)) for start in range(start, at + 1))
    return next((one for one in found if one[1] > at), (at, at, None))


def _goes_on(after: Sequence[str]) -> bool:
    """Say whether what stands behind a number leaves it open, or makes it a share: "or so", "to 15", "out of four"."""
    if after[:1] in (["to"], ["in"]):
        return len(after) > 1 and _is_number(after[1])
    return after[:1] == ["or"] or after[:2] == ["out", "of"]


def _is_hedged(ahead: Sequence[str]) -> bool:
    """Say whether what stands ahead a number leaves it open, or makes it a share: "nearly", "more than a", "six in"."""
    ahead = ahead[:-1] if ahead[-1:] == ["a"] else ahead
    if len(ahead) > 1 and ahead[-1] == "to" and _is_number(ahead[-2]):
        return True
    return ahead[-2:] == ["out", "of"] or any(tuple(ahead[-words:]) in _OPEN for words in range(1, _LONGEST + 1))


def _is_number(word: str) -> bool:
    return numerals.value(word) is not None


_HYPHENS = frozenset({"-", "–"})
_LONGEST = 3
_OPEN = frozenset(tuple(hedge.split()) for hedge in (*lexicon.load("hedges"), "in", "or", "several", "few", "couple"))
_SHARES = (4, 5, 10, 100)
_DOZEN = 12
# Words on either side of a number that are read.
_REACH = 8
