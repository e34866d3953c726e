"""What the heads read is mended by the grammar."""

import pytest

from accordingto.page.quote.reading import Reading
from accordingto.page.quote.tagged import mended
from accordingto.record.base import Span
from accordingto.record.page import Page, Region

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The harbour board on Tuesday announced that no toll would be paid.", "The harbour board"),
        ("On Tuesday announced that no toll would be paid.", None),
    ],
)
def test_what_a_day_is_read_as_saying_is_said_by_the_subject(parse, text, source):
    page = Page(id="page-0", name="-", text=text, media="text", encoding="utf-8", blocks=())
    parsed = parse(page, (Region(span=Span(0, len(text)), kind="body", why="given"),))
    day, cue = (parsed.words.index(word) for word in ("Tuesday", "announced"))
    content = Span(text.index("that"), len(text) - 1)

    got = mended(parsed, Reading(cue, parsed.span(cue, cue), day, parsed.span(day, day), (content,), "tagged"))

    assert (got.source and got.source.of(text)) == source
