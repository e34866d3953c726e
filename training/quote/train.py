"""Learn the weights of the quote step's judge: a logistic regression over the features of readings.

    python -m training.quote.train encoder TRAIN.jsonl accordingto/weights/judge_encoder.json --apart 8
    python -m training.quote.train light TRAIN.jsonl accordingto/weights/judge_light.json --apart 8

TRAIN.jsonl holds texts with attributions as in the attribution bench (`text`, `attributions` of `source`, `cue`,
`content`, each a list of [start, end)). The judge must learn from texts that the encoder did not learn from:
`--apart` has to be what it was for `training.attribution.train`. Takes some minutes, most of it parsing. Needs
scikit-learn.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from accordingto.page.encode import Encoder, light, onnx
from accordingto.page.parse import spacy
from accordingto.page.quote.evidence import evidence
from accordingto.page.quote.heads import Heads
from accordingto.page.quote.tagged import readings
from training.attribution.texts import as_page, is_apart
from training.quote.gold import Gold, Lesson, chars, lessons

SEEN = 3
STRENGTH = 0.15
LEAST = 0.02

Row = dict[str, float]


def examples(path: Path, encode: Encoder, apart: int) -> Iterator[tuple[Row, Lesson]]:
    """Yield the features of each reading of each text, and its lesson."""
    parse_page = spacy.load()
    for line in path.read_text(encoding="utf-8").splitlines():
        record = msgspec.json.decode(line)
        if apart and not is_apart(record["id"], apart):
            continue
        page, regions = as_page(record["text"])
        parse = parse_page(page, regions)
        heads = Heads(parse, encode(page, regions, parse))
        found = list(readings(parse, heads))
        gold = [
            Gold(*(chars(page.text, one[role]) for role in ("source", "cue", "content")))
            for one in record["attributions"]
            if one["content"]
        ]
        for reading, lesson in zip(found, lessons(page.text, gold, found), strict=True):
            yield dict(evidence(parse, reading, heads)), lesson


def learn(rows: list[Row], told: list[Lesson]) -> dict[str, float]:
    """Return the weight of each feature that at least `SEEN` readings have, the tiny ones left out."""
    known = [number for number, lesson in enumerate(told) if lesson.weight > 0]
    counts = Counter(feature for number in known for feature in rows[number])
    columns = {feature: n for n, feature in enumerate(sorted(f for f, count in counts.items() if count >= SEEN))}
    index: list[int] = []
    values: list[float] = []
    bounds = [0]
    for number in known:
        kept = [(columns[feature], value) for feature, value in rows[number].items() if feature in columns]
        index += [column for column, _ in kept]
        values += [value for _, value in kept]
        bounds.append(len(index))
    matrix = csr_matrix((values, index, bounds), shape=(len(known), len(columns)))
    model = LogisticRegression(C=STRENGTH, max_iter=1000, fit_intercept=False)
    model.fit(matrix, [told[n].right for n in known], sample_weight=[told[n].weight for n in known])
    weights = {feature: round(float(model.coef_[0][n]), 3) for feature, n in columns.items()}
    return {feature: weight for feature, weight in weights.items() if abs(weight) >= LEAST}


def main() -> None:
    """Learn from the texts, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("by", choices=("encoder", "light"))
    parser.add_argument("train", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--apart", type=int, default=0)
    options = parser.parse_args()
    encode = {"encoder": onnx.load, "light": light.load}[options.by]()
    rows, told = zip(*examples(options.train, encode, options.apart), strict=True)
    weights = learn(list(rows), list(told))
    options.out.write_bytes(msgspec.json.format(msgspec.json.encode(weights, order="sorted"), indent=0))
    print(f"{len(rows)} readings, {sum(one.right for one in told)} right, {len(weights)} weights -> {options.out}")


if __name__ == "__main__":
    main()
