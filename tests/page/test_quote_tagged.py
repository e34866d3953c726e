"""What the heads read is mended by the grammar."""

import pytest

from accordingto.page.quote.reading import Reading
from accordingto.page.quote.saying import saying
from accordingto.page.quote.tagged import mended
from accordingto.record.base import Span
from accordingto.record.page import Page, Region

pytestmark = pytest.mark.model


def parsed_of(parse, text):
    page = Page(id="page-0", name="-", text=text, media="text", encoding="utf-8", blocks=())
    return parse(page, (Region(span=Span(0, len(text)), kind="body", why="given"),))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The harbour board on Tuesday announced that no toll would be paid.", "The harbour board"),
        ("On Tuesday announced that no toll would be paid.", None),
    ],
)
def test_what_a_day_is_read_as_saying_is_said_by_the_subject(parse, text, source):
    parsed = parsed_of(parse, text)
    day, cue = (parsed.words.index(word) for word in ("Tuesday", "announced"))
    content = Span(text.index("that"), len(text) - 1)

    got = mended(parsed, Reading(cue, parsed.span(cue, cue), day, parsed.span(day, day), (content,), "tagged"))

    assert (got.source and got.source.of(text)) == source


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ms Holm leveled her most direct criticism yet at the board.", "said"),
        ("Ms Holm directed the board to leave yet at the board.", "ordered"),
    ],
)
def test_a_direct_word_is_no_order(parse, text, act):
    parsed = parsed_of(parse, text)
    last = parsed.words.index("at") - 1
    content = Span(text.index("the board."), len(text) - 1)

    assert saying(parsed, Reading(2, parsed.span(2, last), 1, parsed.span(0, 1), (content,), "tagged"), None).act == act


def test_what_opens_a_caption_says_nothing(report_of):
    assert report_of("FILE PHOTO: Ada Holm speaks to reporters after a meeting in Corran.").said == ()
