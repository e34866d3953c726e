"""What is told of each story, kept up to date: only those whose pages, actors or judgements changed are told again."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

import msgspec
from msgspec.structs import replace

from accordingto.archive import figures, verdicts
from accordingto.archive.actors import actor_record
from accordingto.archive.figures import actors_of
from accordingto.archive.hand import AtHand
from accordingto.archive.rows import clear, write
from accordingto.archive.todo import done_since, mark, turns
from accordingto.pile.cast import Cast
from accordingto.pile.story import pack as pack_of
from accordingto.pile.story.match import Pack
from accordingto.pile.told import Told, told, with_actors, without_actors
from accordingto.pile.trace.outlets import Press, press
from accordingto.record.base import make_id
from accordingto.record.report import Report
from accordingto.run import Runner
from accordingto.store.columns import pack, unpack
from accordingto.store.database import writing

_WORD = re.compile(r"\w+")
_STORY = "SELECT story FROM story_page WHERE page = ?"
_CALLED = "SELECT n >> 20 FROM figure WHERE actor IN (SELECT rowid FROM called WHERE called MATCH ?)"
_FOLLOWS = """
WITH mine (page) AS (SELECT page FROM story_page WHERE story = ?),
    beside (page) AS (
        SELECT upper FROM mine JOIN alike ON lower = page UNION SELECT lower FROM mine JOIN alike ON upper = page
    )
SELECT DISTINCT id FROM beside JOIN story_page USING (page) JOIN story ON n = story WHERE n <> ? AND day < ? ORDER BY id
"""
# At one moment: the record is read with its pages.
_RECORD = """
SELECT unpacked(record), (SELECT group_concat(page) FROM story_page WHERE story = one.n) FROM story AS one WHERE n = ?
"""
_BATCH = 50
# What was made of a story of more pages is kept; of fewer it is as quickly made again as it is read.
_FEW = 6


def tell(db: sqlite3.Connection, runner: Runner, hand: AtHand) -> None:
    """Tell each marked story again: compare its pages, lead what they say back to its origins, weigh it."""
    _press_changed(db)
    work = partial(press, outlets(db))
    while found := turns(db, "story", _BATCH):
        hand.fresh()
        packs = [pack_story(db, story, hand) for story in found if pages_of(db, story)]
        every = {one.story.pages: one for one in runner.map(told, packs, work)}
        with writing(db):
            for story, times in found.items():
                # Another process may have parted it, or changed its actors, meanwhile: then it is marked anew.
                if one := every.get(_ids(db, story)):
                    _keep(db, story, one, hand)
                done_since(db, "story", story, times)


def pack_story(db: sqlite3.Connection, story: int, hand: AtHand) -> Pack:
    """Bring together the pages of a story and its actors, with their mentions on these pages."""
    return _packed(db, story, pages_of(db, story), hand)


def _packed(db: sqlite3.Connection, story: int, pages: Iterable[int], hand: AtHand) -> Pack:
    reports = {page: hand.report(page) for page in pages}
    return pack_of(list(reports.values()), cast_of(db, reports, hand.figures), verdicts.within(db, story))


def pages_of(db: sqlite3.Connection, story: int) -> list[int]:
    """Return the numbers of the pages of a story, sorted by the pages' ids."""
    query = "SELECT page.n FROM page JOIN story_page ON page.n = page WHERE story = ? ORDER BY page.id"
    return [page for (page,) in db.execute(query, (story,))]


def _ids(db: sqlite3.Connection, story: int) -> tuple[str, ...]:
    query = "SELECT id FROM page JOIN story_page ON n = page WHERE story = ? ORDER BY id"
    return tuple(page for (page,) in db.execute(query, (story,)))


def outlets(db: sqlite3.Connection) -> list[str]:
    """Return the names of the outlets of the current pages, sorted."""
    query = "SELECT DISTINCT outlet FROM page WHERE current = 1 AND outlet IS NOT NULL ORDER BY outlet"
    return [name for (name,) in db.execute(query)]


def told_story(db: sqlite3.Connection, story: int, hand: AtHand | None = None) -> Told:
    """Return what was made of a story, and which stories it goes on from."""
    found = told_alone(db, story, hand)
    return found._replace(story=replace(found.story, follows=follows(db, story)))


def told_alone(db: sqlite3.Connection, story: int, hand: AtHand | None = None) -> Told:
    """Return what was made of the pages of a story; of a few it is made again, of what is at hand of them."""
    data, pages = db.execute(_RECORD, (story,)).fetchone()
    hand = hand or AtHand(db)
    numbers = [int(page) for page in pages.split(",")]
    known = _kept(data, [hand.report(page) for page in numbers]) if data else None
    if known is None:
        return told(pack_story(db, story, hand), press(outlets(db)))
    return with_actors(known, _packed(db, story, numbers, hand))


def _kept(data: bytes, reports: Sequence[Report]) -> Told | None:
    """Return what was kept of a story of some pages; None where another version kept what this one does not know."""
    try:
        return unpack(data, Told, stock=_stock(reports))
    except (TypeError, msgspec.ValidationError):
        return None


def _stock(reports: Sequence[Report]) -> list[str]:
    """Return the words that stand in the reports of a story and in what is told of it, or follow from them, in order.

    What is kept of a story names them by their place here: most of it is ids and words of its pages.
    """
    ordered = sorted(reports, key=lambda report: report.page.id)
    return [word for report in ordered for word in (report.page.id, *_stock_of(report))]


def _stock_of(report: Report) -> Iterator[str]:
    for said in report.said:
        yield from (said.id, make_id("claim", said.id), *said.words)
    for event in report.events:
        yield from (event.id, make_id("claim", event.id), event.words, event.evidence.of(report.page.text))


def follows(db: sqlite3.Connection, story: int) -> tuple[str, ...]:
    """Return the ids of the stories of earlier days that a story goes on from, sorted; see `groups.following`."""
    (day,) = db.execute("SELECT day FROM story WHERE n = ?", (story,)).fetchone()
    return tuple(identity for (identity,) in db.execute(_FOLLOWS, (story, story, day)))


def cast_of(db: sqlite3.Connection, pages: Mapping[int, Report], read: figures.Reader | None = None) -> Cast:
    """Return the actors of some pages (by their numbers), each with its mentions there; `read` gives their figures."""
    found: dict[int, list[str]] = {}
    for page, report in pages.items():
        actors = actors_of(db, page, read)
        for mention in report.mentions:
            if (actor := actors.get(mention.first)) is not None:
                found.setdefault(actor, []).append(mention.id)
    known = (replace(actor_record(db, actor), mentions=tuple(sorted(mine))) for actor, mine in found.items())
    return Cast(
        actors=tuple(sorted(known, key=lambda actor: actor.id)),
        mentions=tuple(mention for report in pages.values() for mention in report.mentions),
    )


def _keep(db: sqlite3.Connection, number: int, one: Told, hand: AtHand) -> None:
    story, pages = one.story, pages_of(db, number)
    reports = {page: hand.report(page) for page in pages}
    record = pack(without_actors(one), _stock(list(reports.values()))) if len(story.pages) > _FEW else None
    db.execute(
        "UPDATE story SET day = ?, headline = ?, record = packed(?) WHERE n = ?",
        (story.day, story.headline, record, number),
    )
    clear(db, pages)
    write(db, reports, lambda page: actors_of(db, page, hand.figures), one)


def _press_changed(db: sqlite3.Connection) -> None:
    """Mark the stories that may name an outlet that came or went, or one that goes by another name since."""
    now = outlets(db)
    row = db.execute("SELECT value FROM meta WHERE key = 'outlets'").fetchone()
    before = row[0].split("\n") if row and row[0] else []
    if row is None or now != before:
        with writing(db):
            for page in sorted(_naming(db, press(before), press(now), now)):
                mark(db, "story", [story for (story,) in db.execute(_STORY, (page,))])
            db.execute("INSERT OR REPLACE INTO meta VALUES ('outlets', ?)", ("\n".join(now),))


def _naming(db: sqlite3.Connection, before: Press, now: Press, names: Sequence[str]) -> set[int]:
    """Return the pages that hold the words of a name that stands for another outlet than before, or are that outlet's.

    An actor may be called so on other pages: then all of its pages count.
    """
    found: set[int] = set()
    for name in names:
        if before.outlet(name) != now.outlet(name):
            found.update(page for (page,) in db.execute("SELECT n FROM page WHERE current = 1 AND outlet = ?", (name,)))
    for key in before.named.keys() | now.named.keys():
        words = " ".join(f'"{word}"' for word in _WORD.findall(key))
        if words and before.named.get(key) != now.named.get(key):
            found.update(page for (page,) in db.execute("SELECT rowid FROM words WHERE words MATCH ?", (words,)))
            found.update(page for (page,) in db.execute(_CALLED, (words,)))
    return found
