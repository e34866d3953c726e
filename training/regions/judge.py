"""Fits a judge: the words, the first look, and the second look at what the first says of pages it has not seen."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from accordingto.page.clean.features import NAMES
from accordingto.page.clean.judge import Judge, first_rows, second_rows
from accordingto.page.clean.trees import probabilities
from training.regions.examples import FOLDS, Example
from training.regions.trees import FIRST, SECOND, SLOW_SECOND, fit
from training.regions.words import Lesson, fit_words


class Words:
    """The weights of words, fitted once for each set of folds left out."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        self.lessons = lessons
        self.known: dict[frozenset[int], Any] = {}

    def without(self, *folds: int) -> Any:
        """Return the weights of the words of all folds but these."""
        left_out = frozenset(folds) - {-1}
        if left_out not in self.known:
            self.known[left_out] = fit_words([lesson for lesson in self.lessons if lesson.fold not in left_out])
        return self.known[left_out]


class Course(NamedTuple):
    """How a judge is taught: the settings of its two looks, and the columns that it is not shown."""

    first: dict[str, Any]
    second: dict[str, Any]
    hidden: tuple[int, ...] = ()


# How long a page is and how it sounds on the whole. Too few long articles are known to learn from, and from short ones
# it is learnt that the lower part of a long page is hardly ever article. The last column is behind the features.
_WHOLE = (*map(NAMES.index, ("pieces", "long share", "asks on page")), len(NAMES) + 8)
TEXTS = Course(FIRST, SLOW_SECOND, _WHOLE)
ALL_SHOWN = Course(FIRST, SECOND)


def fit_judge(examples: Sequence[Example], words: Words, held: int = -1, course: Course = TEXTS) -> Judge:
    """Return a judge that has not seen the outlets of the fold `held`; with -1 it has seen all.

    What a look is told by the one before it is always what that one says of outlets it has not seen.
    """
    taught = [example for example in examples if example.fold != held]
    inner = [fold for fold in range(FOLDS) if fold != held]
    seen = [first_rows(words.without(held, example.fold), example.look) for example in taught]
    for rows in seen:
        rows[:, list(course.hidden)] = 0
    likely: list[Any] = [None] * len(taught)
    for fold in inner:
        trees = fit(*_lists(taught, seen, [example.fold != fold for example in taught]), course.first)
        for here, example in enumerate(taught):
            if example.fold == fold:
                likely[here] = probabilities(trees, seen[here])
    told = [second_rows(rows, e.look, chance) for rows, e, chance in zip(seen, taught, likely, strict=True)]
    everything = [True] * len(taught)
    return Judge(
        words.without(held),
        fit(*_lists(taught, seen, everything), course.first),
        fit(*_lists(taught, told, everything), course.second),
    )


def _lists(examples: Sequence[Example], rows: list[Any], chosen: list[bool]) -> tuple[list[Any], list[Any], list[Any]]:
    kept = [here for here, flag in enumerate(chosen) if flag]
    return (
        [rows[here] for here in kept],
        [examples[here].body for here in kept],
        [examples[here].weights for here in kept],
    )


def save_trees(path: Path, **named: Any) -> None:
    """Write trees under their names."""
    arrays = {f"{name}.{field}": array for name, trees in named.items() for field, array in trees._asdict().items()}
    np.savez_compressed(path, **arrays)
