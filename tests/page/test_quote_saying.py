"""What is done with the words, when and where they were said, and by what kind of source."""

import pytest

import accordingto
from accordingto import pile
from accordingto.page import passage
from accordingto.run.inline import Inline

pytestmark = pytest.mark.model

_FRIDAY = "2031-05-16"


@pytest.fixture(scope="module")
def only():
    """Return the one attribution of a text."""
    tools = accordingto.tools()

    def find(text, published=None):
        (one,) = passage(text, tools, published).said
        return one

    return find


@pytest.mark.parametrize(
    ("text", "act", "stance"),
    [
        ("Ms Holm said the tolls would go.", "said", "neutral"),
        ("Ms Holm claimed that the tolls were stolen.", "claimed", "doubting"),
        ("Ms Holm falsely said that the tolls were stolen.", "said", "doubting"),
        ("Ms Holm pointed out that the tolls were paid.", "said", "endorsing"),
        ("Ms Holm acknowledged that the tolls were paid.", "said", "endorsing"),
        ("Ms Holm denied that the tolls were paid.", "denied", "neutral"),
        ("Ms Holm did not deny that the tolls were paid.", "said", "neutral"),
        ("Ms Holm refused to say whether the tolls were paid.", "denied", "neutral"),
        ("Ms Holm would not say whether the tolls were paid.", "denied", "neutral"),
        ("Ms Holm called for an end to the tolls.", "asked", "neutral"),
        ("Ms Holm asked whether the tolls were paid.", "asked", "neutral"),
        ("Ms Holm ordered the bridge to be closed.", "ordered", "neutral"),
        ("Ms Holm promised that the tolls would go.", "promised", "neutral"),
        ("Ms Holm threatened to sue the paper.", "threatened", "neutral"),
        ("Ms Holm threatened to close the bridge.", "threatened", "neutral"),
        ("Ms Holm fears that the bridge will fall.", "believes", "neutral"),
        ("Ms Holm does not believe that the bridge will fall.", "denied", "neutral"),
        ("Ms Holm does not want the tolls to go.", "denied", "neutral"),
        ("Ms Holm is not happy with the tolls.", "believes", "neutral"),
        ("Ms Holm does not know whether the tolls were paid.", "did", "neutral"),
        ("Ms Holm did not say whether the tolls were paid.", "did", "neutral"),
        ("Ms Holm made no mention of the tolls that were paid.", "did", "neutral"),
        ("Ms Holm has not confirmed that the tolls were paid.", "did", "neutral"),
        ("Ms Holm did not call the tolls “a crime” on Monday.", "did", "neutral"),
        ("Ms Holm did not want to “pay the tolls twice.”", "denied", "neutral"),
        ("Ms Holm was not convinced: “I did not find the tolls to be fair.”", "said", "neutral"),
        ("Ms Holm not only said that the tolls were paid.", "said", "neutral"),
        ("Ms Holm pleaded not guilty to stealing the tolls.", "denied", "neutral"),
        ("The report found no evidence that the tolls were paid.", "reported", "neutral"),
        ("The report does not show that the tolls were paid.", "did", "neutral"),
        ("Ms Holm voiced hope that the tolls would go.", "wants", "neutral"),
        ("Ms Holm wants the tolls to go.", "wants", "neutral"),
        ("The Oyster Times reported that the tolls would go.", "reported", "neutral"),
        ("Democrats blocked an attempt to close the bridge.", "did", "neutral"),
        ("The court struck down the ban on ferries.", "did", "neutral"),
        ("The house voted to approve the tolls on ferries.", "did", "neutral"),
        ("Ms Holm accepted that the tolls would go.", "believes", "neutral"),
        ("It appears that the tolls will go.", "did", "neutral"),
        ("If tolls are a barrier, closing the bridge seemed like a fair solution.", "did", "neutral"),
        ("Ms Holm seems to want a deal.", "wants", "neutral"),
        ("According to court records, the tolls were paid twice.", "reported", "neutral"),
        ("Ms Holm was quoted as saying that no toll would be paid.", "reported", "neutral"),
    ],
)
def test_a_cue_tells_what_is_done_and_whether_it_is_vouched_for(only, text, act, stance):
    one = only(text)

    assert (one.act, one.stance) == (act, stance)


def test_a_deed_is_no_statement_and_makes_no_claim():
    text = "Democrats blocked an attempt to close the bridge. Ms Holm said that the bridge was old."
    report = passage(text, accordingto.tools())

    assert [one.act for one in report.said] == ["did", "said"]
    assert [one.act for one in report.statements] == ["said"]
    made = accordingto.made_by("encoder")
    (claim,) = (one for one in pile.dossier([report], (), Inline(), made).claims if one.of == "attribution")
    assert claim.members == (report.said[1].id,)


@pytest.mark.parametrize(
    ("text", "kind", "number", "position"),
    [
        ("Ms Holm said the tolls would go.", "named", None, None),
        ("Reed's Director of National Trade Anna Holm said the tolls would go.", "named", None, None),
        ("A senior official said the tolls would go.", "unnamed", 1, "senior official"),
        ("Two people familiar with the talks said the tolls would go.", "unnamed", 2, "people familiar with the talks"),
        ("One of the officials said the tolls would go.", "unnamed", 1, "officials"),
        ("Officials who asked not to be named said the tolls would go.", "unnamed", None, "Officials"),
        ("Residents who asked not to be named said the tolls would go.", "unnamed", None, "Residents"),
        ("Residents said the tolls would go.", "collective", None, None),
        ("Some said the tolls would go.", "collective", None, None),
        ("Three residents said the tolls would go.", "unnamed", 3, "residents"),
        ("Most technology executives said the tolls would go.", "unnamed", None, "technology executives"),
        (
            "The group is run by a bed and breakfast owner who argued that the tolls should go.",
            "unnamed",
            1,
            "breakfast owner",
        ),
        ("There are residents who argue that the tolls should go.", "collective", None, "residents"),
        ("Leading opposition figures said the tolls would go.", "collective", None, None),
        ("A “prominent Corran insider” said the tolls would go.", "unnamed", 1, "prominent Corran insider"),
        ("Official figures showed that tolls had gone.", "document", None, None),
        ("There is a ruling that says the tolls are unjust.", "document", None, "ruling"),
        ("About 40 percent of drivers said the tolls would go.", "collective", None, None),
        ("The White House said the tolls would go.", "institution", None, None),
        ("The ministry said the tolls would go.", "institution", None, None),
        ("The report said the tolls would go.", "document", None, None),
        ("According to court records, the tolls were paid twice.", "document", None, None),
        ("A spokesman for the ministry, Leif Reed, said the tolls would go.", "named", None, None),
    ],
)
def test_a_source_is_of_a_kind(only, text, kind, number, position):
    source = only(text).source

    assert (source.kind, source.number, source.position) == (kind, number, position)
    assert source.position == (source.span and source.span.of(text))


@pytest.mark.parametrize(
    ("officials", "number"),
    [
        ("Two officials", 2),
        ("Both officials", 2),
        ("A pair of officials", 2),
        ("Twenty-two officials", 22),
        ("Twenty-two of the officials", 22),
        ("Sixty-five of 97 officials", 65),
        ("One of the 12 officials", 1),
        ("A dozen of the 30 officials", 12),
        ("A half-dozen officials", 6),
        ("Half a dozen officials", 6),
        ("More than 20 officials", None),
        ("More than a dozen officials", None),
        ("Nearly two dozen officials", None),
        ("Several dozen officials", None),
        ("Up to 60 officials", None),
        ("Ten to 15 officials", None),
        ("Two or three officials", None),
        ("A dozen or more officials", None),
        ("One in five officials", None),
        ("Three of 10 officials", None),
    ],
)
def test_unnamed_sources_are_counted_where_the_page_is_exact(only, officials, number):
    source = only(f"{officials} said the tolls would go.").source

    assert (source.kind, source.number, source.position) == ("unnamed", number, "officials")


def test_counted_out_of_some_who_are_known_they_are_unnamed(only):
    source = only("Two of the three lawmakers said the tolls would go.").source

    assert (source.kind, source.number, source.position) == ("unnamed", 2, "lawmakers")


@pytest.mark.parametrize(
    "text",
    [
        "The senator said the tolls would go.",
        "They said the tolls would go.",
        "There was another filing on Monday, one that suggests that the tolls were paid twice.",
    ],
)
def test_whoever_is_not_known_is_no_unnamed_source(only, text):
    assert only(text).source is None


def test_a_pronoun_is_of_the_kind_of_whom_it_stands_for():
    text = "A person close to the ministry said the tolls would go. “It is done,” the person said."

    first, second = (one.source for one in passage(text, accordingto.tools()).said)

    assert first == second
    assert second.position == "person close to the ministry"


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Ms Holm said on Monday that the bridge would open in June.", "Monday", "2031-05-12"),
        ("Ms Holm said that the bridge would open on Monday.", None, None),
        ("“No tolls,” Ms Holm said on Tuesday night.", "Tuesday night", "2031-05-13"),
        ("“No tolls,” Ms Holm said last week.", "last week", None),
        ("On 3 May, Ms Holm said the bridge would open in June.", "3 May", "2031-05-03"),
        ("In a statement released Monday, Ms Holm said the bridge would open.", "Monday", "2031-05-12"),
        ("Ms Holm has said for years that the bridge would open.", None, None),
        ("Ms Holm said of the 2027 election that nobody had won it.", None, None),
    ],
)
def test_the_time_is_that_of_the_saying(only, text, words, day):
    when = only(text, _FRIDAY).when

    assert (when and when.span.of(text)) == words
    assert (when and when.day) == day


def test_without_the_date_of_the_page_the_day_is_not_known(only):
    text = "Ms Holm said on Monday that the bridge would open in June."

    when = only(text).when

    assert (when.span.of(text), when.day) == ("Monday", None)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (
            "Ms Holm said in an interview with Le Monde that tolls would go.",
            "interview",
            "in an interview with Le Monde",
        ),
        ("“No tolls,” Ms Holm wrote on Twitter.", "social media", "on Twitter"),
        ("“No tolls,” Ms Holm tweeted.", "social media", "tweeted"),
        ("“No tolls,” Ms Holm told a news conference in Oslo.", "press conference", "a news conference in Oslo"),
        ("“No tolls,” Ms Holm told the court.", "testimony", "the court"),
        ("In a leaked memo, Ms Holm called for an end to the tolls.", "leaked paper", "In a leaked memo"),
        ("Ms Holm said in a statement on Monday that the tolls would go.", "statement", "in a statement"),
        ("“No tolls,” Ms Holm said by phone.", "call", "by phone"),
        ("“No tolls,” Ms Holm said at a rally in Oslo on Monday.", "speech", "at a rally in Oslo"),
        ("Ms Holm wrote in a letter to members that the tolls would go.", "letter", "in a letter to members"),
        ("“No tolls,” Ms Holm told the Harbour Post.", None, None),
        ("“No tolls,” Ms Holm told the Daily Telegram.", None, None),
        ("“No tolls,” Ms Holm wrote in a Facebook post.", "social media", "in a Facebook post"),
        ("Ms Holm said the tolls were discussed in an interview.", None, None),
        ("Ms Holm said in brief that the tolls would go.", None, None),
    ],
)
def test_the_place_is_that_of_the_saying(only, text, kind, words):
    where = only(text).where

    assert (where and where.kind) == kind
    assert (where and where.span.of(text)) == words
