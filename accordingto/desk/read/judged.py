"""What persons judged, with the names of those it is about."""

import sqlite3

from accordingto.archive import verdicts
from accordingto.archive.ask.shelf import headline
from accordingto.archive.keep import load, read
from accordingto.desk.records import Judged
from accordingto.record.judgement import Anchor, Judgement
from accordingto.record.report import Report
from accordingto.show.words import quoted, shortened

# So many of the ends of one judgement are named.
_NAMED = 12
_LONG = 120


def judged(db: sqlite3.Connection) -> tuple[Judged, ...]:
    """Return all judgements, the newest first."""
    return tuple(_named(db, number, one) for number, one in reversed(verdicts.every(db)))


def spoken(db: sqlite3.Connection, page: str) -> tuple[Judged, ...]:
    """Return the judgements that stand on who says what on a page, the newest first."""
    return tuple(_named(db, number, one) for number, one in reversed(verdicts.on_page(db, page)))


def _named(db: sqlite3.Connection, number: int, one: Judgement) -> Judged:
    right = tuple(_called(db, anchor) for anchor in one.right[:_NAMED])
    return Judged(number=number, judgement=one, left=_called(db, one.left), right=right)


def _called(db: sqlite3.Connection, anchor: Anchor) -> str:
    """Return what an end of a judgement is called: "Ms Varga (Noon Ledger)", “Ferry to sail again” (Noon Ledger)."""
    row = db.execute("SELECT n FROM page WHERE id = ?", (anchor.page,)).fetchone()
    if row is None:
        return "a page that is not in the archive"
    report = load(db, row[0])
    if anchor.mention:
        return f"{_mention(report, anchor.mention)} ({report.page.label})"
    shown = _member(read(db, row[0]), anchor.member) if anchor.member else headline(report) or "no headline"
    return f"“{shown}” ({report.page.label})"


def _member(report: Report, identity: str) -> str:
    """Return the words of a statement or of an event, as the page was read: no longer is every one in the record."""
    said = {one.id: " … ".join(one.words) for one in report.said}
    done = {one.id: one.evidence.of(report.page.text) for one in report.events}
    return shortened(quoted(said.get(identity) or done.get(identity) or "something else"), _LONG)


def _mention(report: Report, identity: str) -> str:
    found = next((mention for mention in report.mentions if mention.id == identity), None)
    return (found.name or found.words) if found else "somebody"
