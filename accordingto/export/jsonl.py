"""The dossier as flat JSON lines: one row a line, the name of its table first."""

from collections.abc import Iterator

import msgspec

from accordingto.export.tables import TABLES, rows
from accordingto.record.dossier import Dossier


def jsonl(dossier: Dossier, table: str | None = None) -> Iterator[str]:
    """Yield each row of a table of TABLES, or of all of them, as a line: '{"table":"statements","id":…}'."""
    for name in [table] if table else TABLES:
        for row in rows(dossier, name):
            yield msgspec.json.encode(row).decode() + "\n"
