"""From what each page tells of its words to one origin: whose telling the other pages take over, and how it reads."""

import pytest

from accordingto.pile.trace.origin import heard, joined, named, origins
from accordingto.pile.trace.outlets import press
from accordingto.pile.trace.root import Root
from accordingto.record.base import Evidence, Reason, Span
from accordingto.record.story import Match

POST = Root("outlet", "washington post", "Washington Post", "named", relayed=True)
KCNA = Root("agency", "kcna", "KCNA", "named", relayed=True)
AIDE = Root("speaker", "ben ode", "Ben Ode", "named", relayed=True)
REYES = Root("speaker", "ana reyes", "Ana Reyes", "named")
OFFICIAL = Root("speaker", "page-1 a senior official", None, "named")
OWN = Root("own word", "the echo", "The Echo", "told by the outlet itself")
MEDIA = Root("agency", "state media ?", "state media", "of a state", unnamed=True)
WIRE = KCNA._replace(house=True, relayed=False, bare=REYES)
CARRIED = AIDE._replace(bare=REYES)
PAPER = Root("document", "page-1 3", None, "named", relayed=True)


def match(left, right, words=None, pages=("page-1", "page-2")):
    """Two statements are one; so many words of a quotation are the same, or only what is told."""
    same = Reason(feature="same words quoted", share=1.0, left=str(words), right="9")
    alike = Reason(feature="alike in content", share=1.0)
    reasons = (alike, same) if words is not None else (alike,)
    return Match(
        id=f"match-{left}-{right}",
        story="story-1",
        of="attribution",
        left=left,
        right=right,
        left_page=pages[0],
        right_page=pages[1],
        score=1.0,
        reasons=reasons,
    )


def join(*roots, words=None, tied=False, pages=("page-1", "page-2")):
    """Join the first with each of the others; return what it is led back to."""
    members = dict(zip("abcd", roots, strict=False))
    edges = [match("a", other, words, pages) for other in list(members)[1:]]
    return joined(members, edges, lambda _: tied)["a"]


@pytest.mark.parametrize(
    ("ours", "theirs", "sure", "alike"),
    [
        (REYES, POST, True, True),
        (OFFICIAL, POST, True, True),
        (OWN, POST, True, True),
        (MEDIA, KCNA, True, True),
        (PAPER, POST, True, True),
        (OFFICIAL, REYES, True, False),
        (OWN, REYES, True, False),
        (OWN, PAPER, True, False),
        (OWN, MEDIA, True, False),
        (REYES, AIDE, True, False),
        (REYES, POST._replace(inferred=True), True, False),
        (POST, KCNA, False, False),
        (AIDE, POST, False, False),
        (REYES, MEDIA, False, False),
        (REYES, PAPER, False, False),
        (OWN, OFFICIAL, False, False),
    ],
)
def test_a_page_takes_over_who_is_nearer_to_the_words_and_for_what_is_only_alike_no_less_than_a_medium(
    ours, theirs, sure, alike
):
    for words, taken in ((6, sure), (5, alike), (None, alike)):
        found = join(ours, theirs, words=words)

        assert ((found.kind, found.key) == (theirs.kind, theirs.key)) == taken
        if taken:
            assert found.inferred
            source = theirs.name or "a source that is not named"
            assert found.why == f"the same words are given elsewhere as from {source}"
        else:
            assert found == ours


def test_on_one_page_the_same_words_are_one_utterance_however_few():
    assert join(OWN, REYES, words=2, pages=("page-1", "page-1")).name == "Ana Reyes"
    assert join(OWN, REYES, words=2) == OWN


def test_of_several_the_nearest_to_the_words_is_taken_and_of_two_as_near_none():
    assert join(OFFICIAL, REYES, POST, words=9).name == "Washington Post"
    assert join(OFFICIAL, POST, REYES, words=9).name == "Washington Post"
    assert join(OFFICIAL, REYES, REYES._replace(key="cy dahl"), POST, words=9).name == "Washington Post"
    assert join(OFFICIAL, POST, KCNA, words=9) == OFFICIAL
    assert join(OFFICIAL, POST, POST, words=9).name == "Washington Post"


def test_what_matches_words_that_are_not_traced_stays_as_it_is():
    edges = [match("a", "z", 9), match("y", "a", 9)]

    for step in (joined, heard):
        assert step({"a": WIRE}, edges, lambda _: False) == {"a": WIRE}


def test_an_agencys_own_text_is_the_origin_only_of_pages_that_have_it():
    house = KCNA._replace(house=True, relayed=False)

    assert join(REYES, house, words=9) == REYES
    assert join(REYES, house, words=9, tied=True).name == "KCNA"
    assert join(REYES, POST._replace(bare=REYES), words=9) == REYES
    # The agency's own page learns who spoke from one that has not its text.
    assert join(house, REYES, words=9).name == "Ana Reyes"
    assert join(house, REYES, words=9, tied=True) == house


def test_what_is_taken_over_keeps_the_place_where_the_page_names_its_speaker():
    place = (Evidence(page="page-1", span=Span(0, 4), words="Ana"),)

    assert join(REYES._replace(evidence=place), POST, words=9).evidence == place
    assert join(OWN._replace(evidence=place), POST, words=9).evidence == ()


@pytest.mark.parametrize(
    ("ours", "theirs", "tied", "apart"),
    [
        ([WIRE], REYES, False, True),
        ([WIRE], REYES, True, False),
        ([CARRIED], REYES, True, True),
        ([WIRE], REYES._replace(key="cy dahl"), False, False),
        ([WIRE], REYES._replace(kind="document"), False, False),
        ([WIRE], POST, False, False),
        ([POST], REYES, False, False),
        # One after the other, once the first has given way.
        ([WIRE, CARRIED], REYES, True, True),
        ([CARRIED, WIRE], REYES, False, True),
        ([CARRIED, WIRE], REYES, True, False),
    ],
)
def test_words_that_another_page_has_from_the_speaker_himself_are_the_speakers(ours, theirs, tied, apart):
    roots = dict(zip("abc", [*ours, theirs], strict=False))
    edges = [match(left, right) for left, right in zip(roots, list(roots)[1:], strict=False)]

    for given in (edges, edges[::-1], [match(one.right, one.left) for one in edges]):
        found = heard(roots, given, lambda _: tied)

        assert found == (dict.fromkeys(roots, REYES) if apart else roots)


@pytest.mark.parametrize(
    ("country", "texts", "want"),
    [
        (None, ["The state-run Tide Agency told so."], "Tide Agency"),
        (None, ["The Tide Agency told so."], None),
        (None, ["The state-run Tide Agency and the state-run Reef Agency told so."], None),
        ("PRK", ["The state-run Tide Agency told so."], "Tide Agency"),
        ("PRK", ["The Tide Agency told so."], None),
    ],
)
def test_state_media_are_the_one_agency_of_a_state_that_the_story_names(country, texts, want):
    roots = {"a": MEDIA._replace(country=country)}
    roots |= {name: Root("agency", name, f"{name} Agency", "named") for name in ("Tide", "Reef")}
    roots |= {"Dawn": Root("outlet", "dawn", "Tide Agency Watch", "named")}

    found = named(roots, press([]), texts)["a"]

    if want is None:
        assert found == roots["a"]
    else:
        assert (found.kind, found.name, found.inferred, found.unnamed) == ("agency", want, True, False)
        assert found.why == f"“state media” taken to be the {want}, the state-run agency that the story names"


def test_state_media_are_no_agency_of_another_country():
    roots = {"a": MEDIA._replace(country="CHN"), "b": KCNA}

    assert named(roots, press([]), [])["a"] == roots["a"]
    assert named(roots | {"a": MEDIA}, press([]), [])["a"].name == "Korean Central News Agency"


def test_what_several_pages_tell_of_one_origin_is_put_together_in_one_order():
    places = [Evidence(page=f"page-{n}", span=Span(0, 4), words="Post") for n in range(5)]
    whys = ("by letter", "by phone", "in person", "in writing", "on air")
    said = [POST._replace(why=why, evidence=(place,)) for why, place in zip(whys, places, strict=True)]
    names = [
        one._replace(name=name) for one, name in zip(said, ("Post", "The Post", "A Post", "Post", None), strict=True)
    ]
    roots = {f"said-{n}": one for n, one in enumerate(names)}
    near = ("near by", "near by", "as before", "near by")
    roots |= {f"told-{n}": POST._replace(name="Post", why=why, inferred=True) for n, why in enumerate(near)}
    labels = {member: f"The {member[-1]} Herald" for member in roots}

    for members in (list(roots), list(roots)[::-1]):
        (origin,), of = origins("story-1", {member: roots[member] for member in members}, labels)

        assert of == dict.fromkeys(roots, origin.id)
        assert (origin.name, origin.how, origin.kind) == ("The Post", "said", "outlet")
        inferred = (
            "inferred for The 2 Herald: as before; inferred for The 0 Herald, The 1 Herald, The 3 Herald: near by"
        )
        assert origin.why == f"{'; '.join(whys)}; {inferred}"
        assert origin.evidence == tuple(places)
    (guessed,), _ = origins("story-1", {"told-0": roots["told-0"]}, labels)
    assert guessed.how == "inferred"


def test_origins_are_sorted_by_id_and_two_kinds_of_one_name_are_two():
    roots = {str(n): Root(kind, "tide", "Tide", "named") for n, kind in enumerate(("outlet", "agency", "speaker"))}

    made, of = origins("story-1", roots, dict.fromkeys(roots, "The Herald"))

    assert [origin.id for origin in made] == sorted(set(of.values()))
    assert len(made) == 3
