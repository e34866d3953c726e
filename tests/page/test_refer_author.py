"""Who says "I" outside quotation marks: the author of a page, or of each letter on it."""

import pytest

from accordingto.page.parse.spacy import load
from accordingto.page.refer import refer
from accordingto.record.base import Span
from accordingto.record.page import Known, Page, Region

pytestmark = pytest.mark.model

PIECE = "I was glad to see the harbour. Peter Voss was not. He left early."


@pytest.fixture(scope="module")
def read():
    """Return a function: text, how much of it is parsed, an author told of the page → mentions in their order."""
    parse = load()

    def mentions(text, *, past=None, author=None):
        known = (Known(field="author", value=author, where="meta"),) if author else ()
        page = Page(id="page-0", name="-", text=text, media="text", encoding="utf-8", blocks=(), known=known)
        regions = (Region(span=Span(0, past or len(text)), kind="body", why="given"),)
        return refer(page, parse(page, regions))

    return mentions


def test_a_line_below_that_is_not_parsed_names_who_says_i(read):
    line = "Anna Berg is a columnist for the Herald."

    mentions = read(f"{PIECE}\n\n{line}", past=len(PIECE))

    mine, last = next(one for one in mentions if one.words == "I"), mentions[-1]
    assert (mine.name, mine.reasons[0].feature) == ("Anna Berg", "author")
    assert (last.words, last.form, last.kind, last.first) == ("Anna Berg", "name", "person", mine.id)


def test_what_the_line_below_tells_must_be_what_writers_are(read):
    mentions = read(f"{PIECE}\n\nAnna Berg is a pilot at Tideway.", past=len(PIECE))

    assert next(one for one in mentions if one.words == "I").name is None
    assert "Anna Berg" not in {one.words for one in mentions}


def test_an_author_is_not_he(read):
    mentions = read("I met the mayor in spring. He lied.\n\nPeter Voss is a columnist for the Herald.")

    assert {one.words: one.name for one in mentions if one.form == "pronoun"}["He"] != "Peter Voss"


def test_of_a_family_name_alone_the_line_below_tells_too(read):
    mentions = read("I went to the harbour.\n\nHolmsund is a Tideway-based reporter for the Herald.")

    assert next(one for one in mentions if one.words == "I").name == "Holmsund"


def test_the_author_that_a_page_is_told_to_have_needs_no_line(read):
    text = "I went to the harbour. I saw the ships. I left."

    assert {one.name for one in read(text, author="Anna Berg") if one.words == "I"} == {"Anna Berg"}
    assert {one.name for one in read(text, author="Anna Berg; Peter Voss") if one.words == "I"} == {None}


def test_each_letter_is_of_whoever_signs_it(read):
    text = (
        "Readers on the harbour.\n\nLETTERS.\n\nI think it is late.\n\nAnna Berg.\n\nTideway.\n\n"
        "I have seen worse.\n\nPeter Voss.\n\nI am glad of the ships.\n"
    )

    assert [one.name for one in read(text) if one.words == "I"] == ["Anna Berg", "Peter Voss", None]
    assert {one.name for one in read(text.replace("LETTERS", "VOICES")) if one.words == "I"} == {None}
