"""What persons judged, with the names of those it is about."""

import sqlite3

from accordingto.archive import verdicts
from accordingto.archive.ask.shelf import headline
from accordingto.archive.keep import load
from accordingto.desk.records import Judged
from accordingto.record.judgement import Anchor
from accordingto.record.report import Report

# So many of the ends of one judgement are named.
_NAMED = 12


def judged(db: sqlite3.Connection) -> tuple[Judged, ...]:
    """Return all judgements, the newest first."""
    found = []
    for number, judgement in reversed(verdicts.every(db)):
        right = tuple(_called(db, anchor) for anchor in judgement.right[:_NAMED])
        found.append(Judged(number=number, judgement=judgement, left=_called(db, judgement.left), right=right))
    return tuple(found)


def _called(db: sqlite3.Connection, anchor: Anchor) -> str:
    """Return what an end of a judgement is called: "Ms Varga (Noon Ledger)", “Ferry to sail again” (Noon Ledger)."""
    row = db.execute("SELECT n FROM page WHERE id = ?", (anchor.page,)).fetchone()
    if row is None:
        return "a page that is not in the archive"
    report = load(db, row[0])
    if anchor.mention is None:
        return f"“{headline(report) or 'no headline'}” ({report.page.label})"
    return f"{_mention(report, anchor.mention)} ({report.page.label})"


def _mention(report: Report, identity: str) -> str:
    found = next((mention for mention in report.mentions if mention.id == identity), None)
    return (found.name or found.words) if found else "somebody"
