"""The parts of a transformer, in numpy: what runs our small heads, and the light encoder, without any other library."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache

import numpy as np
from threadpoolctl import ThreadpoolController

from accordingto.page.encode import Array

Weights = Mapping[str, Array]

_TINY = 1e-12
_MATRIX = 2


def laid(weights: Weights) -> Weights:
    """Return weights that are kept out by in as `linear` multiplies with them: in by out, and row after row in memory.

    A matrix is what has a bias beside it and two dimensions; tables of rows have none.
    """
    return {
        name: np.ascontiguousarray(one.T) if one.ndim == _MATRIX and _bias(name) in weights else one
        for name, one in weights.items()
    }


def _bias(name: str) -> str:
    return f"{name.removesuffix('weight')}bias"


def linear(rows: Array, weights: Weights, name: str) -> Array:
    """Return `rows` times the matrix `name`.weight (in by out, see `laid`), plus `name`.bias.

    All rows are multiplied at once, however many dimensions they are laid in.
    """
    matrix = weights[f"{name}.weight"]
    made: Array = rows.reshape(-1, len(matrix)) @ matrix
    made += weights[f"{name}.bias"]
    return made.reshape(*rows.shape[:-1], matrix.shape[1])


def normal(rows: Array, weights: Weights, name: str) -> Array:
    """Return each row with mean 0 and variance 1, stretched and moved as learnt (layer normalisation)."""
    width = np.float32(rows.shape[-1])
    made: Array = np.add.reduce(rows, axis=-1, keepdims=True)
    made = rows - made / width
    made /= np.sqrt(np.einsum("...i,...i->...", made, made)[..., None] / width + np.float32(_TINY))
    made *= weights[f"{name}.weight"]
    made += weights[f"{name}.bias"]
    return made


def gelu(rows: Array) -> Array:
    """Return the Gaussian error linear unit, by its usual approximation (Hendrycks and Gimpel 2016)."""
    bent = np.tanh(np.float32(0.7978845608) * (rows + np.float32(0.044715) * rows * rows * rows))
    made: Array = np.float32(0.5) * rows * (1 + bent)
    return made


def softmax(rows: Array) -> Array:
    """Return the probabilities that the scores of each row stand for."""
    raised = np.exp(rows - rows.max(axis=-1, keepdims=True))
    made: Array = raised / raised.sum(axis=-1, keepdims=True)
    return made


def log_softmax(rows: Array) -> Array:
    """Return the logarithms of the probabilities that the scores of each row stand for."""
    moved = rows - rows.max(axis=-1, keepdims=True)
    made: Array = moved - np.log(np.exp(moved).sum(axis=-1, keepdims=True))
    return made


def logit(likely: Array) -> Array:
    """Return the logarithms of the odds of probabilities, of none below .0001 and of none above .9999."""
    kept = np.clip(likely, 1e-4, 1 - 1e-4)
    made: Array = np.log(kept / (1 - kept))
    return made


def layer(rows: Array, weights: Weights, name: str, heads: int) -> Array:
    """Return the rows after one layer: each looks at all (attention by `heads`), then is worked on by itself.

    `rows` is [tokens, width], or [many, tokens, width] for many that do not look at each other.
    """
    *many, size, width = rows.shape
    parts = linear(rows, weights, f"{name}.qkv").reshape(*many, size, 3, heads, width // heads)
    asked, held, values = np.moveaxis(parts, (-3, -2), (0, -3))
    scores = asked @ held.swapaxes(-1, -2) / np.float32((width // heads) ** 0.5)
    seen = (softmax(scores) @ values).swapaxes(-2, -3).reshape(rows.shape)
    rows = normal(rows + linear(seen, weights, f"{name}.o"), weights, f"{name}.n1")
    inner = gelu(linear(rows, weights, f"{name}.f1"))
    return normal(rows + linear(inner, weights, f"{name}.f2"), weights, f"{name}.n2")


@contextmanager
def one_thread() -> Iterator[None]:
    """Let numpy multiply in one thread: small matrices gain nothing from more, and processes would fight for them."""
    with _libraries().limit(limits=1, user_api="blas"):
        yield


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()
