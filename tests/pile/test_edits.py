"""What one outlet did to the words another has."""

import pytest

from accordingto.pile.story.edits import Side, edits
from accordingto.pile.story.wording import words
from accordingto.record.base import Span


def side(text, *parts):
    spans = parts or (Span(0, len(text)),)
    return Side(text, spans, words(text, spans))


def read(left, right):
    found = edits(side(left), side(right))
    return [(edit.kind, edit.before, edit.after) for edit in found]


@pytest.mark.parametrize(
    ("left", "right", "want"),
    [
        ("ONE OF US will sign", "One of us will sign", [("case", "ONE OF US", "One of us")]),
        ("So, we will not sign", "We will not sign", [("dropped", "So,", ""), ("case", "we", "We")]),
        ("We will not sign.", "We will not sign, nor talk.", [("continued", "", "nor talk.")]),
        ("We will not sign, nor talk.", "We will not sign.", [("cut short", "nor talk.", "")]),
        ("a labour of years", "a labor of years", [("spelling", "labour", "labor")]),
        (
            "the organisers travelled",
            "the organizers traveled",
            [
                ("spelling", "organisers", "organizers"),
                ("spelling", "travelled", "traveled"),
            ],
        ),
        ("they filled the hall", "they filed the hall", [("changed", "filled", "filed")]),
        ("the harbour-master left", "the harbour master left", [("spelling", "harbour-master", "harbour master")]),
        ("we talked, and left", "we talked and left", [("punctuation", "talked, and", "talked and")]),
        ("it isn’t “over”…", "it isn't ‘over’...", []),
        ("a good — no, a great day", "a good - no, a great day", []),
        ("a terrible mistake for us all", "a serious mistake for us all", [("changed", "terrible", "serious")]),
        ("the U.S. will pay", "the US will pay", [("spelling", "U.S.", "US")]),
    ],
)
def test_each_difference_has_its_kind(left, right, want):
    assert read(left, right) == want


def test_a_fragment_is_cut_out_of_a_longer_quotation_once_at_each_side():
    fragment = "the dawn of a new harvest"
    whole = "We have waited long in this valley to see the dawn of a new harvest for the people who work the land."

    assert [kind for kind, *_ in read(whole, fragment)] == ["dropped", "cut short"]
    assert [kind for kind, *_ in read(fragment, whole)] == ["added", "continued"]


def test_long_passages_that_differ_are_not_one_said_in_other_words():
    left = "There will be no change to the rules this year, and we will treat all crews with respect."
    right = "Meanwhile, we will treat all crews with respect."

    assert [(kind, after) for kind, _, after in read(left, right)] == [("dropped", ""), ("added", "Meanwhile,")]


def test_words_in_another_stretch_of_the_page_are_an_edit_of_their_own():
    right = "“We sign tomorrow,” the mayor said. “Then we build. Nobody will stop us.”"
    parts = [Span(1, 17), Span(37, len(right) - 1)]
    left = "We sign tomorrow"

    found = edits(side(left), side(right, *parts))

    assert [(edit.kind, edit.after) for edit in found] == [("continued", "Then we build. Nobody will stop us.")]
    assert found[0].right == parts[1]
