"""The dossier as Parquet, one file a table, each column with its type; written by DuckDB (the extra `parquet`)."""

import types
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args, get_type_hints

import msgspec

from accordingto.errors import ExtraError
from accordingto.export.rows import Row
from accordingto.export.tables import TABLES, rows
from accordingto.record.dossier import Dossier

_TYPES: dict[object, str] = {
    str: "VARCHAR",
    int: "BIGINT",
    float: "DOUBLE",
    tuple[str, ...]: "VARCHAR[]",
    tuple[int, ...]: "BIGINT[]",
}


def parquet(dossier: Dossier, table: str) -> Iterator[bytes]:
    """Yield a table of TABLES as one Parquet file; what is not known is NULL, several values are a list.

    Raises ExtraError where DuckDB is not installed. The same dossier gives the same bytes with one version of it.
    """
    kind, _ = TABLES[table]
    yield _written(columns(kind), rows(dossier, table))


def columns(kind: type[Row]) -> dict[str, str]:
    """Return the columns of a table with their SQL types: {"id": "VARCHAR", "starts": "BIGINT[]", …}."""
    hints = get_type_hints(kind)
    return {column: _TYPES[_known(hints[column])] for column in kind.__struct_fields__}


def _known(kind: object) -> object:
    """Return the type of a value that is known: `str` for `str | None`."""
    if not isinstance(kind, types.UnionType):
        return kind
    return next(one for one in get_args(kind) if one is not types.NoneType)


def _written(types_: dict[str, str], found: Iterable[Row]) -> bytes:
    try:
        import duckdb  # noqa: PLC0415  an extra, which only those who want Parquet have installed
    except ImportError as error:
        raise ExtraError("Parquet is written by DuckDB: pip install 'accordingto[parquet]'") from error
    with TemporaryDirectory() as folder:
        lines, target = Path(folder, "rows.jsonl"), Path(folder, "rows.parquet")
        with lines.open("wb") as out:
            for row in found:
                out.write(msgspec.json.encode(row) + b"\n")
        with duckdb.connect(config={"threads": 1}) as database:
            read = database.read_json(str(lines), format="newline_delimited", columns=types_)
            read.write_parquet(str(target), compression="zstd")
        return target.read_bytes()
