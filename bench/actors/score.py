"""Scores who the sources are, and the chains of mentions, against the gold set.

python bench/actors/score.py TRAIN.jsonl GOLD.jsonl PRED.jsonl [--half apart|rules|unread]

TRAIN.jsonl holds the texts. GOLD and PRED are documents a line: {"doc", "chains": [{"name": [s, e] | null, "mentions":
[[s, e], ..]}, ..], "sources": {attribution id: number of a chain or null}}; PRED may have "nearest", in the form of
"sources": a baseline that is scored beside it.

Sources: counted are those whose words hold no name of their chain ("he", "the minister"). With a name in gold, one is
right if the predicted chain has a name, and one of its mentions meets a mention of the gold chain that holds a word of
the gold name; without, if the predicted chain has no name. Chains: MUC, B³ and entity CEAF (Luo 2005, φ4) and their
mean, as CoNLL-2012 has it; mentions are paired when they share most of their characters (Jaccard at least .5), and
predicted chains none of whose mentions is paired are left out, since only sources are marked in gold.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from scipy.optimize import linear_sum_assignment

Row = dict[str, Any]
Place = tuple[int, int]
Chain = frozenset[int]

_TITLES = frozenset(["mr", "mrs", "ms", "dr", "sen", "rep", "gov", "president", "the", "of", "and"])


class Told(NamedTuple):
    """What became of one source: its words, whether gold has a name for it, and the answer."""

    words: str
    named: bool
    answer: str


def told(text: str, ids: dict[str, list[Place]], gold: Row, pred: Row, key: str = "sources") -> Iterator[Told]:
    """Yield each source whose words hold no name of its own: the answer is right, wrong or unknown."""
    for name, number in sorted(gold["sources"].items()):
        chain = gold["chains"][number]
        words = _name_words(text, chain)
        spans = ids[name]
        if any(word in _words(text, place) for place in spans for word in words):
            continue
        found = pred.get(key, {}).get(name)
        yield Told(" ".join(text[s:e] for s, e in spans), bool(words), _answer(text, chain, words, pred, found))


def _answer(text: str, chain: Row, words: frozenset[str], pred: Row, found: int | None) -> str:
    guess = None if found is None else pred["chains"][found]
    if guess is None or guess["name"] is None:
        return "unknown" if words else "right"
    names = [place for place in chain["mentions"] if words & _words(text, place)]
    met = any(_meet(left, right) for left in guess["mentions"] for right in names)
    return "right" if met else "wrong"


def same_source(text: str, left: Row, right: Row) -> bool:
    """Say whether two readers mean the same somebody: both with names that share a word, or both nameless and met."""
    if (left["name"] is None) is not (right["name"] is None):
        return False
    if left["name"] is not None and not _name_words(text, left) & _name_words(text, right):
        return False
    return any(_meet(one, other) for one in left["mentions"] for other in right["mentions"])


def _name_words(text: str, chain: Row) -> frozenset[str]:
    return frozenset() if chain["name"] is None else _words(text, chain["name"]) - _TITLES


def _words(text: str, place: Sequence[int]) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text[place[0] : place[1]].lower()))


def _meet(left: Sequence[int], right: Sequence[int]) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def chains(gold: Row, pred: Row) -> tuple[list[Chain], list[Chain]]:
    """Return the chains of both as sets of mentions, paired mentions under one number."""
    places = [tuple(place) for chain in gold["chains"] for place in chain["mentions"]]
    numbers: dict[Place, int] = {}
    free = set(range(len(places)))
    others = sorted({tuple(place) for chain in pred["chains"] for place in chain["mentions"]})
    pairs = sorted(((_jaccard(one, places[n]), one, n) for one in others for n in range(len(places))), reverse=True)
    for share, one, number in pairs:
        if share >= 0.5 and one not in numbers and number in free:
            numbers[one] = number
            free.discard(number)
    fresh = len(places)
    for one in others:
        if one not in numbers:
            numbers[one], fresh = fresh, fresh + 1
    start, left = 0, []
    for chain in gold["chains"]:
        left.append(frozenset(range(start, start + len(chain["mentions"]))))
        start += len(chain["mentions"])
    right = [frozenset(numbers[tuple(place)] for place in chain["mentions"]) for chain in pred["chains"]]
    return left, [chain for chain in right if min(chain, default=fresh) < len(places)]


def _jaccard(left: Sequence[int], right: Sequence[int]) -> float:
    both = min(left[1], right[1]) - max(left[0], right[0])
    return both / (left[1] - left[0] + right[1] - right[0] - both) if both > 0 else 0.0


class Counts(NamedTuple):
    """How much of the prediction is right, of how much; how much of gold is found, of how much."""

    right: float
    predicted: float
    found: float
    marked: float


def muc(gold: Sequence[Chain], pred: Sequence[Chain]) -> Counts:
    """Count links (Vilain and others 1995)."""
    return Counts(*_links(pred, gold), *_links(gold, pred))


def _links(of: Sequence[Chain], by: Sequence[Chain]) -> tuple[float, float]:
    owner = {mention: number for number, chain in enumerate(by) for mention in chain}
    kept = sum(len(chain) - len({owner.get(mention, -1 - mention) for mention in chain}) for chain in of)
    return kept, sum(len(chain) - 1 for chain in of)


def b_cubed(gold: Sequence[Chain], pred: Sequence[Chain]) -> Counts:
    """Count mentions by how much of their chain is right (Bagga and Baldwin 1998)."""
    return Counts(*_mentions(pred, gold), *_mentions(gold, pred))


def _mentions(of: Sequence[Chain], by: Sequence[Chain]) -> tuple[float, float]:
    owner = {mention: chain for chain in by for mention in chain}
    none: Chain = frozenset()
    share = sum(len(chain & owner.get(mention, none)) / len(chain) for chain in of for mention in chain)
    return share, sum(map(len, of))


def ceaf(gold: Sequence[Chain], pred: Sequence[Chain]) -> Counts:
    """Count chains, laid beside each other one to one as well as can be (φ4)."""
    alike = [[2 * len(left & right) / (len(left) + len(right)) for right in pred] for left in gold]
    best = sum(alike[i][j] for i, j in zip(*linear_sum_assignment(alike, maximize=True), strict=True)) if alike else 0.0
    return Counts(best, len(pred), best, len(gold))


def f1(counts: Sequence[Counts]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of all documents together."""
    right, predicted, found, marked = map(sum, zip(*counts, strict=True))
    precision, recall = right / max(predicted, 1e-9), found / max(marked, 1e-9)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("train", "gold", "pred"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--half", choices=("rules", "apart", "unread"))
    parser.add_argument("--wrong", action="store_true", help="print the sources that are not right")
    options = parser.parse_args()
    texts, gold, pred = (
        {row.get("doc", row.get("id")): row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
        for path in (options.train, options.gold, options.pred)
    )
    names = [name for name, row in gold.items() if options.half in (None, row.get("half")) and name in pred]
    print(f"{len(names)} documents")
    for key in ("sources", "nearest"):
        found = [one for name in names for one in _of(texts[name], gold[name], pred[name], key)]
        for named in (True, False):
            some = [one for one in found if one.named is named]
            counts = {answer: sum(one.answer == answer for one in some) for answer in ("right", "wrong", "unknown")}
            share = counts["right"] / max(1, len(some))
            print(f"{key}, {'with' if named else 'without'} a name: {len(some)}, right {share:.3f}, {counts}")
    if options.wrong:
        _print_wrong(texts, gold, pred, names)
    both = [chains(gold[name], pred[name]) for name in names]
    means = []
    for measure in (muc, b_cubed, ceaf):
        precision, recall, mean = f1([measure(*one) for one in both])
        means.append(mean)
        print(f"{measure.__name__}: {precision:.3f} {recall:.3f} {mean:.3f}")
    print(f"CoNLL F1: {sum(means) / 3:.3f}")
    return 0


def _of(row: Row, gold: Row, pred: Row, key: str) -> Iterator[Told]:
    ids = {one["id"]: [tuple(place) for place in one["source"]] for one in row["attributions"]}
    return told(row["text"], ids, gold, pred, key)


def _print_wrong(texts: dict[str, Row], gold: dict[str, Row], pred: dict[str, Row], names: Sequence[str]) -> None:
    for name in names:
        text = texts[name]["text"]
        ids = {one["id"]: one["source"] for one in texts[name]["attributions"]}
        for one in sorted(gold[name]["sources"]):
            only = {**gold[name], "sources": {one: gold[name]["sources"][one]}}
            for what in told(text, ids, only, pred[name]):
                if what.answer != "right":
                    chain = gold[name]["chains"][gold[name]["sources"][one]]
                    mine = pred[name]["sources"].get(one)
                    guess = None if mine is None else pred[name]["chains"][mine]["name"]
                    told_name = guess and text[guess[0] : guess[1]]
                    real = chain["name"] and text[chain["name"][0] : chain["name"][1]]
                    start = ids[one][0][0]
                    print(f"{name} {one} {what.answer}: {what.words!r} is {real!r}, told {told_name!r}")
                    print("    " + text[max(0, start - 250) : start + 120].replace("\n", " / "))


if __name__ == "__main__":
    sys.exit(main())
