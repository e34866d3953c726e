"""A report in few bytes is the report."""

import msgspec
from archive.streams import PAGES
from hypothesis import given, settings
from hypothesis import strategies as some
from msgspec.structs import replace
from sound import LEFT, RIGHT

from accordingto.archive.compact import glanced, packed, unpacked
from accordingto.record.report import Report
from accordingto.store.columns import pack, unpack
from accordingto.store.packed import pack as plain

REPORTS = (*PAGES, LEFT, RIGHT)
texts = some.text(max_size=6)


@settings(deadline=None)
@given(
    some.sampled_from(REPORTS), some.integers(0, 30), texts, texts, some.sampled_from(["id", "words", "page", "first"])
)
def test_what_comes_back_is_what_went_in_whatever_is_odd_in_it(report, place, one, other, field):
    mentions = list(report.mentions)
    if mentions:
        place %= len(mentions)
        mentions[place] = replace(mentions[place], **{field: one}, name=other)
    odd = replace(report, mentions=tuple(mentions))

    assert unpacked(packed(odd)) == odd
    assert unpack(pack(odd), Report) == odd


def test_a_sound_report_takes_much_less_than_its_json_compressed():
    assert unpacked(packed(LEFT)) == LEFT
    assert len(packed(LEFT)) < 0.7 * len(plain(LEFT))
    assert len(plain(LEFT)) < len(msgspec.json.encode(LEFT))


@given(some.sampled_from(REPORTS))
def test_a_glance_shows_the_page_and_its_regions(report):
    seen = glanced(packed(report))

    assert (seen.page, seen.regions) == (report.page, report.regions)
    assert (seen.mentions, seen.said, seen.events) == ((), (), ())
