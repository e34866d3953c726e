"""What was read is kept: each page once, each version of an address, each refusal."""

import sqlite3
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Literal

import msgspec

from accordingto.archive import room
from accordingto.archive.compact import glanced, packed, unpacked
from accordingto.errors import StoreError
from accordingto.record.page import Raw, Refusal
from accordingto.record.report import Report
from accordingto.store.database import writing
from accordingto.store.packed import DAMAGED

Kept = Literal["new", "changed", "known"]

_REPORT = "SELECT unpacked(coalesce((SELECT report FROM corrected WHERE page = n), report)) FROM page WHERE n = ?"
_AS_READ = "SELECT unpacked(report) FROM page WHERE n = ?"
# What was made of the same bytes is the same, whoever writes meanwhile. A report of a page of 4 KB takes 50 KB at hand.
_AT_HAND = 256
_unpacked = lru_cache(_AT_HAND)(unpacked)
_glanced = lru_cache(_AT_HAND)(glanced)


def digest_of(raw: Raw) -> bytes:
    """Return what stands for an input: the same bytes from the same place are the same page, without being read."""
    return blake2b(msgspec.msgpack.encode(raw), digest_size=16).digest()


def seen(db: sqlite3.Connection, digest: bytes) -> bool:
    """Say whether an input was read into the archive before."""
    return db.execute("SELECT 1 FROM input WHERE digest = ?", (digest,)).fetchone() is not None


def keep(db: sqlite3.Connection, report: Report, encoder: str, digest: bytes | None = None) -> Kept:
    """Keep the report of a page; a page that is there already changes nothing, a new text of an address is its newest.

    When this returns, the page is on the disk, whatever becomes of this process.
    """
    with writing(db):
        row = db.execute("SELECT n FROM page WHERE id = ?", (report.page.id,)).fetchone()
        older = None if row else _older(db, report.page.url)
        page = row[0] if row else _insert(db, report, encoder)
        if digest is not None:
            db.execute("INSERT OR REPLACE INTO input VALUES (?, ?)", (digest, page))
        db.execute("DELETE FROM refusal WHERE name = ?", (report.page.name,))
    return "known" if row else "changed" if older else "new"


def set_aside(db: sqlite3.Connection, refusal: Refusal) -> None:
    """Keep a refusal, with its reason."""
    with writing(db):
        db.execute("INSERT OR IGNORE INTO refusal VALUES (?, ?, ?)", (refusal.name, refusal.step, refusal.reason))


def refusals(db: sqlite3.Connection) -> tuple[Refusal, ...]:
    """Return what was set aside, sorted."""
    rows = db.execute("SELECT name, step, reason FROM refusal ORDER BY name, step, reason")
    return tuple(Refusal(name=name, step=step, reason=reason) for name, step, reason in rows)


def load(db: sqlite3.Connection, page: int) -> Report:
    """Return the report of a page, by its number in the archive."""
    return next(load_all(db, [page]))


def load_all(db: sqlite3.Connection, pages: Sequence[int]) -> Iterator[Report]:
    """Yield the reports of some pages, by their numbers, in that order, each as persons corrected it, if any did."""
    for page in pages:
        row = db.execute(_REPORT, (page,)).fetchone()
        if row is None:
            raise StoreError(f"page {page} is named and is not there: {DAMAGED}")
        yield _unpacked(row[0])


def glance(db: sqlite3.Connection, page: int) -> Report:
    """Return the report of a page without what is said and done there, and by whom: quicker, where the page will do."""
    (data,) = db.execute(_AS_READ, (page,)).fetchone()
    return _glanced(data)


def read(db: sqlite3.Connection, page: int) -> Report:
    """Return the report of a page as it was read, whatever was corrected since."""
    (data,) = db.execute(_AS_READ, (page,)).fetchone()
    return unpacked(data)


def current(db: sqlite3.Connection) -> list[int]:
    """Return the numbers of the current pages, sorted by the pages' ids."""
    return [number for (number,) in db.execute("SELECT n FROM page WHERE current = 1 ORDER BY id")]


def versions(db: sqlite3.Connection, url: str) -> tuple[str, ...]:
    """Return the ids of the pages that an address had, the newest last."""
    return tuple(page for (page,) in db.execute("SELECT id FROM page WHERE url = ? ORDER BY n", (url,)))


def _older(db: sqlite3.Connection, url: str | None) -> bool:
    """Take the page that was the newest of an address out of the current ones; say whether there was one."""
    return bool(url) and db.execute("UPDATE page SET current = 0 WHERE url = ? AND current = 1", (url,)).rowcount > 0


def _insert(db: sqlite3.Connection, report: Report, encoder: str) -> int:
    page = report.page
    added = db.execute(
        "INSERT INTO page (id, url, outlet, label, day, encoder, report) VALUES (?, ?, ?, ?, ?, ?, packed(?))",
        (page.id, page.url, page.outlet, page.label, page.published, encoder, packed(report)),
    )
    if added.lastrowid == room.ENOUGH:
        room.learn(db)
        room.pack(db)
    return int(added.lastrowid or 0)
