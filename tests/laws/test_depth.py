"""Laws of trees that are kept from growing too deep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import accordingto
from accordingto.page import passage
from accordingto.page.parse.depth import DEEPEST, bounded


def depth(heads, token):
    steps = 0
    while heads[token] != token:
        token, steps = heads[token], steps + 1
    return steps


@st.composite
def deep_trees(draw):
    """Heads of a tree in which most tokens hang on one of the last two, in any order of tokens."""
    size = draw(st.integers(1, 3 * DEEPEST))
    order = draw(st.permutations(range(size)))
    back = draw(st.lists(st.integers(1, 2), min_size=size, max_size=size))
    heads = [0] * size
    for place, token in enumerate(order):
        heads[token] = order[max(0, place - back[place])] if place else token
    return heads


@given(deep_trees())
def test_no_tree_is_too_deep_and_what_is_not_stays_as_it_is(heads):
    kept = bounded(heads, [(0, len(heads))])

    assert all(depth(kept, token) == min(DEEPEST, depth(heads, token)) for token in range(len(heads)))
    assert all(kept[token] == heads[token] for token in range(len(heads)) if depth(heads, token) <= DEEPEST)


@pytest.fixture(scope="module")
def tools():
    return accordingto.tools(fast=True)


@pytest.mark.model
@pytest.mark.parametrize("again", ["a report in ", "Ada Holm, ", "and sued ", "that he said "])
def test_a_sentence_without_an_end_is_read_all_the_same(tools, again):
    text = f"Ms Holm said on Monday that {again * 1500}the Herald was late."

    assert passage(text, tools).page.text == text
