"""What tests of pages share: the real parser, and who is named with it."""

import pytest

import accordingto
from accordingto.page import passage
from accordingto.page.parse.spacy import load
from accordingto.page.refer import refer
from accordingto.record.base import Span
from accordingto.record.page import Known, Page, Region


@pytest.fixture(scope="session")
def parse():
    return load()


@pytest.fixture(scope="session")
def who(parse):
    """Return a function: text → {words of a mention: it}, the last one of those words winning."""

    def read(text, *, day=None, author=None):
        facts = (("published", day), ("author", author))
        known = tuple(Known(field=field, value=value, where="given") for field, value in facts if value)
        page = Page(id="page-0", name="-", text=text, media="text", encoding="utf-8", blocks=(), known=known)
        regions = (Region(span=Span(0, len(text)), kind="body", why="given"),)
        return {mention.words: mention for mention in refer(page, parse(page, regions))}

    return read


@pytest.fixture(scope="session")
def report_of():
    """Return a function: a passage → its report, with the default encoder."""
    tools = accordingto.tools()
    return lambda text: passage(text, tools)


@pytest.fixture(scope="session")
def said(report_of):
    """Return a function: a passage → who says what in it."""
    return lambda text: report_of(text).said
