"""The feeds that an archive follows and the addresses that they named, in the archive's own file."""

import sqlite3
from collections.abc import Iterable

from accordingto.record.feed import Entry, Feed, Waiting
from accordingto.store.database import writing


class FeedStore:
    """What is remembered between two looks at the feeds; each method's work is on the disk when it returns."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def feeds(self) -> tuple[str, ...]:
        """Return the feeds looked at before, sorted."""
        return tuple(url for (url,) in self._db.execute("SELECT url FROM feed ORDER BY url"))

    def feed(self, url: str) -> Feed:
        """Return a feed; one never looked at is due at once."""
        row = self._db.execute("SELECT etag, modified, failures, due FROM feed WHERE url = ?", (url,)).fetchone()
        if row is None:
            return Feed(url=url)
        return Feed(url=url, etag=row[0], modified=row[1], failures=row[2], due=row[3])

    def keep(self, feed: Feed) -> None:
        """Keep what is known of a feed."""
        row = (feed.url, feed.etag, feed.modified, feed.failures, feed.due)
        with writing(self._db):
            self._db.execute("INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?, ?)", row)

    def add(self, entries: Iterable[Entry]) -> int:
        """Let addresses wait, but for those known; return how many are new."""
        with writing(self._db):
            return sum(
                self._db.execute("INSERT OR IGNORE INTO address (url) VALUES (?)", (entry.url,)).rowcount
                for entry in entries
            )

    def waiting(self) -> tuple[Waiting, ...]:
        """Return the addresses that wait, in the order in which they came."""
        rows = self._db.execute("SELECT url, tries, due FROM address WHERE state = 'waiting' ORDER BY n")
        return tuple(Waiting(url=url, tries=tries, due=due) for url, tries, due in rows)

    def done(self, url: str) -> None:
        """Remember that a page is kept."""
        self._set("UPDATE address SET state = 'done' WHERE url = ? AND state = 'waiting'", (url,))

    def again(self, url: str, due: float) -> None:
        """Remember that fetching failed, and when to try again."""
        self._set("UPDATE address SET tries = tries + 1, due = ? WHERE url = ?", (due, url))

    def refuse(self, url: str, reason: str) -> None:
        """Remember that a page will not be fetched again, and why."""
        self._set("UPDATE address SET state = 'refused', reason = ? WHERE url = ?", (reason, url))

    def _set(self, statement: str, values: tuple[object, ...]) -> None:
        with writing(self._db):
            self._db.execute(statement, values)
