"""Inputs as a user names them (files, folders, patterns, "-"), opened one by one."""

import glob
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from accordingto.page.read.articles import articles
from accordingto.page.read.containers import is_page, opened, records_or_pages
from accordingto.page.read.items import BUFFER, Item, refused
from accordingto.record.page import Raw


def raws(inputs: Iterable[str | Path]) -> Iterator[Item]:
    """Open every input and yield the pages in it, in order; what cannot be opened is refused, never passed over.

    A folder gives its pages and containers of pages sorted by path, also those of the folders in it, by the ends of
    their names (docs/formats.md); a file named by itself is opened whatever its name. "-" is standard input.
    ["reports/"] with "reports/a.txt" in it gives Raw(name="reports/a.txt", …). An HTML page that holds several whole
    articles gives one for each (`articles`).
    """
    for given in inputs:
        for item in _items(str(given)):
            yield from articles(item) if isinstance(item, Raw) else (item,)


def _items(name: str) -> Iterator[Item]:
    if name == "-":
        yield from _standard_input()
    elif _is_there(Path(name)):
        yield from _path(Path(name))
    elif glob.has_magic(name):
        yield from _pattern(name)
    else:
        yield refused(name, "there is no such file or folder")


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _path(path: Path) -> Iterator[Item]:
    if not path.is_dir():
        yield from _file(path)
        return
    found = sorted(file for file in path.rglob("*") if is_page(file.name) and file.is_file())
    if not found:
        yield refused(
            str(path), "there is no page in this folder (.txt .html .jsonl .warc .zip …: see docs/formats.md)"
        )
    for file in found:
        yield from _file(file)


def _pattern(pattern: str) -> Iterator[Item]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
    if not found:
        yield refused(pattern, "nothing matches this pattern")
    for name in found:
        yield from _path(Path(name))


def _file(path: Path) -> Iterator[Item]:
    if not (path.is_file() or path.is_fifo()):
        yield refused(str(path), "this is not a file")
        return
    try:
        stream = path.open("rb", buffering=BUFFER)
    except OSError as error:
        yield refused(str(path), f"cannot be read: {error.strerror or error}")
        return
    with stream:
        yield from opened(str(path), stream)


def _standard_input() -> Iterator[Item]:
    stream = io.BufferedReader(
        cast("io.RawIOBase", sys.stdin.buffer), BUFFER
    )  # whatever stands in for it, this can be peeked
    yield from records_or_pages("-", stream)
