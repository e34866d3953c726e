"""Trains "regions" and "regions_words" on text dumps: is a segment part of the body?

python -m training.regions.dumps FOLDER accordingto/weights PRED.jsonl

FOLDER holds dumps.jsonl, pages.jsonl, snippets.jsonl and the pages. PRED.jsonl gets what is said of each dump by a
judge that has not seen its outlet: the answers of five judges, each taught by four fifths of the outlets.
"""

import json
import sys
from pathlib import Path

from bench.pages import predict_dumps
from training.regions.examples import FOLDS, dump_examples, fold_of, records
from training.regions.judge import Words, fit_judge, save_trees
from training.regions.words import marked, save_words, unmarked


def main(folder: Path, weights: Path, predicted: Path) -> None:
    """Write the predictions of outlets left out, then the weights learnt from all."""
    examples = list(dump_examples(folder))
    words = Words([*marked(examples), *unmarked(folder)])
    with predicted.open("w", encoding="utf-8") as out:
        for fold in range(FOLDS):
            judge = fit_judge(examples, words, fold)
            for record in records(folder / "dumps.jsonl"):
                if fold_of(record["outlet"]) == fold:
                    out.write(json.dumps(predict_dumps(record, judge)) + "\n")
    judge = fit_judge(examples, words)
    save_words(judge.words, weights / "regions_words.npz")
    save_trees(weights / "regions.npz", first=judge.first, second=judge.second)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
