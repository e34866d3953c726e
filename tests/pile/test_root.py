"""What one page tells of where words come from: each hand it may put next to them, and why that is taken for theirs."""

import pytest
from msgspec.structs import replace
from pile.build import Said, cast_of, report

from accordingto.pile.cast import Cast
from accordingto.pile.trace.outlets import press
from accordingto.pile.trace.root import root

WORDS = "“Nobody leaves the harbour until the paper is signed,”"
RELAY, SPEAKER = "the relay that the page names", "the speaker that the page names"
NEAR = "named near by as the source, not of these very words"
SPOKEN = "the page names the speaker, not how the words reached the outlet"
WRITTEN = "the speaker's own words in writing, as the page says"
OURS, OWN = "spoken to the outlet itself", "the page is the agency's own"
STATE = "media of a state, not named on the page"


def page_of(outlet, speaker, relay, kinds=None, how="said"):
    """Return a page with one quotation.

    `kinds` say what its speaker and its relay are; a form behind that takes the name away. `how` is that of the relay.
    """
    page = report(outlet, Said(WORDS, speaker, relay))
    (said,) = page.said
    mentions, chain = {mention.id: mention for mention in page.mentions}, []
    for link in said.chain:
        kind, _, unnamed = (kinds or {}).get(link.role, "").partition(" ")
        if kind:
            form = {"name": None, "form": unnamed} if unnamed else {}
            mentions[link.mention] = replace(mentions[link.mention], kind=kind, **form)
        how_so = how if link.role == "relay" else "said"
        chain.append(replace(link, name=None if unnamed else link.name, how=how_so))
    return replace(page, mentions=tuple(mentions.values()), said=(replace(said, chain=tuple(chain)),))


def root_of(page, cast=None):
    return root(page.said[0], page, cast or cast_of(page), press([page.page.outlet]))


@pytest.mark.parametrize(
    ("outlet", "speaker", "relay", "kinds", "want"),
    [
        ("The Echo", "Ana Reyes", "KCNA", {}, ("agency", "Korean Central News Agency", RELAY)),
        ("The Echo", "Ana Reyes", "the Valletta Courier", {}, ("outlet", "the Valletta Courier", RELAY)),
        ("The Echo", "Ana Reyes", "the Tide Wire", {"relay": "organisation"}, ("agency", "the Tide Wire", RELAY)),
        ("The Echo", "Ana Reyes", "the Coast Post", {"relay": "organisation"}, ("outlet", "the Coast Post", RELAY)),
        ("The Echo", "Ana Reyes", "Friends of Fish", {"relay": "organisation"}, ("speaker", "Friends of Fish", RELAY)),
        ("The Echo", "Ana Reyes", "Emily Post", {"relay": "person"}, ("speaker", "Emily Post", RELAY)),
        ("The Echo", "Ana Reyes", "the aide", {"relay": "person description"}, ("speaker", None, RELAY)),
        ("The Echo", "Ana Reyes", "them", {"relay": "unknown description"}, ("speaker", "Ana Reyes", SPOKEN)),
        ("The Echo", "Ana Reyes", "him", {"relay": "person pronoun"}, ("speaker", "Ana Reyes", SPOKEN)),
        ("The Echo", "Ana Reyes", "the Echo", {}, ("outlet", "The Echo", OURS)),
        ("The Echo", "Ana Reyes", "this newspaper", {}, ("outlet", "The Echo", OURS)),
        ("The Echo", "Ana Reyes", "an email", {}, ("document", "email by Ana Reyes", WRITTEN)),
        ("The Echo", "Ana Reyes", "a court filing", {}, ("document", None, RELAY)),
        ("The Echo", "Ana Reyes", "Letter Nine", {"relay": "document"}, ("document", "Letter Nine", RELAY)),
        ("The Echo", None, "an email", {}, ("document", None, RELAY)),
        ("The Echo", "Ana Reyes", "state media", {}, ("agency", "state media", STATE)),
        ("The Echo", "Ana Reyes", "state radio", {}, ("agency", "state radio", STATE)),
        ("The Echo", "state media", None, {"speaker": "organisation"}, ("agency", "state media", STATE)),
        ("The Echo", "Reuters", None, {}, ("agency", "Reuters", SPEAKER)),
        ("The Echo", "the Tide Wire", None, {"speaker": "organisation"}, ("agency", "the Tide Wire", SPEAKER)),
        ("The Echo", "this newspaper", None, {}, ("outlet", "The Echo", OURS)),
        ("The Echo", "The Almanac", None, {"speaker": "document"}, ("document", "The Almanac", SPEAKER)),
        ("The Echo", "The Almanac", None, {"speaker": "outlet"}, ("outlet", "The Almanac", SPEAKER)),
        ("Reuters", "Ana Reyes", None, {}, ("agency", "Reuters", OWN)),
        ("Reuters", None, None, {}, ("agency", "Reuters", OWN)),
        ("The Echo", "Ana Reyes", None, {}, ("speaker", "Ana Reyes", SPOKEN)),
        ("The Echo", "a senior official", None, {}, ("speaker", None, SPOKEN)),
        ("The Echo", None, None, {}, ("own word", "The Echo", "told by the outlet itself, which names no source")),
    ],
)
def test_each_hand_next_to_the_words_is_what_it_is(outlet, speaker, relay, kinds, want):
    found = root_of(page_of(outlet, speaker, relay, kinds))

    assert (found.kind, found.name, found.why) == want
    assert found.relayed == bool(relay and relay not in ("them", "him"))
    assert found.house == (outlet == "Reuters")
    shown = relay if found.relayed else (speaker or WORDS)
    assert [piece.words for piece in found.evidence] == [shown]


def test_a_medium_comes_before_somebody_unnamed_who_spoke_to_it():
    page = page_of("The Echo", "Ana Reyes", "the aide", {"relay": "person description"})
    (said,) = page.said
    heard = replace(said.chain[1], name="the Washington Post", mention=None, span=None, words=None)

    def through(*relays):
        return root_of(replace(page, said=(replace(said, chain=(said.chain[0], *relays, said.chain[-1])),)))

    assert through(said.chain[1], heard).name == "Washington Post"
    assert through(said.chain[1], heard, replace(heard, name="Ben Ode")).name == "Washington Post"
    # What is only named, and in no list, is taken for a medium too.
    assert (through(replace(heard, name="Tidings")).kind, through(heard).kind) == ("outlet", "outlet")
    # Somebody named who is no medium does not come before him.
    assert through(said.chain[1], replace(heard, name="Ben Ode")).name is None


@pytest.mark.parametrize(
    ("relay", "kinds", "bare"),
    [("Ben Ode", {"relay": "person"}, "Ana Reyes"), ("KCNA", {}, None), ("state media", {}, None)],
)
def test_a_hand_carried_over_from_near_by_is_inferred_and_a_person_gives_way_to_the_speaker(relay, kinds, bare):
    for how, inferred in (("said", False), ("inferred", True)):
        found = root_of(page_of("The Echo", "Ana Reyes", relay, kinds, how))

        assert (found.bare.name if found.bare else None) == (bare if inferred else None)
        if not found.unnamed:
            assert (found.inferred, found.why) == (inferred, NEAR if inferred else RELAY)


def test_an_agencys_own_page_gives_way_to_its_speaker():
    found = root_of(page_of("Reuters", "Ana Reyes", None))

    assert found.house
    assert (found.bare.kind, found.bare.name, found.bare.why) == ("speaker", "Ana Reyes", SPOKEN)
    assert [piece.words for piece in found.bare.evidence] == ["Ana Reyes"]
    assert root_of(page_of("Reuters", "a senior official", None)).bare is None


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        (("The Echo", "Ana Reyes", "an email"), ("The Tide", "Ana Reyes", "a letter"), True),
        (("The Echo", "Ana Reyes", "an email"), ("The Tide", "Ben Ode", "an email"), False),
        (("The Echo", "Ana Reyes", "a court filing"), ("The Tide", "Ana Reyes", "a court filing"), False),
        (("The Echo", "Ana Reyes", None), ("The Tide", "ana reyes", None), True),
        (("The Echo", "the fish board", None), ("The Tide", "the fish board", None), True),
        (("The Echo", "the fish ministry", None), ("The Tide", "the fish ministry", None), True),
        (("The Echo", "the old fisherman", None), ("The Tide", "the old fisherman", None), False),
        (("The Echo", "a senior official", None), ("The Tide", "a senior official", None), False),
        (("The Echo", "Ana Reyes", "state media"), ("The Tide", "Ben Ode", "state radio"), True),
    ],
)
def test_what_two_pages_call_the_same_has_one_key(left, right, one):
    bodies = {"the fish board": "organisation", "the fish ministry": "government", "the old fisherman": "person"}
    kinds = {"speaker": f"{bodies[left[1]]} description"} if left[1] in bodies else {}
    # Nobody is known as an actor: the names alone must do.
    keys = {
        root_of(page, Cast(actors=(), mentions=page.mentions)).key
        for page in (page_of(*left, kinds), page_of(*right, kinds))
    }

    assert len(keys) == (1 if one else 2)


@pytest.mark.parametrize(("relay", "country"), [("state media", "PRK"), ("state media", None)])
def test_media_of_a_state_are_of_their_own_country_else_of_the_speakers(relay, country):
    page = page_of("The Echo", "Ana Reyes", relay)
    speaker, medium = page.mentions
    of_both = replace(page, mentions=(replace(speaker, country="CHN"), replace(medium, country=country)))

    found = root_of(of_both, Cast(actors=(), mentions=of_both.mentions))

    assert found.unnamed
    assert found.country == (country or "CHN")
    assert root_of(page).country is None
    assert root_of(of_both).key != root_of(page).key


@pytest.mark.parametrize(("relay", "meant"), [("the agency", "the Coast Post"), ("an agency", None)])
def test_the_agency_is_the_one_named_last_before_it(relay, meant):
    others = [
        Said(f"“It is day {n},”", "Ben Ode", name) for n, name in enumerate(("KCNA", "the Coast Post", "Reuters"))
    ]
    page = report("The Echo", *others[:2], Said(WORDS, "Ana Reyes", relay), others[2])
    *before, said, after = page.said
    hand = replace(said.chain[1], name=None)
    told = replace(said, chain=(said.chain[0], hand, said.chain[2]))

    found = root(told, replace(page, said=(*before, told, after)), cast_of(page), press([]))

    assert (found.name, found.inferred) == (meant, meant is not None)
    assert [piece.words for piece in found.evidence] == [relay]
    assert root(told, replace(page, said=(told, after)), cast_of(page), press([])).name is None


@pytest.mark.parametrize(
    ("role", "other", "kind"),
    [
        ("relay", "the Tide Wire", "agency"),
        ("relay", "Corran State Radio", "agency"),
        ("relay", "the Tide Post", "outlet"),
        ("relay", "this newspaper", "outlet"),
        ("relay", "Tide", "speaker"),
        ("speaker", "the Tide Wire", "agency"),
        ("speaker", "Tide", "speaker"),
    ],
)
def test_one_of_the_names_of_a_hand_is_enough_to_tell_what_it_is(role, other, kind):
    page = page_of(
        "The Echo",
        "Tide Board",
        "Tide Board" if role == "relay" else None,
        dict.fromkeys(("speaker", "relay"), "organisation"),
    )
    cast = cast_of(page)
    (board,) = cast.actors

    found = root_of(page, replace(cast, actors=(replace(board, names=("Tide Board", other)),)))

    assert found.kind == kind
