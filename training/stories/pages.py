"""Learn what counts for two pages to tell of one happening: the numbers in `accordingto/pile/story/likeness.py`.

    python -m training.stories.pages DATED.jsonl UNDATED.jsonl

Both have rows `id`, `title`, `text`, `date`, `story`. Only pages of the half that rules may be written for are learnt
from (`bench.stories.half`), and only pairs that are compared at all. The undated set is much denser: all of it together
counts as much as three tenths of the dated one. Takes a minute. Needs scikit-learn.
"""

import json
import sys
from itertools import combinations
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from accordingto.pile.story.keys import tell
from accordingto.pile.story.likeness import WINDOW, Profile, cosine, profile
from accordingto.pile.story.near import SHARED
from bench.stories import half

STRENGTH = 10.0
UNDATED = 0.3


def learn(dated: Path, undated: Path) -> None:
    """Print what each part of two pages counts for."""
    parts = [_pairs(path) for path in (dated, undated)]
    weights = [np.ones(len(parts[0][1])), np.full(len(parts[1][1]), UNDATED * len(parts[0][1]) / len(parts[1][1]))]
    values, answers = (np.concatenate([part[at] for part in parts]) for at in (0, 1))
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(values, answers, sample_weight=np.concatenate(weights))
    names = ("words", "names", "opening", "the same day", "1 day apart", "2 days", "3 or 4 days")
    print({name: round(float(weight), 2) for name, weight in zip(names, model.coef_[0], strict=True)})
    print(f"any {model.intercept_[0]:.2f}")


def _pairs(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Return the features of each pair of pages that is compared, and whether it tells of one happening."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    told = [
        (profile(tell(row["id"], row["title"], row["text"], row["date"] or None)), row["story"])
        for row in rows
        if half(row) == "rules"
    ]
    found = [
        (_features(left, right), one == other)
        for (left, one), (right, other) in combinations(told, 2)
        if len(left.keys & right.keys) >= SHARED and (_apart(left, right) or 0) <= WINDOW
    ]
    return np.array([features for features, _ in found]), np.array([answer for _, answer in found])


def _features(left: Profile, right: Profile) -> list[float]:
    apart = _apart(left, right)
    parts = [
        cosine(left.words, right.words),
        cosine(left.names, right.names),
        cosine(left.opening, right.opening),
    ]
    return parts + [float(apart is not None and apart in days) for days in ((0,), (1,), (2,), (3, 4))]


def _apart(left: Profile, right: Profile) -> int | None:
    return None if left.day is None or right.day is None else abs(left.day - right.day)


if __name__ == "__main__":
    learn(Path(sys.argv[1]), Path(sys.argv[2]))
