"""The figures for countries and sectors, over a sentence of our own."""

import json

import pytest

from bench.countries import countries

pytestmark = pytest.mark.model


def test_a_side_is_right_where_a_mention_there_has_its_country_and_sector(tmp_path, capsys):
    event = {
        "source": ["NOR"],
        "target": ["SWE"],
        "sectors": [["MIL"], ["GOV"]],
        "source_text": ["Norwegian soldiers"],
        "target_text": ["Stockholm"],
    }
    row = {"id": "a", "origin": "plover_gsr", "text": "Norwegian soldiers met Oslo’s envoy near Stockholm."}
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps({**row, "events": [event]}) + "\n", encoding="utf-8")

    countries(file)

    told = capsys.readouterr().out.splitlines()
    assert told[0] == "all: 2 countries, precision 1.000, recall 1.000, F1 1.000"
    assert told[2] == "all: 2 sectors, precision 1.000, recall 0.500, F1 0.667"
