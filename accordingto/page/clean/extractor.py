"""What a well-kept extractor takes for the article of an HTML page, as its vote on each segment."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import trafilatura
from lxml import etree, html

from accordingto.page.clean.segments import without_number
from accordingto.record.page import Page

# Chinese and Japanese are written without spaces: there each letter counts as a word.
_LETTERS = "\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_LETTERS}]|[^\W{_LETTERS}]+")
_LABEL = re.compile(r"(?P<tag>[a-z][a-z0-9]*)(?:#(?P<id>[^.\[]*))?(?P<classes>(?:\.[^\[]*)?)")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_RUN = 4
MOST_BLOCKS, MOST_CHARACTERS = 20_000, 1_000_000


def extracted(page: Page) -> str | None:
    """Return the article that trafilatura finds on an HTML page, "" if it finds none; None if it is not asked.

    It is shown the page's blocks, set up again as they were nested: so a stored page can be cleaned again at any time,
    and gives what its source gave. It is not asked of a page of so many blocks that its answer would take seconds. (A
    limit of time instead would make the answer depend on the machine.)
    """
    if len(page.blocks) > MOST_BLOCKS or len(page.text) > MOST_CHARACTERS:
        return None
    found = trafilatura.extract(rebuilt(page), include_comments=False)
    return found or ""


def rebuilt(page: Page) -> Any:
    """Return the elements of an HTML page that hold text, made from the paths of its blocks."""
    root = html.Element("html")
    elements: dict[str, Any] = {"html": root}
    text = _ILLEGAL.sub(" ", page.text)
    for block in page.blocks:
        element = _element(block.path, elements)
        first, *others = block.span.of(text).split("\n")
        if element.text or len(element):
            etree.SubElement(element, "br")
            etree.SubElement(element, "br").tail = first
        else:
            element.text = first
        for line in others:
            etree.SubElement(element, "br").tail = line
    return root


def votes(texts: Sequence[str], article: str, rows: Sequence[str] = ()) -> list[float]:
    """Return for each text how much of it stands in the article: runs of four words, or the whole of a short line.

    For "Talks resume on Monday in Seoul." in an article that says so it is 1. `rows` are the paths of the rows that the
    texts are cells of, "" for none: "Ann Lee" and "12" are in an article that has the line "1 | Ann Lee | 12".
    """
    lines = [_WORD.findall(line.lower()) for line in article.splitlines()]
    whole = {" ".join(line) for line in lines if line}
    runs = {tuple(line[here : here + _RUN]) for line in lines for here in range(len(line) - _RUN + 1)}
    worded = [_WORD.findall(text.lower()) for text in texts]
    cells: defaultdict[str, list[str]] = defaultdict(list)
    for row, words in zip(rows, worded, strict=bool(rows)):
        cells[row] += words if row else ()
    by_row = {row: _vote(words, whole, runs) for row, words in cells.items()}
    own = [_vote(words, whole, runs) for words in worded]
    return [max(vote, by_row[row]) for vote, row in zip(own, rows, strict=True)] if rows else own


def _vote(words: list[str], whole: set[str], runs: set[tuple[str, ...]]) -> float:
    if len(words) < 2 * _RUN and " ".join(words) in whole:
        return 1.0
    found = [tuple(words[here : here + _RUN]) in runs for here in range(len(words) - _RUN + 1)]
    return sum(found) / len(found) if found else 0.0


def _element(path: str, elements: dict[str, Any]) -> Any:
    """Return the element of a path; it and those above it are made where they are not there yet."""
    missing = []
    while path and path not in elements:
        missing.append(path)
        path = path.rpartition(">")[0]
    element = elements.get(path, elements["html"])
    for name in reversed(missing):
        tag, name_given, classes = _label(without_number(name.rpartition(">")[2]))
        element = etree.SubElement(element, tag)
        if name_given:
            element.set("id", name_given)
        if classes:
            element.set("class", classes)
        elements[name] = element
    return element


@lru_cache(maxsize=10_000)
def _label(label: str) -> tuple[str, str, str]:
    """Return tag, id and classes of an element of a path: "div#story.lead.big" is "div", "story", "lead big"."""
    match = _LABEL.match(label)
    if match is None:
        return "div", "", ""
    clean = _ILLEGAL.sub("", match["id"] or ""), _ILLEGAL.sub("", match["classes"]).replace(".", " ").strip()
    return match["tag"], *clean
