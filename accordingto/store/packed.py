"""Cells of few bytes: each compressed with what the archive's own pages have in common, keys and days as numbers.

Functions of the archive's SQL, so that no other code knows of it. `packed(cell)` as a cell is written, `tightly(cell)`
where there is time; `unpacked(cell)` as it is read, `readable(cell)` where damage is no matter. `learnt(cell)` makes of
many cells the dictionary that the others lean on: a cell names the one it was packed with, and those without one can be
read, too. `numbered(key)` is the number of 64 bits that stands for a key, `day_number(day)` that of a day (days.py).
"""

import sqlite3
import zlib
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any

import msgspec
import zstandard

from accordingto.store import days

DAMAGED = "the archive is damaged; see `accordingto check`, or bring back a copy"
# Reports of pages of 5 KB take .87 of their text at level 9; .86 at 12, in half as long again; .83 at 19, in six times.
_LEVEL, _TIGHT = 9, 19
# Larger ones gain 2 % and weigh more themselves than they save, up to some thousand pages.
_DICTIONARY_BYTES = 112_640
_ENOUGH_CELLS = 200
_MOST_OF_A_CELL = 1 << 16
_FRAME = b"\x28\xb5\x2f\xfd"


def install(db: sqlite3.Connection) -> None:
    """Give a connection the functions."""
    press = _Press(db)
    db.create_function("packed", 1, press.packed)
    db.create_function("tightly", 1, press.tightly)
    db.create_function("unpacked", 1, press.unpacked)
    db.create_function("readable", 1, press.readable)
    db.create_function("day_number", 1, days.numbered, deterministic=True)
    db.create_function("numbered", 1, _numbered, deterministic=True)
    learnt: Any = _Learnt
    db.create_aggregate("learnt", 1, learnt)


def _numbered(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), signed=True)


class _Press:
    """What packs the cells of one archive, and unpacks them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._number: int | None = None
        # Until anything was learnt, cells lean on the names of fields, as they once were.
        self._lean = msgspec.msgpack.encode(msgspec.json.decode(_fields()))
        self._writers: dict[int, zstandard.ZstdCompressor] = {}
        self._readers = {0: zstandard.ZstdDecompressor(dict_data=_dictionary(self._lean))}

    def packed(self, cell: bytes | None) -> bytes | None:
        """Return a cell in fewer bytes; nothing stays nothing."""
        return None if cell is None else self._writer(_LEVEL).compress(cell)

    def tightly(self, cell: bytes | None) -> bytes | None:
        """Return a cell in still fewer bytes, which takes six times as long."""
        return None if cell is None else self._writer(_TIGHT).compress(cell)

    def unpacked(self, cell: bytes | None) -> bytes | None:
        """Return what was packed; what can be nothing that was is damage, and raises."""
        if cell is None:
            return None
        if cell[:4] != _FRAME:
            return _of_old(cell)
        lean = zstandard.get_frame_parameters(cell).dict_id
        if lean not in self._readers:
            self._load()
        return self._readers[lean].decompress(cell)

    def readable(self, cell: bytes | None) -> bytes | None:
        """Return what was packed; nothing if it is damaged."""
        try:
            return self.unpacked(cell)
        except (zlib.error, zstandard.ZstdError, msgspec.DecodeError, KeyError, TypeError):
            return None

    def _writer(self, level: int) -> zstandard.ZstdCompressor:
        """Return what packs with the newest dictionary."""
        (newest,) = self._db.execute("SELECT max(n) FROM dictionary").fetchone()
        if newest != self._number:
            (data,) = self._db.execute("SELECT data FROM dictionary WHERE n = ?", (newest,)).fetchone()
            self._number, self._lean, self._writers = newest, data, {}
        if level not in self._writers:
            lean = _dictionary(self._lean)
            lean.precompute_compress(level=level)
            self._writers[level] = zstandard.ZstdCompressor(level=level, dict_data=lean, write_checksum=True)
        return self._writers[level]

    def _load(self) -> None:
        for (data,) in self._db.execute("SELECT data FROM dictionary"):
            lean = _dictionary(data)
            self._readers[lean.dict_id()] = zstandard.ZstdDecompressor(dict_data=lean)


def _dictionary(data: bytes) -> zstandard.ZstdCompressionDict:
    """Return a dictionary that was learnt, or bytes that cells are taken to begin with."""
    return zstandard.ZstdCompressionDict(data)


class _Learnt:
    """What many cells have in common, as a dictionary; None of too few."""

    def __init__(self) -> None:
        self._cells: list[bytes | bytearray | memoryview] = []

    def step(self, cell: bytes | None) -> None:
        """Take a cell in, or what its beginning holds; nothing of one that is damaged."""
        self._cells += [cell[:_MOST_OF_A_CELL]] if cell else []

    def finalize(self) -> bytes | None:
        """Return the dictionary."""
        if len(self._cells) < _ENOUGH_CELLS:
            return None
        try:
            return zstandard.train_dictionary(_DICTIONARY_BYTES, self._cells).as_bytes()
        except zstandard.ZstdError:
            # Cells that are all but one and the same teach nothing.
            return None


def _of_old(cell: bytes) -> bytes:
    """Return what archives of the first four forms packed, which was JSON."""
    flag = cell[:1] if cell[:1] in (b"s", b"f") else b""
    data = zlib.decompressobj(zdict=_fields()).decompress(cell[1:]) if flag else zlib.decompress(cell)
    return flag + msgspec.msgpack.encode(msgspec.json.decode(data))


@cache
def _fields() -> bytes:
    """Return the fields of records, as cells without a dictionary lean on them. They must never change."""
    return files("accordingto.store").joinpath("fields.json").read_bytes()
