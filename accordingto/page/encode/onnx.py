"""The encoder of the default profile: a small language model read over each paragraph by onnxruntime."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from accordingto.errors import LexiconError
from accordingto.page.encode import Array, Encoded, Encoder, pieces
from accordingto.page.encode.shapes import capitals, in_quotation
from accordingto.page.encode.windows import Bounds, cut, lines, pack
from accordingto.record.page import Page, Region
from accordingto.record.parse import Parse
from accordingto.weights import arrays, released

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Numbers = NDArray[np.int64]


class Grammar(NamedTuple):
    """The Penn tags and the labels that the encoder knows, with their rows; 0 is that of all others."""

    tags: Mapping[str, int]
    labels: Mapping[str, int]


class Columns(NamedTuple):
    """What is known of each token beside its pieces, as rows of tables; last is the row of what is of no token."""

    capitals: Numbers
    marks: Numbers
    tags: Numbers
    labels: Numbers


class Words(NamedTuple):
    """What each piece means by itself: rows of whole numbers with a factor each; what the columns add, a table each."""

    rows: NDArray[np.int8]
    factors: Array
    added: tuple[Array, ...]


def load() -> Encoder:
    """Load the encoder once and return the function that reads a page with it.

    One thread, one window at a time: so a page gives the same numbers whatever is read beside it.
    """
    split, (words, grammar), session = pieces.load(), _words(), _session()

    def encode(page: Page, regions: Sequence[Region], parse: Parse, alone: Sequence[Bounds] | None = None) -> Encoded:
        """Read every paragraph of the page, some at a time; or only the lines `alone`, one at a time."""
        ids = [split(word) for word in parse.words]
        sizes = [len(one) for one in ids]
        known = columns(page, regions, parse, grammar, alone)
        whole = lines(parse, page.text) if alone is None else alone
        rows = np.zeros((len(parse), words.rows.shape[1]), np.float32)
        parts = tuple(part for line in whole for part in cut(parse, line, sizes, pieces.ROOM))
        for window in pack(parts, sizes, 0 if alone is not None else pieces.WINDOW):
            row = pieces.laid(window, ids)
            seen = words.rows[row.pieces] * words.factors[row.pieces, None]
            seen += sum(table[column[row.tokens]] for table, column in zip(words.added, known, strict=True))
            (out,) = session.run(None, {"read": seen[None]})
            rows[window[0][0] : window[-1][1]] = out[0, row.first]
        return Encoded(rows, parts, "encoder", partial(encode, page, regions))

    return encode


def columns(
    page: Page, regions: Sequence[Region], parse: Parse, grammar: Grammar, alone: Sequence[Bounds] | None = None
) -> Columns:
    """Return what is known of each token; the marks between paragraphs, which are of no token (-1), come last."""
    return Columns(
        np.array([*map(capitals, parse.words), 0]),
        np.array([*(1 + inside for inside in in_quotation(page, regions, parse, alone)), 0]),
        np.array([*(grammar.tags.get(tag, 0) for tag in parse.tags), 0]),
        np.array([*(grammar.labels.get(label, 0) for label in parse.labels), 0]),
    )


def _words() -> tuple[Words, Grammar]:
    with arrays("encoder_words.npz", "the encoder") as found:
        added = tuple(found[name].astype(np.float32) for name in ("caps", "marks", "tags", "labels"))
        tables = (found[f"known.{field}"] for field in Grammar._fields)
        grammar = Grammar(*({str(label): number for number, label in enumerate(table)} for table in tables))
        return Words(found["rows"], found["factors"].astype(np.float32), added), grammar


def _session() -> "InferenceSession":
    # Commands that read no page need not wait for it.
    import onnxruntime  # noqa: PLC0415
    from onnxruntime.capi import onnxruntime_pybind11_state as errors  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    name = "encoder.onnx"
    try:
        return onnxruntime.InferenceSession(released(name), options, providers=["CPUExecutionProvider"])
    except (errors.InvalidProtobuf, errors.InvalidArgument, errors.Fail) as error:
        raise LexiconError(f"{name}: not the weights of the encoder; install the package again") from error
