"""From what was kept to what can be asked: each stage does what is marked, so that it can be begun again anywhere."""

import sqlite3

from accordingto.archive import figures, near, part, people, stories, verdicts
from accordingto.archive.hand import AtHand
from accordingto.archive.todo import pending
from accordingto.record.report import Report
from accordingto.run import Runner
from accordingto.store.database import writing

_BATCH = 100
_STAND = (
    "SELECT (SELECT value FROM meta WHERE key = 'settled'), count(*), count(undone),"
    " (SELECT value FROM meta WHERE key = 'obeyed') FROM judgement"
)
_DERIVED = (
    *("actor", "actor_name", "page_figures", "figure", "figure_key", "pair"),
    *(
        "near_key",
        "alike",
        "story",
        "story_page",
        "statement",
        "heard",
        "beside",
        "deed",
        "side",
        "bond",
        "todo",
        "corrected",
    ),
)


def settle(db: sqlite3.Connection, runner: Runner, made_by: str) -> None:
    """Bring all that is derived up to date with the pages and the judgements.

    Only what new, changed and judged pages touch is worked on again. What is done is committed as it is done: begun
    again after any stop, it goes on. `made_by` says which version and word lists do it: what others made is then made
    again, for old and new must not be mixed.
    """
    if not pending(db):
        return
    if _meta(db, "made_by") not in (None, made_by):
        forget(db)
    with writing(db):
        db.execute("INSERT OR REPLACE INTO meta VALUES ('made_by', ?)", (made_by,))
    hand, judged = AtHand(db), verdicts.tally(db)
    while _pending(db):
        with writing(db):
            hand.fresh()
            wanted = verdicts.wanted(verdicts.standing(db, "actor"))
            for page, current in _pending(db):
                _take_out(db, page, hand)
                if current:
                    _take_in(db, page, hand, wanted)
                db.execute("UPDATE page SET settled = current WHERE n = ?", (page,))
        # While what was read of them is at hand.
        near.compare(db, hand)
        judged = verdicts.tally(db)
    near.compare(db, hand)
    people.judge_keys(db, hand)
    people.join(db, hand)
    part.group(db)
    stories.tell(db, runner, hand)
    with writing(db):
        db.execute("INSERT OR REPLACE INTO meta VALUES ('settled', ?)", (str(times(db) + 1),))
        db.execute("INSERT OR REPLACE INTO meta VALUES ('obeyed', ?)", (judged,))


def times(db: sqlite3.Connection) -> int:
    """Return how often all that is derived was brought up to date: after each change once more."""
    return int(_meta(db, "settled") or 0)


def stand(db: sqlite3.Connection) -> tuple[str, str]:
    """Return how often all was brought up to date, and how much was judged and obeyed, as it is at one moment."""
    times_, *judged = db.execute(_STAND).fetchone()
    return times_ or "0", ".".join(str(part or 0) for part in judged)


def _meta(db: sqlite3.Connection, key: str) -> str | None:
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


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


def _take_in(db: sqlite3.Connection, page: int, hand: AtHand, wanted: frozenset[str]) -> None:
    if verdicts.correct(db, page):
        hand.forget()
    report = hand.report(page)
    figures.put(db, page, report, wanted)
    near.put(db, page, hand.profile(page))
    db.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (page, _words(report)))


def _take_out(db: sqlite3.Connection, page: int, hand: AtHand) -> None:
    """Take away what was derived from a page, if anything was; its story will be parted anew."""
    if figures.drop(db, page):
        near.drop(db, page, hand.profile(page))
        text = _words(hand.report(page))
        db.execute("INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", (page, text))
        part.leave(db, page)
        db.execute("DELETE FROM corrected WHERE page = ?", (page,))
        hand.forget()


def _words(report: Report) -> str:
    """Return the words of a page that can be searched for: all but its furniture."""
    text = report.page.text
    return "\n".join(region.span.of(text) for region in report.regions if not region.is_furniture)
