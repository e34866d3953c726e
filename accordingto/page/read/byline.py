"""The byline as it is seen: an element that the markup calls so, or a line "By Ann Lee"."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml import etree

from accordingto.page.read.authors import name_like, names_in
from accordingto.record.base import Span
from accordingto.record.page import Block

Element = Any  # lxml has no types of its own

_CALLED = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors?|autor|autoren|written-?by)(?![a-z])|authorname", re.IGNORECASE
)
_NOT_OURS = re.compile(
    r"(?:^|[\s_-])(?:comments?|teasers?|related|promos?|sidebar|recirc\w*|popular|most|newsletter|captions?|credits?|photo"
    r"|recommend\w*|trending|cards?(?:-list)?|nav|menu|footer|quote|blockquote|form|bio|avatar|disqus|ad)(?=$|[\s_-])",
    re.IGNORECASE,
)
_SKIPPED = {"nav", "footer", "aside", "figure", "form", "script", "style", "noscript", "blockquote", "head", "template"}
_ASIDE = re.compile(r">(?:nav|footer|aside|figure|form|blockquote)(?![a-z])")
_LINE = re.compile(r"\s*(?:(?i:written|reported|posted|words|story) )?(?i:by):? +(?=[A-Z])")
_TIME = re.compile(
    r"\s*+(?:\d.*|(?i:published|updated|posted|on|last|modified|min|read|share|follow|email|twitter|comments?)\b.*|[^\w]*)"
)
_HOUR_ON = re.compile(r"\s+\d.*$")
# "By Ann Lee — 3 March 2031", "By Ann Lee2031-03-03", "By Ann Lee @annlee".
_BEHIND_NAMES = re.compile(r"(?:(?<=[^\W\d_])(?=\d)|\s[—–-]\s|\s@).*$")
_LONGEST = 200
_PARAGRAPH = 120
_MOST_PIECES = 100
_MOST_TRIED = 100  # elements: so many bylines are those of a list
_FARTHEST = 4  # paragraphs of running text that may stand between the headline and its byline


def marked_authors(tree: Element) -> list[str]:
    """Return the names in the first element after the headline that the markup calls a byline.

    '<h1>Talks resume</h1><div class="byline">By <a>Ann Lee</a> and <a>Bo Roe</a></div>' gives both. Bylines of teasers,
    comments and pictures are not this page's; nor is one that comes when the text has long begun.
    """
    seen_headline = tree.find(".//h1") is None
    paragraphs = tried = 0
    walk = etree.iterwalk(tree, events=("start",))
    for _, element in walk:
        called = _called(element)
        if element.tag in _SKIPPED or (called and element.tag != "body" and _NOT_OURS.search(called)):
            walk.skip_subtree()
            continue
        seen_headline = seen_headline or element.tag == "h1"
        paragraphs += element.tag == "p" and seen_headline and _pieces(element, _PARAGRAPH) is None
        if paragraphs > _FARTHEST or tried > _MOST_TRIED:
            return []
        if seen_headline and called and _CALLED.search(called):
            tried += 1
            names = _named(element)
            if names:
                return names
    return []


def _called(element: Element) -> str:
    """Return what an element is called by its class, id, relation and property."""
    names = (element.get(key) for key in ("class", "id", "rel", "itemprop"))
    return " ".join(name for name in names if name)[:300]


def _named(element: Element) -> list[str]:
    """Return the names among the pieces of text of an element; its pieces part a name from an office or an hour."""
    found: list[str] = []
    for piece in _pieces(element, _LONGEST) or ():
        if piece and not _TIME.fullmatch(piece):
            found += [name for name in names_in(_HOUR_ON.sub("", piece)) if name_like(name)]
    return list(dict.fromkeys(found))


def _pieces(element: Element, most: int) -> list[str] | None:
    """Return the pieces of text in an element; None if they are longer together than `most`, or very many."""
    pieces: list[str] = []
    for piece in islice(element.itertext(), _MOST_PIECES):
        pieces.append(" ".join(piece[: most + 1].split()))
        most -= len(pieces[-1])
        if most < 0:
            return None
    return pieces if len(pieces) < _MOST_PIECES else None


def byline_names(text: str, blocks: tuple[Block, ...]) -> Iterator[tuple[str, Span]]:
    r"""Yield the names of the first line "By Ann Lee" that stands before the text has begun, each with its place.

    "Talks resume\nBy Ann Lee, Herald Correspondent\n…" gives Ann Lee.
    """
    paragraphs = 0
    for block in blocks:
        line = block.span.of(text) if len(block.span) <= _LONGEST and not _ASIDE.search(block.path) else ""
        paragraphs += len(block.span) >= _PARAGRAPH
        if paragraphs > 1:
            return
        if line and _LINE.match(line) and not line.endswith((".", "?", "!")):
            names = [name for name in names_in(_BEHIND_NAMES.sub("", line)) if name_like(name)]
            for name in names:
                start = text.find(name, block.span.start, block.span.end)
                if start >= 0:
                    yield name, Span(start, start + len(name))
            if names:
                return
