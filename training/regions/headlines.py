"""Trains "headlines" on text dumps: which segment is the headline? Prints what it reaches on outlets it has not seen.

python -m training.regions.headlines DUMPS.jsonl accordingto/weights/headlines.npz
"""

import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.model_selection import GroupKFold

from accordingto.page.clean.headline import headline_rows
from training.regions.dumps import Example, examples, fitted
from training.regions.trees import fit, save

ROUNDS = 150


class Top(NamedTuple):
    """The segments of one page that are asked, which of them is the headline, and whether it has one."""

    example: Example
    rows: Any
    answer: Any


def tops(many: list[Example]) -> list[Top]:
    """Return what is asked of each page, by what trees say of its body that have not seen its outlet."""
    groups = [example.record["outlet"] for example in many]
    found = []
    for train, test in GroupKFold(5).split(many, groups=groups):
        booster = fitted([many[index] for index in train])
        for index in test:
            example = many[index]
            texts = [piece.span.of(example.page.text) for piece in example.pieces]
            rows = headline_rows(texts, example.rows, booster.predict(example.rows, num_threads=1))
            if len(rows):
                found.append(Top(example, rows, np.array([_is_title(example, here) for here in range(len(rows))])))
    return found


def _is_title(example: Example, here: int) -> bool:
    if not example.title:
        return False
    (start, end), span = example.title, example.pieces[here].span
    shared = min(end, span.end) - max(start, span.start)
    return shared / (max(end, span.end) - min(start, span.start)) >= 0.8


def cross_validate(many: list[Top]) -> None:
    """Print in how many pages the likeliest segment is the headline."""
    groups = [top.example.record["outlet"] for top in many]
    right: Counter[tuple[str, bool]] = Counter()
    for train, test in GroupKFold(5).split(many, groups=groups):
        booster = trained([many[index] for index in train])
        for index in test:
            top = many[index]
            if top.example.title:
                best = int(booster.predict(top.rows, num_threads=1).argmax())
                right[top.example.record["kind"], bool(top.answer[best])] += 1
    for kind in ("semi", "full", "bare"):
        print(f"{kind}: {right[kind, True]} of {right[kind, True] + right[kind, False]} headlines")


def trained(many: list[Top]) -> Any:
    """Return trees fitted to these pages."""
    return fit(
        [top.rows for top in many],
        [top.answer for top in many],
        [np.full(len(top.rows), top.example.share) for top in many],
        ROUNDS,
    )


if __name__ == "__main__":
    known = tops(examples(Path(sys.argv[1])))
    cross_validate(known)
    save(trained(known), Path(sys.argv[2]))
