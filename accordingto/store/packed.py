"""A record in few bytes."""

import zlib
from typing import TypeVar

import msgspec

from accordingto.errors import StoreError

R = TypeVar("R")

_LEVEL = 6
DAMAGED = "the archive is damaged; see `accordingto check`, or bring back a copy"


def pack(record: object) -> bytes:
    """Return the record as JSON, compressed."""
    return zlib.compress(msgspec.json.encode(record), _LEVEL)


def unpack(data: bytes, kind: type[R]) -> R:
    """Return the record of type `kind` that `pack` made these bytes of."""
    return msgspec.json.decode(zlib.decompress(blob(data)), type=kind)


def blob(data: object) -> bytes:
    """Return what a cell of packed bytes holds; what holds anything else was damaged."""
    if not isinstance(data, bytes):
        raise StoreError(DAMAGED)
    return data
