"""How far two readers of the chain set agree.

python -m bench.chains.agree ONE.jsonl TWO.jsonl

kind     share of candidates given the same kind, and Cohen's kappa: over four kinds (drop is one), over a hand or none
hops     F1 of one reader's hops against the other's, where both say there is a hand; and over all items of either
chains   share of the items where both say there is a hand with the same chain: speaker and hands touch, in order
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.chains.score import in_order, touch

Row = dict[str, Any]

_HANDED = ("relayed", "nested")


def agreement(one: dict[str, Row], two: dict[str, Row]) -> dict[str, object]:
    """Return the figures, in hundredths but for kappa, over the candidates that both have read."""
    pairs = [(one[name], two[name]) for name in sorted(one.keys() & two.keys())]
    kinds = [(left["kind"], right["kind"]) for left, right in pairs]
    handed = [(left in _HANDED, right in _HANDED) for left, right in kinds]
    both = [pair for pair, (left, right) in zip(pairs, handed, strict=True) if left and right]
    either = [pair for pair, (left, right) in zip(pairs, handed, strict=True) if left or right]
    return {
        "candidates": len(pairs),
        "kind same": _share(sum(left == right for left, right in kinds), len(kinds)),
        "kind kappa": kappa(kinds),
        "hand or none kappa": kappa(handed),
        "both say a hand": len(both),
        "hop f1 of both": _f1(both),
        "hop f1 of either": _f1(either),
        "chain exact of both": _share(sum(_same_chain(*pair) for pair in both), len(both)),
    }


def kappa(pairs: Sequence[tuple[object, object]]) -> float:
    """Return Cohen's kappa: agreement beyond what the readers' habits alone would give."""
    count = len(pairs)
    seen = sum(left == right for left, right in pairs) / count
    lefts, rights = Counter(left for left, _ in pairs), Counter(right for _, right in pairs)
    chance = sum(lefts[kind] * rights[kind] for kind in lefts) / count**2
    return 1.0 if chance == 1 else round((seen - chance) / (1 - chance), 3)


def _hops(item: Row) -> int:
    return bool(item["speaker"]) + len(item["hands"]) if item["kind"] in _HANDED else 0


def _shared(left: Row, right: Row) -> int:
    """Return how many hops two readings of a candidate share."""
    if left["kind"] not in _HANDED or right["kind"] not in _HANDED:
        return 0
    speaker = any(touch(here, there) for here in left["speaker"] for there in right["speaker"])
    return speaker + in_order(left["hands"], right["hands"])


def _f1(pairs: Sequence[tuple[Row, Row]]) -> float | None:
    all_hops = sum(_hops(left) + _hops(right) for left, right in pairs)
    return _share(2 * sum(_shared(*pair) for pair in pairs), all_hops)


def _same_chain(left: Row, right: Row) -> bool:
    return _shared(left, right) == _hops(left) == _hops(right)


def _share(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _read(path: str) -> dict[str, Row]:
    rows = (json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines())
    return {row["id"]: row for row in rows}


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print(json.dumps(agreement(_read(sys.argv[1]), _read(sys.argv[2])), indent=1))
