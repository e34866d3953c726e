"""How often the status of an event is what a reader says it is, over sentences read twice.

    python -m bench.events.status EVENTS.jsonl

EVENTS.jsonl is the development part of the events bench. `status.jsonl` beside this file holds, by id and offsets, the
triggers on whose status both readings agree. The half "apart" was not looked at while the rules were written. What
the program does not take for an event is counted apart: it has no status.
"""

import json
import sys
from collections import Counter
from hashlib import blake2b
from pathlib import Path

import accordingto
from accordingto.page import passage

FOLDER = Path(__file__).parent
HALVES = ("rules", "apart")
NO_EVENT = "none"
Marks = dict[tuple[int, int], str]


def half(record_id: str) -> str:
    """Return "apart" for a sentence of the half that no rule was written by, else "rules"."""
    return HALVES[blake2b(b"half" + record_id.encode()).digest()[0] % 2]


def read(name: str) -> dict[str, Marks]:
    """Return the marks of a file beside this one: for each sentence the status at each trigger."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    rows = map(json.loads, lines)
    return {row["id"]: {(start, end): status for start, end, status in row["triggers"]} for row in rows}


def agreement(one: dict[str, Marks], two: dict[str, Marks]) -> float:
    """Return the share of triggers given the same status in two readings."""
    pairs = [(mark, two[name][at]) for name, marks in one.items() for at, mark in marks.items()]
    return sum(left == right for left, right in pairs) / len(pairs)


def main(path: Path) -> None:
    """Print the accuracy on either half, what is taken for what, and how far the two readings agree."""
    gold, tools = read("status.jsonl"), accordingto.tools()
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marks = gold.get(row["id"], {})
        if not marks:
            continue
        day = row.get("date")
        events = passage(str(row["text"]), tools, None if day is None else str(day)).events
        told = {(span.start, span.end): one.status for one in events for span in (one.trigger, *one.also)}
        for at, status in marks.items():
            if at in told and status != NO_EVENT:
                found[half(row["id"])] += 1
                right[half(row["id"])] += told[at] == status
                wrong[status, told[at]] += told[at] != status
    for part in HALVES:
        print(f"{part}: {right[part]} of {found[part]}, {right[part] / found[part]:.3f}")
    print("most often wrong:", ", ".join(f"{one} as {other} {n}" for (one, other), n in wrong.most_common(8)))
    print(f"the two readings agree on {agreement(read('readers/one.jsonl'), read('readers/two.jsonl')):.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
