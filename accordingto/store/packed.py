"""A record in few bytes."""

import zlib
from typing import TypeVar

import msgspec

R = TypeVar("R")

_LEVEL = 6


def pack(record: object) -> bytes:
    """Return the record as JSON, compressed."""
    return zlib.compress(msgspec.json.encode(record), _LEVEL)


def unpack(data: bytes, kind: type[R]) -> R:
    """Return the record of type `kind` that `pack` made these bytes of."""
    return msgspec.json.decode(zlib.decompress(data), type=kind)
