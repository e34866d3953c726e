"""Whom each pronoun of a marked article stands for, among those whom the program would consider."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from accordingto.page.quote.reading import head
from accordingto.page.refer import refer
from accordingto.page.refer.ranker import Array, Net, likely
from accordingto.page.refer.signs import SIGNS, Asked, Candidate, nobody
from accordingto.record.base import Span
from accordingto.record.page import Page, Region
from accordingto.record.parse import Parse

Row = dict[str, Any]
_WEIGHT = SIGNS.index("weight")


class Marked(NamedTuple):
    """An article with its parse, the marks of a reader, and the places of its sources.

    `whole` says that all mentions of whoever is marked are marked, not only the sources.
    """

    id: str
    page: Page
    regions: tuple[Region, ...]
    parse: Parse
    gold: Row
    sources: Mapping[str, Sequence[tuple[int, int]]]
    whole: bool


class Lesson(NamedTuple):
    """A pronoun: the signs of each candidate and, last, of nobody; which of these are right; whether it is a source.

    `named`: a reader said who it is, and the article names them.
    """

    document: str
    rows: Array
    right: np.ndarray
    source: bool
    named: bool


class Listener:
    """Ranks like a net, or by weight alone where there is none yet, and keeps what it was asked."""

    def __init__(self, net: Net | None) -> None:
        """Begin with nothing asked."""
        self._net = net
        self.asked: dict[int, tuple[Asked, tuple[Candidate, ...]]] = {}

    def __call__(self, asked: Asked, some: Sequence[Candidate]) -> list[float]:
        """Return how likely each is; what a page is asked when it is read again counts instead."""
        self.asked[asked.found.head] = (asked, tuple(some))
        if self._net is not None:
            return likely(self._net, some)
        heaviest = max(range(len(some)), key=lambda number: some[number].signs[_WEIGHT])
        return [float(number == heaviest) for number in range(len(some))]


def lessons(marked: Marked, net: Net | None) -> Iterator[Lesson]:
    """Yield a lesson for each pronoun of which it can be told who is right, or at least who is not.

    Of a pronoun that no reader marked it is known only that it stands for nobody marked.
    """
    listener = Listener(net)
    refer(marked.page, marked.parse, marked.regions, listener)
    chains = _chains(marked)
    sources = {head(marked.parse, bounds) for places in marked.sources.values() for bounds in _tokens(marked, places)}
    for token, (asked, some) in sorted(listener.asked.items()):
        chain = chains.get(token)
        if chain is None and not marked.whole:
            continue
        whose = [_chain_of(one, chains) for one in some]
        right = [one == chain for one in whose]
        rows = np.array([*(one.signs for one in some), nobody(some[0].signs)], np.float32)
        named = chain is not None and marked.gold["chains"][chain]["name"] is not None
        none = chain is None or not any(right)
        yield Lesson(marked.id, rows, np.array([*right, none], bool), asked.found.head in sources, named)


def _chains(marked: Marked) -> dict[int, int]:
    """Return the head of each marked phrase with the number of its chain; sources are marked phrases too."""
    found: dict[int, int] = {}
    for number, chain in enumerate(marked.gold["chains"]):
        for bounds in _tokens(marked, chain["mentions"]):
            found.setdefault(head(marked.parse, bounds), number)
    for source, number in sorted(marked.gold["sources"].items()):
        places = marked.sources[source]
        if len(places) == 1:
            for bounds in _tokens(marked, places):
                found.setdefault(head(marked.parse, bounds), number)
    return found


def _tokens(marked: Marked, places: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    for start, end in places:
        tokens = marked.parse.tokens(Span(start, end))
        if tokens:
            yield tokens[0], tokens[-1] + 1


def _chain_of(one: Candidate, chains: Mapping[int, int]) -> int | None:
    """Return the chain that most of a candidate's phrases so far are marked as."""
    counts = Counter(chains[token] for token in one.heads if token in chains)
    return min(counts, key=lambda chain: (-counts[chain], chain)) if counts else None
