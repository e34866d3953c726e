"""What the markup of an HTML page says of each segment: its tag, the names round it, the extractor's vote."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from accordingto import lexicon
from accordingto.page.clean.extractor import votes
from accordingto.page.clean.rows import row_of
from accordingto.page.clean.segments import Piece
from accordingto.page.clean.tokens import Integers
from accordingto.page.clean.trees import Matrix, Numbers
from accordingto.record.page import Page

_TAGS = ("p", "li", "div", "blockquote", "td", "h1", "h2", "h3", "h4", "figcaption", "section", "article")
_TELLS = {row["word"]: row["tells"] for row in lexicon.table("path_words")}
CLASSES = tuple(sorted(set(_TELLS.values())))
_LINK = re.compile(r">a(?:[#.][^>]*)?(?:$|>[^>]*$)")
# The whole of a block is a link, in whatever letters it is set: "p>a>strong".
WHOLE_LINK = re.compile(r">a(?:[#.\[][^>]*)?(?:>(?:strong|b|em|i|u|span|font|small|mark)\b[^>]*)*$")
_PART = re.compile(r"[a-z]+")
_NUMBER = re.compile(r"\[\d+\]")
_ID = re.compile(r"#[^.>]*")
_MOST_ALIKE = 50


def markup_features(page: Page, pieces: Sequence[Piece], article: str) -> Matrix:
    """Return one row a segment: the extractor's vote, those on its neighbours, its tag, its path's words, its siblings.

    `article` is what the extractor takes for the article. The path "body>article.story>p" has two words that tell of an
    article.
    """
    texts = [piece.span.of(page.text) for piece in pieces]
    found = votes(texts, article, [row_of(piece) for piece in pieces])
    voted = np.array(found, np.float32)[:, None]
    beside = np.pad(voted, ((2, 2), (0, 0)))
    count = len(pieces)
    around = np.hstack([beside[offset : offset + count] for offset in (0, 1, 3, 4)])
    paths = [piece.path for piece in pieces]
    labels = [[_plain(label) for label in path.split(">")] for path in paths]
    parents = [path.rpartition(">")[0] for path in paths]
    mass: defaultdict[str, float] = defaultdict(float)
    chosen: defaultdict[str, float] = defaultdict(float)
    for parent, text, vote in zip(parents, texts, found, strict=True):
        mass[parent] += len(text)
        chosen[parent] += len(text) * vote
    known = {tag: place for place, tag in enumerate(_TAGS)}
    tags = np.eye(len(_TAGS) + 1, len(_TAGS), dtype=np.float32)[[known.get(piece.tag, len(_TAGS)) for piece in pieces]]
    rows = [
        [bool(_LINK.search(path)), path.count(">"), mass[parent], chosen[parent] / mass[parent]]
        for path, parent in zip(paths, parents, strict=True)
    ]
    alike = _alike(paths, labels, np.array([len(text) for text in texts], float), voted[:, 0])
    parts = (voted, around, tags, _told(labels), np.array(rows, np.float32), alike)
    return np.hstack(parts).astype(np.float32)


def _alike(paths: Sequence[str], labels: Sequence[list[str]], sizes: Numbers, voted: Matrix) -> Matrix:
    """Say how the extractor votes on the segments of the page that are set like each.

    Of an article that boxes cut into sections it takes the longest one. The paragraphs of the others still stand in
    elements of the same names: the same path but for its numbers, the same last three elements, the same parent.
    """
    plain = [">".join(one) for one in labels]
    ends = [">".join(_without_id(label) for label in one[-3:]) for one in labels]
    parents = [path.rpartition(">")[0] for path in plain]
    shares = [_share(_numbered(names), sizes, voted) for names in (plain, ends, parents)]
    linked = np.array([[bool(WHOLE_LINK.search(path))] for path in paths], np.float32)
    return np.hstack([*shares, linked])


def _numbered(names: Sequence[str]) -> Integers:
    """Return a number for each name, the same for the same."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int64)


@lru_cache(maxsize=20_000)
def _plain(label: str) -> str:
    return _NUMBER.sub("", label)


@lru_cache(maxsize=20_000)
def _without_id(label: str) -> str:
    return _ID.sub("", label)


def _share(group: Integers, sizes: Numbers, voted: Matrix) -> Matrix:
    """Return of each segment's group what share of it is voted for, without the segment itself, how large it is."""
    own = sizes * voted.astype(float)
    mass, chosen = np.bincount(group, sizes)[group], np.bincount(group, own)[group]
    others = mass - sizes
    without = np.where(others > 0, (chosen - own) / np.where(others > 0, others, 1), -1)
    count = np.minimum(np.bincount(group)[group], _MOST_ALIKE)
    return np.column_stack([chosen / mass, without, np.log1p(mass), count]).astype(np.float32)


def _told(labels: Sequence[list[str]]) -> Matrix:
    """Count the words of each class in the elements of each path, and in its last three."""
    numbers: dict[str, int] = {}
    for one in labels:
        for label in one:
            numbers.setdefault(label, len(numbers))
    counts = np.array([_element(label) for label in numbers], np.float32)
    return np.hstack([_summed(counts, numbers, part) for part in (labels, [one[-3:] for one in labels])])


def _summed(counts: Matrix, numbers: dict[str, int], labels: Sequence[list[str]]) -> Matrix:
    rows = counts[[numbers[label] for one in labels for label in one]]
    ends = np.cumsum([len(one) for one in labels])
    return np.add.reduceat(rows, np.concatenate([[0], ends[:-1]]))


@lru_cache(maxsize=20_000)
def _element(label: str) -> tuple[int, ...]:
    seen = Counter(_TELLS.get(word) for word in _PART.findall(label.lower()))
    return tuple(seen[tells] for tells in CLASSES)
