"""Learn the weights of the quote step's judge: a logistic regression over the features of readings.

    python -m training.quote.train TRAIN.jsonl accordingto/weights/quote.json

TRAIN.jsonl holds texts with attributions as in the attribution bench (`text`, `attributions` of `source`, `cue`,
`content`, each a list of [start, end)). Takes about five minutes, most of it parsing. Needs scikit-learn.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from accordingto.page.parse import spacy
from accordingto.page.quote import paragraphs, readings
from accordingto.page.quote.judge import features
from accordingto.page.quote.marks import quotations
from accordingto.record.base import Span
from accordingto.record.page import Page, Region
from training.quote.gold import Gold, Lesson, chars, lessons

SEEN = 5
STRENGTH = 0.15
LEAST = 0.02


def examples(path: Path) -> Iterator[tuple[list[str], Lesson]]:
    """Yield the features of each reading of each text, and its lesson."""
    parse_page = spacy.load()
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record["text"]
        page = Page(id="page", name="page", text=text, media="text", encoding="utf-8", blocks=())
        regions = (Region(span=Span(0, len(text)), kind="body", why="all of it"),)
        parse = parse_page(page, regions)
        marks = tuple(mark for start, end in paragraphs(text, regions) for mark in quotations(text, start, end))
        quoted = frozenset(token for mark in marks for token in parse.tokens(mark))
        found = list(readings(text, parse, marks))
        gold = [
            Gold(*(chars(text, one[role]) for role in ("source", "cue", "content")))
            for one in record["attributions"]
            if one["content"]
        ]
        for reading, lesson in zip(found, lessons(text, gold, found), strict=True):
            yield list(features(parse, reading, quoted)), lesson


def learn(rows: list[list[str]], told: list[Lesson]) -> dict[str, float]:
    """Return the weight of each feature that at least `SEEN` readings have, the tiny ones left out."""
    known = [number for number, lesson in enumerate(told) if lesson.weight > 0]
    counts = Counter(feature for number in known for feature in set(rows[number]))
    columns = {feature: n for n, feature in enumerate(sorted(f for f, count in counts.items() if count >= SEEN))}
    index: list[int] = []
    bounds = [0]
    for number in known:
        index += [columns[feature] for feature in rows[number] if feature in columns]
        bounds.append(len(index))
    matrix = csr_matrix((np.ones(len(index)), index, bounds), shape=(len(known), len(columns)))
    model = LogisticRegression(C=STRENGTH, max_iter=300, fit_intercept=False)
    model.fit(matrix, [told[n].right for n in known], sample_weight=[told[n].weight for n in known])
    weights = {feature: round(float(model.coef_[0][n]), 3) for feature, n in columns.items()}
    return {feature: weight for feature, weight in weights.items() if abs(weight) >= LEAST}


def main(train: Path, out: Path) -> None:
    """Learn from `train`, write the weights to `out`."""
    rows, told = zip(*examples(train), strict=True)
    weights = learn(list(rows), list(told))
    out.write_bytes(msgspec.json.format(msgspec.json.encode(weights, order="sorted"), indent=0))
    print(f"{len(rows)} readings, {sum(lesson.right for lesson in told)} right, {len(weights)} weights -> {out}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
