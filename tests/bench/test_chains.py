"""The chain set is well-formed, and its scorer counts as it says."""

import json

import pytest

from bench.chains import score
from bench.chains.agree import agreement, kappa
from bench.chains.candidates import sentences


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
