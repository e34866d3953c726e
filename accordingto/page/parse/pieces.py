"""What is parsed at one time: a paragraph; one so long that it would fill the memory is cut between two sentences."""

import re
from collections.abc import Iterable, Iterator

from accordingto.record.page import Page, Region

Piece = tuple[int, str]

_LONGEST = 10_000
_AT_ONCE = 20_000
_MOST = 64
# Three small letters before the stop, so that "Sen. Holm" and "J. Holm" are not cut.
_END = re.compile(r"\b[a-z]{3,}[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z])")
_SPACE = re.compile(r"\s+")


def pieces(page: Page, regions: Iterable[Region]) -> Iterator[Piece]:
    """Yield start and text of each line of each region that is not furniture, a very long line in several pieces."""
    for region in regions:
        if region.is_furniture:
            continue
        start = region.span.start
        for line in region.span.of(page.text).splitlines(keepends=True):
            if line.strip():
                yield from _cut(start, line.rstrip())
            start += len(line)


def batches(parts: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces in lists of a size that a parser can hold at once: its memory grows with what it is given."""
    batch: list[Piece] = []
    size = 0
    for piece in parts:
        if batch and (size + len(piece[1]) > _AT_ONCE or len(batch) == _MOST):
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece[1])
    if batch:
        yield batch


def _cut(start: int, line: str) -> Iterator[Piece]:
    """Yield a line whole, or cut behind sentences, or between words, or where it must be."""
    here = 0
    while len(line) - here > _LONGEST:
        past = _past(line, here + _LONGEST // 2, here + _LONGEST)
        yield start + here, line[here:past]
        here = past
    yield start + here, line[here:]


def _past(line: str, first: int, last: int) -> int:
    """Return where the next piece begins: behind the last sentence, or the last word, that ends between the two."""
    for end in (_END, _SPACE):
        found = [match.end() for match in end.finditer(line, first, last)]
        if found:
            return found[-1]
    return last
