"""Texts with marked attributions, as the tokens, windows and labels that the encoders learn from."""

import hashlib
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from accordingto.page.encode.windows import Bounds, pack
from accordingto.page.parse.spacy import Parser
from accordingto.page.quote.heads import CONTENT, SOURCE
from accordingto.record.base import Span
from accordingto.record.page import Page, Region
from accordingto.record.parse import Parse

_CUE, _CONTENT = 3, 5
_CUT_SHORT = 0.06


class Given(NamedTuple):
    """One marked attribution, as the tokens of its parts."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]


class Text(NamedTuple):
    """A text with its parse and what people marked in it."""

    id: str
    page: Page
    regions: tuple[Region, ...]
    parse: Parse
    given: tuple[Given, ...]


def texts(path: Path, parse_page: Parser) -> Iterator[Text]:
    """Yield the texts of a JSON lines file of the attribution bench, parsed."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        page, regions = as_page(record["text"])
        parse = parse_page(page, regions)
        marked = [
            Given(*(_tokens(parse, one[role]) for role in ("source", "cue", "content")))
            for one in record["attributions"]
        ]
        yield Text(record["id"], page, regions, parse, tuple(one for one in marked if one.cue))


def as_page(text: str) -> tuple[Page, tuple[Region, ...]]:
    """Return a bare text as a page that is all body."""
    page = Page(id="page", name="page", text=text, media="text", encoding="utf-8", blocks=())
    return page, (Region(span=Span(0, len(text)), kind="body", why="all of it"),)


def _tokens(parse: Parse, spans: list[list[int]]) -> tuple[int, ...]:
    return tuple(sorted({token for start, end in spans for token in parse.tokens(Span(start, end))}))


def is_apart(name: str, every: int) -> bool:
    """Say whether a text, by its id, is one of those (one in `every`) that the judge learns from, not the encoder."""
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % every == 0


def tags(text: Text) -> np.ndarray:
    """Return a label a token: 0, or 1 and 2 (a source begins, goes on), 3 and 4 (a cue), 5 and 6 (a content)."""
    labels = np.zeros(len(text.parse), np.int64)
    for one in text.given:
        for begins, tokens in ((SOURCE, one.source), (_CONTENT, one.content), (_CUE, one.cue)):
            free = [token for token in tokens if begins != _CONTENT or labels[token] not in (_CUE, _CUE + 1)]
            _mark(labels, free, begins)
    return labels


def roles(one: Given | None, tokens: list[int]) -> np.ndarray:
    """Return a label for each of `tokens`, as the heads have them: what it is for the cue of `one`."""
    labels = np.zeros(len(tokens), np.int64)
    if one is not None:
        place = {token: here for here, token in enumerate(tokens)}
        for begins, part in ((SOURCE, one.source), (CONTENT, one.content)):
            _mark(labels, [place[token] for token in part if token in place], begins)
    return labels


def _mark(labels: np.ndarray, places: list[int], begins: int) -> None:
    for here, place in enumerate(places):
        goes_on = here > 0 and places[here - 1] == place - 1
        labels[place] = begins + goes_on


def windows(
    parts: tuple[Bounds, ...], sizes: list[int], room: int, chance: random.Random
) -> Iterator[tuple[Bounds, ...]]:
    """Yield the windows of a text, packed as in use, some cut short, so that no place is learnt by heart."""
    for window in pack(parts, sizes, room):
        start = 0
        for here in range(1, len(window)):
            if chance.random() < _CUT_SHORT:
                yield window[start:here]
                start = here
        yield window[start:]
