"""A page of any length is read to its end: no refusal, and what is said on its last line is found as on its first."""

from itertools import pairwise

import pytest

import accordingto
from accordingto.page import report
from accordingto.record.page import Raw
from accordingto.record.report import Report
from bench.length import invented

LENGTH = 200_000
# The invented paragraphs have one without a word said now and then, never two side by side.
FAR = 700


@pytest.fixture(scope="module")
def tools():
    return accordingto.tools()


@pytest.mark.model
@pytest.mark.parametrize("between", ["\n\n", " "], ids=["paragraphs", "one paragraph"])
def test_a_long_page_with_a_mark_left_open_is_read_to_its_end(tools, between):
    text = invented(LENGTH, between)

    found = report(Raw(name="long.txt", data=text.encode(), media="text", encoding="utf-8"), tools)

    assert isinstance(found, Report)
    starts = [0, *(one.content[0].start for one in found.said), len(text)]
    assert max(right - left for left, right in pairwise(starts)) < FAR
    assert max(span.end - span.start for one in found.said for span in one.content) < FAR
    first, last = (sum(start // (LENGTH // 4) == quarter for start in starts) for quarter in (0, 3))
    assert last > 0.9 * first
