"""One page of the archive, as it was received, with every record made of it."""

import sqlite3

from accordingto.archive.ask.shelf import Shelf
from accordingto.desk.read.judged import spoken
from accordingto.desk.records import PageTold
from accordingto.errors import StoreError


def page(db: sqlite3.Connection, identity: str) -> PageTold:
    """Return a page by its id; an older version of an address has no story."""
    row = db.execute("SELECT n FROM page WHERE id = ?", (identity,)).fetchone()
    if row is None:
        raise StoreError(f"{identity}: no page is called so; see the stories")
    shelf = Shelf(db)
    return PageTold(report=shelf.report(row[0]), story=shelf.story(row[0]), judged=spoken(db, identity))
