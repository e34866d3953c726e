"""What was last read of an archive, at hand while nobody changes it."""

import sqlite3
from functools import lru_cache

from accordingto.archive.figures import Figures, on
from accordingto.archive.keep import load
from accordingto.pile.story.keys import telling
from accordingto.pile.story.likeness import Profile, profile
from accordingto.record.report import Report

_REPORTS, _PROFILES, _FIGURES = 200, 4096, 2_000


class AtHand:
    """The report of a page, its figures, what it is compared by: each by the page's number, read once for many uses."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.forget()

    def forget(self) -> None:
        """Read all of it anew: after a page was corrected, or taken in again."""
        self.report = lru_cache(_REPORTS)(self._report)
        self.profile = lru_cache(_PROFILES)(self._profile)
        self.figures = lru_cache(_FIGURES)(self._figures)
        self._version = self._data_version()

    def fresh(self) -> None:
        """Forget what was read if another process wrote to the archive since."""
        if self._version != self._data_version():
            self.forget()

    def _data_version(self) -> int:
        return int(self.db.execute("PRAGMA data_version").fetchone()[0])

    def _report(self, page: int) -> Report:
        return load(self.db, page)

    def _profile(self, page: int) -> Profile:
        return profile(telling(self.report(page)))

    def _figures(self, page: int) -> Figures:
        return on(self.db, page)
