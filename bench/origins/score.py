"""Scores whether two reports are independent of one another, beside two baselines.

python -m bench.origins.score GOLD.jsonl PRED.jsonl

A report depends on another if it is copied or rewritten from it, or both from a third (an agency's text, another
outlet's report or interview). Two reports of one speaker's public words are independent reports of one speaker. For
each half: F1 of the pairs that depend, F1 of those that do not, and the mean of the two, for accordingto, for the count
of outlets (no two ever depend on one another), and for the share of common runs of five words, from the share on
that is best on the half that rules may be written for.
"""

import json
import sys
from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

Row = dict[str, Any]

_DEPENDS = ("copied", "rewritten", "agency")
_SHARES = (0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2)


def half(row: Row) -> str:
    """Say which half a pair belongs to: its story decides."""
    return "apart" if blake2b(row["story"].encode()).digest()[0] % 2 else "rules"


def figures(pairs: Sequence[tuple[Row, Row]], depends: Callable[[Row], bool]) -> tuple[float, float, float]:
    """Return F1 of the pairs that depend, of those that do not, and the mean; pairs are of gold and predicted rows."""
    found = [(gold["label"] in _DEPENDS, depends(predicted)) for gold, predicted in pairs]
    both = [
        2 * sum(gold == said == kind for gold, said in found) / total
        if (total := sum((gold == kind) + (said == kind) for gold, said in found))
        else 0.0
        for kind in (True, False)
    ]
    return both[0], both[1], sum(both) / 2


def score(gold: Path, predicted: Path) -> None:
    """Print the figures."""
    said = {(row["a"], row["b"]): row for row in _rows(predicted)}
    pairs = [
        (row, said[row["a"], row["b"]])
        for row in _rows(gold)
        if row["label"] != "cannot tell" and (row["a"], row["b"]) in said
    ]
    rules = [pair for pair in pairs if half(pair[0]) == "rules"]
    best = max(_SHARES, key=lambda least: figures(rules, lambda row: row["runs"] >= least)[2])
    ways: dict[str, Callable[[Row], bool]] = {
        "accordingto": lambda row: bool(row["shared"]),
        "outlets": lambda _: False,
        f"runs >= {best}": lambda row: row["runs"] >= best,
    }
    print(f"{len(pairs)} pairs, {sum(row['label'] in _DEPENDS for row, _ in pairs)} of which depend")
    for name, some in (("rules", rules), ("apart", [pair for pair in pairs if pair not in rules]), ("all", pairs)):
        for way, depends in ways.items():
            depend, apart, mean = figures(some, depends)
            print(f"{name:6} {way:14} depends {depend:.3f}  independent {apart:.3f}  mean {mean:.3f}")


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    score(Path(sys.argv[1]), Path(sys.argv[2]))
