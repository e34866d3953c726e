"""Text dumps made of an HTML page whose body is known, in the three layouts in which people have them."""

import re
from typing import Any
from zlib import crc32

import numpy as np

from accordingto.page.clean.extractor import votes
from accordingto.page.clean.segments import segments
from accordingto.record.page import Page

# How many lines a dump of the part round the article has above and below it.
_ABOVE, _BELOW = (3, 5, 9, 15, 28, 50, 95, 180), (2, 7, 14, 20, 30, 44, 60, 78, 135)
_BREAKING = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "td", "th", "dt", "dd"})
_NO, _BODY, _NEUTRAL = 0, 1, 2
_UNSURE, _HALF = 0.2, 0.5
_WORD = re.compile(r"\w+")


def styled(record: dict[str, Any], page: Page, style: str) -> dict[str, Any]:
    """Return the record of a dump: breaks after each block (lines), blank lines (blank), few (glue)."""
    answers = _answers(record, page)
    random = np.random.default_rng(crc32(f"{record['id']}{style}".encode()))
    blocks = page.blocks
    inside = [here for here, block in enumerate(blocks) if np.mean(answers[slice(*_bounds(block))] == _BODY) > _HALF]
    low = max(0, inside[0] - int(random.choice(_ABOVE))) if inside else 0
    high = min(len(blocks), inside[-1] + 1 + int(random.choice(_BELOW))) if inside else len(blocks)
    text, marks = "", []
    for block in blocks[low:high]:
        part, told = block.span.of(page.text), answers[slice(*_bounds(block))]
        if _same(part, record.get("title") or page.title or ""):
            told = np.full(len(part), _NEUTRAL)
        gap = {"lines": "\n", "blank": "\n\n"}.get(style, "\n" if block.tag in _BREAKING else "")
        text += part + gap
        marks.append(np.append(told, np.full(len(gap), _NEUTRAL)))
    mask = np.concatenate(marks) if marks else np.zeros(0, int)
    made = {"id": f"{record['id']}.{style}", "kind": "styled", "style": style, "text": text, "title": None}
    return record | made | {"body": _spans(mask == _BODY), "neutral": _spans(mask == _NEUTRAL)}


def _bounds(block: Any) -> tuple[int, int]:
    return block.span.start, block.span.end


def _answers(record: dict[str, Any], page: Page) -> Any:
    """Say of each character whether it is body; where the known body has only a part of a segment it is not scored."""
    answers = np.zeros(len(page.text), int)
    pieces = segments(page)
    for piece, vote in zip(pieces, votes([piece.span.of(page.text) for piece in pieces], record["body"]), strict=True):
        told = _BODY if vote > _HALF else _NO if vote < _UNSURE else _NEUTRAL
        answers[piece.span.start : piece.span.end] = told
    return answers


def _same(left: str, right: str) -> bool:
    words = _WORD.findall(left.lower())
    return bool(words) and words == _WORD.findall(right.lower())


def _spans(mask: Any) -> list[tuple[int, int]]:
    """Return where a mask is set."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], mask.astype(np.int8), [0]])))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]
