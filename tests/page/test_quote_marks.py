"""Where the page puts words between quotation marks."""

from importlib import import_module
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marks import marked

from accordingto.page.quote.marks import quotations


@pytest.mark.parametrize(
    "line",
    [
        "Ms Okoye spoke of [q:“a fair wind”], and left.",
        'He said: [q:"The road is long,"] then [q:"The night is short."]',
        "[q:“The ‘fair’ wind is gone,”] she said.",
        "The captain's mate spoke of [q:‘fair winds’] in the captain's cabin.",
        "Harbour minister calls tolls [q:'a tax on bread'] as boats stay tied up",
        "The boats' owners and the crews' wives met.",
        "The mast was 60' long and 6\" thick.",
        "[q:“A paragraph left open runs to its end.]",
        "The clerk wrote [q:''No tolls before June.''] on the wall.",
        "Nothing here is in marks.",
    ],
)
def test_words_in_marks_are_found_with_their_marks(line):
    text, want = marked(line)

    got = list(quotations(text, 0, len(text)))

    assert got == want.get("q", [])


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""', "„”", "«»"])
def test_a_mark_that_is_open_for_very_long_is_given_up_where_the_next_one_opens(opening, closing):
    fair, text = " The wind is ‘fair’ today.", f"She called it {opening}a bridge."
    text += fair * 100 + f" {opening}No,{closing} she said."

    found = [span.of(text) for span in quotations(text, 0, len(text))]

    assert found == ["‘fair’"] * 100 + [f"{opening}No,{closing}"]


@pytest.mark.parametrize("patience", [5, 1500])
@given(st.text(alphabet="ab ,.\"'“”‘’`\t", max_size=60))
def test_quotations_are_in_order_apart_and_inside_their_paragraph(patience, text):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_module("accordingto.page.quote.marks"), "_LEFT_OPEN", patience)
        spans = list(quotations(text, 0, len(text)))

    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)
