"""How the words of a segment sound, whatever outlet wrote them: "in your inbox" like furniture, "he told" like news."""

import numpy as np
import numpy.typing as npt

from accordingto.page.clean.tokens import Integers, Tokens
from accordingto.page.clean.trees import Matrix, Numbers

BUCKETS = 1 << 15
_MIX, _START, _END = 0x9E3779B1, 1, 2
_BESIDE = (-2, -1, 1, 2)
_WIDTHS = (2, 6, 20)
_MOST_CHARACTERS = 400
Weights = npt.NDArray[np.float32]


def buckets(found: Tokens) -> tuple[Integers, Integers]:
    """Return the segment and the bucket of each word and of each two that follow each other.

    A word is known by its bucket alone: words that share one cannot be told apart, and no list of words is kept.
    """
    follows = found.segment[1:] == found.segment[:-1]
    first, last = np.append(True, ~follows), np.append(~follows, True)
    if not len(found.code):
        first = last = np.zeros(0, bool)
    left = np.concatenate([found.code[:-1][follows], np.full(first.sum(), _START), found.code[last]])
    right = np.concatenate([found.code[1:][follows], found.code[first], np.full(last.sum(), _END)])
    pairs = ((left * _MIX & 0xFFFFFFFF) ^ (right * 31 & 0xFFFFFFFF)) * _MIX >> 13
    segment = np.concatenate([found.segment, found.segment[1:][follows], found.segment[first], found.segment[last]])
    return segment, np.concatenate([found.code * _MIX >> 13, pairs]) % BUCKETS


def sounds(found: Tokens, weights: Weights) -> Numbers:
    """Return the log odds of each segment being a part of an article, by its words alone; 0 where it has none."""
    segment, bucket = buckets(found)
    sums = np.bincount(segment, weights[bucket], found.segments)
    counts = np.bincount(segment, minlength=found.segments)
    return np.asarray(sums / np.sqrt(np.maximum(counts, 1)), np.float64)


def sound_features(odds: Numbers, sizes: Integers) -> Matrix:
    """Return one row a segment: how it sounds, how those next to it do, near by, further off, on the whole page."""
    count = len(odds)
    length = sizes.astype(float)
    weight = np.sqrt(np.minimum(length, _MOST_CHARACTERS))
    chance = 1 / (1 + np.exp(-odds))
    padded = np.pad(odds, 2)
    beside = [padded[2 + offset : 2 + offset + count] for offset in _BESIDE]
    near = [
        (windowed(chance * weight, width) - chance * weight) / (windowed(weight, width) - weight + 0.1)
        for width in _WIDTHS
    ]
    mass = chance * length
    whole = np.full(count, (chance * weight).sum() / weight.sum())
    return np.column_stack([odds, *beside, *near, whole, mass / (1 + mass.max(initial=0))]).astype(np.float32)


def windowed(values: Numbers, width: int) -> Numbers:
    """Return for each place the sum of the values from `width` before it to `width` behind it."""
    sums = np.concatenate([np.zeros(width + 1), np.cumsum(values), np.full(width, values.sum())])
    return np.asarray(sums[2 * width + 1 :] - sums[: len(values)], np.float64)
