"""What the look of a word adds to what it says: its capitals, and whether it stands in quotation marks."""

from collections.abc import Sequence

from accordingto.page.quote.marks import page_quotations
from accordingto.record.page import Page, Region
from accordingto.record.parse import Parse

NO_LETTERS, SMALL, CAPITAL, ALL_CAPITALS = range(4)


def capitals(word: str) -> int:
    """Return whether a word has no letters, is small ("talks"), has a capital ("Kim") or has them all ("KCNA")."""
    if not any(map(str.isalpha, word)):
        return NO_LETTERS
    if word.isupper() and len(word) > 1:
        return ALL_CAPITALS
    return CAPITAL if word[0].isupper() else SMALL


def in_quotation(
    page: Page, regions: Sequence[Region], parse: Parse, alone: Sequence[tuple[int, int]] | None = None
) -> list[int]:
    """Return 1 for each token inside quotation marks, 0 for the others.

    In lines that are read `alone`, marks round the whole of one do not count: by itself it is no quotation.
    """
    marked = [0] * len(parse)
    for quotation in page_quotations(page.text, regions):
        for token in parse.tokens(quotation):
            marked[token] = 1
    for first, last in alone or ():
        if all(marked[first:last]):
            marked[first:last] = [0] * (last - first)
    return marked
