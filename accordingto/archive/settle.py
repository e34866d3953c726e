"""From what was kept to what can be asked: each stage does what is marked, so that it can be begun again anywhere."""

import sqlite3

from accordingto.archive import figures, people, stories, verdicts
from accordingto.archive.keep import load
from accordingto.archive.todo import mark
from accordingto.pile.story.keys import telling
from accordingto.record.report import Report
from accordingto.run import Runner
from accordingto.store.database import writing
from accordingto.store.packed import pack

_BATCH = 100
_DERIVED = (
    *("actor", "actor_name", "page_figures", "figure", "figure_key", "pair"),
    *("telling", "story", "story_page", "statement", "heard", "deed", "side", "bond", "todo"),
)


def settle(db: sqlite3.Connection, runner: Runner) -> None:
    """Bring all that is derived up to date with the pages and the judgements.

    Only what new, changed and judged pages touch is worked on again. What is done is committed as it is done: begun
    again after any stop, it goes on.
    """
    judged = verdicts.standing(db, "actor")
    wanted = verdicts.wanted(judged)
    while pages := _pending(db):
        with writing(db):
            for page, current in pages:
                _take_out(db, page)
                if current:
                    _take_in(db, page, wanted)
                db.execute("UPDATE page SET settled = current WHERE n = ?", (page,))
            mark(db, "group", [0])
    people.judge_keys(db)
    people.join(db, verdicts.verdicts(db, judged))
    stories.group(db)
    stories.tell(db, runner)


def forget(db: sqlite3.Connection) -> None:
    """Throw away all that is derived; the next `settle` makes it again from the pages and the judgements."""
    with writing(db):
        for table in _DERIVED:
            db.execute(f"DELETE FROM {table}")  # noqa: S608 (names of ours)
        db.execute("INSERT INTO words (words) VALUES ('delete-all')")
        db.execute("DELETE FROM meta WHERE key = 'outlets'")
        db.execute("UPDATE page SET settled = 0")


def _pending(db: sqlite3.Connection) -> list[tuple[int, int]]:
    return db.execute("SELECT n, current FROM page WHERE current <> settled ORDER BY n LIMIT ?", (_BATCH,)).fetchall()


def _take_in(db: sqlite3.Connection, page: int, wanted: frozenset[str]) -> None:
    report = load(db, page)
    figures.put(db, page, report, wanted)
    db.execute("INSERT INTO telling VALUES (?, ?)", (page, pack(telling(report))))
    db.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (page, _words(report)))


def _take_out(db: sqlite3.Connection, page: int) -> None:
    """Take away what was derived from a page, if anything was; its story will be parted anew."""
    if db.execute("DELETE FROM telling WHERE page = ?", (page,)).rowcount:
        figures.drop(db, page)
        text = _words(load(db, page))
        db.execute("INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", (page, text))
        mark(db, "story", [story for (story,) in db.execute("SELECT story FROM story_page WHERE page = ?", (page,))])


def _words(report: Report) -> str:
    """Return the words of a page that can be searched for: all but its furniture."""
    text = report.page.text
    return "\n".join(region.span.of(text) for region in report.regions if region.kind != "furniture")
