"""The bench's own answer to "is it right?": made by hand, against the scorer's, and what is made of it."""

import json
from importlib.util import module_from_spec, spec_from_file_location

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marks import marked

from bench.__main__ import main
from bench.calibration import expected_error, judge, table, wilson

TEXT, SPANS = marked("[a:Ada Varga] said [b:the tolls would rise] . [c:“No ship sails,”] she said . [d:Nobody paid] .")
SAID = {label: [[span.start, span.end]] for label, (span,) in SPANS.items()}


def attribution(source: str, content: list[list[int]], confidence: float = 0.8) -> dict:
    return {"source": SAID.get(source, []), "content": content, "confidence": confidence}


def cut(label: str, characters: int) -> list[list[int]]:
    """Return the span of a label, shorter by some characters at its end."""
    ((start, end),) = SAID[label]
    return [[start, end - characters]]


GOLD = {"id": "x", "text": TEXT, "attributions": [attribution("a", SAID["b"]), attribution("", SAID["d"])]}


@pytest.mark.parametrize(
    ("predicted", "right"),
    [
        ([attribution("a", SAID["b"])], [True]),
        ([attribution("b", SAID["b"])], [False]),
        ([attribution("", SAID["b"])], [False]),
        ([attribution("", SAID["d"])], [True]),
        ([attribution("a", SAID["d"])], [False]),
        ([attribution("a", SAID["c"])], [False]),
        # Seventeen characters that are no white space: nine are more than half of them, eight are less.
        ([attribution("a", cut("b", 9))], [True]),
        ([attribution("a", cut("b", 10))], [False]),
        # Two for one: the closer content pairs, whatever its place and confidence.
        ([attribution("a", cut("b", 2), 0.9), attribution("a", SAID["b"], 0.5)], [False, True]),
        ([attribution("a", SAID["b"]), attribution("a", SAID["b"])], [True, False]),
        ([attribution("a", [])], []),
        ([attribution("a", [[*SAID["b"][0]], *SAID["c"]])], [True]),
    ],
)
def test_a_prediction_is_right_by_its_content_and_source(predicted, right):
    assert [one for _, one in judge(GOLD, predicted)] == right


def test_confidences_are_sorted_into_ranges():
    low, high = table([(0.42, True), (0.48, False), (1.0, True), (0.95, True), (0.9, False)])

    assert (low.low, low.count, low.right, low.share) == (0.4, 2, 1, 0.5)
    assert low.confidence == pytest.approx(0.45)
    assert (high.low, high.count, high.right) == (0.9, 3, 2)
    assert high.confidence == pytest.approx(0.95)
    assert expected_error([low, high]) == pytest.approx((2 * 0.05 + 3 * (0.95 - 2 / 3)) / 5)


def test_confidences_that_hold_have_no_error():
    assert expected_error(table([(0.5, True), (0.5, False), (1.0, True)])) == 0
    assert expected_error([]) == 0


def test_the_interval_is_that_of_wilson():
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)


@given(st.integers(1, 500), st.data())
def test_the_interval_holds_the_share(count, data):
    right = data.draw(st.integers(0, count))

    low, high = wilson(right, count)

    assert 0 <= low <= right / count <= high <= 1


def test_the_command_prints_the_table_and_the_error_last(tmp_path, capsys):
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "pred.jsonl"
    gold.write_text(json.dumps(GOLD) + "\n" + json.dumps({**GOLD, "id": "y"}) + "\n", encoding="utf-8")
    row = {"id": "x", "attributions": [attribution("a", SAID["b"], 0.75), attribution("a", SAID["c"], 0.71)]}
    predicted.write_text(json.dumps(row) + "\n", encoding="utf-8")

    assert main(["calibration", str(gold), str(predicted)]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["0.7", "to", "0.8", "2", "0.73", "0.50", "[0.09,", "0.91]"]
    assert lines[-2:] == ["1 of 2 are right", "expected calibration error 0.230"]


def shaken(row: dict) -> list[dict]:
    """Return the attributions of a text twice, with their contents moved and their sources dropped and exchanged."""
    found = []
    for number, one in enumerate(row["attributions"] * 2):
        early, late = 37 * number % 50 - 40, 53 * number % 80 - 40
        moved = [[max(0, start + early), end + late] for start, end in one["content"]]
        other = row["attributions"][number // 2]
        source = (one["source"], other["source"], one["source"], [])[number % 4]
        content = [[start, end] for start, end in moved if start < end]
        found.append({"source": source, "cue": [], "content": content, "confidence": 0.5})
    return found


@pytest.mark.shared
def test_as_many_are_right_as_the_scorer_counts(shared):
    folder = shared / "bench" / "attribution"
    spec = spec_from_file_location("score", folder / "score.py")
    scorer = module_from_spec(spec)
    spec.loader.exec_module(scorer)
    rows = [json.loads(line) for line in (folder / "dev.jsonl").read_text(encoding="utf-8").splitlines()[:20]]
    counts = [scorer.score_doc(row, {"attributions": shaken(row)})["link.any"][:2] for row in rows]

    judged = [[right for _, right in judge(row, shaken(row))] for row in rows]

    assert [[sum(one), len(one)] for one in judged] == counts
    assert 0 < sum(map(sum, judged)) < sum(map(len, judged))
