"""Whose words are one's own: "I" in a quotation is its speaker."""

import pytest

import accordingto
from accordingto.page import passage

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def whose():
    """Return a function: text → {first person: its name, or else its country}."""
    tools = accordingto.tools()

    def read(text):
        words = ("I", "my", "we", "We")
        found = passage(text, tools).mentions
        return {mention.words: mention.name or mention.country for mention in found if mention.words in words}

    return read


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("“I will go to Oslo,” Anna Berg said on Monday.", "I", "Anna Berg"),
        ('Anna Berg said: "Nobody asked for my plan."', "my", "Anna Berg"),
        ("“We will go to Oslo,” President Nelson Mandela said.", "We", "ZAF"),
        ("Anna Berg said that I had told her.", "I", None),
        ("“I will go to Oslo,” one of them said.", "I", None),
    ],
)
def test_who_says_i_is_who_is_quoted(whose, text, word, name):
    assert whose(text)[word] == name
