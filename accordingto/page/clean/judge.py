"""How likely each segment is a part of the article: a first look at each, a second one at what stands around it."""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from accordingto.page.clean.around import around
from accordingto.page.clean.tokens import Tokens
from accordingto.page.clean.trees import Matrix, Numbers, Trees, probabilities
from accordingto.page.clean.wording import Weights, sound_features, sounds
from accordingto.weights import arrays


class Judge(NamedTuple):
    """What was learnt: a weight for each bucket of words, trees for the first look and trees for the second."""

    words: Weights
    first: Trees
    second: Trees


class Look(NamedTuple):
    """What a judge is told of a page: a row of features a segment, the words and the characters of the segments."""

    rows: Matrix
    found: Tokens
    sizes: npt.NDArray[np.int64]


def judged(judge: Judge, look: Look) -> Numbers:
    """Return for each segment how likely it is a part of the article, from 0 to 1."""
    seen = first_rows(judge.words, look)
    return probabilities(judge.second, second_rows(seen, look, probabilities(judge.first, seen)))


def first_rows(words: Weights, look: Look) -> Matrix:
    """Return what the first look sees: the features and how the words sound."""
    return np.hstack([look.rows, sound_features(sounds(look.found, words), look.sizes)])


def second_rows(seen: Matrix, look: Look, likely: Numbers) -> Matrix:
    """Return what the second look sees: all that the first saw, and what it made of the segments around."""
    return np.hstack([seen, around(look.found, look.sizes.astype(float), likely)])


@cache
def load_judge(name: str) -> Judge:
    """Return the judge in the weight file `name`: "regions" for texts, "regions_html" for pages with markup."""
    words = _arrays("regions_words", ("words", "scale"))
    weights = (words["words"] * words["scale"]).astype(np.float32)
    return Judge(weights, load_trees(name, "first"), load_trees(name, "second"))


@cache
def load_trees(name: str, part: str) -> Trees:
    """Return the trees that stand under `part` in the weight file `name` (without ".npz")."""
    return Trees(*_arrays(name, [f"{part}.{field}" for field in Trees._fields]).values())


def _arrays(name: str, keys: Iterable[str]) -> dict[str, npt.NDArray[Any]]:
    """Return arrays of a weight file in the order of `keys`."""
    with arrays(f"{name}.npz", "the regions") as found:
        return {key: found[key] for key in keys}
