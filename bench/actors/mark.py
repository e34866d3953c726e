"""Turn what a reader wrote into characters of the texts, and say what does not fit.

python -m bench.actors.mark TRAIN.jsonl WRITTEN.jsonl MARKED.jsonl

A line of WRITTEN is a document: {"doc": id, "chains": [{"kind": …, "name": place or null, "mentions": [place, …]}, …],
"sources": {"attribution id": number of a chain, counted from 0}}. A place is "L4 Ms Ost#2": the second "Ms Ost" of the
fourth line, whole words only counted ("he" is not found in "the"); "#1" may be left out.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

Row = dict[str, Any]

KINDS = ("person", "organisation", "government", "group", "document")
_PLACE = re.compile(r"L(\d+) (.+?)(?:#(\d+))?", re.DOTALL)


class UnfitError(ValueError):
    """A reader's line that does not fit its text; the message says what, where."""


def marked(row: Row, written: Row) -> Row:
    """Return a reader's document with places as [start, end) in characters of the text; raises `UnfitError`."""
    text: str = row["text"]
    chains = []
    for chain in written["chains"]:
        if chain["kind"] not in KINDS:
            raise UnfitError(f"{row['id']}: no kind {chain['kind']!r}")
        mentions = sorted({span(text, where) for where in chain["mentions"]})
        name = None if chain["name"] is None else span(text, chain["name"])
        if name is not None and name not in mentions:
            raise UnfitError(f"{row['id']}: the name {chain['name']!r} is not among the mentions of its chain")
        chains.append({"kind": chain["kind"], "name": name, "mentions": mentions})
    with_source = {one["id"] for one in row["attributions"] if one["source"]}
    told = set(written["sources"])
    if told != with_source:
        raise UnfitError(
            f"{row['id']}: not told {sorted(with_source - told)}, told for nothing {sorted(told - with_source)}"
        )
    if any(not 0 <= number < len(chains) for number in written["sources"].values()):
        raise UnfitError(f"{row['id']}: a source of a chain that is not there")
    return {"doc": row["id"], "chains": chains, "sources": written["sources"]}


def span(text: str, where: str) -> tuple[int, int]:
    """Return the characters [start, end) of a place as readers write it; raises `UnfitError`."""
    match = _PLACE.fullmatch(where)
    if match is None:
        raise UnfitError(f"not a place: {where!r}")
    line, words, number = int(match[1]), match[2], int(match[3] or 1)
    lines = text.split("\n")
    if not 1 <= line <= len(lines):
        raise UnfitError(f"no line {line}: {where!r}")
    start = sum(len(one) + 1 for one in lines[: line - 1])
    before, after = ("(?<!\\w)" if words[0].isalnum() else ""), ("(?!\\w)" if words[-1].isalnum() else "")
    found = [one.span() for one in re.finditer(before + re.escape(words) + after, lines[line - 1])]
    if len(found) < number:
        raise UnfitError(f"stands there {len(found)} times: {where!r}")
    first, last = found[number - 1]
    return start + first, start + last


def main(source: str, written: str, target: str) -> int:
    """Write the marked documents, or print every line that does not fit and write nothing."""
    known = {row["id"]: row for row in map(json.loads, Path(source).read_text(encoding="utf-8").splitlines())}
    rows, wrong = [], []
    for line in Path(written).read_text(encoding="utf-8").splitlines():
        try:
            one = json.loads(line)
            rows.append(marked(known[one["doc"]], one))
        except (UnfitError, KeyError, json.JSONDecodeError) as error:
            wrong.append(f"{type(error).__name__}: {error}")
    if wrong:
        print("\n".join(wrong))
        return 1
    Path(target).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} documents, {sum(len(row['chains']) for row in rows)} chains")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) == 4 else __doc__)
