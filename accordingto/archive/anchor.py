"""What a person's judgement holds on to: a mention of an actor, or the pages of a story."""

import sqlite3

from accordingto.archive import find, stories
from accordingto.archive.figures import of_page
from accordingto.archive.spot import page_of, place_of, spot
from accordingto.errors import StoreError
from accordingto.pile.cast import fold
from accordingto.record.judgement import Anchor


def actors(db: sqlite3.Connection, left: str, right: str, *, same: bool) -> tuple[Anchor, tuple[Anchor, ...]]:
    """Return what a judgement on two actors holds on to; "Ann Lee@page-1f…" is the Ann Lee of that page only.

    Who is told apart from the rest of one actor is told apart from each of its pages.
    """
    (mine, ours), (theirs, others) = (_actor(db, words) for words in (left, right))
    if mine == theirs:
        raise StoreError(f"{left}, {right}: these are one mention of one page; name two")
    if same or ours != others:
        return _anchor(db, mine), (_anchor(db, theirs),)
    if "@" not in left and "@" not in right:
        raise StoreError(f"{left}, {right}: these are one actor; say of which page one of them is: NAME@PAGE")
    apart, rest = (mine, theirs) if "@" in left else (theirs, mine)
    every = [number for (number,) in db.execute("SELECT n FROM figure WHERE actor = ? ORDER BY n", (ours,))]
    held = [rest] if "@" in left and "@" in right else [number for number in every if number != apart]
    return _anchor(db, apart), tuple(_anchor(db, number) for number in held)


def page_of_story(db: sqlite3.Connection, story: str, page: str) -> tuple[Anchor, tuple[Anchor, ...]]:
    """Return a page of a story, by its id or its address, and the other pages of that story."""
    number = find.page(db, page)
    pages = stories.pages_of(db, find.story(db, story))
    if number not in pages or len(pages) == 1:
        raise StoreError(f"{page}: {'the only page' if number in pages else 'not a page'} of this story")
    return _page(db, number), tuple(_page(db, other) for other in pages if other != number)


def two_stories(db: sqlite3.Connection, left: str, right: str) -> tuple[Anchor, tuple[Anchor, ...]]:
    """Return a page of each of two stories."""
    mine, theirs = (stories.pages_of(db, find.story(db, one))[0] for one in (left, right))
    if mine == theirs:
        raise StoreError(f"{left}, {right}: these are one story; name two")
    return _page(db, mine), (_page(db, theirs),)


def _actor(db: sqlite3.Connection, words: str) -> tuple[int, int]:
    """Return a figure of the actor that words name, and the actor's number."""
    name, at, page = words.partition("@")
    if at:
        return _on_page(db, name, find.page(db, page))
    actor = find.actor(db, name)
    return int(db.execute("SELECT min(n) FROM figure WHERE actor = ?", (actor,)).fetchone()[0]), actor


def _on_page(db: sqlite3.Connection, name: str, page: int) -> tuple[int, int]:
    figures = enumerate(of_page(db, page), spot(page, 0))
    called = [number for number, one in figures if fold(name) in {fold(known) for known, _ in one.names}]
    if len(called) != 1:
        raise StoreError(f"{name}: {'several are' if called else 'nobody is'} called so on that page")
    figure, actor = db.execute("SELECT n, actor FROM figure WHERE n = ?", called).fetchone()
    return figure, actor


def _anchor(db: sqlite3.Connection, figure: int) -> Anchor:
    page = page_of(figure)
    return Anchor(page=_page(db, page).page, mention=of_page(db, page)[place_of(figure)].id)


def _page(db: sqlite3.Connection, page: int) -> Anchor:
    return Anchor(page=str(db.execute("SELECT id FROM page WHERE n = ?", (page,)).fetchone()[0]))
