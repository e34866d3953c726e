"""The two encoders behind one face: a text made ready, a batch read, and the weights in two groups."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from accordingto.page.encode import light as fast
from accordingto.page.encode import onnx, pieces
from accordingto.page.encode.windows import cut, lines
from training.attribution.batches import Learnt, Window, learnt, padded
from training.attribution.model import Light, MiniLM
from training.attribution.texts import Text

_ENGLISH = re.compile(r"(##)?[a-z]+|[.,:;!?\"'$%&()\-–—“”‘’…]+|\d+")
_SEEN = 3


class Reader(NamedTuple):
    """An encoder while it learns. `weights` are those that came with it, and those begun from nothing."""

    model: Any
    room: int
    learnt: Callable[[Text], Learnt]
    read: Callable[[Sequence[Window]], Tensor]
    weights: Callable[[], tuple[list[nn.Parameter], list[nn.Parameter]]]
    known: Mapping[str, list[str]]


def encoder(pretrained: Mapping[str, Tensor], texts: Sequence[Text]) -> Reader:
    """Return the encoder of the default profile."""
    tags, labels = _tables(texts)[:2]
    model = MiniLM.begun(pretrained, len(tags), len(labels))
    grammar = onnx.Grammar(*({name: number for number, name in enumerate(table)} for table in (tags, labels)))
    split = pieces.load()
    columns: dict[str, tuple[list[tuple[int, ...]], onnx.Columns]] = {}

    def ready(text: Text) -> Learnt:
        parse = text.parse
        ids = [split(word) for word in parse.words]
        columns[text.id] = (ids, onnx.columns(text.page, text.regions, parse, grammar))
        sizes = [len(one) for one in ids]
        parts = [part for line in lines(parse, text.page.text) for part in cut(parse, line, sizes, pieces.ROOM)]
        return learnt(text, tuple(parts), sizes)

    def read(batch: Sequence[Window]) -> Tensor:
        rows = [pieces.laid(window.parts, columns[window.learnt.text.id][0]) for window in batch]
        extra = [
            padded([columns[one.learnt.text.id][1][kind][row.tokens] for one, row in zip(batch, rows, strict=True)])
            for kind in range(len(onnx.Columns._fields))
        ]
        out: Tensor = model(
            padded([np.array(row.pieces) for row in rows]),
            extra,
            padded([np.array(row.first) for row in rows]),
        )
        return out

    def weights() -> tuple[list[nn.Parameter], list[nn.Parameter]]:
        new = [table.weight for table in (model.caps, model.marks, model.tags, model.labels)]
        return [one for one in model.parameters() if one.requires_grad and not any(one is other for other in new)], new

    return Reader(model, pieces.WINDOW, ready, read, weights, {"tags": tags, "labels": labels})


def light(pretrained: Mapping[str, Tensor], texts: Sequence[Text]) -> Reader:
    """Return the encoder of the fast profile; its words begin as MiniLM's, turned to where they differ most."""
    known, words = _known(pretrained["embeddings.word_embeddings.weight"], texts)
    model = Light(known, words)
    columns: dict[str, fast.Columns] = {}

    def ready(text: Text) -> Learnt:
        columns[text.id] = fast.columns(text.page, text.regions, text.parse, known)
        sizes = [1] * len(text.parse)
        found = [part for line in lines(text.parse, text.page.text) for part in cut(text.parse, line, sizes, fast.ROOM)]
        return learnt(text, tuple(found), sizes)

    def read(batch: Sequence[Window]) -> Tensor:
        whole: dict[str, Tensor] = {}
        for name in fast.Columns._fields:
            rows = [getattr(columns[window.learnt.text.id], name)[window.first : window.last] for window in batch]
            if name == "heads":
                rows = [_inside(row, window) for row, window in zip(rows, batch, strict=True)]
            whole[name] = padded(rows)
        whole["mask"] = padded([np.ones(window.last - window.first, np.int64) for window in batch]).bool()
        out: Tensor = model(whole)
        return out

    def weights() -> tuple[list[nn.Parameter], list[nn.Parameter]]:
        return [], list(model.parameters())

    tables = {name: sorted(table, key=table.__getitem__) for name, table in known._asdict().items()}
    return Reader(model, fast.WINDOW, ready, read, weights, tables)


def _inside(heads: np.ndarray, window: Window) -> np.ndarray:
    """Return heads as places in the window; a token whose head lies outside is its own."""
    here = np.arange(window.first, window.last)
    return np.where((heads >= window.first) & (heads < window.last), heads, here) - window.first


def _known(vectors: Tensor, texts: Sequence[Text]) -> tuple[fast.Known, Tensor]:
    """Return what the light encoder has rows for, and the rows of words that it begins with.

    Words are those of the vocabulary in plain letters, and words and endings seen in the texts at least `_SEEN` times.
    """
    number = {word: here for here, word in enumerate(pieces.vocabulary())}
    plain = {word for word in number if _ENGLISH.fullmatch(word)}
    counts = Counter(word.lower() for text in texts for word in text.parse.words)
    seen = {word for word, count in counts.items() if count >= _SEEN and word.isalpha()}
    names = ["", *sorted(plain | (seen - plain))]
    rows = torch.zeros(len(names), Light.words_width)
    centred = vectors - vectors[[number[word] for word in sorted(plain)]].mean(0)
    _, _, turned = torch.pca_lowrank(centred[[number[word] for word in sorted(plain)]], Light.words_width, niter=4)
    short = centred @ turned
    short = short / short.std() * 0.5
    for here, word in enumerate(names):
        if word in number:
            rows[here] = short[number[word]]
    tables = ({word: here for here, word in enumerate(table)} for table in (names, *_tables(texts)))
    return fast.Known(*tables), rows


def _tables(texts: Sequence[Text]) -> list[list[str]]:
    """Return the tags, the labels and the kinds of names that stand in the texts, each after one for all others."""
    return [
        ["", *sorted({one for text in texts for one in column(text)})]
        for column in (
            lambda text: text.parse.tags,
            lambda text: text.parse.labels,
            lambda text: [name.type for name in text.parse.names],
        )
    ]
