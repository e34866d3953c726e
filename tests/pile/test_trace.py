"""Who first put it on record."""

import pytest
from msgspec.structs import replace
from pile.build import Did, Said, cast_of, report

from accordingto.pile.story.match import Pack, compare
from accordingto.pile.trace import trace
from accordingto.record.story import Story

QUOTE = "“Nobody leaves the harbour until the organisers have signed the paper,”"
UNNAMED = Said(QUOTE, "a senior official")
TELLING = (
    "The two ministers met behind closed doors in the old customs house for the first time since the spring, "
    "and fishermen waited on the quay for news of the quota until late in the evening."
)
OTHERWISE = (
    "Talks on how much fish each side may take began on Monday in a building by the port that used to house the "
    "customs; boats stayed tied up, and their crews stood about for hours with nothing to hear and less to do."
)


def traced(*reports):
    """Trace the reports of one story; return the origin of each member and whether it was inferred for it."""
    story = Story(id="story-1", pages=tuple(sorted(one.page.id for one in reports)))
    cast = cast_of(*reports)
    made = trace(reports, [story], compare(Pack(story, tuple(reports), cast)), cast)
    by_id = {origin.id: origin for origin in made.origins}
    members = [member.id for one in reports for member in (*one.said, *one.events)]
    return [(by_id[made.of[member]], member in made.inferred) for member in members]


def origins(*reports):
    return [origin for origin, _ in traced(*reports)]


@pytest.mark.parametrize(
    ("outlet", "said", "want"),
    [
        ("The Echo", Said(QUOTE, "Ana Reyes", "the Washington Post"), ("outlet", "Washington Post", "said")),
        ("The Echo", Said(QUOTE, "Ana Reyes", "KCNA"), ("agency", "Korean Central News Agency", "said")),
        ("The Echo", Said(QUOTE, "Reuters"), ("agency", "Reuters", "said")),
        ("Reuters", Said(QUOTE, "Ana Reyes"), ("agency", "Reuters", "said")),
        ("The Echo", Said(QUOTE, "Ana Reyes"), ("speaker", "Ana Reyes", "said")),
        ("The Echo", Said(QUOTE, None), ("own word", "The Echo", "said")),
    ],
)
def test_the_origin_is_the_hand_next_to_the_speaker(outlet, said, want):
    (origin,) = origins(report(outlet, said))

    assert (origin.kind, origin.name, origin.how) == want


def test_one_interview_is_one_origin_though_one_page_does_not_name_it():
    named, bare = traced(
        report("The Herald", Said(QUOTE, "Ana Reyes", "the Washington Post")),
        report("The Echo", Said(QUOTE, "Ana Reyes")),
    )

    assert named[0] == bare[0]
    assert (named[1], bare[1]) == (False, True)
    assert bare[0].how == "said"
    assert "inferred for The Echo: " in bare[0].why


def test_words_that_an_agency_and_a_page_without_its_text_have_are_the_speakers():
    wire, bare = origins(
        report("Reuters", TELLING, Said(QUOTE, "Ana Reyes")), report("The Echo", OTHERWISE, Said(QUOTE, "Ana Reyes"))
    )

    assert wire == bare
    assert (bare.kind, bare.name) == ("speaker", "Ana Reyes")


def test_an_agencys_page_that_does_not_name_the_speaker_has_him_from_one_that_does():
    wire, named = origins(
        report("Reuters", TELLING, UNNAMED), report("The Herald", OTHERWISE, Said(QUOTE, "Ana Reyes"))
    )

    assert wire == named
    assert (wire.kind, wire.name) == ("speaker", "Ana Reyes")


def test_words_between_an_agency_and_a_named_speaker_come_to_rest():
    more = "“Whoever signs tonight will find us on the quay tomorrow with our nets mended,”"
    wire, both, named = origins(
        report("Reuters", OTHERWISE, UNNAMED),
        report("The Echo", TELLING, UNNAMED._replace(content=(QUOTE, more))),
        report("The Bugle", TELLING, OTHERWISE),
        report("The Herald", "It rained on the hills for a week, and the road was shut.", Said(more, "Ana Reyes")),
    )

    assert (wire.kind, named.kind) == ("agency", "speaker")
    assert both == wire


def test_words_in_a_page_that_has_an_agencys_text_are_the_agencys():
    wire, copy = origins(
        report("Reuters", TELLING, Said(QUOTE, "Ana Reyes")), report("The Echo", TELLING, Said(QUOTE, "Ana Reyes"))
    )

    assert wire == copy
    assert (wire.kind, wire.name) == ("agency", "Reuters")


def test_two_who_are_not_named_are_two():
    assert len(set(origins(report("The Herald", TELLING, UNNAMED), report("The Echo", OTHERWISE, UNNAMED)))) == 2


def test_who_is_not_named_in_one_text_is_one_wherever_the_text_stands():
    pages = [report("The Herald", TELLING, UNNAMED), report("The Echo", TELLING, UNNAMED, "It rained.")]

    assert len(set(origins(*pages))) == 1


def test_whom_a_page_does_not_name_another_names():
    named, bare = origins(report("The Herald", Said(QUOTE, "Ana Reyes")), report("The Echo", UNNAMED))

    assert named == bare


def test_a_statement_is_its_authors_whatever_each_page_calls_it():
    first, second = origins(
        report("The Herald", Said(QUOTE, "Ana Reyes", "a written statement")),
        report("The Echo", Said(QUOTE, "Ana Reyes", "an email")),
    )

    assert first == second
    assert (first.kind, first.name, first.how) == ("document", "statement by Ana Reyes", "said")


def test_a_page_of_the_pile_is_known_as_an_outlet_by_its_short_name():
    wire, told = origins(
        report("Halyard News Agency", Said(QUOTE, "Ana Reyes")),
        report("The Echo", Said(QUOTE, "Ana Reyes", "Halyard")),
    )

    assert wire == told
    assert (wire.kind, wire.name) == ("agency", "Halyard News Agency")


def test_a_part_of_an_outlet_is_the_outlet():
    own, told = origins(
        report("The Washington Post - Opinion", Said(QUOTE, "Ana Reyes", "this newspaper")),
        report("The Echo", Said(QUOTE, "Ana Reyes", "the Washington Post")),
    )

    assert own == told
    assert own.name == "Washington Post"


def test_two_relays_named_for_one_quotation_are_two_origins_and_a_third_page_is_given_neither():
    found = origins(
        report("The Herald", Said(QUOTE, "Ana Reyes", "the Washington Post")),
        report("The Echo", Said(QUOTE, "Ana Reyes", "KCNA")),
        report("The Bugle", Said(QUOTE, "Ana Reyes")),
    )

    assert [origin.kind for origin in found] == ["outlet", "agency", "speaker"]


def test_state_media_are_the_agency_that_a_page_calls_the_states():
    agency, media = origins(
        report(
            "The Herald", "The state-run Harbour Press Agency spoke.", Said(QUOTE, "Ana Reyes", "Harbour Press Agency")
        ),
        report("The Echo", Said("the towns had “changed for good”", "Ben Ode", "state media")),
    )

    assert agency == media


def test_state_media_of_a_country_are_its_agency_if_the_story_names_that():
    agency, media = traced(
        report("The Herald", Said(QUOTE, "Ana Reyes", "KCNA")),
        report("The Echo", Said("the towns had “changed for good”", "Ben Ode", "state media", "PRK")),
    )

    assert agency[0] == media[0]
    assert (media[0].name, agency[1], media[1]) == ("Korean Central News Agency", False, True)


def test_state_media_of_another_country_are_not():
    agency, media = origins(
        report("The Herald", Said(QUOTE, "Ana Reyes", "KCNA")),
        report("The Echo", Said("the towns had “changed for good”", "Ben Ode", "state media", "CHN")),
    )

    assert agency != media


def test_what_two_outlets_tell_in_the_same_words_has_one_origin():
    deed = Did("Norland", "met", "Sudria", "in Geneva on Monday for talks on the disputed fishing quota in the strait")
    left, right = traced(
        report("The Herald", TELLING, deed, published="2024-03-01"),
        report("The Echo", TELLING, deed, "Nothing else happened.", published="2024-03-02"),
    )

    assert left[0] == right[0]
    assert (left[0].name, left[1], right[1]) == ("The Herald", False, True)
    shared = {piece.page: piece.words for piece in left[0].evidence if "disputed fishing quota" in piece.words}
    assert len(shared) == 2


def test_who_was_first_is_not_known_without_dates():
    deed = Did("Norland", "met", "Sudria", "in Geneva on Monday for talks on the disputed fishing quota in the strait")
    left, right = origins(report("The Herald", TELLING, deed), report("The Echo", TELLING, deed))

    assert left == right
    assert left.name is None
    assert "The Echo, The Herald" in left.why


def test_what_two_outlets_tell_in_their_own_words_has_two_origins():
    left, right = origins(
        report("The Herald", Did("Norland", "met", "Sudria", "in Geneva on Monday")),
        report("The Echo", Did("Norland", "met", "Sudria", "on Monday, officials of both sides in the room")),
    )

    assert {left.name, right.name} == {"The Herald", "The Echo"}


def test_a_page_that_credits_an_agency_has_its_words_from_there():
    (origin,) = origins(report("The Echo", "GENEVA (Reuters) - It rained.", Did("Norland", "met", "Sudria")))

    assert (origin.kind, origin.name) == ("agency", "Reuters")
    assert [piece.words for piece in origin.evidence] == ["Reuters"]


def test_an_event_that_somebody_asserts_has_the_origin_of_his_words():
    said, told = origins(
        report(
            "The Echo",
            Said("that the ministers had met", "Ana Reyes", "the Washington Post"),
            Did("Norland", "met", "Sudria", by=0),
        )
    )

    assert said == told


@pytest.mark.parametrize("named_before", [True, False])
def test_the_agency_is_the_hand_named_last_before_it(named_before):
    page = report(
        "The Herald",
        Said(QUOTE, "Ana Reyes", "the Tidewater Agency"),
        Said("“It will be a long winter for all of us”", "Ben Ode", "the agency"),
    )
    first, second = page.said
    speaker, relay, outlet = second.chain
    bare = replace(second, chain=(speaker, replace(relay, name=None), outlet))
    mentions = tuple(
        replace(mention, name=None, form="description") if mention.id == relay.mention else mention
        for mention in page.mentions
    )

    *_, (origin, inferred) = traced(replace(page, mentions=mentions, said=(first, bare) if named_before else (bare,)))

    assert (origin.name, inferred) == (("the Tidewater Agency", True) if named_before else (None, False))
