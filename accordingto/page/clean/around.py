"""What stands around a segment, once a first look has said how likely each segment is a part of the article.

An article is one stretch with a few islands in it, and it keeps to its matter: its actors and places come again.
"""

from typing import NamedTuple

import numpy as np

from accordingto.page.clean.tokens import Flags, Tokens
from accordingto.page.clean.trees import Matrix, Numbers
from accordingto.page.clean.wording import windowed

_REACH = 6
_WIDTHS = (1, 2, 4, 8, 16, 32)
_SURE = (0.5, 0.9)
_PARAGRAPH = 60
_FAR, _FAR_CHARACTERS = 60, 9999.0
_TALKS = 0.3
_LIKELY = 0.7
_OFTEN = (0.5, 1.5, 3.5)
_SMALL = 0.001


class _Shared(NamedTuple):
    """For each word (once a segment): its segment, how much article has it elsewhere, and how many segments have it."""

    segment: Numbers
    elsewhere: Numbers
    spread: Numbers


def around(found: Tokens, sizes: Numbers, likely: Numbers) -> Matrix:
    """Return one row a segment: how likely its neighbours are, how much article lies before and behind it, its matter.

    `sizes` are the characters of the segments. A line of eight words among sure paragraphs that names who they name
    differs from the same line behind the last of them.
    """
    clipped = np.clip(likely, _SMALL, 1 - _SMALL)
    odds = np.log(clipped / (1 - clipped))
    count = len(likely)
    padded = np.pad(odds, _REACH, constant_values=-_REACH - 1.0)
    beside = [padded[start : start + count] for start in range(2 * _REACH + 1) if start != _REACH]
    columns = [odds, *beside, *_near(sizes, likely), *_mass(sizes, likely)]
    for sure in _SURE:
        columns += _distances(sizes, (likely > sure) & (sizes >= _PARAGRAPH))
    columns += [*_matter(found, likely), *_alike(sizes, likely)]
    return np.column_stack(columns).astype(np.float32)


def _near(sizes: Numbers, likely: Numbers) -> list[Numbers]:
    """Return how much of what lies within a few segments is likely, by the roots of their lengths."""
    weight = np.sqrt(sizes)
    mass = likely * weight
    return [(windowed(mass, width) - mass) / (windowed(weight, width) - weight + 1) for width in _WIDTHS]


def _mass(sizes: Numbers, likely: Numbers) -> list[Numbers]:
    """Return how much article is likely to lie before and behind a segment, and on the page."""
    mass = likely * sizes
    whole = mass.sum() + 1
    upto = np.cumsum(mass)
    before, behind = upto - mass, np.maximum(0, whole - upto)
    page = np.full(len(mass), np.log1p(whole)), np.full(len(mass), whole / (sizes.sum() + 1))
    return [before / whole, behind / whole, np.log1p(before), np.log1p(behind), *page]


def _distances(sizes: Numbers, sure: Flags) -> list[Numbers]:
    """Return how far the sure paragraphs before and behind lie, in segments and characters, and the place among all."""
    count = len(sure)
    here = np.arange(count, dtype=float)
    last = np.concatenate([[-1], np.maximum.accumulate(np.where(sure, here, -1.0))[:-1]])
    coming = np.concatenate([np.minimum.accumulate(np.where(sure, here, float(count))[::-1])[::-1][1:], [count]])
    before = np.minimum(np.where(last >= 0, here - last, _FAR), _FAR)
    behind = np.minimum(np.where(coming < count, coming - here, _FAR), _FAR)
    edges = np.concatenate([[0], np.cumsum(sizes)])
    index = here.astype(int)
    above = np.where(last >= 0, edges[index] - edges[last.astype(int) + 1], _FAR_CHARACTERS)
    below = np.where(coming < count, edges[coming.astype(int)] - edges[index + 1], _FAR_CHARACTERS)
    apart = [np.minimum(above, _FAR_CHARACTERS), np.minimum(below, _FAR_CHARACTERS)]
    places = np.flatnonzero(sure)
    if not len(places):
        return [before, behind, *apart, before + behind, *[np.zeros(count)] * 5]
    first, end = places[0], places[-1]
    ends = [np.minimum(np.abs(here - first), _FAR), np.minimum(np.abs(here - end), _FAR)]
    return [
        before,
        behind,
        *apart,
        before + behind,
        (here - first) / max(1, end - first),
        (here < first) * 1.0,
        (here > end) * 1.0,
        *ends,
    ]


def _matter(found: Tokens, likely: Numbers) -> list[Numbers]:
    """Return how far a segment speaks of what the rest of the article speaks of: its words, its names."""
    counted = np.where(likely > _TALKS, likely, 0.0)
    words = _shared(found, found.content, counted)
    names = _shared(found, found.name, counted)
    segment, elsewhere, spread = words
    mean = [_mean(segment, elsewhere > often, found.segments) for often in _OFTEN]
    share = np.where(spread > 1, elsewhere / np.maximum(1, spread - 1), _TALKS)
    return [
        *mean,
        _mean(segment, np.minimum(elsewhere, 5), found.segments),
        _mean(segment, share, found.segments),
        np.bincount(segment.astype(int), minlength=found.segments).astype(float),
        _mean(names.segment, names.elsewhere > _OFTEN[0], found.segments),
        np.bincount(names.segment.astype(int), minlength=found.segments).astype(float),
    ]


def _shared(found: Tokens, chosen: Flags, counted: Numbers) -> _Shared:
    """Count each of the chosen words once a segment."""
    _, code = np.unique(found.code[chosen], return_inverse=True)
    kinds = int(code.max(initial=-1)) + 1
    once = np.unique(found.segment[chosen] * kinds + code) if kinds else np.zeros(0, np.int64)
    segment, word = np.divmod(once, max(1, kinds))
    mass = np.bincount(word, counted[segment], kinds)
    spread = np.bincount(word, minlength=kinds)
    return _Shared(segment.astype(float), mass[word] - counted[segment], spread[word].astype(float))


def _mean(segment: Numbers, values: Numbers | Flags, count: int) -> Numbers:
    """Return the mean of the values in each segment, 0 where there is none."""
    places = segment.astype(int)
    return np.bincount(places, values, count) / np.maximum(1, np.bincount(places, minlength=count))


def _alike(sizes: Numbers, likely: Numbers) -> list[Numbers]:
    """Return how long a segment is beside the usual paragraph, how many there are, and how it stands out."""
    sure = likely > _LIKELY
    usual = float(np.median(sizes[sure])) if sure.any() else 0.0
    count = np.full(len(sizes), np.log1p(sure.sum()))
    return [np.log((sizes + 1) / (usual + 1)), count, likely - windowed(likely, 3) / 7]
