"""The words of a page's segments as arrays of numbers, so that they can be counted all at once."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SHORTEST_CONTENT, _SHORTEST_NAME = 4, 3


class Tokens(NamedTuple):
    """Words in the order of the page: the segment each stands in, a number for the word without its capitals, its form.

    `content` are words of four letters and more, `name` those with a capital that do not begin their segment.
    """

    segments: int
    segment: Integers
    code: Integers
    content: Flags
    name: Flags


def words_of(texts: Sequence[str]) -> list[list[str]]:
    """Return the words of each segment as they stand there; figures and marks are none."""
    return [_WORD.findall(text) for text in texts]


def tokens(words: Sequence[Sequence[str]]) -> Tokens:
    """Return the words of segments as arrays.

    The third word of "Mr Kim in Seoul" and "in Seoul" on another line have the same code.
    """
    flat = [word for found in words for word in found]
    sizes = np.array([len(found) for found in words], np.int64)
    codes = {word: crc32(word.lower().encode("utf-8", "surrogatepass")) for word in set(flat)}
    begins = np.zeros(len(flat) + 1, bool)
    begins[np.concatenate([[0], np.cumsum(sizes)])] = True
    lengths = np.array([len(word) for word in flat], np.int64)
    capitals = np.array([word[0].isupper() for word in flat], bool)
    return Tokens(
        segments=len(words),
        segment=np.repeat(np.arange(len(words)), sizes),
        code=np.array([codes[word] for word in flat], np.int64),
        content=lengths >= _SHORTEST_CONTENT,
        name=capitals & ~begins[:-1] & (lengths >= _SHORTEST_NAME),
    )
