"""The documents of the actor set, chosen by chance, as a reader gets to see them.

python -m bench.actors.documents TRAIN.jsonl            the ids, a line each, with their half
python -m bench.actors.documents TRAIN.jsonl ID …       these documents: numbered lines, and the sources to be told
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]

_MANY = 48
_LONGEST = 5_500
_FEWEST = 8


def chosen(rows: list[Row]) -> list[Row]:
    """Return the documents: not too long, with some attributions, the first of a shuffled order."""
    fit = [row for row in rows if len(row["text"]) <= _LONGEST and len(row["attributions"]) >= _FEWEST]
    return sorted(fit, key=lambda row: _chance(row["id"]))[:_MANY]


def half(document: str) -> str:
    """Say whether rules may be written while looking at a document ("rules") or it is only ever scored ("apart")."""
    return "apart" if _chance(f"half {document}") % 2 else "rules"


def _chance(words: str) -> int:
    return int(hashlib.md5(f"actors {words}".encode(), usedforsecurity=False).hexdigest(), 16)


def shown(row: Row) -> Iterator[str]:
    """Yield a document for reading: its lines with numbers, then each source with its line and its cue."""
    text: str = row["text"]
    yield f"=== {row['id']} ({row['publisher']}, {row['date']}) {row['title']}"
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield f"L{number} {line}"
    for one in row["attributions"]:
        if one["source"]:
            start, end = one["source"][0]
            cue = " … ".join(text[first:last] for first, last in one["cue"])
            yield f"  {one['id']}: {place(text, start, end)}  <- {cue}"


def place(text: str, start: int, end: int) -> str:
    """Name a place as readers write it: the line, the words, and which of the equal words of that line they are."""
    first = text.rfind("\n", 0, start) + 1
    words = text[start:end].split("\n", maxsplit=1)[0]
    here, number = text.find(words, first), 1
    while here < start:
        here, number = text.find(words, here + 1), number + 1
    return f"L{text.count(chr(10), 0, start) + 1} {words}#{number}"


def main(words: list[str]) -> int:
    """Print what was asked for."""
    rows = [json.loads(line) for line in Path(words[0]).read_text(encoding="utf-8").splitlines()]
    if len(words) == 1:
        print("\n".join(f"{row['id']}\t{half(row['id'])}" for row in chosen(rows)))
    known = {row["id"]: row for row in rows}
    for name in words[1:]:
        print("\n".join(shown(known[name])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if len(sys.argv) > 1 else __doc__)
