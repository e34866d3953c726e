"""The encoder of the fast profile: a small transformer in numpy over words and their grammar."""

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from accordingto.page.encode import Array, Encoded, Encoder
from accordingto.page.encode.layers import laid, layer, linear, normal, one_thread
from accordingto.page.encode.shapes import capitals, in_quotation
from accordingto.page.encode.windows import Bounds, cut, lines, pack
from accordingto.record.page import Page, Region
from accordingto.record.parse import Parse
from accordingto.weights import arrays

ROOM = 200
WINDOW = 212
_LAYERS = 3
_HEADS = 4
_MEMO = 100_000
_ENDINGS = (4, 3, 2, 1)

Numbers = NDArray[np.int64]


class Known(NamedTuple):
    """What the light encoder has rows for: words and endings ("##ing"), Penn tags, labels and kinds of names."""

    words: Mapping[str, int]
    tags: Mapping[str, int]
    labels: Mapping[str, int]
    names: Mapping[str, int]


class Columns(NamedTuple):
    """The tokens of a page as numbers, a column each; `heads` are tokens, the rest rows of tables."""

    words: Numbers
    tags: Numbers
    labels: Numbers
    names: Numbers
    heads: Numbers
    capitals: Numbers
    marks: Numbers


def load() -> Encoder:
    """Load the weights once and return the function that reads a page with them."""
    weights = _weights()
    known = Known(*({str(word): n for n, word in enumerate(weights[f"known.{name}"])} for name in Known._fields))
    kept = {name: array.astype(np.float32) for name, array in weights.items() if not name.startswith("known.")}
    tables = dict(laid(kept))
    tables["words"] = weights["words"].astype(np.float32) * tables.pop("factors")[:, None]

    def encode(page: Page, regions: Sequence[Region], parse: Parse, alone: Sequence[Bounds] | None = None) -> Encoded:
        """Read every paragraph of the page, some at a time; or only the lines `alone`, one at a time."""
        sizes = [1] * len(parse)
        page_columns = columns(page, regions, parse, known, alone)
        whole = lines(parse, page.text) if alone is None else alone
        rows = np.zeros((len(parse), tables["tags"].shape[1]), np.float32)
        parts = tuple(part for line in whole for part in cut(parse, line, sizes, ROOM))
        with one_thread():
            for window in pack(parts, sizes, 0 if alone is not None else WINDOW):
                bounds = (window[0][0], window[-1][1])
                rows[slice(*bounds)] = _read(page_columns, bounds, tables)
        return Encoded(rows, parts, "light", partial(encode, page, regions))

    return encode


def columns(
    page: Page, regions: Sequence[Region], parse: Parse, known: Known, alone: Sequence[Bounds] | None = None
) -> Columns:
    """Return the tokens of a page as the numbers that the light encoder reads; the same in training and in use."""

    @lru_cache(_MEMO)
    def number(word: str) -> int:
        return word_number(word, known.words)

    types = np.zeros(len(parse), np.int64)
    for name in parse.names:
        types[name.start : name.end] = known.names.get(name.type, 0)
    return Columns(
        words=np.array([number(word.lower()) for word in parse.words], np.int64),
        tags=np.array([known.tags.get(tag, 0) for tag in parse.tags], np.int64),
        labels=np.array([known.labels.get(label, 0) for label in parse.labels], np.int64),
        names=types,
        heads=np.array(parse.heads, np.int64),
        capitals=np.array([capitals(word) for word in parse.words], np.int64),
        marks=np.array(in_quotation(page, regions, parse, alone), np.int64),
    )


def word_number(word: str, words: Mapping[str, int]) -> int:
    """Return the row of a word in small letters: its own, else that of the longest of its endings, else 0."""
    if word in words:
        return words[word]
    endings = (f"##{word[-size:]}" for size in _ENDINGS)
    return next((words[ending] for ending in endings if ending in words), 0)


def _read(page: Columns, window: Bounds, tables: Mapping[str, Array]) -> Array:
    here = slice(*window)
    heads = page.heads[here]
    read = linear(tables["words"][page.words[here]], tables, "own")
    read = read + linear(tables["words"][page.words[heads]], tables, "head")
    read = (
        read + tables["tags"][page.tags[here]] + tables["labels"][page.labels[here]] + tables["names"][page.names[here]]
    )
    read = read + tables["head_tags"][page.tags[heads]] + tables["head_labels"][page.labels[heads]]
    read = read + tables["capitals"][page.capitals[here]] + tables["marks"][page.marks[here]]
    read = normal(read + tables["places"][: window[1] - window[0]], tables, "n")
    for number in range(_LAYERS):
        read = layer(read, tables, f"layers.{number}", _HEADS)
    return read


def _weights() -> dict[str, NDArray[np.generic]]:
    with arrays("light.npz", "the light encoder") as found:
        return dict(found)
