"""What accordingto makes of the documents of the actor set, in the form that the scorer reads.

python -m bench.actors.predict TRAIN.jsonl PRED.jsonl [GOLD.jsonl]
"""

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import accordingto
from accordingto.record.actor import Mention
from accordingto.record.base import Span
from accordingto.record.report import Report
from bench.texts import PUBLISHERS, read_text

Row = dict[str, Any]

GOLD = Path(__file__).parent / "gold.jsonl"
_NAMES = ("name", "short name")
_ONE = frozenset({"he", "she", "him", "her", "who"})


def predict_actors(row: Row, whole: Report) -> Row:
    """Return the chains of a text, whose each source is, and whose the name nearest before it would say it is."""
    chains: dict[str, list[Mention]] = defaultdict(list)
    for mention in whole.mentions:
        chains[mention.first].append(mention)
    # A pronoun of which it is not known whom it stands for is nobody yet.
    chains = {first: chain for first, chain in chains.items() if len(chain) > 1 or chain[0].form != "pronoun"}
    number = {first: place for place, first in enumerate(chains)}
    sources = {one["id"]: [Span(*span) for span in one["source"]] for one in row["attributions"] if one["source"]}
    told = {name: _meant(whole.mentions, spans) for name, spans in sources.items()}
    near = {name: _nearest(whole, spans[0]) for name, spans in sources.items()}
    return {
        "doc": row["id"],
        "chains": [_chain(chain) for chain in chains.values()],
        "sources": {name: None if one is None else number.get(one.first) for name, one in told.items()},
        "nearest": {name: None if one is None else number[one.first] for name, one in near.items()},
    }


def _chain(chain: Sequence[Mention]) -> Row:
    named = [one for one in chain if one.form in _NAMES and one.name]
    name = max(named, key=lambda one: (len(one.head), -one.head.start), default=None)
    return {
        "kind": chain[0].kind,
        "name": None if name is None else [name.head.start, name.head.end],
        "mentions": [[one.span.start, one.span.end] for one in chain],
    }


def _meant(mentions: Sequence[Mention], source: Sequence[Span]) -> Mention | None:
    """Return the mention that shares most with a source."""
    shares = [(max(_shared(one.span, span) for span in source), one) for one in mentions]
    best = max(shares, key=lambda share: (share[0], -share[1].span.start), default=None)
    return best[1] if best is not None and best[0] > 0 else None


def _shared(left: Span, right: Span) -> float:
    both = min(left.end, right.end) - max(left.start, right.start)
    return both / (len(left) + len(right) - both) if both > 0 else 0.0


def _nearest(whole: Report, source: Span) -> Mention | None:
    """Return the name that stands nearest before a source: of a person for "he"; its own name where it holds one."""
    words = source.of(whole.page.text).lower()
    names = [one for one in whole.mentions if one.form in _NAMES and one.kind not in ("place", "unknown")]
    own = [one for one in names if source.holds(one.head)]
    before = [one for one in names if one.span.end <= source.start and (words not in _ONE or one.kind == "person")]
    return max(own or before, key=lambda one: one.span.end, default=None)


def main(words: Sequence[str]) -> int:
    """Write a prediction for each document that the gold set names."""
    source, target, gold = (Path(word) for word in (*words, GOLD)[:3])
    documents = {json.loads(line)["doc"] for line in gold.read_text(encoding="utf-8").splitlines()}
    tools = accordingto.tools()
    with target.open("w", encoding="utf-8") as out:
        for row in map(json.loads, source.read_text(encoding="utf-8").splitlines()):
            if row["id"] in documents:
                whole = read_text(row, tools, PUBLISHERS[row["publisher"]])
                out.write(json.dumps(predict_actors(row, whole)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if len(sys.argv) in (3, 4) else __doc__)
