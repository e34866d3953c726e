"""What can be imported from the package, and `quote`, which needs nothing but a string."""

import subprocess
import sys
from importlib import import_module

import pytest

import accordingto
from accordingto.page import passage

TEXT = "“Not one ship sails before we are paid,” Ada Varga told the Noon Ledger. The owners said they would wait."


def test_the_public_names_are_there_and_in_order():
    assert accordingto.__all__ == sorted(accordingto.__all__)
    assert [name for name in accordingto.__all__ if not hasattr(accordingto, name)] == []


def test_the_function_quote_hides_no_module_of_the_step():
    assert callable(accordingto.quote)
    assert import_module("accordingto.page.quote.judge").weights
    ways = "import accordingto.page.quote.judge; from accordingto.page.quote import judge; judge.weights"
    assert subprocess.run([sys.executable, "-c", ways], check=False).returncode == 0


@pytest.mark.model
def test_a_string_is_enough():
    first, second = accordingto.quote(TEXT)

    assert first.words == ("“Not one ship sails before we are paid,”",)
    assert [link.name for link in first.chain] == ["Ada Varga", "Noon Ledger", None]
    assert [span.of(TEXT) for span in second.content] == ["they would wait"]


@pytest.mark.model
def test_a_string_gives_what_a_report_of_it_gives():
    tools = accordingto.tools()

    assert accordingto.quote(TEXT, tools) == passage(TEXT, tools).said


@pytest.mark.model
def test_tools_are_made_once(monkeypatch):
    accordingto.quote("Talks go on.")
    monkeypatch.setattr("accordingto.spacy.load", lambda: pytest.fail("the parser is loaded again"))

    accordingto.quote("Talks go on.")


@pytest.mark.model
@pytest.mark.parametrize("text", ["", " ", "\n\r\n", "“", "\x00"])
def test_a_string_without_words_says_nothing(text):
    assert accordingto.quote(text) == ()
