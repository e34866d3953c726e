"""Records as JSON lines: one record a line, the same record always the same bytes."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from accordingto.errors import StoreError
from accordingto.record.base import Record
from accordingto.store.file import save

R = TypeVar("R", bound=Record)


def to_json(record: Record) -> str:
    """Return the record as one line of JSON without a line break, its fields in the order of its type."""
    return msgspec.json.encode(record).decode()


def from_json(data: bytes | str, kind: type[R], where: str) -> R:
    """Return the record of type `kind` that `data` holds; `where` stands in the message if it holds none.

    '{"start": 3}' is no Region: the error names the place, the field, and what to do.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    # Text that is no UTF-8 is told of in an error of its own.
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        name = kind.__name__
        raise StoreError(f"{where}: not a {name} ({error}); see `accordingto schema {name}`") from error


def write(records: Iterable[Record], path: Path) -> None:
    """Write one record a line; `path` is replaced only when all are written."""
    save("".join(f"{to_json(record)}\n" for record in records), path)


def read(path: Path, kind: type[R]) -> Iterator[R]:
    """Yield the record of each line of `path`; blank lines are passed over."""
    for number, line in enumerate(load(path).split(b"\n"), start=1):
        if line.strip():
            yield from_json(line, kind, f"{path}:{number}")


def load(path: Path) -> bytes:
    """Return the bytes of `path`."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror}); name a file that can") from error
