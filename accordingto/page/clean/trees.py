"""Boosted decision trees that were trained elsewhere: kept as plain arrays, asked with numpy alone."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Matrix = npt.NDArray[np.float32]

_ROWS = 256
_LOWEST = np.zeros(1 << 16, np.intp)
for _bit in range(15, -1, -1):
    _LOWEST[1 << _bit :: 1 << (_bit + 1)] = _bit


class Trees(NamedTuple):
    """Trees of at most sixteen leaves: one row a tree, one column a question or a leaf.

    A question whose feature is above its threshold rules out the leaves whose bits are not in `mask`; the first leaf
    that is left, from the left, gives its value. So all questions are asked at once, and no path has to be followed.
    """

    feature: npt.NDArray[np.int16]
    threshold: npt.NDArray[np.float32]
    mask: npt.NDArray[np.uint16]
    value: npt.NDArray[np.float32]


def probabilities(trees: Trees, rows: Matrix) -> Numbers:
    """Return for each row how likely it is what the trees look for, from 0 to 1."""
    chunks = [_sums(trees, rows[start : start + _ROWS]) for start in range(0, len(rows), _ROWS)]
    sums = np.concatenate(chunks) if chunks else np.zeros(0)
    return np.asarray(1 / (1 + np.exp(-sums)), np.float64)


def _sums(trees: Trees, rows: Matrix) -> Numbers:
    count, questions = trees.feature.shape
    asked = np.ascontiguousarray(rows.T)[trees.feature.ravel()]
    left = np.where(asked <= trees.threshold.reshape(-1, 1), np.uint16(0xFFFF), trees.mask.reshape(-1, 1))
    leaves = _LOWEST[np.bitwise_and.reduce(left.reshape(count, questions, len(rows)), axis=1)]
    return np.asarray(np.take_along_axis(trees.value, leaves, axis=1).sum(axis=0, dtype=np.float64))
