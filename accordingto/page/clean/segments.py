"""The pieces of a page that are one thing each: its blocks, cut where two were run together without a break."""

import re
from collections.abc import Iterator

from accordingto import lexicon
from accordingto.record.base import Record, Span
from accordingto.record.page import Page

_STARTERS = "|".join(sorted(lexicon.load("starters"), key=len, reverse=True))
# A sentence that ends and another that begins with no space between them: "Thank you for reading.The mayor said …".
# Before the mark stands a word, no initial ("U.S."); after it a capital and a small letter, no address ("Cars.Com").
_GLUED = re.compile(
    r"""(?:(?<=[a-z0-9’'”"»)\]][.!?…])|(?<=[a-z][.!?…][”"’'»)\]]))(?=[“"‘'«(\[]?[A-Z][a-z]+[\s,’'.])"""
    rf"""|(?<=[a-z][a-z][a-z])(?=(?:{_STARTERS})\b)"""
)


class Piece(Record, frozen=True, kw_only=True):
    """One segment of a page, and the tag and path of the block it lies in."""

    span: Span
    tag: str = "line"
    path: str = ""


def segments(page: Page) -> tuple[Piece, ...]:
    """Return the segments of a page in order; together they cover every character that is not white space.

    "It makes all the difference.Kim Jong-un spoke." is one line and two segments: it was cut out of its page by
    something that took two paragraphs for one.
    """
    return tuple(
        Piece(span=span, tag=block.tag, path=block.path)
        for block in page.blocks
        for span in _pieces(page.text, block.span)
    )


def without_number(label: str) -> str:
    """Return an element of a path without its number among its parent's children: "p.lead[2]" is "p.lead"."""
    if not label.endswith("]"):
        return label
    plain, _, number = label.rpartition("[")
    return plain if number[:-1].isdigit() else label


def _pieces(text: str, block: Span) -> Iterator[Span]:
    """Cut one block; the white space round each piece is left out."""
    start = block.start
    for match in _GLUED.finditer(text, block.start, block.end):
        cut = match.start()
        if start < cut < block.end and not _in_address(text, start, cut):
            yield from _trimmed(text, start, cut)
            start = cut
    yield from _trimmed(text, start, block.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if words.strip():
        yield Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _in_address(text: str, start: int, cut: int) -> bool:
    """Say whether the word before the cut is the first part of an address: "https://cars.", "kim@herald."."""
    word = text[max(start, cut - 60) : cut].rsplit(None, 1)[-1:]
    return bool(word) and any(mark in word[0] for mark in ("/", "@", "www."))
