"""The dossier as CSV (RFC 4180), one file a table, with cells that no spreadsheet takes for a formula."""

import csv as writer
import io
import re
from collections.abc import Iterable, Iterator

from accordingto.export.tables import TABLES, rows
from accordingto.record.dossier import Dossier

BETWEEN = " | "
# What spreadsheets take for a formula or a command, behind any marks that an earlier guard or a page put there. Read
# in the OWASP notes on CSV injection.
_FORMULA = re.compile(r"'*(?:[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]|\s+[=+\-@\uff1d\uff0b\uff0d\uff20])")


def csv(dossier: Dossier, table: str) -> Iterator[str]:
    """Yield a table of TABLES line by line, the names of its columns first.

    Several values of one cell stand with " | " between them; what is not known is empty. A cell of words that begins
    as a formula does (=, +, -, @) is led by an apostrophe: page text is whatever its writer wanted it to be.
    """
    kind, _ = TABLES[table]
    yield line(kind.__struct_fields__)
    for row in rows(dossier, table):
        yield line(guarded(getattr(row, column) for column in kind.__struct_fields__))


def guarded(values: Iterable[object]) -> tuple[str, ...]:
    """Return values as cells: nothing for None, several joined, words guarded."""
    return tuple(map(_cell, values))


def line(values: tuple[str, ...]) -> str:
    """Return one line of CSV with its line break."""
    out = io.StringIO()
    writer.writer(out).writerow(values)
    return out.getvalue()


def guard(words: str) -> str:
    """Lead words that would be read as a formula with an apostrophe: "=1+1" gives "'=1+1"; `bare` takes it off."""
    return f"'{words}" if _FORMULA.match(words) else words


def bare(cell: str) -> str:
    """Return the words of a guarded cell as they stand on the page."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return guard(BETWEEN.join(map(str, value)))
    return guard(value) if isinstance(value, str) else str(value)
