"""Trains "headlines" on text dumps: which segment is the headline? Prints what it reaches on outlets it has not seen.

python -m training.regions.headlines FOLDER accordingto/weights
"""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from accordingto.page.clean.headline import headline_rows
from accordingto.page.clean.judge import judged
from accordingto.page.clean.trees import Trees, probabilities
from training.regions.examples import FOLDS, Example, dump_examples
from training.regions.judge import ALL_SHOWN, Words, fit_judge, save_trees
from training.regions.trees import FIRST, fit
from training.regions.words import marked, unmarked


class Top(NamedTuple):
    """The segments of one page that are asked, and which of them is the headline."""

    example: Example
    rows: Any
    answer: Any


def tops(examples: Sequence[Example], words: Words) -> list[Top]:
    """Return what is asked of each page, by what a judge says of its body that has not seen its outlet."""
    found = []
    for fold in range(FOLDS):
        judge = fit_judge(examples, words, fold, ALL_SHOWN)
        for example in examples:
            if example.fold == fold and example.record["kind"] != "styled":
                texts = [piece.span.of(example.page.text) for piece in example.pieces]
                rows = headline_rows(texts, example.look.rows, judged(judge, example.look))
                if len(rows):
                    answer = np.array([_is_title(example, here) for here in range(len(rows))])
                    found.append(Top(example, rows, answer))
    return found


def _is_title(example: Example, here: int) -> bool:
    title = example.record["title"]
    if not title:
        return False
    (start, end), span = title, example.pieces[here].span
    shared = min(end, span.end) - max(start, span.start)
    return bool(shared / (max(end, span.end) - min(start, span.start)) >= 0.8)


def cross_validate(many: Sequence[Top]) -> None:
    """Print in how many pages the likeliest segment is the headline."""
    right: Counter[tuple[str, bool]] = Counter()
    for fold in range(FOLDS):
        trees = trained([top for top in many if top.example.fold != fold])
        for top in many:
            if top.example.fold == fold and top.example.record["title"]:
                best = int(probabilities(trees, top.rows).argmax())
                right[top.example.record["kind"], bool(top.answer[best])] += 1
    for kind in ("semi", "full", "bare"):
        sys.stdout.write(f"{kind}: {right[kind, True]} of {right[kind, True] + right[kind, False]} headlines\n")


def trained(many: Sequence[Top]) -> Trees:
    """Return trees fitted to these pages."""
    weights = [np.full(len(top.rows), top.example.share) for top in many]
    return fit([top.rows for top in many], [top.answer for top in many], weights, FIRST | {"min_data_in_leaf": 20})


def main(folder: Path, weights: Path) -> None:
    """Print the figures, write the weights."""
    examples = list(dump_examples(folder))
    known = tops(examples, Words([*marked(examples), *unmarked(folder)]))
    cross_validate(known)
    save_trees(weights / "headlines.npz", first=trained(known))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
