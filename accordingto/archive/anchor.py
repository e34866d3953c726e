"""What a person's judgement holds on to: a mention of an actor, the pages of a story, a statement, an event."""

import sqlite3
from collections.abc import Sequence

from accordingto.archive import find, stories
from accordingto.archive.figures import of_page
from accordingto.archive.keep import load
from accordingto.archive.spot import on_page, page_of, place_of, spot
from accordingto.errors import StoreError
from accordingto.pile.cast import fold
from accordingto.record.judgement import About, Anchor


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


def members(db: sqlite3.Connection, left: str, right: Sequence[str]) -> tuple[About, tuple[Anchor, tuple[Anchor, ...]]]:
    """Return a statement and others, or events, of one story, and which they are; each is named as `_member` says."""
    mine, theirs = _member(db, left), tuple(_member(db, one) for one in right)
    named = ", ".join((left, *right))
    if not theirs or mine in theirs or any(bool(mine.event) != bool(one.event) for one in theirs):
        raise StoreError(f"{named}: name two statements, or two events")
    if len({_story(db, one) for one in (mine, *theirs)}) > 1:
        raise StoreError(f"{named}: these are of two stories; judge first that those are one")
    return "event" if mine.event else "statement", (mine, theirs)


def statement(db: sqlite3.Connection, words: str) -> Anchor:
    """Return a statement, named as `_member` says."""
    found = _member(db, words)
    if not found.attribution:
        raise StoreError(f"{words}: an event is told, not said; name a statement")
    return found


def speaker(db: sqlite3.Connection, said: Anchor, name: str) -> Anchor:
    """Return who is called so on the page of a statement, by the mention that is nearest to the statement."""
    page = find.page(db, said.page)
    report, first = load(db, page), of_page(db, page)[place_of(_named_on_page(db, name, page))].id
    start = next(one.content[0].start for one in report.said if one.id == said.attribution)
    mine = [one for one in report.mentions if one.first == first]
    best = min(mine, key=lambda one: (one.form == "pronoun", abs(one.span.start - start), one.id))
    return Anchor(page=said.page, mention=best.id)


def _named_on_page(db: sqlite3.Connection, name: str, page: int) -> int:
    """Return the figure of a page that is called so there, or is of the actor that is called so anywhere."""
    called = _called(db, name, page)
    if len(called) == 1:
        return called[0]
    query = "SELECT n FROM figure WHERE n BETWEEN ? AND ? AND actor = ? ORDER BY n LIMIT 1"
    row = db.execute(query, (*on_page(page), find.actor(db, name))).fetchone()
    if row is None:
        raise StoreError(f"{name}: not named on the page of the statement; who said it must be")
    return int(row[0])


def _member(db: sqlite3.Connection, words: str) -> Anchor:
    """Return the statement or the event that words name: WHAT@PAGE, its id or the start of it, or words in it alone.

    "sail@page-1f…" is the one statement of that page that holds "sail"; an event goes by its id.
    """
    what, at, page = words.partition("@")
    if not at or not what:
        raise StoreError(f"{words}: say on which page it stands: WORDS@PAGE, or its id and the page's")
    number = find.page(db, page)
    report, here = load(db, number), _page(db, number).page
    found = [Anchor(page=here, attribution=one.id) for one in report.said if one.id.startswith(what)]
    found += [Anchor(page=here, event=one.id) for one in report.events if one.id.startswith(what)]
    folded = " ".join(what.casefold().split())
    found = found or [
        Anchor(page=here, attribution=one.id)
        for one in report.said
        if folded in " ".join(" ".join(one.words).casefold().split())
    ]
    if len(found) != 1:
        raise StoreError(f"{what}: {'several are' if found else 'nothing is'} named so on that page; give an id")
    return found[0]


def _story(db: sqlite3.Connection, anchor: Anchor) -> int | None:
    query = "SELECT story FROM story_page JOIN page ON page.n = page WHERE id = ?"
    row = db.execute(query, (anchor.page,)).fetchone()
    return row[0] if row else None


def _actor(db: sqlite3.Connection, words: str) -> tuple[int, int]:
    """Return a figure of the actor that words name, and the actor's number."""
    name, at, page = words.partition("@")
    if at:
        return _on_page(db, name, find.page(db, page))
    actor = find.actor(db, name, alone=True)
    return int(db.execute("SELECT min(n) FROM figure WHERE actor = ?", (actor,)).fetchone()[0]), actor


def _on_page(db: sqlite3.Connection, name: str, page: int) -> tuple[int, int]:
    called = _called(db, name, page)
    if len(called) != 1:
        raise StoreError(f"{name}: {'several are' if called else 'nobody is'} called so on that page")
    figure, actor = db.execute("SELECT n, actor FROM figure WHERE n = ?", called).fetchone()
    return figure, actor


def _called(db: sqlite3.Connection, name: str, page: int) -> list[int]:
    figures = enumerate(of_page(db, page), spot(page, 0))
    return [number for number, one in figures if fold(name) in {fold(known) for known, _ in one.names}]


def _anchor(db: sqlite3.Connection, figure: int) -> Anchor:
    page = page_of(figure)
    return Anchor(page=_page(db, page).page, mention=of_page(db, page)[place_of(figure)].id)


def _page(db: sqlite3.Connection, page: int) -> Anchor:
    return Anchor(page=str(db.execute("SELECT id FROM page WHERE n = ?", (page,)).fetchone()[0]))
