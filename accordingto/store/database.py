"""One SQLite file: opened, brought to the form of today, and every fault of it told in one line."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

import msgspec

from accordingto.errors import BusyError, StoreError
from accordingto.store.packed import DAMAGED, install
from accordingto.store.sound import broken

# "accd", in the file's header: so that no other SQLite file is taken for an archive.
APPLICATION = 0x61636364
WAIT_SECONDS = 30.0
_PAGE_BYTES = 2048
_MAGIC = b"SQLite format 3\0"
_MIGRATIONS = "accordingto.store.migrations"


def migrations() -> tuple[str, ...]:
    """Return the steps from an empty file to the form of today, in order; a file's `user_version` counts those done."""
    found = sorted((item for item in files(_MIGRATIONS).iterdir() if item.name.endswith(".sql")), key=_name)
    return tuple(item.read_text(encoding="utf-8") for item in found)


def connect(path: Path, *, create: bool = False, wait_seconds: float = WAIT_SECONDS) -> sqlite3.Connection:
    """Open the archive at `path`; a new one is made only if `create` says so, an old one is brought to today's form.

    Another writer is waited for, `wait_seconds` at most. Whatever is no archive is refused.
    """
    if not create and not path.is_file():
        raise StoreError(f"{path}: there is no archive; make one with `accordingto add INPUT... --archive {path}`")
    with faults(path):
        connection = sqlite3.connect(path, timeout=wait_seconds, isolation_level=None)
        try:
            install(connection)
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def is_database(file: str | Path) -> bool:
    """Say whether a file is an SQLite database, by its first bytes."""
    path = Path(file)
    if not path.is_file():
        return False
    with path.open("rb") as opened:
        return opened.read(len(_MAGIC)) == _MAGIC


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all of a block or nothing of it; another writer is waited for."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Tell what SQLite complains of, and what cannot be read of what it gives, as one line that says what to do."""
    try:
        yield
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise StoreError(f"{path}: {DAMAGED}") from error
    except sqlite3.Error as error:
        if any(sign in str(error) for sign in _SIGNS_OF_DAMAGE):
            raise StoreError(f"{path}: {DAMAGED}") from error
        kind = BusyError if _code(error) == sqlite3.SQLITE_BUSY else StoreError
        raise kind(f"{path}: {_ADVICE.get(_code(error), f'{_UNKNOWN} ({error}); see `accordingto check`')}") from error
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        if wrong := _broken(path):
            raise StoreError(f"{path}: {DAMAGED} ({wrong})") from error
        raise


def _broken(path: Path) -> str | None:
    """Return the first thing that does not hold in an archive; None where all does, and the fault is ours."""
    if not path.is_file():
        return None
    with closing(sqlite3.connect(path)) as db:
        try:
            return next(broken(db), None)
        except sqlite3.Error as error:
            return str(error)


def _code(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    application = _pragma(connection, "application_id")
    version, steps = _pragma(connection, "user_version"), migrations()
    if application != APPLICATION and (application or version or _tables(connection)):
        raise StoreError(f"{path}: this is another program's database; name an archive")
    if version > len(steps):
        raise StoreError(f"{path}: this archive was made by a newer version (form {version}); update accordingto")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -65536")
    if version < len(steps):
        _migrate(connection, steps)


def _migrate(connection: sqlite3.Connection, steps: tuple[str, ...]) -> None:
    """Do the steps that are still to be done, each wholly or not at all."""
    # Cells of some kilobytes leave less room unused in small pages; an old file keeps the size it has.
    connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
    connection.execute("PRAGMA journal_mode = WAL")
    with writing(connection):
        # Another process may have been here while this one waited.
        for number, step in enumerate(
            steps[_pragma(connection, "user_version") :], _pragma(connection, "user_version")
        ):
            for statement in _statements(step):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")


def _statements(script: str) -> Iterator[str]:
    """Part a script into its statements; `executescript` would commit between them."""
    begun = ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            yield begun
            begun = ""


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _tables(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def _name(item: object) -> str:
    return str(getattr(item, "name", ""))


# A text that is no UTF-8, a cell that cannot be unpacked.
_SIGNS_OF_DAMAGE = ("Could not decode", "user-defined function raised")
_UNKNOWN = "the archive cannot be used"
_ADVICE = {
    sqlite3.SQLITE_BUSY: "another process is writing to this archive; wait for it to end and try again",
    sqlite3.SQLITE_FULL: "the disk is full; what was told to be added is kept, make room and try again",
    sqlite3.SQLITE_IOERR: "the disk fails or is full; what was told to be added is kept, make room and try again",
    sqlite3.SQLITE_NOTADB: "this is no archive; name another file",
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_CANTOPEN: "the archive cannot be opened; name a file in a folder that is there",
    sqlite3.SQLITE_READONLY: "the archive cannot be written; see who may write to it",
    sqlite3.SQLITE_PERM: "the archive cannot be opened; see who may read it",
}
