"""Fits what the words of a segment tell: a weight for each bucket of words, learnt over many outlets.

Beside the dumps there are pages whose body nobody has marked. There an extractor's vote stands in for the answer, on
the segments where it is plain: it errs, but on hundreds of outlets more.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression

from accordingto.page.clean.extractor import extracted, votes
from accordingto.page.clean.segments import segments
from accordingto.page.clean.tokens import Tokens, tokens, words_of
from accordingto.page.clean.wording import BUCKETS, buckets
from training.regions.examples import Example, fold_of, html_page, records

_UNMARKED_SHARE = 0.4
_PLAIN = 0.8
_MOST_SEGMENTS = 1500
_SCALE = 50.0


class Lesson(NamedTuple):
    """The segments of one page as rows of buckets, with answers and weights, and the fold of its outlet."""

    fold: int
    rows: Any
    answers: Any
    weights: Any


def marked(examples: Iterable[Example]) -> list[Lesson]:
    """Return the lessons of the dumps of whole pages; what is made from them holds the same segments again."""
    whole = [example for example in examples if example.record["kind"] == "full"]
    return [Lesson(e.fold, rows_of(e.look.found), e.body, e.weights) for e in whole]


def unmarked(folder: Path) -> list[Lesson]:
    """Return the lessons of the pages of `folder` whose body nobody has marked."""
    lessons = []
    for record in [*records(folder / "pages.jsonl"), *records(folder / "snippets.jsonl")]:
        page = None if record.get("body") else html_page(record, folder)
        pieces = segments(page) if page else ()
        if page is None or len(pieces) > _MOST_SEGMENTS:
            continue
        texts = [piece.span.of(page.text) for piece in pieces]
        found = np.array(votes(texts, extracted(page) or ""))
        plain = (found > _PLAIN) | (found < 1 - _PLAIN)
        weight = np.sqrt([len(text) for text in texts]) * plain
        if (found > _PLAIN).sum() > 1:
            share = weight / weight.sum() * 100 * _UNMARKED_SHARE
            lessons.append(Lesson(fold_of(record["outlet"]), rows_of(tokens(words_of(texts))), found > _PLAIN, share))
    return lessons


def rows_of(found: Tokens) -> Any:
    """Return one row a segment: how often each bucket is hit, over the root of all hits, as `wording.sounds` counts."""
    segment, bucket = buckets(found)
    counts = np.bincount(segment, minlength=found.segments)
    values = 1 / np.sqrt(counts[segment])
    return csr_matrix((values.astype(np.float32), (segment, bucket)), shape=(found.segments, BUCKETS))


def fit_words(lessons: list[Lesson]) -> Any:
    """Return the weights, rounded as they are kept, of the lessons given."""
    weights = np.concatenate([lesson.weights for lesson in lessons])
    counted = weights > 0
    rows = vstack([lesson.rows for lesson in lessons]).tocsr()[counted]
    answers = np.concatenate([lesson.answers for lesson in lessons])[counted]
    model = LogisticRegression(solver="liblinear", tol=1e-3, fit_intercept=False, random_state=1)
    found = model.fit(rows, answers, weights[counted]).coef_[0]
    return kept(found) / np.float32(_SCALE)


def kept(weights: Any) -> Any:
    """Round weights to the whole numbers that are written down."""
    return np.clip(np.round(weights * _SCALE), -127, 127).astype(np.int8)


def save_words(weights: Any, path: Path) -> None:
    """Write the weights of the buckets."""
    np.savez_compressed(path, words=kept(weights), scale=np.float32(1 / _SCALE))
