"""Whether a confidence means what it says: of the attributions given with .8, are eight in ten right?"""

import json
from collections.abc import Iterable, Sequence
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

Row = dict[str, Any]
Characters = frozenset[int]

_BINS = 10
_SAME = 0.5
_NORMAL_95 = 1.959964


class Parts(NamedTuple):
    """The characters of content and source of one attribution."""

    content: Characters
    source: Characters


class Bin(NamedTuple):
    """The predictions with a confidence from `low` on: how many, their mean confidence, and how many are right."""

    low: float
    count: int
    confidence: float
    right: int

    @property
    def share(self) -> float:
        return self.right / self.count


def calibration(gold: Path, predicted: Path) -> None:
    """Print how often attributions are right at each confidence, and the expected calibration error last.

    `gold` are texts with their attributions, `predicted` what `predict attribution` made of them.
    """
    given = {row["id"]: row["attributions"] for row in _rows(predicted)}
    judged = [one for row in _rows(gold) for one in judge(row, given.get(row["id"], []))]
    bins = table(judged)
    print("confidence  attributions  mean  right  95 % interval")
    for one in bins:
        low, high = wilson(one.right, one.count)
        span = f"{one.low:.1f} to {one.low + 1 / _BINS:.1f}"
        print(f"{span}  {one.count:12}  {one.confidence:.2f}   {one.share:.2f}  [{low:.2f}, {high:.2f}]")
    print(f"{sum(right for _, right in judged)} of {len(judged)} are right")
    print(f"expected calibration error {expected_error(bins):.3f}")


def judge(gold: Row, predicted: Sequence[Row]) -> list[tuple[float, bool]]:
    """Return confidence and rightness of each prediction of one text; one without content is not looked at.

    A prediction is right if it pairs with an attribution of the gold set whose content is the same by half (Jaccard,
    in characters that are no white space) and whose source shares a character with its own, or neither has a source.
    Each pairs once, those with the most alike contents first.
    """
    text = gold["text"]
    answers = [parts for one in gold["attributions"] if (parts := _parts(text, one)).content]
    found = [(one["confidence"], parts) for one in predicted if (parts := _parts(text, one)).content]
    pairs = [
        (-same, number, other)
        for number, (_, parts) in enumerate(found)
        for other, answer in enumerate(answers)
        if (same := _alike(parts.content, answer.content)) >= _SAME and _one_source(parts.source, answer.source)
    ]
    right: set[int] = set()
    taken: set[int] = set()
    for _, number, other in sorted(pairs):
        if number not in right and other not in taken:
            right.add(number)
            taken.add(other)
    return [(confidence, number in right) for number, (confidence, _) in enumerate(found)]


def table(judged: Iterable[tuple[float, bool]]) -> list[Bin]:
    """Sort predictions into ten ranges of confidence of one width; a range that holds none is left out."""
    ranges: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for confidence, right in judged:
        ranges[min(int(confidence * _BINS), _BINS - 1)].append((confidence, right))
    return [
        Bin(
            low=number / _BINS,
            count=len(held),
            confidence=sum(confidence for confidence, _ in held) / len(held),
            right=sum(right for _, right in held),
        )
        for number, held in enumerate(ranges)
        if held
    ]


def expected_error(bins: Sequence[Bin]) -> float:
    """Return how far confidence and share right lie apart, on average over the predictions."""
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.confidence - one.share) for one in bins) / max(1, total)


def wilson(right: int, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927), which holds for few cases and for shares near 0 and 1."""
    share, square = right / count, _NORMAL_95**2
    middle = share + square / (2 * count)
    reach = _NORMAL_95 * sqrt(share * (1 - share) / count + square / (4 * count * count))
    whole = 1 + square / count
    # At 0 and 1 the sums lose a last digit; the share must not fall outside by that.
    return max(0.0, min(share, (middle - reach) / whole)), min(1.0, max(share, (middle + reach) / whole))


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _parts(text: str, one: Row) -> Parts:
    return Parts(_characters(text, one.get("content")), _characters(text, one.get("source")))


def _characters(text: str, spans: Sequence[Sequence[int]] | None) -> Characters:
    """Return the characters of spans but for white space."""
    bounds = ((max(0, start), min(end, len(text))) for start, end in spans or ())
    return frozenset(here for start, end in bounds for here in range(start, end) if not text[here].isspace())


def _alike(left: Characters, right: Characters) -> float:
    shared = len(left & right)
    return shared / (len(left) + len(right) - shared)


def _one_source(left: Characters, right: Characters) -> bool:
    return bool(left & right) or not (left or right)
