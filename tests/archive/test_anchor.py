"""What a judgement holds on to: whom, which page, which words a person meant."""

import pytest
from archive.streams import kept_in
from pile.build import Did, Said, report

from accordingto.archive import Archive
from accordingto.archive.keep import keep
from accordingto.errors import StoreError

QUOTE = "“Nobody leaves the harbour until the organisers have signed the paper,”"
MET = Did("Norland", "met", "Sudria")
PAGES = (
    report(
        "The Herald",
        Said(QUOTE, "Ana Reyes", "the Washington Post"),
        MET,
        headline="Harbour shut",
        published="2024-03-01",
    ),
    report("The Echo", Said(QUOTE, "Ana Reyes"), MET, headline="Harbour shut", published="2024-03-01"),
    report(
        "The Bugle",
        Said("the sky is blue", "Ana Reyes"),
        Said("the sea is cold", "Ben Ode"),
        headline="Weather",
        published="2024-06-01",
    ),
    report("The Crier", Said("rents went up by a tenth", "Cy Dahl"), headline="Rents"),
)
HERALD, ECHO, BUGLE, CRIER = (one.page.id for one in PAGES)


@pytest.fixture
def archive():
    with Archive(":memory:", create=True) as made:
        for one in kept_in(PAGES):
            keep(made.db, one, "light")
        made.settle()
        yield made


def words_of(anchor):
    """The words that an anchor stands on, and where."""
    page = next(one for one in PAGES if one.page.id == anchor.page)
    if anchor.mention:
        return next(one.words for one in page.mentions if one.id == anchor.mention)
    if anchor.attribution:
        return next(one.words[0] for one in page.said if one.id == anchor.attribution)
    return next(one.words for one in page.events if one.id == anchor.event) if anchor.event else None


def held(judgement):
    return [(one.page, words_of(one)) for one in (judgement.left, *judgement.right)]


def test_two_actors_are_held_by_a_mention_of_each(archive):
    (left, first), (right, second) = held(archive.same("Ben Ode", "Cy Dahl"))

    assert (left, first, right, second) == (BUGLE, "Ben Ode", CRIER, "Cy Dahl")


def test_one_of_a_page_is_told_apart_from_each_other_page_of_the_actor(archive):
    one, *others = held(archive.same(f"Ana Reyes@{BUGLE}", "Ana Reyes", same=False))

    assert one == (BUGLE, "Ana Reyes")
    assert sorted(others) == sorted([(HERALD, "Ana Reyes"), (ECHO, "Ana Reyes")])


def test_one_of_a_page_may_be_named_second(archive):
    one, *others = held(archive.same("Ana Reyes", f"Ana Reyes@{BUGLE}", same=False))

    assert one == (BUGLE, "Ana Reyes")
    assert len(others) == 2


def test_two_of_two_pages_are_told_apart_and_no_others(archive):
    assert held(archive.same(f"ana reyes@{BUGLE}", f"Ana Reyes@{ECHO}", same=False)) == [
        (BUGLE, "Ana Reyes"),
        (ECHO, "Ana Reyes"),
    ]


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("Ana Reyes", "ana reyes", "these are one mention of one page"),
        (f"Ana Reyes@{HERALD}", f"Ana Reyes@{HERALD}", "these are one mention of one page"),
        (f"Cy Dahl@{BUGLE}", "Ana Reyes", "nobody is called so on that page"),
    ],
)
def test_whom_a_judgement_cannot_mean_is_told_of(archive, left, right, told):
    with pytest.raises(StoreError, match=told):
        archive.same(left, right, same=False)


def test_a_page_is_split_from_all_others_of_its_story(archive):
    story = next(one for one in archive.stories().rows if one.pages > 1).id

    judged = archive.split(story, ECHO)

    assert (judged.left.page, [one.page for one in judged.right]) == (ECHO, [HERALD])


@pytest.mark.parametrize(("page", "told"), [(BUGLE, "not a page of this story"), (CRIER, "not a page of this story")])
def test_a_page_of_another_story_cannot_be_split_from_it(archive, page, told):
    story = next(one for one in archive.stories().rows if one.pages > 1).id

    with pytest.raises(StoreError, match=told):
        archive.split(story, page)


def test_the_only_page_of_a_story_cannot_be_split_from_it(archive):
    (story,) = [one.id for one in archive.stories().rows if one.headline == "Rents"]

    with pytest.raises(StoreError, match="the only page of this story"):
        archive.split(story, CRIER)


def test_two_stories_are_held_by_a_page_of_each(archive):
    rents, weather = (
        next(one.id for one in archive.stories().rows if one.headline == headline) for headline in ("Rents", "Weather")
    )
    judged = archive.merge(rents, weather)

    assert {judged.left.page, *(one.page for one in judged.right)} == {BUGLE, CRIER}
    with pytest.raises(StoreError, match="these are one story"):
        archive.merge(*(2 * [archive.stories().rows[0].id]))


def test_statements_and_events_are_held_by_themselves(archive):
    said = archive.match(f"nobody leaves@{HERALD}", f"nobody leaves@{ECHO}", same=False)
    events = archive.match(*(f"{one.events[0].id}@{one.page.id}" for one in PAGES[:2]), same=False)

    assert (said.about, held(said)) == ("statement", [(HERALD, QUOTE), (ECHO, QUOTE)])
    assert (events.about, held(events)) == ("event", [(HERALD, "met"), (ECHO, "met")])


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (f"the s@{BUGLE}", f"sea@{BUGLE}", "several are named so on that page"),
        (f"mountain@{BUGLE}", f"sea@{BUGLE}", "nothing is named so on that page"),
        (f"@{BUGLE}", f"sea@{BUGLE}", "say on which page it stands"),
        ("sea", f"sea@{BUGLE}", "say on which page it stands"),
        (f"sky@{BUGLE}", f"rents@{CRIER}", "these are of two stories"),
        (f"nobody leaves@{HERALD}", f"{PAGES[1].events[0].id}@{ECHO}", "name two statements, or two events"),
        (f"{PAGES[1].events[0].id}@{ECHO}", f"nobody leaves@{HERALD}", "name two statements, or two events"),
        (f"sky@{BUGLE}", f"sky@{BUGLE}", "name two statements, or two events"),
    ],
)
def test_what_a_judgement_cannot_mean_is_told_of(archive, left, right, told):
    with pytest.raises(StoreError, match=told):
        archive.match(left, right)


def test_a_speaker_is_held_by_the_mention_nearest_to_the_statement(archive):
    judged = archive.speaker(f"sky@{BUGLE}", "Ben Ode")

    assert held(judged) == [(BUGLE, "the sky is blue"), (BUGLE, "Ben Ode")]
    with pytest.raises(StoreError, match="not named on the page of the statement"):
        archive.speaker(f"sky@{BUGLE}", "Cy Dahl")
