"""Files that are packed one by one: gzip, bzip2, xz, Zstandard, Brotli; unpacked as they are read, within bounds."""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from importlib import import_module
from typing import Any, BinaryIO, cast

import zstandard

from accordingto.page.read.items import BUFFER, UnreadableError

_MAGIC = (
    (b"\x1f\x8b", "gz"), (b"BZh", "bz2"), (b"\xfd7zXZ\0", "xz"), (b"\x28\xb5\x2f\xfd", "zst"),
)  # fmt: skip
_SUFFIXES = {".gz": "gz", ".bz2": "bz2", ".xz": "xz", ".zst": "zst", ".br": "br", ".tgz": "gz", ".tbz2": "bz2"}
_INSIDE = {".tgz": ".tar", ".tbz2": ".tar"}
_BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError)
Errors = tuple[type[Exception], ...]
_Opened = tuple[BinaryIO, Errors]
_FREE = 10_000_000  # bytes that any file may unpack to
MOST_TIMES = 200  # text is packed to a twentieth at best, JSON lines to a fiftieth
_CHUNK = 1 << 16
_WINDOW = 1 << 27  # bytes that Zstandard may look back


def packing(name: str, head: bytes) -> str | None:
    """Say how a file is packed, by its first bytes, or by its name for Brotli, which has no mark; None if it is not."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    return "br" if name.lower().endswith(".br") else None


def unpacked_name(name: str) -> str:
    """Return what a file is called without its packing: "pages.jsonl.gz" is "pages.jsonl", "pages.tgz" "pages.tar"."""
    for suffix in _SUFFIXES:
        if name.lower().endswith(suffix):
            return name[: -len(suffix)] + _INSIDE.get(suffix, "")
    return name


def unpacked(kind: str, stream: BinaryIO) -> BinaryIO:
    """Return the stream inside a packed one.

    UnreadableError is raised while it is read, where it is broken or unpacks to much more than any text does, and at
    once where the package for its kind is not installed.
    """
    counted = _Counted(stream)
    inner, errors = _OPENERS[kind](cast("BinaryIO", counted))
    return bounded(inner, errors, lambda: counted.taken)


def bounded(inner: BinaryIO, errors: Errors, packed: Callable[[], int]) -> BinaryIO:
    """Return an unpacked stream that raises UnreadableError for `errors`, and when it outgrows the `packed` bytes."""
    return cast("BinaryIO", io.BufferedReader(_Bounded(inner, errors, packed), BUFFER))


class _Counted(io.RawIOBase):
    """A stream that knows how many bytes were taken from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.taken = stream, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self.stream.read(len(buffer))
        buffer[: len(data)] = data
        self.taken += len(data)
        return len(data)


class _Bounded(io.RawIOBase):
    """The inside of a packed stream; reading it fails where it grows beyond what text does."""

    def __init__(self, inner: BinaryIO, errors: Errors, packed: Callable[[], int]) -> None:
        self.inner, self.errors, self.packed, self.given = inner, errors, packed, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self.inner.read(min(len(buffer), _CHUNK))
        except self.errors as error:
            raise UnreadableError(f"broken off: it cannot be unpacked to its end ({error})") from error
        buffer[: len(data)] = data
        self.given += len(data)
        if self.given > _FREE and self.given > MOST_TIMES * max(self.packed(), 1):
            raise UnreadableError(f"it unpacks to more than {MOST_TIMES} times its size: no text does")
        return len(data)


def _zst(stream: BinaryIO) -> _Opened:
    unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
    return unpacker.stream_reader(stream, read_across_frames=True), (*_BROKEN, zstandard.ZstdError)


def _br(stream: BinaryIO) -> _Opened:
    package = _package("brotli", "br")
    return cast("BinaryIO", io.BufferedReader(_Brotli(stream, package.Decompressor()))), (*_BROKEN, package.error)


class _Brotli(io.RawIOBase):
    """A Brotli stream, unpacked piece by piece."""

    def __init__(self, stream: BinaryIO, inner: Any) -> None:
        self.stream, self.inner, self.rest = stream, inner, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self.rest and not self.inner.is_finished():
            data = self.stream.read(_CHUNK) if self.inner.can_accept_more_data() else b""
            if not data and self.inner.can_accept_more_data():
                raise EOFError("the end is missing")
            self.rest = self.inner.process(data, output_buffer_limit=_CHUNK)
        size = min(len(buffer), len(self.rest))
        buffer[:size], self.rest = self.rest[:size], self.rest[size:]
        return size


def _package(name: str, kind: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise UnreadableError(f"a .{kind} file needs the package {name}: pip install 'accordingto[packed]'") from error


_OPENERS: dict[str, Callable[[BinaryIO], _Opened]] = {
    "gz": lambda stream: (cast("BinaryIO", gzip.GzipFile(fileobj=stream)), _BROKEN),
    "bz2": lambda stream: (cast("BinaryIO", bz2.BZ2File(stream)), _BROKEN),
    "xz": lambda stream: (cast("BinaryIO", lzma.LZMAFile(stream)), _BROKEN),  # noqa: SIM115 (closed with what it reads)
    "zst": _zst,
    "br": _br,
}
