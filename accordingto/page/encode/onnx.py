"""The encoder of the default profile: a small language model read over each paragraph by onnxruntime."""

from collections.abc import Sequence
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from accordingto.errors import LexiconError
from accordingto.page.encode import Array, Encoded, Encoder, pieces
from accordingto.page.encode.shapes import capitals, in_quotation
from accordingto.page.encode.windows import Bounds, cut, lines, pack
from accordingto.record.page import Page, Region
from accordingto.record.parse import Parse

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


class Words(NamedTuple):
    """What each piece means by itself: rows of whole numbers with a factor each; what capitals and marks add."""

    rows: NDArray[np.int8]
    factors: Array
    capitals: Array
    marks: Array


def load() -> Encoder:
    """Load the encoder once and return the function that reads a page with it.

    One thread, one window at a time: so a page gives the same numbers whatever is read beside it.
    """
    split, words, session = pieces.load(), _words(), _session()

    def encode(page: Page, regions: Sequence[Region], parse: Parse, alone: Sequence[Bounds] | None = None) -> Encoded:
        """Read every paragraph of the page, some at a time; or only the lines `alone`, one at a time."""
        ids = [split(word) for word in parse.words]
        sizes = [len(one) for one in ids]
        # The last entry is for the marks between paragraphs, which are of no token (-1).
        shape = np.array([*(capitals(word) for word in parse.words), 0])
        marks = np.array([*(1 + inside for inside in in_quotation(page, regions, parse, alone)), 0])
        whole = lines(parse, page.text) if alone is None else alone
        rows = np.zeros((len(parse), words.rows.shape[1]), np.float32)
        parts = tuple(part for line in whole for part in cut(parse, line, sizes, pieces.ROOM))
        for window in pack(parts, sizes, 0 if alone is not None else pieces.WINDOW):
            row = pieces.laid(window, ids)
            seen = words.rows[row.pieces] * words.factors[row.pieces, None]
            seen += words.capitals[shape[row.tokens]] + words.marks[marks[row.tokens]]
            (out,) = session.run(None, {"read": seen[None]})
            rows[window[0][0] : window[-1][1]] = out[0, row.first]
        return Encoded(rows, parts, "encoder", partial(encode, page, regions))

    return encode


def _words() -> Words:
    path = files("accordingto.weights").joinpath("encoder_words.npz")
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            factors, capitals, marks = (arrays[name].astype(np.float32) for name in ("factors", "caps", "marks"))
            return Words(arrays["rows"], factors, capitals, marks)
    except (OSError, ValueError, KeyError) as error:
        raise LexiconError(f"{path}: not the weights of the encoder; install the package again") from error


def _session() -> "InferenceSession":
    # Commands that read no page need not wait for it.
    import onnxruntime  # noqa: PLC0415
    from onnxruntime.capi import onnxruntime_pybind11_state as errors  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    path = files("accordingto.weights").joinpath("encoder.onnx")
    try:
        return onnxruntime.InferenceSession(path.read_bytes(), options, providers=["CPUExecutionProvider"])
    except (OSError, errors.InvalidProtobuf, errors.InvalidArgument, errors.Fail) as error:
        raise LexiconError(f"{path}: not the weights of the encoder; install the package again") from error
