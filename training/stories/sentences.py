"""Learn what counts for two sentences to tell of one event: the numbers in `bench/sentences.py`.

    python -m training.stories.sentences SENTENCES.jsonl PAIRS.jsonl

SENTENCES.jsonl has rows `id`, `doc`, `topic`, `text`, PAIRS.jsonl rows `a`, `b`, the pairs that tell of one event; any
other pair of one topic tells of two. Prints the weights, with the score from which on F1 is best when each topic
in turn is kept out of the learning. Takes a minute. Needs scikit-learn.
"""

import json
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from bench.sentences import WEIGHTS, Sentence, aligned

ROUNDS = 8
STRENGTH = 10.0


def learn(sentences: Path, pairs: Path) -> None:
    """Print what each feature counts for."""
    rows = [json.loads(line) for line in sentences.read_text(encoding="utf-8").splitlines()]
    gold = {frozenset((row["a"], row["b"])) for row in map(json.loads, pairs.read_text(encoding="utf-8").splitlines())}
    values, answers, topics = [], [], []
    for topic in sorted({row["topic"] for row in rows}):
        for pair in aligned(Sentence(row["id"], row["doc"], row["text"]) for row in rows if row["topic"] == topic):
            values.append([pair.features[feature] for feature in WEIGHTS])
            answers.append(frozenset((pair.left, pair.right)) in gold)
            topics.append(topic)
    x, y = np.array(values), np.array(answers)
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    held_out = np.zeros(len(y))
    for seen, apart in GroupKFold(ROUNDS).split(x, y, topics):
        held_out[apart] = model.fit(x[seen], y[seen]).predict_proba(x[apart])[:, 1]
    cut = _best(y, held_out)
    model.fit(x, y)
    print({feature: round(float(weight), 2) for feature, weight in zip(WEIGHTS, model.coef_[0], strict=True)})
    print(
        f"any {model.intercept_[0]:.2f}, moved to make .5 the cut: {model.intercept_[0] - np.log(cut / (1 - cut)):.2f}"
    )


def _best(answers: np.ndarray, scores: np.ndarray) -> float:
    """Return the score from which on F1 is best."""
    order = np.argsort(-scores)
    right = np.cumsum(answers[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + answers.sum())
    return float(scores[order][f1.argmax()])


if __name__ == "__main__":
    learn(Path(sys.argv[1]), Path(sys.argv[2]))
