"""What the markup of an HTML page says of each segment: its tag, the names round it, the extractor's vote."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from accordingto import lexicon
from accordingto.page.clean.extractor import votes
from accordingto.page.clean.segments import Piece
from accordingto.page.clean.trees import Matrix
from accordingto.record.page import Page

_TAGS = ("p", "li", "div", "blockquote", "td", "h1", "h2", "h3", "h4", "figcaption", "section", "article")
_TELLS = {row["word"]: row["tells"] for row in lexicon.table("path_words")}
CLASSES = tuple(sorted(set(_TELLS.values())))
_LINK = re.compile(r">a(?:[#.][^>]*)?(?:$|>[^>]*$)")
_PART = re.compile(r"[a-z]+")


def markup_features(page: Page, pieces: Sequence[Piece], article: str) -> Matrix:
    """Return one row a segment: the extractor's vote, those on its neighbours, its tag, its path's words, its siblings.

    `article` is what the extractor takes for the article. The path "body>article.story>p" has two words that tell of an
    article.
    """
    texts = [piece.span.of(page.text) for piece in pieces]
    found = votes(texts, article)
    voted = np.array(found, np.float32)[:, None]
    beside = np.pad(voted, ((2, 2), (0, 0)))
    count = len(pieces)
    around = np.hstack([beside[offset : offset + count] for offset in (0, 1, 3, 4)])
    memo = {piece.path: _told(piece.path) for piece in pieces}
    parents = [piece.path.rpartition(">")[0] for piece in pieces]
    mass: defaultdict[str, float] = defaultdict(float)
    chosen: defaultdict[str, float] = defaultdict(float)
    for parent, text, vote in zip(parents, texts, found, strict=True):
        mass[parent] += len(text)
        chosen[parent] += len(text) * vote
    rows = [
        [piece.tag == tag for tag in _TAGS]
        + memo[piece.path]
        + [
            bool(_LINK.search(piece.path)),
            piece.path.count(">"),
            mass[parent],
            chosen[parent] / mass[parent],
        ]
        for piece, parent in zip(pieces, parents, strict=True)
    ]
    return np.hstack([voted, around, np.array(rows, np.float32)]).astype(np.float32)


def _told(path: str) -> list[float]:
    """Count the words of each class in a path, and in its last three elements."""
    counts = [_element(part) for part in path.split(">")]
    return [float(sum(column)) for part in (counts, counts[-3:]) for column in zip(*part, strict=True)]


@lru_cache(maxsize=20_000)
def _element(label: str) -> tuple[int, ...]:
    seen = Counter(_TELLS.get(word) for word in _PART.findall(label.lower()))
    return tuple(seen[tells] for tells in CLASSES)
