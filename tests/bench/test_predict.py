"""The bench writes a row for each row it is given, in the form that the scorers read."""

import gzip
import json

import pytest

from bench.__main__ import TASKS, main

pytestmark = pytest.mark.model

STORY = (
    "The harbour of Corran was closed on Monday, and nobody could say for how long it would stay so.\n\n"
    "“Not one ship sails before we are paid,” Ada Varga, who leads the pilots, told the Tideway Herald. "
    "She said the owners had promised to meet her on Thursday.\n\n"
    "The owners met officials of the port in Corran on Monday evening and left without a word to those who waited."
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.split("\n\n"))
PAGE = f"<html><body><article><h1>Pilots close Corran</h1>{BODY}</article></body></html>"
ROWS = {
    "attribution": [{"id": "a", "text": STORY}],
    "events": [{"id": "a", "text": "France demanded on Monday that Germany open its border.", "date": "2031-03-04"}],
    "pages": [{"id": "a", "html": "page.html.gz"}],
    "dumps": [{"id": "a", "text": f"Pilots close Corran\n\n{STORY}\n\nSign up to our newsletter"}],
    "stories": [
        {"id": "a", "text": STORY, "title": "Pilots close Corran", "outlet": "Noon Ledger", "date": "2031-03-04"},
        {"id": "b", "text": STORY, "title": "Corran closed", "outlet": "Tideway Herald", "date": "2031-03-04"},
    ],
    "alignment": [
        {"id": "a#0", "doc": "a", "topic": 1, "text": "Pilots closed the harbour of Corran on Monday."},
        {"id": "b#0", "doc": "b", "topic": 1, "text": "The harbour of Corran was closed by its pilots on Monday."},
    ],
    "origins": [{"id": "a", "docs": [{"id": "x", "text": STORY}, {"id": "y", "text": STORY}]}],
}


@pytest.fixture
def predicted(tmp_path):
    def predict(task: str, *flags: str) -> list[dict]:
        source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
        (tmp_path / "page.html.gz").write_bytes(gzip.compress(PAGE.encode()))
        source.write_text("".join(json.dumps(row) + "\n" for row in ROWS[task]), encoding="utf-8")
        assert main(["predict", task, str(source), str(target), *flags]) == 0
        return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]

    return predict


def test_every_task_has_its_rows():
    assert set(ROWS) == set(TASKS)


@pytest.mark.parametrize("flags", [(), ("--fast",)])
def test_attributions_have_spans_and_a_chain(predicted, flags):
    (row,) = predicted("attribution", *flags)
    quoted = next(one for one in row["attributions"] if one["kind"] == "direct")
    (start, end) = quoted["content"][0]
    assert STORY[start:end] == "“Not one ship sails before we are paid,”"
    assert quoted["speaker"] == "Ada Varga"
    assert quoted["chain"] == ["Ada Varga", "Tideway Herald", None]


def test_events_have_codes_and_a_status(predicted):
    (row,) = predicted("events")
    (event,) = row["events"]
    assert (event["actor"], event["recipient"], event["plover"]) == (["FRA"], ["DEU"], "REQUEST")
    assert event["asserted_by"] == "outlet"


def test_the_body_of_a_page_and_of_a_dump_is_found(predicted):
    assert "Not one ship sails" in predicted("pages")[0]["text"]
    (row,) = predicted("dumps")
    text = ROWS["dumps"][0]["text"]
    kept = "".join(text[start:end] for start, end in row["body"])
    assert "Not one ship sails" in kept
    assert "newsletter" not in kept


def test_one_happening_is_one_story_and_a_copy_no_origin(predicted):
    assert len({row["story"] for row in predicted("stories")}) == 1
    assert [(row["a"], row["b"]) for row in predicted("alignment")] in ([("a#0", "b#0")], [("b#0", "a#0")])
    assert predicted("origins")[0]["origins"] == 1


@pytest.mark.parametrize("words", [["nothing", "a", "b"], ["dumps", "a", "b", "--fast"]])
def test_an_unknown_task_is_told_of(capsys, words):
    assert main(["predict", *words]) == 2
    assert "python -m bench predict TASK" in capsys.readouterr().err


def test_speed_prints_the_ratio_last(tmp_path, capsys):
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": "a", "text": STORY}) + "\n", encoding="utf-8")
    assert main(["speed", str(source)]) == 0
    assert float(capsys.readouterr().out.splitlines()[-1]) > 0
