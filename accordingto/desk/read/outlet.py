"""An outlet: whose words it carries, how often others' hands are behind them, and what its wordings alter."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from accordingto.archive import stories
from accordingto.archive.actors import actor_record
from accordingto.archive.ask.shelf import Shelf, page_line
from accordingto.archive.spot import on_page
from accordingto.desk.read.edits import Wording, changed, wordings
from accordingto.desk.records import Named, Outlets, OutletTold, Share
from accordingto.errors import StoreError
from accordingto.pile.told import Told

# Counts are made over so many of the newest pages.
READ = 40
_NAMES = 12
_NEWEST = 20
_HANDS = frozenset({"agency", "outlet", "document"})


class Carried(NamedTuple):
    """A statement of a shared story that the outlet carries.

    `hands` are the other hands that are its origin, `unnamed` says that the outlet's own pages name none of them,
    `first` that pages name the outlet as the origin, `alone` that no other outlet carries it.
    """

    hands: tuple[str, ...]
    unnamed: bool
    first: bool
    alone: bool


class Part(NamedTuple):
    """What one story gives to the counts of an outlet: how many pages are its own, what these carry and how worded."""

    pages: int
    carried: tuple[Carried, ...]
    wordings: tuple[Wording, ...]


def outlets(db: sqlite3.Connection) -> Outlets:
    """Return all outlets that are known by name, those of most pages first."""
    query = (
        "SELECT outlet, count(*) FROM page WHERE current = 1 AND outlet IS NOT NULL GROUP BY outlet ORDER BY 2 DESC, 1"
    )
    return Outlets(rows=tuple(Named(name=name, count=count) for name, count in db.execute(query)))


def outlet(db: sqlite3.Connection, name: str, read: Callable[[int], Part]) -> OutletTold:
    """Return what is counted of an outlet, by its name; `read` gives the part of a story, by its number: see `part`."""
    query = "SELECT n FROM page WHERE outlet = ? AND current = 1 ORDER BY day DESC, id LIMIT ?"
    pages = [page for (page,) in db.execute(query, (name, READ))]
    if not pages:
        raise StoreError(f"{name}: no page is of an outlet called so; see the outlets")
    parts = [read(story) for story in _shared(db, pages)]
    carried = [one for part in parts for one in part.carried]
    found = [one for part in parts for one in part.wordings]
    relayed = [one for one in carried if one.hands]
    shelf, speakers = Shelf(db), _speakers(db, pages)
    return OutletTold(
        name=name,
        total=_count(db, "SELECT count(*) FROM page WHERE outlet = ? AND current = 1", name),
        pages=len(pages),
        shared=sum(part.pages for part in parts),
        statements=sum(speakers.values()),
        relayed=Share(count=len(relayed), basis=len(carried)),
        copied=Share(count=sum(one.unnamed for one in relayed), basis=len(relayed)),
        first=Share(count=sum(one.first for one in carried), basis=len(carried)),
        alone=Share(count=sum(one.alone for one in carried), basis=len(carried)),
        speakers=_named(db, speakers),
        hands=_most(hand for one in relayed for hand in one.hands),
        compared=len(found),
        edits=changed(found),
        newest=tuple(page_line(shelf.glance(page)) for page in pages[:_NEWEST]),
    )


def part(db: sqlite3.Connection, story: int, name: str) -> Part:
    """Return what a story, by its number, gives to the counts of an outlet, by its name."""
    told = stories.told_alone(db, story)
    pages = _pages_of(db, told, name)
    return Part(len(pages), tuple(_carried(told, pages, name)), tuple(wordings(told, pages)))


def _shared(db: sqlite3.Connection, pages: Sequence[int]) -> list[int]:
    """Return the stories of some pages that stand there with others."""
    query = "SELECT story FROM story_page JOIN story ON n = story WHERE page = ? AND pages > 1"
    return sorted({story for page in pages for (story,) in db.execute(query, (page,))})


def _pages_of(db: sqlite3.Connection, told: Told, name: str) -> frozenset[str]:
    query = "SELECT outlet FROM page WHERE id = ?"
    return frozenset(page for page in told.story.pages if db.execute(query, (page,)).fetchone()[0] == name)


def _carried(told: Told, pages: frozenset[str], name: str) -> Iterator[Carried]:
    origins = {origin.id: origin for origin in told.origins}
    for claim in told.claims:
        if claim.of == "attribution" and pages.intersection(claim.pages):
            behind = [origins[one] for one in claim.origins if one in origins]
            others = [one for one in behind if one.kind in _HANDS and one.name and one.name != name]
            yield Carried(
                hands=tuple(one.name or "" for one in others),
                unnamed=not any(piece.page in pages for one in others for piece in one.evidence),
                first=any(one.name == name for one in behind),
                alone=len(claim.outlets) == 1,
            )


def _speakers(db: sqlite3.Connection, pages: Sequence[int]) -> Counter[int | None]:
    """Count the statements of each speaker on some pages, by the actor's number."""
    query = "SELECT speaker FROM statement WHERE n BETWEEN ? AND ?"
    return Counter(speaker for page in pages for (speaker,) in db.execute(query, on_page(page)))


def _named(db: sqlite3.Connection, speakers: Counter[int | None]) -> tuple[Named, ...]:
    ranked = sorted(((number, one) for one, number in speakers.items() if one is not None), key=lambda pair: -pair[0])
    found = ((actor_record(db, one), number) for number, one in ranked[:_NAMES])
    return tuple(Named(name=one.name, count=number, actor=one.id) for one, number in found)


def _most(names: Iterable[str]) -> tuple[Named, ...]:
    found = sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Named(name=name, count=count) for name, count in found[:_NAMES])


def _count(db: sqlite3.Connection, query: str, name: str) -> int:
    return int(db.execute(query, (name,)).fetchone()[0])
