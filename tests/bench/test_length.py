"""The invented pages of the bench are as long as asked, and the last line printed is the growth."""

import pytest

from bench.__main__ import main
from bench.length import invented


@pytest.mark.parametrize("between", ["\n\n", " "])
@pytest.mark.parametrize("characters", [1, 5_000, 200_000])
def test_an_invented_page_is_as_long_as_asked(characters, between):
    text = invented(characters, between)

    assert characters <= len(text) + len(between) < characters + 400
    assert invented(2 * characters, between).startswith(text)


def test_an_invented_page_leaves_one_mark_open():
    text = invented(5_000)

    assert text.count("“") == text.count("”") + 1
    assert "\n" not in invented(5_000, " ")


@pytest.mark.model
def test_the_largest_growth_is_printed_last(monkeypatch, capsys):
    monkeypatch.setattr("bench.length._LENGTHS", (1_000, 2_000))

    assert main(["length"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[-3:] for line in lines[1:4:2]] == [["times", "its", "half"]] * 2
    assert float(lines[-1]) == max(float(line.split()[-4]) for line in lines[1:4:2])
