"""Family names that are words, too, are names to the parser, and the words of the parse are the page's."""

import pytest

from accordingto.page.parse.spacy import load
from accordingto.page.parse.surnames import family_names, other
from accordingto.record.base import Span
from accordingto.record.page import Page, Region
from accordingto.record.parse import Parse

TEXT = """President Trump met Jeff Sessions on Monday.
Trump backed interim Sen. Ada Berg, who lost.
Trump himself has loudly called it a waste of time.
Sessions defends his answers."""


@pytest.fixture(scope="module")
def parsers():
    return load(mend=False), load()


def read(parse, text: str) -> Parse:
    page = Page(id="page-1", name="text", text=text, media="text", encoding="utf-8", blocks=())
    return parse(page, (Region(span=Span(0, len(text)), kind="body", why=""),))


@pytest.mark.model
def test_a_family_name_taken_for_another_word_is_read_as_a_name(parsers):
    stock, mended = (read(parse, TEXT) for parse in parsers)

    bare = [token for token, word in enumerate(mended.words) if word in ("Trump", "Sessions")]
    assert not all(stock.tags[token].startswith("NNP") for token in bare)
    assert all(mended.tags[token].startswith("NNP") for token in bare)
    assert [mended.labels[token] for token in bare[2:]] == ["nsubj", "nsubj", "nsubj"]


@pytest.mark.model
def test_the_words_and_lemmas_are_those_of_the_page(parsers):
    mended = read(parsers[1], TEXT)

    assert all(
        TEXT[start:end] == word for start, end, word in zip(mended.starts, mended.ends, mended.words, strict=True)
    )
    assert {"trump", "sessions"} <= set(mended.lemmas)
    assert not {"smith", "anderson"} & set(mended.lemmas)


@pytest.mark.model
def test_a_text_without_such_names_is_read_as_the_pipeline_reads_it(parsers):
    text = (
        "Ada Berg met Leo Reed.\nBerg backed the plan. Will Price rises last? The price of bread rose, Tom Price said."
    )

    assert read(parsers[0], text) == read(parsers[1], text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jeff Sessions spoke. Sen. Flake left, and President J. Long.", {"Sessions", "Flake", "Long"}),
        ("Tom Price spoke. The price rose.", set()),
        ("The Dow Sessions ended. In Old Trump Tower.", set()),
        ("Theresa May and President The", set()),
        ("Ann Featherstonehaugh", set()),
        ("U.S. President Donald Trump left. " + "Trump said so. " * 9 + "Somebody wrote trump.", {"Donald", "Trump"}),
    ],
)
def test_names_are_those_that_people_bear_in_full_and_nothing_else_is_called(text, names):
    assert family_names([text]) == names


@pytest.mark.parametrize("name", ["Trump", "Sessions", "Flake", "Jones", "Meadows", "Lee", "Henderson"])
def test_the_name_shown_is_as_long_and_goes_on_to_a_possessive_alike(name):
    assert len(other(name)) == len(name)
    assert other(name).endswith("s") == name.endswith("s")
