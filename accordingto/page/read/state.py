"""The state a page is in: whole, a stub before a paywall, a gallery, opinion, a correction …, and what says so."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from accordingto import lexicon
from accordingto.page.read.linked import live_updates
from accordingto.page.read.meta import Html
from accordingto.record.base import Span
from accordingto.record.page import Block, Known, Where

_TYPES = {row["sign"]: row["state"] for row in lexicon.table("page_states") if row["read"] == "type"}
_PATHS = {row["sign"]: row["state"] for row in lexicon.table("page_states") if row["read"] == "path"}
_SECTIONS = {row["sign"]: row["state"] for row in lexicon.table("page_states") if row["read"] == "section"}
_OPENINGS = tuple((row["sign"], row["state"]) for row in lexicon.table("page_states") if row["read"] == "opening")
_SIGNS = tuple(sign for sign, _ in _OPENINGS)
_WALLS = re.compile("|".join(re.escape(row["sign"]) for row in lexicon.table("page_states") if row["read"] == "wall"))
_PARAGRAPH = 120
_STUB = 2500  # characters of running text: with more of it a page is worth reading, wall or not
_TEASER = 600
_LONGEST = 400
_WHOLE = 60  # characters of the end of the article that must be seen


def states_of_html(page: Html) -> Iterator[Known]:
    """Yield what an HTML page is, by its JSON-LD, its head, its address and its words; nothing where nothing says so.

    '"@type": "OpinionNewsArticle"' is opinion; "Subscribe to continue reading" under two paragraphs is a stub.
    """
    linked, head = page.linked, page.head
    found: list[tuple[str | None, Where]] = [(_TYPES.get(kind), "json-ld") for kind in linked.kinds]
    found.append((_SECTIONS.get((linked.section or "").casefold()), "json-ld"))
    found.append((_TYPES.get(head.first("og:type") or ""), "meta"))
    found.append((_SECTIONS.get((head.first("article:section") or "").casefold()), "meta"))
    for state, where in found:
        if state:
            yield _known(state, where)
    if live_updates(page.tree):
        yield _known("live", "json-ld")
    if any(kind.endswith("LiveBlogPosting") for kind in page.tree.xpath("//@itemtype")):
        yield _known("live", "markup")
    yield from states_of_text(page.text, page.blocks, page.address)
    # Whole articles are said not to be free as well, so that alone makes no stub.
    if linked.free is False and _running(page.blocks) < _TEASER:
        yield _known("paywall stub", "json-ld")
    end = " ".join((linked.body or "").split())[-_WHOLE:]
    if len(end) == _WHOLE and end in " ".join(page.text.split()):
        yield _known("full", "json-ld")


def is_live_address(address: str) -> bool:
    """Say whether an address is one of a live blog: "https://herald.example/live/talks" is."""
    return any(_PATHS.get(part) == "live" for part in _parts(address))


def states_of_text(text: str, blocks: Sequence[Block], address: str) -> Iterator[Known]:
    """Yield what a page is by its address and its words.

    A block that opens with "Correction:" is one; "/opinion/" in the address is opinion.
    """
    for part in _parts(address):
        if part in _PATHS:
            yield _known(_PATHS[part], "address")
    short = _running(blocks) < _STUB
    for block in blocks:
        opening = text[block.span.start : min(block.span.end, block.span.start + _LONGEST)]
        if opening.startswith(_SIGNS):
            state = next(state for sign, state in _OPENINGS if opening.startswith(sign))
            yield _known(state, "text", block.span)
        wall = _WALLS.search(opening.casefold()) if short and len(block.span) < _LONGEST else None
        if wall:
            start = block.span.start + wall.start()
            yield _known("paywall stub", "text", Span(start, start + len(wall[0])))


def _running(blocks: Sequence[Block]) -> int:
    """Return how many characters stand in paragraphs."""
    return sum(len(block.span) for block in blocks if len(block.span) >= _PARAGRAPH)


def _parts(address: str) -> list[str]:
    try:
        return urlsplit(address).path.casefold().split("/")[1:-1]
    except ValueError:
        return []


def _known(state: str, where: Where, span: Span | None = None) -> Known:
    return Known(field="state", value=state, where=where, span=span)
