"""Contents that the heads read too short or too long end where a reader would end them."""

import numpy as np
import pytest
from marks import marked

import accordingto
from accordingto.page.quote.choose import Chosen
from accordingto.page.quote.ends import Ends, weights
from accordingto.page.quote.heads import Roles
from accordingto.page.quote.reading import Reading
from accordingto.page.quote.tagged import mended
from accordingto.record.page import Page, Region, Span

pytestmark = pytest.mark.model


class Undecided:
    """Heads that cannot tell any word from another."""

    def roles(self, cue):
        del cue
        return Roles(0, 0, np.zeros((0, 5), np.float32), np.zeros(0, np.int64), 0.5)


@pytest.fixture(scope="module")
def read():
    parse_page = accordingto.tools(fast=True).parse

    def reading(line):
        text, found = marked(line)
        page = Page(id="page", name="page", text=text, media="text", encoding="utf-8", blocks=())
        parse = parse_page(page, (Region(span=Span(0, len(text)), kind="body", why="all of it"),))
        (cue,) = found["c"]
        return text, parse, Reading(parse.tokens(cue)[-1], cue, None, None, tuple(found["r"]), "tagged")

    return reading


@pytest.fixture
def ended(read):
    def end(line):
        text, parse, reading = read(line)
        (settled,) = Ends(parse, Undecided(), weights("light")).settled(
            [Chosen(reading, 0.9)], lambda token: parse.words[token] == "Ledger"
        )
        return settled.reading.content[0].of(text)

    return end


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("Ms Holm [c:says] [r:the harbour] in Corran must be dug deeper.", "the harbour in Corran must be dug deeper"),
        ("Staff [c:alerted] [r:Ms Holm]'s chief of staff.", "Ms Holm's chief of staff"),
        (
            "Mr Ode [c:said] [r:that Corran] has more floods than Tideway.",
            "that Corran has more floods than Tideway",
        ),
        ("She [c:called] [r:the mayor a “liar] who cheats.”", "the mayor a “liar who cheats.”"),
        ("Ms Holm [c:says] [r:the harbour is full]. Mr Ode left.", "the harbour is full"),
        ("Ms Holm [c:said] [r:the harbour] would sue the Ledger.", "the harbour"),
    ],
)
def test_a_content_ends_where_its_phrases_do(ended, line, want):
    assert ended(line) == want


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("[r:“Fares will fall.”] Ms Holm [c:was angry].", ["“Fares will fall.”"]),
        ("[r:“Fares will fall.”] The bridge shut. Ms Holm [c:spoke] [r:of tolls].", ["of tolls"]),
        ("Ms Holm [c:spoke] [r:of tolls]. She wept. [r:“Fares will fall.”]", ["of tolls", "“Fares will fall.”"]),
    ],
)
def test_words_that_a_sentence_parts_from_whoever_speaks_next_are_not_hers(read, line, want):
    text, parse, reading = read(line)

    assert [span.of(text) for span in mended(parse, reading).content] == want
