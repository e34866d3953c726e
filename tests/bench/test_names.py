"""The invented names of the bench are as many as asked, and each points at its words."""

from bench.__main__ import main
from bench.names import invented


def test_invented_pages_hold_as_many_names_as_asked():
    pages = list(invented(200))

    assert sum(len(page.mentions) for page in pages) == 200
    assert all(one.span.of(page.page.text) == one.words for page in pages for one in page.mentions)


def test_a_line_is_printed_for_each_number_of_names(monkeypatch, capsys):
    monkeypatch.setattr("bench.names._MANY", (100, 200))

    assert main(["names"]) == 0

    assert [line.split()[:2] for line in capsys.readouterr().out.splitlines()] == [["100", "names,"], ["200", "names,"]]
