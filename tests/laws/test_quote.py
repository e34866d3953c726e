"""Laws of the quote step: what holds for any parse of any words."""

from importlib import import_module
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import mentions_of, parses

from accordingto.page.encode import light
from accordingto.page.quote import quote
from accordingto.record.base import Span
from accordingto.record.page import Region

WORDS = ["said", "told", "quoted", "as", "saying", "reported", "by", "according", "to", "claim", "that", "he", "who"]
WORDS += [
    "“talks",
    "go",
    "on,”",
    '"we',
    'will"',
    "‘no’",
    "Kim",
    "Reuters",
    "state",
    "media",
    "the",
    "comments",
    ":",
    ",",
]
WORDS += [
    "two",
    "officials",
    "one",
    "of",
    "on",
    "Monday",
    "interview",
    "issued",
    "who",
    "some",
    "people",
    "May",
    "2031",
]
WORDS += ["urged", "thanked", "for", "letter", "in", "I", "think", "carried", "and", "not", "."]

ENCODE = light.load()


@pytest.fixture(autouse=True, scope="module")
def bold():
    """Let every reading stand, so that all the ways of joining and nesting them are met."""
    with pytest.MonkeyPatch.context() as patch:
        step = import_module("accordingto.page.quote")
        patch.setattr(step, "LEAST", dict.fromkeys(step.LEAST, 0.0))
        patch.setattr(step, "NESTED", 0.0)
        patch.setattr(import_module("accordingto.page.quote.nest"), "NESTED", 0.0)
        yield


@given(parses(WORDS), st.sampled_from(["person", "outlet", "organisation", "document"]))
def test_attributions_point_at_their_page_and_carry_its_words(made, kind):
    page, parse = made
    mentions = mentions_of(page, parse, kind)
    regions = (Region(span=Span(0, len(page.text.rstrip())), kind="body", why="all of it"),)

    said = quote(page, regions, parse, ENCODE(page, regions, parse), mentions)

    ids = {one.id for one in said}
    for one in said:
        assert one.words == tuple(span.of(page.text) for span in one.content)
        assert all(left.end <= right.start for left, right in pairwise(one.content))
        assert all(link.span is None or link.words == link.span.of(page.text) for link in one.chain)
        assert one.parent is None or one.parent in ids
        assert 0 <= one.confidence <= 1
        assert one.source is None or one.source.position == (one.source.span and one.source.span.of(page.text))
        assert one.source is None or one.speaker.span is not None
        assert one.where is None or one.where.span.end <= len(page.text)
        assert one.when is None or not any(one.when.span.meets(span) for span in one.content)


@given(parses(WORDS))
def test_the_same_page_gives_the_same_attributions(made):
    page, parse = made
    regions = (Region(span=Span(0, len(page.text.rstrip())), kind="body", why="all of it"),)

    assert quote(page, regions, parse, ENCODE(page, regions, parse), ()) == quote(
        page, regions, parse, ENCODE(page, regions, parse), ()
    )
