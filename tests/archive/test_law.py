"""The law of an archive: it gives the dossier that its pages give without it, whatever came when."""

from itertools import pairwise

import msgspec
from archive.streams import PAGES, kept_in
from hypothesis import given, settings
from hypothesis import strategies as some

from accordingto import made_by
from accordingto.archive import Archive
from accordingto.archive.keep import keep
from accordingto.pile import dossier
from accordingto.run.inline import Inline


def put(archive, reports):
    for report in reports:
        keep(archive.db, report, "light")
    archive.settle()


def scratch(reports, judgements=()):
    return msgspec.json.encode(dossier(reports, (), Inline(), made_by("light"), judgements))


@settings(deadline=None, max_examples=30)
@given(some.data())
def test_an_archive_gives_the_dossier_of_its_pages_whatever_the_order_and_the_cuts(data):
    stream = data.draw(some.lists(some.sampled_from(PAGES), min_size=1, max_size=len(PAGES) + 4))
    cuts = data.draw(some.lists(some.integers(0, len(stream)), max_size=3))
    bounds = [0, *sorted(cuts), len(stream)]
    with Archive(":memory:", create=True) as archive:
        for start, end in pairwise(bounds):
            put(archive, stream[start:end])

        assert archive.settled
        assert archive.check(again=True) == tuple(archive.check())
        assert msgspec.json.encode(archive.dossier()) == scratch(kept_in(stream))
