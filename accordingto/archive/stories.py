"""What is one story, kept up to date: only stories whose pages, actors or judgements changed are told again."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from accordingto.archive import near
from accordingto.archive.keep import load_all
from accordingto.archive.rows import clear, write
from accordingto.archive.todo import done, mark, marked
from accordingto.pile.cast import Cast
from accordingto.pile.story import pack as pack_of
from accordingto.pile.story.groups import grouped
from accordingto.pile.story.match import Pack
from accordingto.pile.told import Told, told
from accordingto.pile.trace.outlets import press
from accordingto.record.actor import Actor
from accordingto.record.base import make_id
from accordingto.record.report import Report
from accordingto.record.story import Judged
from accordingto.run import Runner
from accordingto.store.database import writing
from accordingto.store.jsonl import from_json
from accordingto.store.packed import pack, unpack

_BATCH = 50


def group(db: sqlite3.Connection, judged: Sequence[Judged]) -> None:
    """Part marked pages, with all that a chain of likenesses or judgements ties to them, into stories again.

    Stories whose pages are the same stay as they are.
    """
    yeses = _ties(db, judged)
    while found := marked(db, "group", 1):
        with writing(db):
            together = _tied(db, int(found[0]), yeses)
            _part(db, together, judged)
            done(db, "group", [*found, *together])


def tell(db: sqlite3.Connection, runner: Runner) -> None:
    """Tell each marked story again: compare its pages, lead what they say back to its origins, weigh it."""
    _press_changed(db)
    work = partial(press, outlets(db))
    while numbers := [int(one) for one in marked(db, "story", _BATCH)]:
        packs = [pack_story(db, story) for story in numbers]
        by_id = {one.story.id: number for number, one in zip(numbers, packs, strict=True)}
        every = list(runner.map(told, packs, work))
        with writing(db):
            for one in every:
                _keep(db, by_id[one.story.id], one)
            done(db, "story", numbers)


def leave(db: sqlite3.Connection, page: int) -> None:
    """Take a page out of its story; those that are left there are to be parted again, or told again."""
    rest = [other for other in _one_story(db, page) if other != page]
    for (story,) in db.execute("SELECT story FROM story_page WHERE page = ?", (page,)).fetchall():
        _drop(db, story)
    mark(db, "group", rest)


def pack_story(db: sqlite3.Connection, story: int) -> Pack:
    """Bring together the pages of a story and its actors, with their mentions on these pages."""
    reports = list(load_all(db, pages_of(db, story)))
    return pack_of(reports, cast_of(db, reports))


def pages_of(db: sqlite3.Connection, story: int) -> list[int]:
    """Return the numbers of the pages of a story, sorted by the pages' ids."""
    query = "SELECT page.n FROM page JOIN story_page ON page.n = page WHERE story = ? ORDER BY page.id"
    return [page for (page,) in db.execute(query, (story,))]


def outlets(db: sqlite3.Connection) -> list[str]:
    """Return the names of the outlets of the current pages, sorted."""
    query = "SELECT DISTINCT outlet FROM page WHERE current = 1 AND outlet IS NOT NULL ORDER BY outlet"
    return [name for (name,) in db.execute(query)]


def told_story(db: sqlite3.Connection, story: int) -> Told:
    """Return what was made of a story; of a single page it is made again, which is as quick as reading it."""
    (data,) = db.execute("SELECT record FROM story WHERE n = ?", (story,)).fetchone()
    return unpack(data, Told) if data else told(pack_story(db, story), press(outlets(db)))


def _ties(db: sqlite3.Connection, judged: Sequence[Judged]) -> dict[int, list[int]]:
    """Return the pages that a person's yes ties to each."""
    found: dict[int, list[int]] = {}
    for one in judged:
        if one.same:
            ends = [_settled(db, end) for end in (one.left, one.right)]
            for end, other in (ends, ends[::-1]):
                if end is not None and other is not None:
                    found.setdefault(end, []).append(other)
    return found


def _tied(db: sqlite3.Connection, first: int, yeses: Mapping[int, Sequence[int]]) -> set[int]:
    """Return all pages that a chain of likenesses or yeses ties to one, and those of any story they were in."""
    found: set[int] = set()
    beside = [first]
    while beside:
        page = beside.pop()
        if page not in found:
            found.add(page)
            beside += [*near.alike(db, page), *yeses.get(page, ()), *_one_story(db, page)]
    return {page for page in found if db.execute("SELECT settled FROM page WHERE n = ?", (page,)).fetchone()[0]}


def _one_story(db: sqlite3.Connection, page: int) -> list[int]:
    query = "SELECT page FROM story_page WHERE story = (SELECT story FROM story_page WHERE page = ?)"
    return [other for (other,) in db.execute(query, (page,))]


def _settled(db: sqlite3.Connection, identity: str) -> int | None:
    row = db.execute("SELECT n FROM page WHERE id = ? AND settled = 1", (identity,)).fetchone()
    return row[0] if row else None


def _part(db: sqlite3.Connection, together: set[int], judged: Sequence[Judged]) -> None:
    """Part some pages into stories; they are alike no others, and in no story with others."""
    ids = {page: str(db.execute("SELECT id FROM page WHERE n = ?", (page,)).fetchone()[0]) for page in sorted(together)}
    numbers = {identity: page for page, identity in ids.items()}
    likenesses = {
        (min(ids[page], ids[other]), max(ids[page], ids[other])): score
        for page in ids
        for other, score in db.execute("SELECT upper, score FROM alike WHERE lower = ?", (page,))
    }
    now = {tuple(sorted(numbers[page] for page in group)) for group in grouped(numbers, likenesses, judged)}
    stories: dict[int, list[int]] = {}
    for page in ids:
        for (story,) in db.execute("SELECT story FROM story_page WHERE page = ?", (page,)):
            stories.setdefault(story, []).append(page)
    before = {tuple(sorted(pages)): story for story, pages in stories.items()}
    for pages in sorted(before.keys() - now):
        _drop(db, before[pages])
    for pages in sorted(now - before.keys()):
        _begin(db, pages)


def cast_of(db: sqlite3.Connection, reports: Sequence[Report]) -> Cast:
    """Return the actors of some pages, each with its mentions there."""
    mentions = tuple(mention for report in reports for mention in report.mentions)
    actors = dict(_actors(db, sorted({mention.first for mention in mentions})))
    found: dict[str, tuple[Actor, list[str]]] = {}
    for mention in mentions:
        if actor := actors.get(mention.first):
            found.setdefault(actor.id, (actor, []))[1].append(mention.id)
    return Cast(
        actors=tuple(replace(actor, mentions=tuple(sorted(mine))) for _, (actor, mine) in sorted(found.items())),
        mentions=mentions,
    )


def _actors(db: sqlite3.Connection, firsts: Iterable[str]) -> Iterator[tuple[str, Actor]]:
    """Yield the actor of each first mention that is a figure's."""
    known: dict[int, Actor] = {}
    for first in firsts:
        row = db.execute("SELECT actor FROM figure WHERE id = ?", (first,)).fetchone()
        if row and row[0] is not None:
            if row[0] not in known:
                (record,) = db.execute("SELECT record FROM actor WHERE n = ?", row).fetchone()
                known[row[0]] = from_json(record, Actor, first)
            yield first, known[row[0]]


def _begin(db: sqlite3.Connection, pages: Sequence[int]) -> None:
    ids = [db.execute("SELECT id FROM page WHERE n = ?", (page,)).fetchone()[0] for page in pages]
    added = db.execute("INSERT INTO story (id, pages) VALUES (?, ?)", (make_id("story", min(ids)), len(pages)))
    story = added.lastrowid or 0
    db.executemany("INSERT INTO story_page VALUES (?, ?)", ((page, story) for page in pages))
    mark(db, "story", [story])


def _drop(db: sqlite3.Connection, story: int) -> None:
    clear(db, story)
    db.execute("DELETE FROM story_page WHERE story = ?", (story,))
    db.execute("DELETE FROM story WHERE n = ?", (story,))
    done(db, "story", [story])


def _keep(db: sqlite3.Connection, number: int, one: Told) -> None:
    story = one.story
    record = pack(one) if len(story.pages) > 1 else None
    db.execute(
        "UPDATE story SET day = ?, headline = ?, record = ? WHERE n = ?", (story.day, story.headline, record, number)
    )
    clear(db, number)
    write(db, number, one)


def _press_changed(db: sqlite3.Connection) -> None:
    """Mark every story if an outlet came or went: each page may name it."""
    names = "\n".join(outlets(db))
    known = db.execute("SELECT value FROM meta WHERE key = 'outlets'").fetchone()
    if known is None or known[0] != names:
        with writing(db):
            db.execute("INSERT OR IGNORE INTO todo SELECT 'story', n FROM story")
            db.execute("INSERT OR REPLACE INTO meta VALUES ('outlets', ?)", (names,))
