"""Files that are whole or not there."""

import os
from collections.abc import Iterable
from pathlib import Path

from accordingto.errors import StoreError


def save(text: str, path: Path) -> None:
    """Write `text` to `path`; until all of it is written, what stood there before stays."""
    save_bytes([text.encode()], path)


def save_bytes(parts: Iterable[bytes], path: Path) -> None:
    """Write `parts` one after the other to `path`; until all are written, what stood there before stays.

    A pipe or a device is written to as it is, for it cannot be replaced.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    target = path if path.exists() and not path.is_file() else beside
    try:
        with target.open("wb") as out:
            out.writelines(parts)
        if target is beside:
            beside.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror}); name another file") from error
    finally:
        beside.unlink(missing_ok=True)


def make_folder(path: Path) -> Path:
    """Return a folder that is there, made if it was not."""
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path}: cannot be a folder ({error.strerror}); name another one") from error
    return path
