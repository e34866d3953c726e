"""The dossier in other people's formats: one file a format, each a pure function of the dossier."""

from collections.abc import Callable, Iterable, Iterator

from accordingto.errors import ExportError
from accordingto.export.annotation import annotations
from accordingto.export.brat import brat
from accordingto.export.conllu import Parser, conllu
from accordingto.export.csv import csv
from accordingto.export.gdelt import gdelt
from accordingto.export.jsonl import jsonl
from accordingto.export.linked_data import linked_data
from accordingto.export.parquet import parquet
from accordingto.export.plover import plover
from accordingto.export.prov import prov
from accordingto.export.tables import TABLES
from accordingto.record.dossier import Dossier

# The formats that are one document or one stream of lines.
_WHOLE: dict[str, Callable[[Dossier], Iterable[str]]] = {
    "gdelt": gdelt,
    "json-ld": linked_data,
    "plover": plover,
    "prov": prov,
    "web-annotation": annotations,
}
# The formats that are one file for each table.
_TABLED: dict[str, Callable[[Dossier, str], Iterable[str | bytes]]] = {"csv": csv, "parquet": parquet}

FORMATS = tuple(sorted([*_WHOLE, *_TABLED, "brat", "conllu", "jsonl"]))


def ask(to: str, table: str | None = None, *, folder: bool) -> bool:
    """Say whether a format, or the one table of it, is several files; raise ExportError if it cannot be so.

    ("csv", None) is four files and needs a `folder`, ("csv", "events") is one; ("prov", "events") is nothing.
    """
    if table and to not in {*_TABLED, "jsonl"}:
        raise ExportError(f"{to} has no tables; leave --table out")
    several = to == "brat" or (to in _TABLED and not table)
    if several and not folder:
        raise ExportError(f"{to} is several files; name a folder with -o{', or a --table' if to in _TABLED else ''}")
    return several


def stream(dossier: Dossier, to: str, table: str | None = None, parse: Parser | None = None) -> Iterator[bytes]:
    """Yield the bytes of a format that is one file, or of one of its tables: of ("csv", "events"), the events.

    `table` is one of TABLES. `parse` makes the grammar that conllu shows. Raises ExportError for what is not one file.
    """
    ask(to, table, folder=False)
    if to == "conllu":
        if parse is None:
            raise ExportError("conllu shows a grammar; give it a parser")
        return _bytes(conllu(dossier, parse))
    if to == "jsonl":
        return _bytes(jsonl(dossier, table))
    return _bytes(_TABLED[to](dossier, table) if table else _WHOLE[to](dossier))


def folder(dossier: Dossier, to: str) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield name and bytes of each file of a format that is several: "statements.csv", "page-09c3….ann"."""
    if to in _TABLED:
        for table in TABLES:
            yield f"{table}.{to}", stream(dossier, to, table)
    elif to == "brat":
        for name, text in brat(dossier):
            yield name, _bytes([text])
    else:
        raise ExportError(f"{to} is one file; ask for it as a stream")


def _bytes(parts: Iterable[str | bytes]) -> Iterator[bytes]:
    for part in parts:
        yield part if isinstance(part, bytes) else part.encode("utf-8", "replace")


__all__ = ["FORMATS", "TABLES", "ask", "folder", "stream"]
