"""Hands carried from one sentence to the next: to words, not to deeds and thoughts."""

import pytest

import accordingto
from accordingto.page import passage

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def hands():
    """Return a function: text → for each attribution the words, and the hands that were carried to it."""
    tools = accordingto.tools()

    def read(text):
        said = passage(text, tools).said
        return {one.words[0]: [link.name for link in one.relays if link.how == "inferred"] for one in said}

    return read


TOLD = "Ms Holm told the Daily Oyster that the tolls would go. "


@pytest.mark.parametrize(
    ("text", "words", "want"),
    [
        ("Ms Holm said that no ferry would sail.", "that no ferry would sail", ["Daily Oyster"]),
        ("Ms Holm believes that no ferry will sail.", "that no ferry will sail", []),
        ("Ms Holm believes that “no ferry” will sail.", "that “no ferry” will sail", ["Daily Oyster"]),
        ("Ms Holm wants the ferry to sail.", "the ferry to sail", []),
        ("The mayor said that no ferry would sail.", "that no ferry would sail", ["Daily Oyster"]),
        ("The bill says that no ferry will sail.", "that no ferry will sail", []),
    ],
)
def test_a_hand_is_carried_to_what_is_said_or_quoted_and_not_to_what_is_thought(hands, text, words, want):
    assert hands(TOLD + text)[words] == want
