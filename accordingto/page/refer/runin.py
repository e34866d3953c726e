"""What a page has run into a name: the words of links and boxes, and the next line."""

from accordingto import lexicon
from accordingto.record.parse import Parse

LABELS = frozenset(lexicon.load("run_in_labels"))
_LETTERS = 3


def without_run_in(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """Return the first and the last token of a name without what is no part of it.

    "Anna Berg MORE" and "Anna Berg Anna Maria BergSenate votes" are Anna Berg.
    """
    while first < last and parse.words[last] in LABELS:
        last -= 1
    while first < last and parse.words[first] in LABELS:
        first += 1
    repeated = (
        before
        for token in range(first + 1, last + 1)
        for before in range(first, token)
        if _goes_on(parse.words[before], parse.words[token])
    )
    return first, next(repeated, last)


def _goes_on(name: str, word: str) -> bool:
    """Say whether a word is a part of the name again, and another word or a number without a blank: "BergSenate"."""
    rest = word.removeprefix(name)
    return len(name) >= _LETTERS and len(rest) < len(word) and (rest[:1].isupper() or rest[:1].isdigit())
