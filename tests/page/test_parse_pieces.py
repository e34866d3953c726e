"""What is parsed at one time: all of the page but its furniture, in pieces that fit."""

from importlib import import_module
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.page.parse.pieces import batches, pieces
from accordingto.record.base import Span
from accordingto.record.page import Page, Region


@pytest.fixture(autouse=True, scope="module")
def small():
    """Let short texts count as long."""
    module = import_module("accordingto.page.parse.pieces")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_LONGEST", 40)
        patch.setattr(module, "_AT_ONCE", 60)
        patch.setattr(module, "_MOST", 3)
        yield


def page_of(text: str) -> tuple[Page, tuple[Region, ...]]:
    page = Page(id="page-1", name="x", text=text, media="text", encoding="utf-8", blocks=())
    return page, (Region(span=Span(0, len(text)), kind="body", why="all"),) if text else ()


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The quay is closed.\nNobody knows why.", ["The quay is closed.", "Nobody knows why."]),
        ("The quay of Corran is closed. Nobody knows why.", ["The quay of Corran is closed. ", "Nobody knows why."]),
        (
            "It was closed for a while. Sen. Holm left for home.",
            ["It was closed for a while. ", "Sen. Holm left for home."],
        ),
        (
            "a quay of no name that goes on and on without end",
            ["a quay of no name that goes on and on ", "without end"],
        ),
        ("x" * 90, ["x" * 40, "x" * 40, "x" * 10]),
    ],
)
def test_a_line_is_cut_behind_a_sentence_or_a_word_or_where_it_must_be(text, want):
    assert [part for _, part in pieces(*page_of(text))] == want


def test_furniture_is_not_parsed():
    page, _ = page_of("Menu\nThe quay is closed.")
    regions = (Region(span=Span(0, 4), kind="furniture", why=""), Region(span=Span(5, 24), kind="body", why=""))

    assert list(pieces(page, regions)) == [(5, "The quay is closed.")]


@given(st.text(alphabet="ab. “”A\n\r\t", max_size=400))
def test_pieces_hold_every_word_once_and_are_no_longer_than_fits(text):
    found = list(pieces(*page_of(text)))

    assert all(text[start : start + len(part)] == part for start, part in found)
    assert all(left + len(part) <= right for (left, part), (right, _) in pairwise(found))
    assert "".join("".join(part.split()) for _, part in found) == "".join(text.split())
    assert all(0 < len(part) <= 40 for _, part in found)


@given(st.lists(st.integers(1, 80)))
def test_batches_hold_every_piece_in_order_and_no_more_than_fits(sizes):
    parts = [(number, "x" * size) for number, size in enumerate(sizes)]

    found = list(batches(parts))

    assert [part for batch in found for part in batch] == parts
    assert all(len(batch) == 1 or sum(len(part) for _, part in batch) <= 60 for batch in found)
    assert all(1 <= len(batch) <= 3 for batch in found)
