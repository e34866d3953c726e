"""Which segment is the headline: the one that says in a line what the body tells."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from accordingto.page.clean.asides import is_notice
from accordingto.page.clean.forms import is_credit
from accordingto.page.clean.judge import load_trees
from accordingto.page.clean.segments import Piece
from accordingto.page.clean.signed import signed
from accordingto.page.clean.trees import Matrix, Numbers, probabilities
from accordingto.record.page import Page

CUT = 0.4
_LEAST = 0.15
_PARAGRAPH = 60
# A point of a list, or a menu: "- Talks resume", "News | Video | Shop".
_LIST = re.compile(r"^[-–•*·] |[|·•»].*[|·•»]")
_WORD = re.compile(r"[^\W_]+")


def find_headline(page: Page, pieces: Sequence[Piece], rows: Matrix, likely: Numbers) -> int | None:
    """Return the index of the headline's segment, None if the page has none.

    A title known from outside or from the markup is looked for first. Else trained trees ask the segments down to the
    first paragraphs: "Talks resume in Seoul" shares most of its words with the body, "World news" does not.
    """
    texts = [piece.span.of(page.text) for piece in pieces]
    if page.title:
        return _titled(page.title, pieces, texts)
    asked = headline_rows(texts, rows, likely)
    if not len(asked):
        return None
    scores = probabilities(load_trees("headlines", "first"), asked)
    names = signed(texts)
    scores[[here for here in range(len(asked)) if here in names or _is_none(texts[here])]] = 0
    best = int(scores.argmax())
    return best if scores[best] > _LEAST else None


def _is_none(text: str) -> bool:
    """Say whether a line is none by its words: links in a row, a credit, a warning of what the page shows."""
    return _LIST.search(text) is not None or is_credit(text) or is_notice(text)


def headline_rows(texts: Sequence[str], rows: Matrix, likely: Numbers) -> Matrix:
    """Return the features of each segment down to the first paragraphs: how it stands to the body and to that place."""
    body = [here for here, chance in enumerate(likely) if chance > CUT]
    if not body:
        return rows[:0]
    first = next((here for here in body if len(texts[here]) >= _PARAGRAPH), body[0])
    top = min(first + 3, len(texts))
    contents = [_content(text) for text in texts]
    told = Counter(word for here in body for word in contents[here])
    repeated = Counter(texts)
    own = []
    for here in range(top):
        content, counted = contents[here], likely[here] > CUT
        shared = sum(told[word] > counted for word in content)
        near = [contents[max(0, here - 3) : here], contents[here + 1 : min(top, here + 4)]]
        size = max(1, len(content))
        own.append([
            len(content),
            shared / size,
            shared,
            sum(told[word] > 1 + counted for word in content) / size,
            first - here,
            likely[here],
            here,
            here / top,
            repeated[texts[here]],
            first,
            *(max((len(content & other) / size for other in others), default=0) for others in near),
        ])  # fmt: skip
    return np.hstack([rows[:top], np.array(own, np.float32)])


def _titled(title: str, pieces: Sequence[Piece], texts: Sequence[str]) -> int | None:
    """Return the segment that is the title that is known: a heading first, then any line equal or nearly so."""
    wanted = " ".join(_WORD.findall(title.lower()))
    best: tuple[float, int | None] = (0.0, None)
    for here, text in enumerate(texts):
        if len(text) > 3 * len(title) + 20:
            continue
        words = " ".join(_WORD.findall(text.lower()))
        short, long = sorted((words, wanted), key=len)
        like = len(short) / len(long) if short and short in long else 0.0
        like += 0.2 * (pieces[here].tag == "h1") if like > 0.5 else 0.0
        if like > max(0.5, best[0]):
            best = like, here
    return best[1]


def _content(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.lower()) if len(word) > 3}
