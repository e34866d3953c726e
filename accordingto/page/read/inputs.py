"""Inputs as a user names them (files, folders, patterns, "-"), opened one by one."""

import glob
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from accordingto.page.read.jsonl import json_records, looks_like_json_lines
from accordingto.record.page import Raw, Refusal
from accordingto.record.report import Report

PAGES = (".txt", ".text", ".html", ".htm", ".xhtml")
RECORDS = (".jsonl", ".ndjson", ".json")
_MOST_BYTES = 80_000_000


def raws(inputs: Iterable[str | Path]) -> Iterator[Raw | Report | Refusal]:
    """Open every input and yield the pages in it, in order; what cannot be opened is refused, never passed over.

    A folder gives its pages sorted by path, also those of the folders in it (.txt .text .html .htm .xhtml .jsonl
    .ndjson .json); a file named by itself is opened whatever its name. "-" is standard input. ["reports/"] with
    "reports/a.txt" in it gives Raw(name="reports/a.txt", …).
    """
    for given in inputs:
        name = str(given)
        if name == "-":
            yield from _standard_input()
        elif _is_there(Path(name)):
            yield from _path(Path(name))
        elif glob.has_magic(name):
            yield from _pattern(name)
        else:
            yield _refused(name, "there is no such file or folder")


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _path(path: Path) -> Iterator[Raw | Report | Refusal]:
    if not path.is_dir():
        yield from _file(path)
        return
    found = sorted(file for file in path.rglob("*") if file.suffix.lower() in (*PAGES, *RECORDS) and file.is_file())
    if not found:
        yield _refused(str(path), f"there is no page in this folder ({' '.join((*PAGES, *RECORDS))})")
    for file in found:
        yield from _file(file)


def _pattern(pattern: str) -> Iterator[Raw | Report | Refusal]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
    if not found:
        yield _refused(pattern, "nothing matches this pattern")
    for name in found:
        yield from _path(Path(name))


def _file(path: Path) -> Iterator[Raw | Report | Refusal]:
    suffix = path.suffix.lower()
    try:
        if suffix in RECORDS:
            with path.open("rb") as lines:
                yield from json_records(str(path), lines, whole=suffix == ".json")
            return
        if not path.is_file():
            yield _refused(str(path), "this is not a file")
            return
        if path.stat().st_size > _MOST_BYTES:
            yield _refused(str(path), f"too large: {path.stat().st_size:,} bytes, the limit is {_MOST_BYTES:,}")
            return
        data = path.read_bytes()
    except OSError as error:
        yield _refused(str(path), f"cannot be read: {error.strerror or error}")
        return
    yield Raw(name=str(path), data=data, media="html" if "htm" in suffix else None)


def _standard_input() -> Iterator[Raw | Report | Refusal]:
    stream = io.BufferedReader(cast("io.RawIOBase", sys.stdin.buffer))  # whatever stands in for it, this can be peeked
    if looks_like_json_lines(stream.peek(4096)):
        yield from json_records("-", stream, whole=False)
        return
    data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        yield _refused("-", f"too large: more than {_MOST_BYTES:,} bytes")
    else:
        yield Raw(name="-", data=data)


def _refused(name: str, reason: str) -> Refusal:
    return Refusal(name=name, step="open", reason=reason)
