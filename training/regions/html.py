"""Trains "regions_html" on HTML pages: is a segment part of the body?

python -m training.regions.html FOLDER accordingto/weights PRED.jsonl

As `training.regions.dumps`, for the pages whose body is known. The words are those learnt from dumps, each time without
the outlets left out.
"""

import json
import sys
from pathlib import Path

from bench.pages import predict_pages
from training.regions.examples import FOLDS, dump_examples, fold_of, html_examples, records
from training.regions.judge import ALL_SHOWN, Words, fit_judge, save_trees
from training.regions.words import marked, unmarked


def main(folder: Path, weights: Path, predicted: Path) -> None:
    """Write the predictions of outlets left out, then the weights learnt from all."""
    examples = list(html_examples(folder))
    words = Words([*marked(dump_examples(folder)), *unmarked(folder)])
    with predicted.open("w", encoding="utf-8") as out:
        for fold in range(FOLDS):
            judge = fit_judge(examples, words, fold, ALL_SHOWN)
            for record in records(folder / "pages.jsonl"):
                if fold_of(record["outlet"]) == fold and record.get("body"):
                    out.write(json.dumps(predict_pages(record, folder, judge)) + "\n")
    judge = fit_judge(examples, words, course=ALL_SHOWN)
    save_trees(weights / "regions_html.npz", first=judge.first, second=judge.second)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
