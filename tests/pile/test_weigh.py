"""What is claimed, and what speaks against it."""

import pytest
from msgspec.structs import replace
from pile.build import Did, Said, cast_of, report

from accordingto.pile.story.match import Pack, compare
from accordingto.pile.trace import trace
from accordingto.pile.weigh import weigh
from accordingto.record.base import make_id
from accordingto.record.story import Story

QUOTE = "“Nobody leaves the harbour until the organisers have signed the paper,”"


def weighed(*reports, loose=None):
    story = Story(id="story-1", pages=tuple(sorted(one.page.id for one in reports)))
    cast = cast_of(*reports)
    found = compare(Pack(story, tuple(reports), cast))
    traced = trace(reports, [story], found, cast)
    return weigh(reports, [story], found, traced if loose is None else traced._replace(inferred=loose), cast)


def test_said_twice_known_once():
    result = weighed(
        report("The Herald", Said(QUOTE, "Ana Reyes", "the Washington Post")),
        report("The Echo", Said((QUOTE, "“Then we sail”"), "Ana Reyes", "the Washington Post")),
    )

    (claim,) = result.claims
    assert claim.outlets == ("The Echo", "The Herald")
    assert claim.speakers == ("Ana Reyes",)
    assert len(claim.origins) == 1
    assert [piece.words for piece in claim.wording] == [QUOTE, "“Then we sail”"]


DIRECT = "“Nobody leaves the harbour until the organisers have signed”"
MIXED = "nobody leaves the harbour “until the organisers have signed” the paper"
INDIRECT = "nobody leaves the harbour until the organisers have signed the paper today"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [(DIRECT, MIXED), (DIRECT, INDIRECT), (MIXED, INDIRECT), (INDIRECT, INDIRECT.removesuffix(" today"))],
)
def test_a_claim_is_worded_as_its_speaker_put_it_and_then_at_length(ours, theirs):
    pages = [report(outlet, Said(words, "Ana Reyes")) for outlet, words in (("The Herald", ours), ("The Echo", theirs))]

    for order in (pages, pages[::-1]):
        (claim,) = weighed(*order).claims
        assert [piece.words for piece in claim.wording] == [ours]


@pytest.mark.parametrize(
    ("fuller", "less"),
    [
        ({}, {"patient": ()}),
        ({"rest": "on Monday"}, {"by": 0, "rest": "with rockets on Monday"}),
        ({"rest": "with rockets on Monday"}, {"rest": "on Monday"}),
    ],
)
def test_a_deed_is_worded_by_who_names_both_sides_tells_it_himself_and_says_most(fuller, less):
    pages = []
    for outlet, told in (("The Herald", fuller), ("The Echo", less)):
        deed = Did("Norland", "attacked", "Sudria", told.get("rest", "with rockets"), "ASSAULT", by=told.get("by"))
        page = report(outlet, Said("it was over", "Ana Reyes"), deed)
        events = tuple(replace(event, **{k: told[k] for k in told if k == "patient"}) for event in page.events)
        pages.append(replace(page, events=events))

    for order in (pages, pages[::-1]):
        (claim,) = (claim for claim in weighed(*order).claims if claim.of == "event")
        assert {piece.page for piece in claim.wording} == {pages[0].page.id}


def test_each_side_of_a_conflict_is_what_its_own_claim_says():
    pages = [
        report(f"The {n} Herald", Said(f"{n} people died on the ferry that sank off Norhaven", "Ana Reyes"))
        for n in (12, 14, 16, 18)
    ]

    for order in (pages, pages[::-1]):
        result = weighed(*order)
        worded = {claim.id: claim.wording[0].words for claim in result.claims}
        ids = [conflict.id for conflict in result.conflicts]
        assert len(ids) == 6
        assert ids == sorted(ids)
        for conflict in result.conflicts:
            assert conflict.left < conflict.right
            assert worded[conflict.left].startswith(conflict.left_value.words)
            assert worded[conflict.right].startswith(conflict.right_value.words)


@pytest.mark.parametrize(
    ("left", "right", "want"),
    [
        ("12 people died on the ferry", "14 people died on the ferry", ["12", "14"]),
        ("twelve people died on the ferry", "fourteen people died on the ferry", ["fourteen", "twelve"]),
        ("12 people died on the ferry", "at least 10 people died on the ferry", []),
        ("about 1,200 people were on the ferry", "1,950 people were on the ferry", []),
        ("1,200 people were on the ferry", "1,214 people were on the ferry", []),
        ("12 people were hurt on the ferry", "40 people were hurt on the ferry, 12 of them badly", []),
        ("an officer of 48 years died on the ferry", "an officer for 15 years died on the ferry", []),
        ("12 people died on the ferry", "14 crew members died on the ferry", []),
        ("12 people died on the ferry", "14 people live in the tower by the castle", []),
        ("in 2012 people died on the ferry", "in 2014 people died on the ferry", []),
    ],
)
def test_numbers_conflict_where_both_cannot_be_true(left, right, want):
    result = weighed(report("The Herald", Said(left, "Ana Reyes")), report("The Echo", Said(right, "Ben Ode")))

    values = sorted(
        value.words for conflict in result.conflicts for value in (conflict.left_value, conflict.right_value)
    )
    assert values == want


@pytest.mark.parametrize(
    ("left", "right", "want"),
    [
        ("the first ship will leave Norhaven on 1 June", "the first ship will leave Norhaven on June 15", 1),
        ("the first ship will leave Norhaven on 1 June", "the first ship would leave Norhaven on June 1st, 2031", 0),
        ("the first ship will leave Norhaven on June 1, 2030", "the first ship will leave Norhaven on 1 June 2031", 1),
        ("the first ship will leave Norhaven on 1 June", "the first ship will leave Norhaven next week", 0),
        ("the first ship will leave Norhaven on 1 June", "the first ship will leave Norhaven on Monday", 0),
        ("the first ship will leave Norhaven on 1 June", "the second leaves the Norhaven yard on June 15", 0),
        ("the first ship sails from Norhaven on 1 June", "ships sail from Norhaven from June 1 to June 15", 0),
    ],
)
def test_days_conflict_where_both_cannot_be_true(left, right, want):
    result = weighed(report("The Herald", Said(left, "Ana Reyes")), report("The Echo", Said(right, "Ben Ode")))

    assert [conflict.field for conflict in result.conflicts] == ["date"] * want


@pytest.mark.parametrize(
    ("left", "right", "want"),
    [
        (("in Geneva", "CHE"), ("in Vienna", "AUT"), ["place"]),
        (("in Geneva", "CHE"), ("in Switzerland", "CHE"), []),
        (("in Geneva", "CHE"), ("in Vienna", None), []),
    ],
)
def test_places_conflict_where_they_are_in_two_countries(left, right, want):
    told = "the fishing talks resumed, both sides with full delegations"
    pages = [
        report(outlet, Did("Norland", "met", "Sudria", f"{told} {words}", where=(words[3:], country)))
        for outlet, (words, country) in (("The Herald", left), ("The Echo", right))
    ]

    assert [conflict.field for conflict in weighed(*pages).conflicts] == want


def test_what_one_page_denies_another_cannot_tell_as_done():
    left = Did("Norland", "attacked", "Sudria", "with rockets on Monday", "ASSAULT")
    result = weighed(report("The Herald", left), report("The Echo", left._replace(status="denied")))

    assert [conflict.field for conflict in result.conflicts] == ["polarity"]


def test_one_quotation_with_two_speakers_is_a_conflict():
    result = weighed(
        report("The Herald", Said("“We shall " + QUOTE[1:], "Ana Reyes")),
        report("The Echo", Said("“We shall " + QUOTE[1:], "Ben Ode")),
    )

    assert len(result.claims) == 2
    assert [conflict.field for conflict in result.conflicts] == ["speaker"]
    assert {result.conflicts[0].left_value.words, result.conflicts[0].right_value.words} == {"Ana Reyes", "Ben Ode"}


@pytest.mark.parametrize("speaker", ["Ana Reyes", "Ben Ode"])
def test_what_two_say_together_may_elsewhere_be_told_of_one_of_them(speaker):
    result = weighed(
        report("The Herald", Said(QUOTE, "Ana Reyes", beside="Ben Ode")), report("The Echo", Said(QUOTE, speaker))
    )

    (claim,) = result.claims
    assert claim.speakers == ("Ana Reyes", "Ben Ode")
    assert result.conflicts == ()


def test_warmth_is_counted_once_a_claim_and_not_for_what_did_not_happen():
    met = Did("Norland", "attacked", "Sudria", "with rockets on Monday", "ASSAULT", when="2024-03-01")
    result = weighed(
        report("The Herald", met, Did("Norland", "thanked", "Sudria", "for grain", "SUPPORT", when="2024-03-01")),
        report("The Echo", met, Did("Norland", "helped", "Sudria", "with grain", "AID", "hypothetical")),
    )

    (relation,) = result.relations
    assert (relation.day, relation.warmth, len(relation.claims)) == ("2024-03-01", -3.0, 2)


def test_a_claim_is_first_seen_on_the_earliest_day_that_is_known():
    pages = [
        report("The Herald", Said(QUOTE, "Ana Reyes"), published="2024-03-05"),
        report("The Echo", Said(QUOTE, "Ana Reyes"), "It rained.", published="2024-03-04"),
        report("The Bugle", Said(QUOTE, "Ana Reyes"), "It did not rain."),
    ]

    assert [claim.since for claim in weighed(*pages).claims] == ["2024-03-04"]
    assert [claim.since for claim in weighed(pages[2]).claims] == [None]


def test_a_claim_of_words_says_who_where_and_when():
    first = report("The Herald", Said(QUOTE, "Ana Reyes"), published="2024-03-05")
    second = report("The Echo", "It rained.", Said(QUOTE, "Ana Reyes"), published="2024-03-04")
    third = report("The Bugle", "It did not rain at all.", Said(QUOTE, "Ana Reyes"))

    for pages in ((first, second, third), (third, second, first)):
        result = weighed(*pages)
        members = sorted(one.id for page in pages for one in page.said)
        (claim,) = result.claims
        assert (claim.id, claim.story, claim.of) == (make_id("claim", members[0]), "story-1", "attribution")
        assert claim.members == tuple(members)
        assert claim.pages == tuple(sorted(page.page.id for page in pages))
        assert claim.outlets == ("The Bugle", "The Echo", "The Herald")
        assert (claim.speakers, claim.since) == (("Ana Reyes",), "2024-03-04")
        assert claim.origins == tuple(sorted(claim.origins))


def test_a_claim_of_a_deed_says_who_told_of_it_where_and_when():
    deed = Did("Norland", "attacked", "Sudria", "with rockets on Monday", "ASSAULT")
    pages = [
        report("The Herald", Said("ships were under fire", "Cy Dahl"), deed._replace(by=0), published="2024-03-05"),
        report("The Echo", Said("the harbour was shut", "Ana Reyes"), deed._replace(by=0), published="2024-03-04"),
        report("The Bugle", Said("schools were closed", None), deed._replace(by=0)),
        report("The Post", deed, "It rained."),
    ]

    for order in (pages, pages[::-1]):
        (claim,) = (claim for claim in weighed(*order).claims if claim.of == "event")
        members = sorted(event.id for page in pages for event in page.events)
        assert (claim.id, claim.story) == (make_id("claim", members[0]), "story-1")
        assert claim.members == tuple(members)
        assert claim.pages == tuple(sorted(page.page.id for page in pages))
        assert claim.outlets == ("The Bugle", "The Echo", "The Herald", "The Post")
        assert (claim.speakers, claim.since) == (("Ana Reyes", "Cy Dahl"), "2024-03-04")
        assert [piece.page for piece in claim.wording] == [pages[3].page.id]


@pytest.mark.parametrize(("loose", "want"), [("all", True), ("the first", False), ("none", False)])
def test_an_origin_is_inferred_for_a_claim_that_no_member_leads_to_it_outright(loose, want):
    pages = [report(outlet, Said(QUOTE, "Ana Reyes", "the Corran Post")) for outlet in ("The Herald", "The Echo")]
    members = {"all": 2, "the first": 1, "none": 0}[loose]

    (claim,) = weighed(*pages, loose=frozenset(page.said[0].id for page in pages[:members])).claims

    assert claim.inferred == (claim.origins if want else ())


def test_a_claim_rests_on_all_the_origins_of_its_members():
    papers = ("the Corran Post", "the Tidewater Post", "the Noon Ledger", "the Coast Post")
    pages = [report(f"The {n} Herald", Said(QUOTE, "Ana Reyes", paper)) for n, paper in enumerate(papers)]

    for order in (pages, pages[::-1]):
        (claim,) = weighed(*order).claims
        assert len(claim.origins) == 4
        assert claim.origins == tuple(sorted(claim.origins))
        assert claim.inferred == ()
    (claim,) = weighed(*pages, loose=frozenset(page.said[0].id for page in pages)).claims
    assert claim.inferred == claim.origins


def test_a_deed_names_all_who_assert_it_in_one_order():
    deed = Did("Norland", "attacked", "Sudria", "with rockets on Monday", "ASSAULT", by=0)
    names = ("Cy Dahl", "Ana Reyes", "Ben Ode", "Eva Lund", "Dov Katz")
    pages = [report(f"The {name} Post", Said(f"{name} was there", name), deed) for name in names]

    (claim,) = (claim for claim in weighed(*pages).claims if claim.of == "event")

    assert claim.speakers == tuple(sorted(names))
