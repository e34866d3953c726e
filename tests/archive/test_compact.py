"""A report in few bytes is the report."""

import zlib
from contextlib import closing
from pathlib import Path

import msgspec
from archive.streams import PAGES
from hypothesis import given, settings
from hypothesis import strategies as some
from msgspec.structs import replace
from sound import LEFT, RIGHT

from accordingto.archive import Archive, keep, room
from accordingto.archive.compact import glanced, packed, unpacked
from accordingto.record.report import Report
from accordingto.store import packed as store
from accordingto.store.columns import pack, unpack
from accordingto.store.database import connect

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
    with closing(connect(Path(":memory:"), create=True)) as db:
        (cell,) = db.execute("SELECT packed(?)", (packed(LEFT),)).fetchone()
    assert len(cell) < 0.7 * len(zlib.compress(msgspec.json.encode(LEFT)))


@given(some.sampled_from(REPORTS))
def test_a_glance_shows_the_page_and_its_regions(report):
    seen = glanced(packed(report))

    assert (seen.page, seen.regions) == (report.page, report.regions)
    assert (seen.mentions, seen.said, seen.events) == ((), (), ())


def test_an_archive_learns_what_its_pages_have_in_common(tmp_path, monkeypatch):
    """It is the same archive, whatever was kept before and after, and whoever reads it."""
    path = tmp_path / "news.db"
    monkeypatch.setattr(room, "ENOUGH", 11)
    monkeypatch.setattr(store, "_ENOUGH_CELLS", 11)
    monkeypatch.setattr(store, "_DICTIONARY_BYTES", 3000)
    with Archive(path, create=True) as archive, Archive(path) as other:
        for number, one in enumerate(PAGES):
            keep.keep((archive, other)[number % 2].db, one, "light")
        other.settle()
        with Archive(path) as third:
            assert third.db.execute("SELECT count(*) FROM dictionary").fetchone() == (1,)
            for every in (archive, other, third):
                assert [keep.read(every.db, number + 1) for number in range(len(PAGES))] == list(PAGES)
                assert every.check(again=True) == tuple(every.check())
            archive.rebuild()
            assert third.db.execute("SELECT n FROM dictionary").fetchall() == [(2,)]
            for every in (archive, other, third):
                assert every.check(again=True) == tuple(every.check())
