"""The gold set of sayings holds what the records can say, points at spans, and holds no text."""

import json
from typing import get_args

from accordingto.record.said import Act, SourceKind, Stance, Venue
from bench.sayings.score import GOLD

ANSWERS = {"act": Act, "stance": Stance, "kind": SourceKind | None, "where": Venue | None}
ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def _may_be(field: str) -> set[str | None]:
    return {None if one is type(None) else one for one in _flat(ANSWERS[field])}


def _flat(kind) -> list:
    return [part for one in get_args(kind) for part in (get_args(one) or [one])]


def test_every_answer_is_one_that_a_record_can_give():
    assert [row for row in ROWS for field in ANSWERS.keys() & row.keys() if row[field] not in _may_be(field)] == []


def test_a_set_is_told_by_what_is_answered_in_it():
    fields = {row["set"]: ANSWERS.keys() & row.keys() for row in ROWS}

    assert fields == {
        "random": {"act", "stance", "kind"},
        "rare": {"act", "stance", "kind"},
        "occasion": {"where"},
    }


def test_the_set_holds_offsets_and_no_words_of_the_texts():
    told = {*ANSWERS, "set", "doc", "attribution", "half"}

    for row in ROWS:
        spans = [span for role in ("source", "cue", "content") for span in row[role]]
        assert all(isinstance(edge, int) for span in (*spans, *filter(None, [row.get("when")])) for edge in span)
        assert {name for name, value in row.items() if isinstance(value, str)} <= told
