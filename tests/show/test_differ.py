"""What the outlets tell differently, and when a claim was first seen, as the reader sees it."""

import pytest
from pile.build import Said, actors, cast_of, report

from accordingto.pile.story.match import Pack
from accordingto.pile.told import merged, told
from accordingto.pile.trace.outlets import press
from accordingto.record.dossier import Dossier, Maker
from accordingto.record.story import Story
from accordingto.show.text import text
from accordingto.show.view import view

PLAIN = "the ferry has sunk off Brae in the storm"
HEDGED = "the ferry is believed to have sunk off Brae in the storm"


def dossier(*pages):
    reports = tuple(sorted(pages, key=lambda page: page.page.id))
    story = Story(id="story-1", pages=tuple(page.page.id for page in reports))
    made = merged([told(Pack(story, reports, cast_of(*reports)), press(page.page.outlet for page in reports))])
    maker = Maker(version="0", parser="none", lexicon="0")
    return Dossier(made_by=maker, reports=reports, actors=actors(*reports), **made._asdict())


def page(outlet, words, published=None):
    return report(outlet, Said(words, "Ana Reyes"), published=published)


def shown(*pages):
    (story,) = view(dossier(*pages)).stories
    return story, story.shared[0]


def test_a_hedge_is_told_once_however_many_say_it_plainly():
    _, one = shown(page("The Ledger", HEDGED), page("The Courier", PLAIN), page("The Echo", PLAIN))

    assert [found.words for found in one.differing] == [
        "The Ledger hedges: “is believed to have”; The Courier and The Echo say it plainly"
    ]
    assert {place.words for place in one.differing[0].places} == {"is believed to have", "sunk"}


def test_numbers_that_differ_are_told_with_those_who_give_them():
    numbers = ["at least 140 passengers", "150 passengers"]
    pages = [page(name, f"the ferry had carried {some} that day") for name, some in zip("AB", numbers, strict=True)]

    assert [found.words for found in shown(*pages)[1].differing] == [
        "A number: “at least 140 passengers” in A, “150 passengers” in B"
    ]


@pytest.mark.parametrize(
    ("days", "want"),
    [
        (("2031-05-03", "2031-05-04"), "first seen in A, 3 May 2031"),
        (("2031-05-03", "2031-05-03"), "first seen 3 May 2031"),
        (("2031-05-03", None), "first seen in A, 3 May 2031; 1 page has no date"),
        (("2031-05", "2031-05-04"), "first seen May 2031"),
        ((None, None), ""),
    ],
)
def test_a_claim_is_first_seen_where_days_tell(days, want):
    pages = [page(name, PLAIN, day) for name, day in zip("AB", days, strict=True)]

    assert shown(*pages)[1].since == want


def test_the_lead_counts_what_all_outlets_carry():
    story, _ = shown(*(page(name, PLAIN) for name in "ABC"))

    assert story.lead == "1 of 1 statement stands in more than one outlet, 1 of them in all 3; it has a single origin."


def test_pages_that_credit_one_outlet_are_named_with_it():
    pages = [report(name, Said(PLAIN, "Ana Reyes", "the Washington Post")) for name in ("The Herald", "The Echo")]
    made = dossier(*pages, report("The Bugle", "It rained."))
    (story,) = view(made).stories

    assert story.rests.words == "2 of 3 pages rest, at least in part, on a source they share"
    (one,) = story.rests.on
    assert one.words.endswith(" credit Washington Post near the top")
    assert {place.page for place in one.places} == {"The Herald", "The Echo"}
    assert "rest, at least in part, on a source they share" in text(made)
