"""A page is compared with what is near it in days and words, and touches nothing else."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.pile.linked import linked
from accordingto.pile.story.groups import following, grouped
from accordingto.pile.story.keys import tell
from accordingto.pile.story.likeness import WINDOW, likeness, profile
from accordingto.pile.story.near import CROWD, LEAST, alike, finds, held
from accordingto.record.base import make_id
from accordingto.record.story import Judged

NAMES = ["Karsund", "Tallvik", "Solveig", "Brenning", "Orme", "Varga", "Holm", "Corran", "Ashholm", "Vell", "Yarrow"]
MONTH = [f"2024-03-{day:02}" for day in range(1, 29)]


def page(number, names, day):
    return profile(tell(f"page-{number}", " ".join(names), f"What {' and '.join(names)} did.", day))


# The table of ranks is read before the first example: reading it takes as long as many examples.
page(0, NAMES, None)


def piles(days=None):
    """Piles of up to 14 pages, each on a few of the names and on one of the days, or on none."""
    names = st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True)
    told = st.tuples(names, st.sampled_from(days or [*MONTH, None, "2024"]))
    return st.lists(told, max_size=14).map(lambda pile: [page(number, *one) for number, one in enumerate(pile)])


def stories(pages, judged=()):
    return grouped([one.id for one in pages], alike(pages), judged)


def judgement(left, right, *, same):
    return Judged(id=make_id("judged", left, right), left=left, right=right, same=same)


@given(piles(), st.randoms())
def test_stories_are_a_function_of_the_set_of_pages(pages, random):
    mixed = random.sample(pages, len(pages)) + pages[:1]

    assert alike(mixed) == alike(pages)
    assert stories(mixed) == stories(pages)


@given(piles())
def test_what_is_found_between_two_pages_depends_on_these_two(pages):
    found = {
        pair: score
        for left, right in combinations(sorted(pages, key=lambda one: one.id), 2)
        for pair, score in alike([left, right]).items()
    }

    assert alike(pages) == found
    assert all(LEAST <= score <= 1 for score in found.values())


@given(piles())
def test_likeness_has_no_direction(pages):
    assert all(likeness(one, other) == likeness(other, one) for one, other in combinations(pages, 2))


@given(piles(MONTH[:8]), piles(MONTH[8 + WINDOW :]))
def test_pages_far_off_in_time_change_nothing(here, there):
    far = [one._replace(id=f"far-{one.id}") for one in there]

    assert stories([*here, *far]) == tuple(sorted([*stories(here), *stories(far)]))


@given(piles())
def test_a_pile_built_in_two_halves_is_the_pile_built_at_once(pages):
    half = len(pages) // 2
    kept = alike(pages[:half]) | alike(pages[half:])
    crossing = {
        pair: score for one in pages[:half] for other in pages[half:] for pair, score in alike([one, other]).items()
    }

    assert grouped([one.id for one in pages], kept | crossing) == stories(pages)


@given(piles())
def test_only_what_hangs_together_is_grouped_together(pages):
    found = alike(pages)
    apart = [grouped(together, found) for together in linked([one.id for one in pages], found)]

    assert tuple(sorted(story for one in apart for story in one)) == stories(pages)


@given(piles(), st.data())
def test_what_people_judge_outweighs_likeness(pages, data):
    pairs = list(combinations(sorted(one.id for one in pages), 2))
    if not pairs:
        return
    left, right = data.draw(st.sampled_from(pairs))
    same = data.draw(st.booleans())

    found = stories(pages, [judgement(left, right, same=same)])

    assert any(left in story and right in story for story in found) == same


def test_of_two_judgements_that_contradict_each_other_one_happening_comes_first():
    pages = [page(number, [name], "2024-03-01") for number, name in enumerate(NAMES[:3])]
    said = [("page-0", "page-1", True), ("page-1", "page-2", True), ("page-0", "page-2", False)]

    assert stories(pages, [judgement(*pair, same=same) for *pair, same in said]) == (("page-0", "page-1", "page-2"),)


def test_a_crowd_is_one_story_and_each_of_it_finds_few():
    pages = [page(f"{number:03}", NAMES[:6], "2024-03-01") for number in range(2 * CROWD)]
    crowd = {one.id: one for one in pages}
    holders = held(pages)

    assert len(stories(pages)) == 1
    assert all(len(list(finds(one, crowd, holders))) <= CROWD for one in pages)


def test_a_story_goes_on_from_an_earlier_one_that_some_page_is_like():
    stories = (("a", "b"), ("c",), ("d",))
    likenesses = [("a", "c"), ("a", "b"), ("c", "d")]
    days = {"a": "2024-03-01", "c": "2024-03-02", "d": "2024-03-02"}

    assert following(stories, likenesses, days) == ((), (0,), ())
    assert following(stories, likenesses, days | {"a": None}) == ((), (), ())


@pytest.mark.parametrize(
    ("judged", "want"),
    [
        ([], ["ab", "c"]),
        ([("a", "b", False)], ["a", "b", "c"]),
        ([("a", "c", True)], ["abc"]),
        ([("a", "c", True), ("b", "c", False)], ["ac", "b"]),
        # What is judged of pages that are not there, or is like them, says nothing.
        ([("a", "z", True), ("c", "z", True)], ["ab", "c"]),
        ([("a", "z", False)], ["ab", "c"]),
    ],
)
def test_what_a_person_judged_outweighs_likeness(judged, want):
    said = [judgement(left, right, same=same) for left, right, same in judged]
    likenesses = {("a", "b"): 0.9, ("b", "z"): 0.9, ("y", "c"): 0.9}

    for pages in ("abc", "cba"):
        assert grouped(pages, likenesses, said) == tuple(map(tuple, want))
