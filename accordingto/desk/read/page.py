"""One page of the archive, as it was received, with every record made of it."""

import sqlite3

from accordingto.archive.keep import load
from accordingto.desk.read.judged import spoken
from accordingto.desk.records import PageTold
from accordingto.errors import StoreError


def page(db: sqlite3.Connection, identity: str) -> PageTold:
    """Return a page by its id; an older version of an address has no story."""
    row = db.execute("SELECT n FROM page WHERE id = ?", (identity,)).fetchone()
    if row is None:
        raise StoreError(f"{identity}: no page is called so; see the stories")
    story = db.execute("SELECT id FROM story JOIN story_page ON story = n WHERE page = ?", row).fetchone()
    return PageTold(report=load(db, row[0]), story=story[0] if story else None, judged=spoken(db, identity))
