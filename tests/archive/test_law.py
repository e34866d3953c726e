"""The law of an archive: it gives the dossier that its pages give without it, whatever came when."""

from contextlib import suppress
from itertools import accumulate, pairwise
from unittest.mock import patch

import msgspec
import pytest
from archive.streams import PAGES, at, judged_dossier, kept_in
from hypothesis import given, settings
from hypothesis import strategies as some
from msgspec import structs
from pile.build import Said, report
from pile.people import report_of

from accordingto import made_by
from accordingto.archive import Archive, actors, stories, verdicts
from accordingto.archive.keep import keep
from accordingto.errors import StoreError
from accordingto.pile import dossier
from accordingto.pile.told import told
from accordingto.record.judgement import Anchor, Judgement
from accordingto.record.report import Report
from accordingto.run.inline import Inline
from accordingto.store.sound import broken


def put(archive, reports):
    for one in reports:
        keep(archive.db, one, "light")
    archive.settle()
    assert list(broken(archive.db)) == []


def scratch(reports):
    return msgspec.json.encode(dossier(reports, (), Inline(), made_by("light")))


# Of so many figures an actor is large here: nothing may depend on it.
LARGE = some.sampled_from([0, 1, 32])
# What is told of stories of more pages is kept.
FEW = some.sampled_from([0, 6])
PEOPLE = ("Ana Reyes", "Reyes", "Reyes", "Ana Carl Reyes", "Carl Reyes")
BODIES = (
    "Norland,, NOR, government",
    "Sudria,, SUD, government",
    "the Halyard,,,organisation",
    "Halyard,,,organisation",
)


def crowd(draw):
    """Return pages that name people who may be one or namesakes, and how many are added at a time.

    Some are later versions of an earlier page; no two have the same words, or they would be one.
    """
    pages = []
    for number in range(draw.randint(4, 14)):
        titles, lands = ("minister", "striker", "", ""), ("NOR", "SUD", "", "")
        there = {
            f"{draw.choice(PEOPLE)}, {draw.choice(titles)}, {draw.choice(lands)}" for _ in range(draw.randint(1, 3))
        }
        there |= set(draw.sample(BODIES, draw.randint(0, 3)))
        page = report_of(*sorted(there), f"Port {number},,, place", published=f"2031-03-{number + 1:02}")
        pages.append(at(f"https://a.test/{draw.randint(1, 3)}", page) if draw.random() < 0.4 else page)
    return pages, draw.choices((1, 1, 2, 5), k=len(pages))


@settings(deadline=None, max_examples=150)
@given(some.randoms(use_true_random=True), LARGE)
def test_who_is_one_does_not_depend_on_who_came_when(draw, large):
    pages, steps = crowd(draw)
    with Archive(":memory:", create=True) as archive, patch.object(actors, "_LARGE", large):
        for start, end in pairwise([0, *accumulate(steps)]):
            put(archive, pages[start:end])

        assert archive.check(again=True) == tuple(archive.check())
        assert msgspec.json.encode(archive.dossier()) == scratch(kept_in(pages))


@settings(deadline=None, max_examples=30)
@given(some.data(), FEW)
def test_an_archive_gives_the_dossier_of_its_pages_whatever_the_order_and_the_cuts(data, few):
    stream = data.draw(some.lists(some.sampled_from(PAGES), min_size=1, max_size=len(PAGES) + 4))
    cuts = data.draw(some.lists(some.integers(0, len(stream)), max_size=3))
    bounds = [0, *sorted(cuts), len(stream)]
    with Archive(":memory:", create=True) as archive, patch.object(stories, "_FEW", few):
        for start, end in pairwise(bounds):
            put(archive, stream[start:end])

        assert archive.settled
        assert archive.check(again=True) == tuple(archive.check())
        assert msgspec.json.encode(archive.dossier()) == scratch(kept_in(stream))


def ends(draw, what):
    """Draw two different ones."""
    left, right = draw(some.sampled_from(what)), draw(some.sampled_from(what))
    return (left, right) if left != right else (what[0], what[-1])


def anchors(field, records):
    return [Anchor(page=one.page.id, **{field: record.id}) for one in PAGES for record in records(one)]


SHIPS = ("Anna", "Berta", "Carla", "Dora", "Emma", "Frida", "Greta", "Hanna", "Ida", "Jutta", "Klara", "Lotte")
MENTIONS = anchors("mention", lambda one: one.mentions)
STATEMENTS = anchors("attribution", lambda one: one.said)
WHAT = {
    "actor": MENTIONS,
    "story": [Anchor(page=one.page.id) for one in PAGES],
    "statement": STATEMENTS,
    "event": anchors("event", lambda one: one.events),
}


@some.composite
def judgements(draw):
    about, same = draw(some.sampled_from([*WHAT, "speaker", "words"])), draw(some.booleans())
    if about in WHAT:
        left, right = ends(draw, WHAT[about])
        return verdicts.judgement(about, (left, (right,)), ("Ada", None, None), same=same)
    left = draw(some.sampled_from(STATEMENTS))
    here = [mention for mention in MENTIONS if mention.page == left.page]
    right = (draw(some.sampled_from(here)),) if here and same and about == "speaker" else ()
    return verdicts.judgement(about, (left, right), ("Ada", None, None), same=bool(right))


@settings(deadline=None, max_examples=80)
@given(
    some.lists(some.one_of(some.sampled_from(PAGES), judgements(), some.integers(1, 4)), min_size=3, max_size=24),
    LARGE,
    FEW,
)
def test_what_persons_judge_is_obeyed_whenever_they_do(stream, large, few):
    lowered = (patch.object(actors, "_LARGE", large), patch.object(stories, "_FEW", few))
    with Archive(":memory:", create=True) as archive, lowered[0], lowered[1]:
        for one in stream:
            if isinstance(one, Report):
                put(archive, [one])
            elif isinstance(one, Judgement):
                verdicts.put(archive.db, one)
            else:
                with suppress(StoreError):
                    archive.undo(one, time="2031")
        archive.settle()
        assert list(broken(archive.db)) == []
        pages = kept_in([one for one in stream if isinstance(one, Report)])

        made = structs.replace(archive.dossier(), made_by=made_by("light"))
        assert msgspec.json.encode(made) == msgspec.json.encode(judged_dossier(archive, pages))
        assert [line for line in archive.check(again=True) if "not what" in line] == []


@pytest.mark.parametrize("few", [0, 6], ids=["stories kept", "stories made again"])
def test_who_only_gets_another_id_has_no_story_told_again(monkeypatch, few):
    """Whose smallest mention stands on the newest page gets its id; the other pages tell what they told."""
    days = [f"2031-{month:02}-{day:02}" for month in (1, 2, 3) for day in (1, 8, 15, 22)]
    pages = [
        report(f"Outlet {day}", Said(f"the {ship} will sail", "Ana Reyes"), published=day)
        for day, ship in zip(days, SHIPS, strict=True)
    ]
    first = {page.page.id: min(mention.id for mention in page.mentions) for page in pages}
    newest = min(pages, key=lambda page: first[page.page.id])
    seen = []
    monkeypatch.setattr(stories, "_FEW", few)
    monkeypatch.setattr(stories, "told", lambda pack, press: seen.append(pack.story.pages) or told(pack, press))
    with Archive(":memory:", create=True) as archive:
        put(archive, [page for page in pages if page is not newest])
        (before,) = (row for row in archive.db.execute("SELECT id FROM actor"))
        seen.clear()
        put(archive, [newest])

        assert archive.db.execute("SELECT id FROM actor").fetchall() != [before]
        assert seen == [(newest.page.id,)]
        assert msgspec.json.encode(archive.dossier()) == scratch(pages)
        assert archive.check(again=True) == tuple(archive.check())
