"""Pages into the archive: read by an engine, kept one by one as they come."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

import accordingto
from accordingto.archive.keep import Kept, digest_of, keep, seen, set_aside
from accordingto.page import Tools
from accordingto.page.read import articles, raws
from accordingto.record.page import Raw, Refusal
from accordingto.record.report import Report
from accordingto.run import Runner

Outcome = tuple[bytes | None, Report | Refusal]


class Added(NamedTuple):
    """What became of some inputs: how many pages are new, new versions, or were known, and what was set aside."""

    new: int = 0
    changed: int = 0
    known: int = 0
    refusals: tuple[Refusal, ...] = ()


def add(
    db: sqlite3.Connection,
    inputs: Iterable[str | Path | Raw],
    runner: Runner,
    encoder: str,
    kept: Callable[[Report, Kept], None] | None = None,
) -> Added:
    """Read pages into the archive; each is on the disk when `kept` is told of it.

    An input that was read before is not read again. A page set aside is kept as a refusal, with the reason.
    """
    counts: dict[Kept, int] = {"new": 0, "changed": 0, "known": 0}
    refused: list[Refusal] = []
    given = _Given(db, inputs)
    for digest, outcome in given.outcomes(runner, fast=encoder == "light"):
        if isinstance(outcome, Refusal):
            set_aside(db, outcome)
            refused.append(outcome)
            continue
        became = keep(db, outcome, encoder, digest)
        counts[became] += 1
        if kept:
            kept(outcome, became)
    return Added(**{**counts, "known": counts["known"] + given.known}, refusals=tuple(refused))


class _Given:
    """The inputs, parted into what must be read, what is read already, and what is known."""

    def __init__(self, db: sqlite3.Connection, inputs: Iterable[str | Path | Raw]) -> None:
        self.db = db
        self.items = _opened(inputs)
        self.known = 0
        self.ready: list[Report | Refusal] = []

    def outcomes(self, runner: Runner, *, fast: bool) -> Iterator[Outcome]:
        """Yield each page as it is read, with the digest of its input, then what needed no reading."""
        pages = self._pages()
        first = list(islice(pages, 1))
        if first:
            for found in runner.map(_read, chain(first, pages), partial(accordingto.tools, fast=fast)):
                # A runner that lost its worker gives a refusal in place of what `_read` returns.
                yield (None, found) if isinstance(found, Refusal) else found
                yield from self._ready()
        yield from self._ready()

    def _pages(self) -> Iterator[Raw]:
        for item in self.items:
            if not isinstance(item, Raw):
                self.ready.append(item)
            elif seen(self.db, digest_of(item)):
                self.known += 1
            else:
                yield item

    def _ready(self) -> Iterator[Outcome]:
        while self.ready:
            yield None, self.ready.pop(0)


def _opened(inputs: Iterable[str | Path | Raw]) -> Iterator[Raw | Report | Refusal]:
    """Yield pages that are in hand as they are, and those of the other inputs as they are opened."""
    for given in inputs:
        if isinstance(given, Raw):
            yield from articles(given)
        else:
            yield from raws([given])


def _read(raw: Raw, tools: Tools) -> Outcome:
    return digest_of(raw), accordingto.report(raw, tools)
