"""From what was kept to what can be asked: each stage does what is marked, so that it can be begun again anywhere."""

import sqlite3

from accordingto.archive import figures, near, people, stories, verdicts
from accordingto.archive.keep import load
from accordingto.archive.todo import pending
from accordingto.record.report import Report
from accordingto.run import Runner
from accordingto.store.database import writing

_BATCH = 100
_DERIVED = (
    *("actor", "actor_name", "page_figures", "figure", "figure_key", "pair"),
    *("near_key", "alike", "story", "story_page", "statement", "heard", "deed", "side", "bond", "todo"),
)


def settle(db: sqlite3.Connection, runner: Runner, made_by: str) -> None:
    """Bring all that is derived up to date with the pages and the judgements.

    Only what new, changed and judged pages touch is worked on again. What is done is committed as it is done: begun
    again after any stop, it goes on. `made_by` says which version and word lists do it: what others made is then made
    again, for old and new must not be mixed.
    """
    if not pending(db):
        return
    known = db.execute("SELECT value FROM meta WHERE key = 'made_by'").fetchone()
    if known and known[0] != made_by:
        forget(db)
    with writing(db):
        db.execute("INSERT OR REPLACE INTO meta VALUES ('made_by', ?)", (made_by,))
    while _pending(db):
        with writing(db):
            wanted = verdicts.wanted(verdicts.standing(db, "actor"))
            for page, current in _pending(db):
                _take_out(db, page)
                if current:
                    _take_in(db, page, wanted)
                db.execute("UPDATE page SET settled = current WHERE n = ?", (page,))
    people.judge_keys(db)
    people.join(db)
    near.compare(db)
    stories.group(db)
    stories.tell(db, runner)


def forget(db: sqlite3.Connection) -> None:
    """Throw away all that is derived; the next `settle` makes it again from the pages and the judgements."""
    with writing(db):
        for table in _DERIVED:
            db.execute(f"DELETE FROM {table}")  # noqa: S608 (names of ours)
        db.execute("INSERT INTO words (words) VALUES ('delete-all')")
        db.execute("INSERT INTO called (called) VALUES ('delete-all')")
        db.execute("DELETE FROM meta WHERE key = 'outlets'")
        db.execute("UPDATE page SET settled = 0")


def _pending(db: sqlite3.Connection) -> list[tuple[int, int]]:
    return db.execute("SELECT n, current FROM page WHERE current <> settled ORDER BY n LIMIT ?", (_BATCH,)).fetchall()


def _take_in(db: sqlite3.Connection, page: int, wanted: frozenset[str]) -> None:
    report = load(db, page)
    figures.put(db, page, report, wanted)
    near.put(db, page, report)
    db.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (page, _words(report)))


def _take_out(db: sqlite3.Connection, page: int) -> None:
    """Take away what was derived from a page, if anything was; its story will be parted anew."""
    if figures.drop(db, page):
        near.drop(db, page)
        text = _words(load(db, page))
        db.execute("INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", (page, text))
        stories.leave(db, page)


def _words(report: Report) -> str:
    """Return the words of a page that can be searched for: all but its furniture."""
    text = report.page.text
    return "\n".join(region.span.of(text) for region in report.regions if not region.is_furniture)
