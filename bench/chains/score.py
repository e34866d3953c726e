"""Scores predicted chains against the gold set: is each hop right, and is the whole chain?

python bench/chains/score.py GOLD.jsonl PRED.jsonl [--half apart|rules] [--rounds 1000]
python bench/chains/score.py --selftest

A row of PRED is a document: {"id", "said": [{"cue": [s, e] | null, "content": [[s, e], ..], "chain": [{"role", "span",
"spans", "how", ..}, ..]}]}; `spans` are all places of the page where the words or the name of the link stand, its own
span among them. Links of role "outlet" are not looked at. A document that is missing had nothing predicted.

An item is matched to the attribution whose content shares most characters with its own (Jaccard, at least .5; or, where
the content is tiny, any whose cue touches its cue). Its hops are the speaker, if it has one, and each hand. A predicted
speaker is right when it touches the speaker; hands are laid beside each other in order, and one is right when its span
touches the hand's span or, for an inferred hand, when any of its `spans` does. A predicted speaker or relay that is not
right is a false hop. An outlet and its man named apart are one hand: the other names stand in its `also`, any of them
will do, and both of them are one. An item without a match has all its hops missed.

A look-alike has no hops to find. Every relay of the attribution it is matched to is a false hop; where only a phrase is
marked, every relay of the document that touches the phrase is.

hops          precision, recall, F1 over speakers and hands of all items; with the 95 % interval of F1 (documents drawn)
hands         the same over hands alone
chain exact   share of relayed and nested items with all hops right, in order, and none besides
left alone    share of look-alikes without a false hop
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

Row = dict[str, Any]
Place = Sequence[int]

_SAME = 0.5
_TINY = 25


class Outcome(NamedTuple):
    """What became of one item: hops right, predicted and gold, the same of hands alone, and whether all was right."""

    doc: str
    kind: str
    right: int = 0
    predicted: int = 0
    gold: int = 0
    hands_right: int = 0
    hands_predicted: int = 0
    hands_gold: int = 0
    exact: bool = False


def outcomes(items: Iterable[Row], documents: Iterable[Row]) -> list[Outcome]:
    """Return what became of each item."""
    said = {document["id"]: document["said"] for document in documents}
    return [_outcome(item, said.get(item["doc"], [])) for item in items]


def figures(found: Sequence[Outcome], rounds: int = 1000) -> dict[str, object]:
    """Return the figures of the outcomes, in hundredths, with 95 % intervals for which documents are drawn."""
    kinds = ("relayed", "nested", "look-alike")
    intervals = _intervals(found, {"hops": _hop_f1, "chain exact": _exact}, rounds)
    return {
        "items": {kind: sum(one.kind == kind for one in found) for kind in kinds},
        "hops": _rates(*(sum(one[at] for one in found) for at in (2, 3, 4))) | {"interval": intervals["hops"]},
        "hands": _rates(*(sum(one[at] for one in found) for at in (5, 6, 7))),
        "chain exact": {"all": _exact(found), "interval": intervals["chain exact"]}
        | {kind: _exact([one for one in found if one.kind == kind]) for kind in kinds[:2]},
        "left alone": _share([one.exact for one in found if one.kind == "look-alike"]),
    }


def _outcome(item: Row, said: Sequence[Row]) -> Outcome:
    if item["kind"] == "look-alike":
        false = _false_hands(item, said)
        return Outcome(item["doc"], item["kind"], predicted=false, hands_predicted=false, exact=not false)
    speaker, hands = item["speaker"], item["hands"]
    gold = bool(speaker) + len(hands)
    one = match(item, said)
    if one is None:
        return Outcome(item["doc"], item["kind"], gold=gold, hands_gold=len(hands))
    told = [link for link in one["chain"] if link["role"] == "speaker" and link["span"]]
    relays = _once([link for link in one["chain"] if link["role"] == "relay"], hands)
    speaker_right = int(any(touch(link["span"], place) for link in told for place in speaker))
    hands_right = in_order(hands, relays)
    right, predicted = speaker_right + hands_right, len(told) + len(relays)
    exact = right == predicted == gold
    return Outcome(item["doc"], item["kind"], right, predicted, gold, hands_right, len(relays), len(hands), exact=exact)


def match(item: Row, said: Sequence[Row]) -> Row | None:
    """Return the predicted attribution that is this item, or None."""
    wanted = _characters(item["content"])
    best, best_rank = None, (0.0, False)
    for one in said:
        held = _characters(one["content"])
        cues = bool(item["cue"] and one["cue"] and touch(item["cue"], one["cue"]))
        likeness = len(wanted & held) / len(wanted | held) if wanted | held else 0.0
        if (likeness >= _SAME or (cues and len(wanted) < _TINY)) and (likeness, cues) > best_rank:
            best, best_rank = one, (likeness, cues)
    return best


def in_order(hands: Sequence[Row], relays: Sequence[Row]) -> int:
    """Return how many hands are found among the relays if both are read in order."""
    row = [0] * (len(relays) + 1)
    for hand in hands:
        above = row
        row = [0]
        for number, relay in enumerate(relays):
            row.append(max(above[number + 1], row[number], above[number] + _is_hand(hand, relay)))
    return row[-1]


def touch(one: Place, other: Place) -> bool:
    """Say whether two places share a character."""
    return one[0] < other[1] and other[0] < one[1]


def _is_hand(hand: Row, relay: Row) -> bool:
    named = [hand["span"], *hand.get("also", [])]
    places = [relay["span"], *relay.get("also", []), *(relay.get("spans", []) if hand["how"] == "inferred" else [])]
    return any(touch(here, there) for here in places if here for there in named)


def _once(relays: Sequence[Row], hands: Sequence[Row]) -> list[Row]:
    """Return the relays without those that name a hand a second time."""
    kept: list[Row] = []
    for relay in relays:
        mine = [hand for hand in hands if _is_hand(hand, relay)]
        if not any(_is_hand(hand, earlier) for hand in mine for earlier in kept):
            kept.append(relay)
    return kept


def _false_hands(item: Row, said: Sequence[Row]) -> int:
    if item["content"]:
        one = match(item, said)
        return 0 if one is None else sum(link["role"] == "relay" for link in one["chain"])
    relays = {tuple(link["span"]) for one in said for link in one["chain"] if link["role"] == "relay" and link["span"]}
    return sum(touch(place, item["cue"]) for place in relays)


def _characters(places: Iterable[Place]) -> set[int]:
    return {at for start, end in places for at in range(start, end)}


def _hop_f1(found: Sequence[Outcome]) -> float | None:
    return _rates(*(sum(one[at] for one in found) for at in (2, 3, 4)))["f1"]


def _exact(found: Sequence[Outcome]) -> float | None:
    return _share([one.exact for one in found if one.kind != "look-alike"])


def _share(values: Sequence[bool]) -> float | None:
    return round(100 * sum(values) / len(values), 1) if values else None


def _rates(right: int, predicted: int, gold: int) -> dict[str, Any]:
    both = predicted + gold
    return {
        "precision": round(100 * right / predicted, 1) if predicted else None,
        "recall": round(100 * right / gold, 1) if gold else None,
        "f1": round(200 * right / both, 1) if both else None,
    }


def _intervals(
    found: Sequence[Outcome], wanted: dict[str, Callable[[Sequence[Outcome]], float | None]], rounds: int
) -> dict[str, list[float] | None]:
    """Return the middle 95 % of each figure when documents are drawn anew; the draw is by hash, so always the same."""
    ordered = sorted(found, key=lambda one: one.doc)
    documents = [list(group) for _, group in groupby(ordered, key=lambda one: one.doc)]
    drawn: dict[str, list[float]] = {name: [] for name in wanted}
    for turn in range(rounds if documents else 0):
        picks = (_draw(turn, number, len(documents)) for number in range(len(documents)))
        sample = [one for pick in picks for one in documents[pick]]
        for name, figure in wanted.items():
            value = figure(sample)
            if value is not None:
                drawn[name].append(value)
    return {name: _middle(sorted(values)) for name, values in drawn.items()}


def _draw(turn: int, number: int, most: int) -> int:
    return int.from_bytes(blake2b(f"{turn} {number}".encode(), digest_size=8).digest()) % most


def _middle(values: Sequence[float]) -> list[float] | None:
    return [values[int(0.025 * len(values))], values[int(0.975 * len(values))]] if values else None


def selftest() -> None:
    """Score a small case whose figures were worked out by hand; raise where they differ."""
    items = [
        _item("a", "relayed", [[10, 40]], [[0, 3]], [([56, 59], "said", [50, 54])]),
        _item("a", "nested", [[110, 140]], [[100, 103]], [([150, 154], "said"), ([50, 54], "inferred")]),
        _item("b", "relayed", [[10, 40]], [], [([50, 54], "said")]),
        _item("c", "look-alike", [[10, 40]], [[0, 3]], []),
        _item("d", "look-alike", [], [], []),
    ]
    documents = [
        {
            "id": "a",
            "said": [
                _said([[10, 38]], [("speaker", [0, 9]), ("relay", [52, 55]), ("relay", [57, 60])]),
                _said([[110, 140]], [("speaker", [160, 162]), ("relay", [80, 84], [50, 54])]),
            ],
        },
        {"id": "c", "said": [_said([[10, 40]], [("speaker", [0, 3]), ("relay", [50, 54])])]},
        {"id": "d", "said": [_said([[60, 90]], [("relay", [4, 6])])]},
    ]
    found = outcomes(items, documents)
    # Right: both hops of the first (two names are one hand), the inferred hand of the second.
    # Predicted: 2, 2 and a false one each in c and d.
    if [sum(one[at] for one in found) for at in (2, 3, 4)] != [3, 6, 6]:
        raise AssertionError(f"hops: {found}")
    if [one.exact for one in found] != [True, False, False, False, False]:
        raise AssertionError(f"chains: {found}")
    if figures(found, 50)["hops"]["f1"] != 50.0:  # type: ignore[index]
        raise AssertionError("figures")


def _item(doc: str, kind: str, content: list[Place], speaker: list[Place], hands: Sequence[tuple[Any, ...]]) -> Row:
    told = [{"span": span, "also": also, "how": how} for span, how, *also in hands]
    return {"doc": doc, "kind": kind, "cue": [4, 8], "content": content, "speaker": speaker, "hands": told}


def _said(content: list[Place], links: Sequence[tuple[Any, ...]]) -> Row:
    chain = [{"role": role, "span": span, "spans": [span, *more]} for role, span, *more in links]
    return {"cue": None, "content": content, "chain": chain}


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main(words: Sequence[str]) -> int:
    """Print the figures as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="?", type=Path)
    parser.add_argument("predicted", nargs="?", type=Path)
    parser.add_argument("--half", choices=("apart", "rules"))
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--selftest", action="store_true")
    given = parser.parse_args(words)
    if given.selftest:
        selftest()
        print("all figures are as worked out by hand")
        return 0
    if given.gold is None or given.predicted is None:
        parser.error("GOLD.jsonl and PRED.jsonl are needed")
    items = [item for item in _rows(given.gold) if given.half in (None, item["half"])]
    print(json.dumps(figures(outcomes(items, _rows(given.predicted)), given.rounds), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
