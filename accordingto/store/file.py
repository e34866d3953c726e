"""Files that are whole or not there."""

import os
from pathlib import Path

from accordingto.errors import StoreError


def save(text: str, path: Path) -> None:
    """Write `text` to `path`; until all of it is written, what stood there before stays.

    A pipe or a device is written to as it is, for it cannot be replaced.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    target = path if path.exists() and not path.is_file() else beside
    try:
        target.write_text(text, encoding="utf-8", newline="\n")
        if target is beside:
            beside.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror}); name another file") from error
    finally:
        beside.unlink(missing_ok=True)
