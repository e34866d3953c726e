"""Whom a pronoun stands for, as learnt from read pages: a small net over the signs of each candidate."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from accordingto.errors import LexiconError
from accordingto.page.refer.signs import SIGNS, Asked, Candidate, nobody
from accordingto.weights import arrays

WEIGHTS = "antecedents.npz"

Array = NDArray[np.float32]
# How likely each candidate is the one meant; what they lack of one is that it is nobody known.
Rank = Callable[[Asked, Sequence[Candidate]], Sequence[float]]


class Net(NamedTuple):
    """One layer of units over the signs: `hidden` (signs by units), `bias`, `out` by unit, and `plain` by sign."""

    hidden: Array
    bias: Array
    out: Array
    plain: Array


def likely(net: Net, some: Sequence[Candidate]) -> list[float]:
    """Return how likely each of `some` is the one that a pronoun stands for."""
    rows = np.array([*(one.signs for one in some), nobody(some[0].signs)], np.float32)
    scores = np.maximum(rows @ net.hidden + net.bias, 0) @ net.out + rows @ net.plain
    shares = np.exp(scores - scores.max())
    return [float(share) for share in shares[:-1] / shares.sum()]


def rank(_: Asked, some: Sequence[Candidate]) -> Sequence[float]:
    """Return how likely each candidate is, by the weights of the package.

    A little more than the net says, since it learnt from articles in which many were not marked: so who is likely by
    .45 is taken, and in articles left out that is more often right than wrong.
    """
    return [share / (share + _LEAN * (1 - share)) for share in likely(_released(), some)]


@cache
def _released() -> Net:
    with arrays(WEIGHTS, "the pronouns") as found:
        if tuple(found["signs"]) != SIGNS:
            raise LexiconError(f"{WEIGHTS}: weights of other signs than this version knows; install the package again")
        return Net(*(found[name].astype(np.float32) for name in Net._fields))


_LEAN = 0.8
