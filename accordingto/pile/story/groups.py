"""Which pages tell of one happening: a function of the set of pages, whatever their order."""

import heapq
from collections.abc import Iterator, Sequence
from datetime import date
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from accordingto.pile.linked import linked
from accordingto.pile.story.keys import Telling
from accordingto.pile.story.wording import common_words

Grouping = tuple[tuple[str, ...], ...]

# What each part of a page counts for in the likeness of two pages; they sum to one.
WORDS, NAMES, OPENING = 0.45, 0.25, 0.3
# Two pages, or two groups of pages on the average, that are less alike than this tell of two happenings.
THRESHOLD = 0.2
# What the likeness of two dated pages is multiplied with, up to this many days apart.
_DAYS = ((0, 1.2), (1, 1.1), (2, 0.8), (4, 0.6), (8, 0.4))
_LONG_AFTER = 0.2
# The pile is read as if this many other pages stood beside it: in a pile of two every word they share is in all pages,
# and would count for nothing. A common word is in this share of them.
_BESIDE, _COMMON, _RARE = 400, 0.2, 2.0
# A word in more pages than this finds no candidates: the work would grow with the square of the pile.
_CROWD = 500
_KEPT = 120


def groups(tellings: Sequence[Telling]) -> Grouping:
    """Return the ids of the pages of each story, sorted, ordered by the smallest.

    Pages are joined, the likest first, as long as the groups they make are alike on the average: a page that is like
    one page of a group and unlike the others does not chain them.
    """
    ordered = sorted({telling.id: telling for telling in tellings}.values(), key=lambda telling: telling.id)
    alike = {(ordered[i].id, ordered[j].id): score for i, j, score in likeness(ordered)}
    near = linked((telling.id for telling in ordered), alike)
    found = [group for together in near for group in _average(together, alike)]
    return tuple(sorted(found))


def likeness(tellings: Sequence[Telling], least: float = THRESHOLD / 2) -> Iterator[tuple[int, int, float]]:
    """Yield the places of two pages and how alike they are, from 0 to 1, for all that are not plainly different."""
    rows = _vectors(tellings)
    days = [_ordinal(telling.day) for telling in tellings]
    columns = _postings(rows)
    for place, (terms, weights) in enumerate(rows):
        found = [(columns[term], weight) for term, weight in zip(terms, weights, strict=True) if term in columns]
        if not found:
            continue
        others = np.concatenate([docs for (docs, _), _ in found])
        shares = np.concatenate([values * weight for (_, values), weight in found])
        later = others > place
        scores = np.bincount(others[later] - place, weights=shares[later])
        likely = np.flatnonzero(scores * _DAYS[0][1] >= least)
        for partner, score in zip((likely + place).tolist(), scores[likely].tolist(), strict=True):
            timed = round(score * _closeness(days[place], days[partner]), 6)
            if timed >= least:
                yield place, partner, timed


def _closeness(left: int | None, right: int | None) -> float:
    """Weigh two days: news of one happening is told within days; an unknown day speaks neither for nor against."""
    if left is None or right is None:
        return 1.0
    apart = abs(left - right)
    return next((weight for days, weight in _DAYS if apart <= days), _LONG_AFTER)


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None


def _vectors(tellings: Sequence[Telling]) -> list[tuple[list[int], list[float]]]:
    """Return each page as sorted columns with weights: words, names and opening, each of length one, side by side."""
    pages: dict[str, int] = {}
    for telling in tellings:
        for key, _ in telling.words:
            pages[key] = pages.get(key, 0) + 1
    number = {key: place for place, key in enumerate(sorted(pages))}
    total, common = len(tellings) + _BESIDE, common_words()
    rare = {key: log(total / (count + (_COMMON * _BESIDE if key in common else _RARE))) for key, count in pages.items()}
    rows = []
    for telling in tellings:
        row: list[tuple[int, float]] = []
        used = {key: (1.0 + log(count)) * rare[key] for key, count in telling.words}
        row += _block({number[key]: weight for key, weight in used.items()}, WORDS)
        row += _block({number[key] + len(number): used[key] for key in telling.names}, NAMES)
        row += _block({number[key] + 2 * len(number): rare[key] for key in telling.opening}, OPENING)
        rows.append(([term for term, _ in row], [weight for _, weight in row]))
    return rows


def _block(weights: dict[int, float], share: float) -> list[tuple[int, float]]:
    """Keep the heaviest words of one part of a page and bring the part to its share of the whole."""
    length = sqrt(sum(weight * weight for weight in weights.values()))
    heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_KEPT]
    scale = sqrt(share) / length if length else 0.0
    return sorted((term, weight * scale) for term, weight in heaviest)


def _postings(
    rows: Sequence[tuple[list[int], list[float]]],
) -> dict[int, tuple[NDArray[np.int64], NDArray[np.float64]]]:
    """Return, for each column that finds candidates, the pages that have it and their weights there."""
    found: dict[int, tuple[list[int], list[float]]] = {}
    for place, (terms, weights) in enumerate(rows):
        for term, weight in zip(terms, weights, strict=True):
            docs, values = found.setdefault(term, ([], []))
            docs.append(place)
            values.append(weight)
    shared = {term: column for term, column in found.items() if 1 < len(column[0]) <= _CROWD}
    return {term: (np.array(docs), np.array(values)) for term, (docs, values) in shared.items()}


def _average(members: Sequence[str], alike: dict[tuple[str, str], float]) -> list[tuple[str, ...]]:
    """Join the two groups that are most alike on the average, again and again; ties go to the smallest ids."""
    clusters: dict[str, list[str]] = {member: [member] for member in members}
    sums: dict[str, dict[str, float]] = {member: {} for member in members}
    inside = set(members)
    heap: list[tuple[float, str, str, int]] = []
    for (left, right), score in alike.items():
        if left in inside and right in inside:
            sums[left][right] = sums[right][left] = score
            heap.append((-score, left, right, 2))
    heapq.heapify(heap)
    while heap:
        negative, left, right, size = heapq.heappop(heap)
        if -negative < THRESHOLD:
            break
        if left not in clusters or right not in clusters or len(clusters[left]) + len(clusters[right]) != size:
            continue
        clusters[left] += clusters.pop(right)
        for other, score in sums.pop(right).items():
            sums[other].pop(right)
            if other != left:
                sums[left][other] = sums[other][left] = sums[left].get(other, 0.0) + score
        for other, score in sums[left].items():
            both = len(clusters[left]) * len(clusters[other])
            first, second = sorted((left, other))
            heapq.heappush(heap, (-round(score / both, 6), first, second, len(clusters[left]) + len(clusters[other])))
    return [tuple(sorted(cluster)) for cluster in clusters.values()]
