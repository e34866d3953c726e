"""What comes out of an input, and how much of it is read at most."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from accordingto.record.page import Raw, Refusal
from accordingto.record.report import Report

Item = Raw | Report | Refusal


class UnreadableError(OSError):
    """An input that cannot be read, or not to its end; whoever opened it makes a Refusal of it."""


MOST_BYTES = 80_000_000  # of one page, one line, one record: what is longer is no page
DEEPEST = 4  # packings inside one another
BUFFER = 1 << 16  # bytes of an input that can be seen before they are read
_IN_MEMORY = 16_000_000


def refused(name: str, reason: str) -> Refusal:
    """Return the refusal of an input that cannot be opened."""
    return Refusal(name=name, step="open", reason=reason)


def read_whole(stream: BinaryIO) -> bytes:
    """Return all of a stream; raises UnreadableError for one that is too long for a page."""
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadableError(f"too large: more than {MOST_BYTES:,} bytes")
    return data


@contextmanager
def seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """Give a stream as one that can be read in any order: a copy, on disk where it is long, of one that cannot be."""
    if stream.seekable():
        yield stream
        return
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        yield cast("BinaryIO", copy)
