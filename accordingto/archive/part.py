"""What is one story, kept up to date: where pages changed, their stories are parted again, and what they mix with."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from accordingto.archive import near, verdicts
from accordingto.archive.rows import clear
from accordingto.archive.stories import pages_of
from accordingto.archive.todo import done, is_marked, mark, marked
from accordingto.pile.story.groups import THRESHOLD, Grouping, Pair, grouped
from accordingto.record.base import make_id
from accordingto.record.story import Judged
from accordingto.store.database import writing

_BATCH = 50
_ALIKE = "SELECT lower, upper, score FROM alike WHERE lower = ?"


class _Said(NamedTuple):
    """What persons judged of stories, and the pages that a yes among it ties to each."""

    judged: Sequence[Judged]
    yeses: Mapping[int, Sequence[int]]


class _Ground(NamedTuple):
    """Pages, by number, that are parted again, and those of the stories beside them, who may mix with them."""

    inside: set[int]
    beside: set[int]


def group(db: sqlite3.Connection) -> None:
    """Part marked pages into stories again; stories whose pages are the same stay as they are.

    What comes of it is what parting all pages of the archive gives (see `grouped`), as far as nothing is marked.
    """
    while marked(db, "group", 1):
        with writing(db):
            judged = verdicts.judged(verdicts.standing(db, "story"))
            said = _Said(judged, _ties(db, judged))
            for page in [int(one) for one in marked(db, "group", _BATCH)]:
                if is_marked(db, "group", page):
                    inside = _part(db, page, said)
                    done(db, "group", inside)


def leave(db: sqlite3.Connection, page: int) -> None:
    """Take a page out of its story; those that are left there are to be parted again, or told again."""
    rest = [other for other in _one_story(db, page) if other != page]
    for (story,) in db.execute("SELECT story FROM story_page WHERE page = ?", (page,)).fetchall():
        _drop(db, story)
    mark(db, "group", rest)


def _part(db: sqlite3.Connection, page: int, said: _Said) -> set[int]:
    """Part a page, its story and all they mix with into stories again; return these pages.

    No story that stands aside may be joined to any of them: wherever one is, it is parted with them.
    """
    ground = _Ground(set(), set())
    wanted: Iterable[int] = [page]
    while wanted:
        _take(db, wanted, ground, said)
        ids = _ids(db, ground.inside | ground.beside)
        stories = _parted(db, ids, said.judged)
        wanted = [
            one for story in stories if ground.inside.intersection(story) for one in story if one in ground.beside
        ]
    _put(db, [story for story in stories if ground.inside.intersection(story)], ground.inside)
    return ground.inside


def _take(db: sqlite3.Connection, pages: Iterable[int], ground: _Ground, said: _Said) -> None:
    """Take pages in, with all of their stories, and the stories of the pages that they might be joined to beside them.

    What is marked there is taken in, too: its likenesses are others than when its story was made.
    """
    waiting = list(pages)
    while waiting:
        page = waiting.pop()
        if page in ground.inside:
            continue
        ground.inside.add(page)
        waiting += [*_one_story(db, page), *said.yeses.get(page, ())]
        for other in near.alike(db, page, THRESHOLD):
            if other not in ground.inside and other not in ground.beside:
                story = _one_story(db, other) or [other]
                ground.beside.update(story)
                waiting += [one for one in story if is_marked(db, "group", one)]
    ground.beside.difference_update(ground.inside)


def _parted(db: sqlite3.Connection, ids: Mapping[int, str], judged: Sequence[Judged]) -> list[set[int]]:
    """Return the stories that some pages make by themselves."""
    numbers = {identity: page for page, identity in ids.items()}
    rows = (row for page in ids for row in db.execute(_ALIKE, (page,)) if row[1] in ids)
    likenesses: dict[Pair, float] = {_pair(ids[lower], ids[upper]): score for lower, upper, score in rows}
    found: Grouping = grouped(numbers, likenesses, judged)
    return [{numbers[one] for one in story} for story in found]


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _put(db: sqlite3.Connection, stories: Iterable[set[int]], inside: Iterable[int]) -> None:
    """Let some pages be these stories; those that they were already stay."""
    now = {tuple(sorted(story)) for story in stories}
    kept: dict[int, list[int]] = {}
    for page in sorted(inside):
        for (story,) in db.execute("SELECT story FROM story_page WHERE page = ?", (page,)):
            kept.setdefault(story, []).append(page)
    before = {tuple(pages): story for story, pages in kept.items()}
    for pages in sorted(before.keys() - now):
        _drop(db, before[pages])
    for pages in sorted(now - before.keys()):
        _begin(db, pages)


def _ids(db: sqlite3.Connection, pages: Iterable[int]) -> dict[int, str]:
    """Return the ids of those pages that are settled, by number, in order."""
    rows = (db.execute("SELECT id, settled FROM page WHERE n = ?", (page,)).fetchone() for page in sorted(pages))
    return {page: identity for page, (identity, settled) in zip(sorted(pages), rows, strict=True) if settled}


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


def _one_story(db: sqlite3.Connection, page: int) -> list[int]:
    query = "SELECT page FROM story_page WHERE story = (SELECT story FROM story_page WHERE page = ?)"
    return [other for (other,) in db.execute(query, (page,))]


def _settled(db: sqlite3.Connection, identity: str) -> int | None:
    row = db.execute("SELECT n FROM page WHERE id = ? AND settled = 1", (identity,)).fetchone()
    return row[0] if row else None


def _begin(db: sqlite3.Connection, pages: Sequence[int]) -> None:
    ids = [db.execute("SELECT id FROM page WHERE n = ?", (page,)).fetchone()[0] for page in pages]
    added = db.execute("INSERT INTO story (id, pages) VALUES (?, ?)", (make_id("story", min(ids)), len(pages)))
    story = added.lastrowid or 0
    db.executemany("INSERT INTO story_page VALUES (?, ?)", ((page, story) for page in pages))
    mark(db, "story", [story])


def _drop(db: sqlite3.Connection, story: int) -> None:
    clear(db, pages_of(db, story))
    db.execute("DELETE FROM story_page WHERE story = ?", (story,))
    db.execute("DELETE FROM story WHERE n = ?", (story,))
    done(db, "story", [story])
