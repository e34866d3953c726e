"""Boosted decision trees that were trained elsewhere: kept as plain arrays, asked with numpy alone."""

from functools import cache
from io import BytesIO

import numpy as np
import numpy.typing as npt

from accordingto.errors import LexiconError
from accordingto.page.clean.features import Matrix
from accordingto.weights import released

Numbers = npt.NDArray[np.float64]


@cache
def load_trees(name: str) -> dict[str, npt.NDArray[np.generic]]:
    """Return the arrays of the weight file `name` (without ".npz").

    One row a tree, one column a node: the feature asked, the threshold, the nodes to go on to (a leaf goes on to
    itself), and the value of a leaf.
    """
    try:
        with np.load(BytesIO(released(f"{name}.npz")), allow_pickle=False) as arrays:
            return {key: arrays[key] for key in ("feature", "threshold", "low", "high", "value")}
    except (KeyError, ValueError) as error:
        raise LexiconError(f"{name}.npz: not the weights of the regions; install the package again") from error


def probabilities(name: str, rows: Matrix) -> Numbers:
    """Return for each row how likely it is what the trees of `name` look for: for "regions", a part of the body."""
    arrays = load_trees(name)
    feature, low, high = arrays["feature"], arrays["low"], arrays["high"]
    threshold, value = arrays["threshold"], arrays["value"]
    trees, nodes = feature.shape
    first = np.arange(trees) * nodes
    feature, threshold, low, high, value = (array.ravel() for array in (feature, threshold, low, high, value))
    here = np.broadcast_to(first, (len(rows), trees))
    flat = rows.astype(np.float64).ravel()
    starts = (np.arange(len(rows)) * rows.shape[1])[:, None]
    while True:
        asked = flat[starts + feature[here]]
        following = first + np.where(asked <= threshold[here], low[here], high[here])
        if np.array_equal(following, here):
            break
        here = following
    return np.asarray(1 / (1 + np.exp(-value[here].sum(axis=1))), np.float64)
