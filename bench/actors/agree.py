"""How far the two readers of the actor set agree, and the gold set that follows from both.

python -m bench.actors.agree TRAIN.jsonl [GOLD.jsonl]       GOLD.jsonl is written if it is given

Gold has the chains of the first reader, and those sources of which both readers say the same: the same somebody, with a
name or without one.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.actors.documents import half
from bench.actors.score import Row, b_cubed, ceaf, chains, f1, muc, same_source

READERS = Path(__file__).parent / "readers"


def main(words: Sequence[str]) -> int:
    """Print the agreement; write the gold set."""
    texts = {row["id"]: row for row in map(json.loads, Path(words[0]).read_text(encoding="utf-8").splitlines())}
    one, two = (_read(READERS / f"{name}.jsonl") for name in ("one", "two"))
    same = {name: _agreed(texts[name]["text"], one[name], two[name]) for name in one}
    every = sum(len(row["sources"]) for row in one.values())
    print(f"{len(one)} documents, {sum(len(row['chains']) for row in one.values())} chains of the first reader")
    print(f"sources told alike: {sum(map(len, same.values()))} of {every}")
    both = [chains(one[name], two[name]) for name in one]
    figures = [f1([measure(*pair) for pair in both])[2] for measure in (muc, b_cubed, ceaf)]
    print(f"chains of one against the other: MUC {figures[0]:.3f}, B3 {figures[1]:.3f}, CEAF {figures[2]:.3f}, "
          f"CoNLL F1 {sum(figures) / 3:.3f}")  # fmt: skip
    if len(words) > 1:
        rows = ({**row, "sources": same[name], "half": half(name)} for name, row in one.items())
        Path(words[1]).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return 0


def _read(path: Path) -> dict[str, Row]:
    return {row["doc"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def _agreed(text: str, one: Row, two: Row) -> dict[str, int]:
    """Return the sources that both readers give to the same somebody, with the chain of the first."""
    return {
        name: number
        for name, number in one["sources"].items()
        if same_source(text, one["chains"][number], two["chains"][two["sources"][name]])
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if len(sys.argv) in (2, 3) else __doc__)
