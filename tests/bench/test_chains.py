"""The chain set is well-formed, and its scorer counts as it says."""

import json
from collections import Counter
from pathlib import Path

import pytest

from bench.chains import score
from bench.chains.agree import agreement, kappa
from bench.chains.candidates import candidates, sentences
from bench.chains.halves import half

CHAINS = Path(__file__).resolve().parents[2] / "bench" / "chains"


def lines(name):
    return [json.loads(line) for line in (CHAINS / name).read_text(encoding="utf-8").splitlines()]


def places(item):
    hands = [place for hand in item["hands"] for place in (hand["span"], *hand["also"])]
    more = [place for place in (item["cue"], item["own"]) if place]
    return [*item["content"], *item["speaker"], *hands, *more]


def test_the_gold_set_is_well_formed():
    fields = {"id", "doc", "kind", "cue", "content", "speaker", "hands", "own", "half"}
    gold = lines("gold.jsonl")
    assert len({item["id"] for item in gold}) == len(gold)
    for item in gold:
        assert set(item) == fields
        assert item["cue"]
        assert item["half"] == half(item["doc"])
        assert all(0 <= start < end for start, end in places(item))
        assert {hand["how"] for hand in item["hands"]} <= {"said", "inferred"}
        assert bool(item["hands"]) == (item["kind"] != "look-alike")
        assert item["content"] or not (item["hands"] or item["speaker"])


def test_the_gold_set_is_large_enough_in_both_halves():
    count = Counter((item["kind"] == "look-alike", item["half"]) for item in lines("gold.jsonl"))
    assert count[False, "rules"] + count[False, "apart"] >= 250
    assert count[True, "rules"] + count[True, "apart"] >= 100
    assert min(count.values()) >= 100


def test_both_readers_read_every_candidate():
    names = [item["id"] for item in lines("candidates.jsonl")]
    one, two = lines("readers/one.jsonl"), lines("readers/two.jsonl")
    assert [item["id"] for item in one] == [item["id"] for item in two] == sorted(names)
    figures = agreement({item["id"]: item for item in one}, {item["id"]: item for item in two})
    assert figures["hand or none kappa"] >= 0.9
    assert figures["hop f1 of both"] >= 95


def test_gold_candidates_and_readers_say_nothing_but_places():
    for name in ("gold.jsonl", "candidates.jsonl", "readers/one.jsonl", "readers/two.jsonl"):
        words = {value for row in lines(name) for key, value in row.items() if isinstance(value, str) and key != "doc"}
        assert all(len(word) <= len("look-alike") for word in words)


@pytest.mark.shared
def test_every_place_lies_in_its_text_and_cuts_no_word(shared):
    path = shared / "bench" / "attribution" / "train.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = {row["id"]: row["text"] for row in rows}
    for item in lines("gold.jsonl"):
        text = texts[item["doc"]]
        for start, end in places(item):
            words = text[start:end]
            assert words
            assert words == words.strip()
            assert not (text[start - 1 : start].isalnum() and words[0].isalnum())
            assert not (text[end : end + 1].isalnum() and words[-1].isalnum())
    kept = [json.dumps({"doc": one.doc, "at": one.at, "window": one.window}) for one in candidates(rows)]
    assert kept == [json.dumps({key: row[key] for key in ("doc", "at", "window")}) for row in lines("candidates.jsonl")]


def test_the_scorer_counts_as_worked_out_by_hand():
    score.selftest()


def test_the_scorer_reads_files_and_halves(tmp_path, capsys):
    item = {"doc": "a", "kind": "relayed", "cue": [4, 8], "content": [[10, 40]], "speaker": [[0, 3]], "half": "apart"}
    item["hands"] = [{"span": [50, 54], "how": "said"}]
    chain = [{"role": "speaker", "span": [0, 3]}, {"role": "relay", "span": [50, 54]}, {"role": "outlet", "span": None}]
    document = {"id": "a", "said": [{"cue": None, "content": [[10, 40]], "chain": chain}]}
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "pred.jsonl"
    gold.write_text(json.dumps(item) + "\n" + json.dumps(item | {"half": "rules", "doc": "b"}), encoding="utf-8")
    predicted.write_text(json.dumps(document), encoding="utf-8")
    assert score.main([str(gold), str(predicted), "--half", "apart", "--rounds", "10"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["hops"]["f1"], figures["chain exact"]["all"]) == (100.0, 100.0)
    score.main([str(gold), str(predicted), "--rounds", "10"])
    assert json.loads(capsys.readouterr().out)["hops"] == {
        "precision": 100.0,
        "recall": 50.0,
        "f1": 66.7,
        "interval": [0.0, 100.0],
    }


def test_kappa_takes_away_what_habit_alone_would_give():
    assert kappa([("a", "a"), ("b", "b")]) == 1.0
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0.0


def test_readers_agree_where_hops_touch_in_order():
    def item(kind, *hands):
        told = [{"span": span, "how": "said"} for span in hands]
        return {"kind": kind, "speaker": [[0, 3]], "hands": told}

    one = {"c1": item("nested", [10, 14], [20, 24]), "c2": item("look-alike")}
    two = {"c1": item("nested", [20, 22], [12, 13]), "c2": item("relayed", [30, 34])}
    figures = agreement(one, two)
    assert figures["hop f1 of both"] == 66.7
    assert figures["hop f1 of either"] == 50.0
    assert figures["chain exact of both"] == 0.0
    assert figures["kind same"] == 50.0


@pytest.mark.parametrize(
    "text", ["Mr. Lund left the U.S. harbour.", "“Why?” he asked. It was late.", "One line\nTwo lines"]
)
def test_sentences_cover_the_text_once(text):
    found = sentences(text)
    assert "".join(text[start:end] for start, end in found) == text
    assert len(found) == (1 if text.startswith("Mr.") else 2)
