"""Tables with a column for the text: CSV, TSV, Parquet."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, BinaryIO, cast

from accordingto.page.read.decode import decode
from accordingto.page.read.fields import COLUMNS, TEXTS, raw_of
from accordingto.page.read.items import MOST_BYTES, Item, UnreadableError, refused, seekable
from accordingto.record.page import Refusal

_HEAD = 65_536
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ROWS = 64
_CUT = "broken off: this is no whole Parquet file"


def csv_rows(name: str, stream: BinaryIO, delimiter: str | None) -> Iterator[Item]:
    """Yield the page of each row of a table with a header; `delimiter` None is found in the header.

    "text,outlet" above a row "Talks resume.,The Herald" gives Raw(name="a.csv:2", data=b"Talks resume.", …): rows are
    numbered as in the file, the header first.
    """
    head = cast("Any", stream).peek(_HEAD)[:_HEAD]
    encoding = _encoding(head)
    if encoding is None:
        yield refused(name, "binary: this is not text")
        return
    first = head.decode(encoding, "replace").partition("\n")[0]
    with _lines(stream, encoding) as lines:
        yield from _csv(name, csv.reader(lines, delimiter=delimiter or max(",;\t|", key=first.count)))


def _csv(name: str, rows: Any) -> Iterator[Item]:
    columns = [column.strip() for column in _next(rows) or []]
    if not set(columns) & set(TEXTS):
        yield refused(name, _no_text(columns))
        return
    number = 1
    while (row := _next(rows)) is not None:
        number += 1
        if any(map(str.strip, row)):
            yield _row(f"{name}:{number}", dict(zip(columns, row, strict=False)))


def parquet_rows(name: str, stream: BinaryIO) -> Iterator[Item]:
    """Yield the page of each row of a Parquet file, a few rows at a time; only columns that are known are read."""
    try:
        parquet = import_module("pyarrow.parquet")
    except ImportError as error:
        raise UnreadableError("a Parquet file needs the package pyarrow: pip install 'accordingto[parquet]'") from error
    broken = import_module("pyarrow").ArrowException
    with seekable(stream) as whole:
        for number, row in enumerate(_parquet(name, whole, parquet, broken), 1):
            yield row if isinstance(row, Refusal) else _row(f"{name}:{number}", row)


def _parquet(name: str, whole: BinaryIO, parquet: Any, broken: type[Exception]) -> Iterator[dict[str, Any] | Refusal]:
    try:
        table = parquet.ParquetFile(whole)
    except (broken, OSError) as error:
        raise UnreadableError(_CUT) from error
    columns = [column for column in table.schema_arrow.names if column in COLUMNS]
    if not set(columns) & set(TEXTS):
        yield refused(name, _no_text(table.schema_arrow.names))
        return
    batches = table.iter_batches(batch_size=_ROWS, columns=columns)
    while True:
        try:
            batch = next(batches, None)
        except (broken, OSError) as error:
            raise UnreadableError(_CUT) from error
        if batch is None:
            return
        for row in batch.to_pylist():
            yield {column: _plain(value) for column, value in row.items()}


def _encoding(head: bytes) -> str | None:
    """Return the encoding that the first bytes of a table are in; they may end in the middle of a letter."""
    if b"\0" in head:
        decoded = decode(head)
        return None if isinstance(decoded, str) else "utf-16" if head.startswith(_UTF_16) else decoded.encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        decoded = decode(head)
        return None if isinstance(decoded, str) else decoded.encoding
    return "utf-8-sig"


def _row(name: str, record: dict[str, Any]) -> Item:
    return raw_of(name, record) or refused(name, "there is no text in this row")


def _no_text(columns: Iterable[str]) -> str:
    return f"there is no column for the text ({', '.join(TEXTS[:4])} …); its columns are: {', '.join(columns)[:300]}"


def _plain(value: Any) -> Any:
    """Return a value as JSON has it: a day and an hour as ISO text."""
    return value.isoformat() if hasattr(value, "isoformat") else value


@contextmanager
def _lines(stream: BinaryIO, encoding: str) -> Iterator[Iterator[str]]:
    """Give the lines of a stream, in pieces where one is longer than a page; the stream itself stays open."""
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    try:
        yield iter(lambda: text.readline(MOST_BYTES), "")
    finally:
        text.detach()


def _next(rows: Any) -> list[str] | None:
    """Return the next row; None at the end."""
    csv.field_size_limit(MOST_BYTES)
    try:
        return cast("list[str] | None", next(rows, None))
    except csv.Error as error:
        raise UnreadableError(f"broken off: line {rows.line_num} is no row of a table ({error})") from error
