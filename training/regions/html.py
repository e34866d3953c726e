"""Trains "regions_html" on HTML pages: is a segment part of the body? Prints what it reaches on unseen outlets.

python -m training.regions.html PAGES.jsonl accordingto/weights/regions_html.npz
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.model_selection import GroupKFold

from accordingto.page.clean.extractor import votes
from accordingto.page.clean.features import features
from accordingto.page.clean.markup import markup_features
from accordingto.page.clean.segments import segments
from accordingto.page.read import page_of
from accordingto.record.page import Page, Raw
from training.regions.trees import fit, save

ROUNDS = 200
CUT = 0.4


class Example(NamedTuple):
    """The segments of one page: their features, whether the known body has them, their lengths."""

    outlet: str
    rows: Any
    body: Any
    sizes: Any


def examples(path: Path) -> list[Example]:
    """Return each page whose body is known."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        data = gzip.decompress((path.parent / record["html"]).read_bytes())
        page = page_of(Raw(name=record["id"], data=data, media="html", url=record.get("url")))
        if record.get("body") and isinstance(page, Page):
            found.append(_example(record, page))
    return found


def _example(record: dict[str, Any], page: Page) -> Example:
    pieces = segments(page)
    texts = [piece.span.of(page.text) for piece in pieces]
    rows = np.hstack([features(page.text, pieces, page.outlet), markup_features(page, pieces)])
    return Example(
        record["outlet"], rows, np.array(votes(texts, record["body"])) > 0.5, np.array(list(map(len, texts)))
    )


def fitted(many: list[Example]) -> Any:
    """Return trees fitted to these pages."""
    weights = [np.sqrt(example.sizes) / np.sqrt(example.sizes).sum() * 100 for example in many]
    return fit([example.rows for example in many], [example.body for example in many], weights, ROUNDS)


def cross_validate(many: list[Example]) -> None:
    """Print precision and recall of characters, page by page, on outlets that the trees have not seen."""
    precision, recall = [], []
    for train, test in GroupKFold(5).split(many, groups=[example.outlet for example in many]):
        booster = fitted([many[index] for index in train])
        for index in test:
            example = many[index]
            said = booster.predict(example.rows, num_threads=1) > CUT
            hit = example.sizes[said & example.body].sum()
            precision.append(hit / max(1, example.sizes[said].sum()))
            recall.append(hit / max(1, example.sizes[example.body].sum()))
    print(f"{len(many)} pages, precision {np.mean(precision):.4f}, recall {np.mean(recall):.4f}")


if __name__ == "__main__":
    known = examples(Path(sys.argv[1]))
    cross_validate(known)
    save(fitted(known), Path(sys.argv[2]))
