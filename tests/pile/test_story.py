"""Which pages tell of one happening."""

from itertools import permutations

import pytest
from pile.build import cast_of, report

from accordingto.pile.story import pack, parted
from accordingto.pile.story.groups import following, groups
from accordingto.pile.story.groups import grouped as joined
from accordingto.pile.story.keys import tell
from accordingto.record.story import Judged
from accordingto.run.inline import Inline

FERRY = (
    "Ferry sinks off Karsund, dozens missing",
    (
        "The ferry Solveig sank in a storm off Karsund on Tuesday night with 140 passengers aboard. Coastguard boats "
        "from Karsund and Tallvik searched the strait for survivors until dawn. The captain had been told not to sail."
    ),
)
FERRY_TOO = (
    "Search goes on for survivors of the Solveig",
    (
        "Coastguard crews searched the strait off Karsund on Wednesday for passengers of the Solveig, the ferry that "
        "went down in heavy seas. A Tallvik fisherman said that he had pulled nine people from the water."
    ),
)
STRIKE = (
    "Teachers in Brenning vote to strike",
    (
        "Teachers in Brenning voted on Tuesday to walk out of the city's schools over pay. The union said that talks "
        "with mayor Dalia Orme had broken down, and that classrooms would stay shut until the council made a new offer."
    ),
)


def grouped(*texts):
    return groups([tell(f"page-{number}", *text, None) for number, text in enumerate(texts)])


def test_two_pages_on_one_happening_are_one_story():
    assert grouped(FERRY, FERRY_TOO) == (("page-0", "page-1"),)


def test_two_pages_on_two_happenings_are_two_stories():
    assert grouped(FERRY, STRIKE) == (("page-0",), ("page-1",))


def test_stories_do_not_depend_on_the_order_of_the_pages():
    told = [tell(name, *text, None) for name, text in (("a", FERRY), ("b", STRIKE), ("c", FERRY_TOO))]

    assert {groups(order) for order in permutations(told)} == {(("a", "c"), ("b",))}


@pytest.mark.parametrize(("day", "one"), [("2024-03-06", True), (None, True), ("2024-06-20", False)])
def test_days_far_apart_part_two_tellings_and_an_unknown_day_does_not(day, one):
    told = [tell("a", *FERRY, "2024-03-06"), tell("b", *FERRY_TOO, day)]

    assert (len(groups(told)) == 1) == one


def test_a_story_has_the_earliest_day_and_the_headline_of_that_page():
    pages = [
        report("The Herald", FERRY[1], headline=FERRY[0], published="2024-03-06"),
        report("The Echo", FERRY_TOO[1], headline=FERRY_TOO[0], published="2024-03-05"),
    ]

    ((group,), _) = parted(pages, Inline())
    found = pack(pages, cast_of(*pages)).story

    assert found.pages == group
    assert found.day == "2024-03-05"
    assert found.headline == FERRY_TOO[0]


def same(left, right):
    return Judged(id=f"judged-{left}-{right}", left=left, right=right, same=True)


@pytest.mark.parametrize(
    ("likenesses", "judged", "want"),
    [
        ({("a", "b"): 0.3}, (), [("a", "b"), ("c",)]),
        ({("a", "b"): 0.299999}, (), [("a",), ("b",), ("c",)]),
        ({("a", "b"): 0.9, ("b", "c"): 0.5}, (), [("a", "b"), ("c",)]),
        ({("a", "b"): 0.9, ("b", "c"): 0.6}, (), [("a", "b", "c")]),
        ({("a", "b"): 0.9, ("b", "c"): 0.5, ("a", "c"): 0.1}, (), [("a", "b", "c")]),
        ({}, (same("a", "c"),), [("a", "c"), ("b",)]),
        ({}, (same("a", "elsewhere"), same("elsewhere", "b")), [("a",), ("b",), ("c",)]),
    ],
    ids=["just alike", "nearly", "a chain", "a chain, alike on the average", "all", "judged", "judged elsewhere"],
)
def test_groups_are_joined_where_they_are_alike_on_the_average(likenesses, judged, want):
    assert joined("abc", likenesses, judged) == tuple(want)


def test_two_groups_are_not_joined_by_one_likeness_of_four():
    two = {("a", "b"): 0.9, ("c", "d"): 0.9}

    assert joined("abcd", {**two, ("b", "c"): 0.9}) == (("a", "b"), ("c", "d"))
    assert joined("abcd", {**two, ("b", "c"): 0.9, ("a", "d"): 0.3}) == (("a", "b", "c", "d"),)


@pytest.mark.parametrize(
    ("likenesses", "want"),
    [
        ([("a", "c")], ((), (0,), ())),
        ([("c", "a")], ((), (0,), ())),
        ([("a", "b")], ((), (), ())),
        ([("a", "d")], ((), (), ())),
        ([("a", "gone"), ("gone", "c")], ((), (), ())),
    ],
    ids=["later", "turned", "one story", "no day", "a page of no story"],
)
def test_a_story_goes_on_from_an_earlier_one_that_is_like_it(likenesses, want):
    days = {"a": "2031-03-01", "c": "2031-03-02", "d": None}

    assert following([("a", "b"), ("c",), ("d",)], likenesses, days) == want


def test_stories_of_one_day_do_not_go_on_from_one_another():
    assert following([("a",), ("b",)], [("a", "b")], {"a": "2031-03-01", "b": "2031-03-01"}) == ((), ())


@pytest.mark.shared
def test_two_real_reports_of_one_happening_are_one_story(shared):
    texts = [path.read_text(encoding="utf-8") for path in sorted((shared / "reports" / "olympics-2018").iterdir())]

    assert len(grouped(*[(text.splitlines()[0], text) for text in texts])) == 1
