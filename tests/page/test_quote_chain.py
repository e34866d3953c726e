"""Who says what, through whom: sentences of news with their chains."""

import pytest
from hops import hop, told
from marks import marked

from accordingto.page.quote.choose import Chosen
from accordingto.page.quote.goes_on import go_on
from accordingto.page.quote.reading import Reading
from accordingto.record.base import Span
from accordingto.record.parse import Parse

pytestmark = pytest.mark.model

NO_PARSE = Parse(starts=(), ends=(), words=(), lemmas=(), tags=(), heads=(), labels=(), sentences=())


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Talks will go on, Ms Holm said.", [("Talks will go on", "Holm", "")]),
        ("“Talks will go on,” Ms Holm told Mr Reed.", [("“Talks will go on,”", "Holm", "")]),
        ("“No tolls,” Ms Holm told the Daily Oyster.", [("“No tolls,”", "Holm", "Daily Oyster")]),
        (
            "“No tolls,” Ms Holm said, according to the Daily Oyster. “We mean it.”",
            [("“No tolls,” … “We mean it.”", "Holm", "Daily Oyster")],
        ),
        (
            "“No tolls,” Ms Holm said, the Daily Oyster reported. “Mr Reed has said that he will not pay.”",
            [
                ("“No tolls,” … “Mr Reed has said that he will not pay.”", "Holm", "Daily Oyster"),
                ("that he will not pay", "Reed", "Holm, Daily Oyster"),
            ],
        ),
        (
            "Ms Holm said on Monday that the tolls should go, according to the Oyster News Agency.",
            [("that the tolls should go", "Holm", "Oyster News Agency")],
        ),
        (
            "The Oyster Times quoted Ms Holm as saying that no toll would be paid.",
            [("that no toll would be paid", "Holm", "Oyster Times")],
        ),
        (
            "Ms Holm was quoted by the Oyster Times as saying that no toll would be paid.",
            [("that no toll would be paid", "Holm", "Oyster Times")],
        ),
        (
            "Ms Holm was quoted as saying that no toll would be paid.",
            [("that no toll would be paid", "Holm", "quoted")],
        ),
        (
            "The Oyster Times, citing two officials, reported that the toll would be paid.",
            [("that the toll would be paid", "two officials", "Oyster Times")],
        ),
        (
            "Talks will go on, Ms Holm said in a statement carried by the Oyster News Agency.",
            [("Talks will go on", "Holm", "a statement, Oyster News Agency")],
        ),
        ("According to the plan, tolls will end in June.", [("tolls will end in June", "the plan", "")]),
        (
            "According to a report in the Oyster Times, Ms Holm said that no toll would be paid.",
            [("that no toll would be paid", "Holm", "Oyster Times")],
        ),
        (
            "The Oyster Times report said that no toll would be paid.",
            [("that no toll would be paid", "Oyster Times", "")],
        ),
        (
            "One of the pilots, Ada Holm, said that no toll would be paid.",
            [("that no toll would be paid", "Ada Holm", "")],
        ),
        (
            "The ministry issued a statement by its director, Ann Lee: “The tolls will go.”",
            [("“The tolls will go.”", "Ann Lee", "The ministry")],
        ),
        (
            "A report by the ministry said that no toll would be paid.",
            [("that no toll would be paid", "A report by the ministry", "")],
        ),
    ],
)
def test_chains_run_from_speaker_to_outlet(said, text, want):
    assert [told(one) for one in said(text)] == want


def test_a_relay_named_in_the_next_sentence_is_inferred(said):
    text = "Ms Holm said the tolls should go. The remarks, carried by the Oyster News Agency, came on Monday."

    assert [told(one) for one in said(text)] == [("the tolls should go", "Holm", "Oyster News Agency?")]


def test_a_relay_covers_the_same_speaker_just_after_and_nobody_else(said):
    text = (
        "Ms Holm said the tolls should go, according to the Oyster News Agency. She said the bridge was paid for. "
        "Mr Reed said the money was gone."
    )

    hops = [told(one)[1:] for one in said(text)]

    assert hops == [("Holm", "Oyster News Agency"), ("Holm", "Oyster News Agency?"), ("Reed", "")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr Reed allegedly took bribes from the pilots.", ("Mr Reed", "took bribes from the pilots")),
        ("Police reportedly arrested Ms Holm.", ("Police", "arrested Ms Holm")),
    ],
)
def test_what_is_alleged_of_somebody_is_said_by_nobody_known(said, text, words):
    (one,) = said(text)

    assert (one.speaker.words, one.words) == (None, words)


def test_what_the_author_of_a_page_thinks_came_through_nobody(said):
    text = "Ms Holm told the Oyster Times that the tolls should go. I believe that she is right."

    assert [told(one)[2] for one in said(text)] == ["Oyster Times", ""]


@pytest.mark.parametrize(
    "text",
    [
        "Ms Holm said the pilots came away with “more doubts than answers” from the talks.",
        "Ms Holm said the bill would revoke the licences of “extremely careless” pilots.",
    ],
)
def test_a_deed_with_some_words_in_marks_is_not_said_by_whoever_does_it(said, text):
    assert [told(one)[1] for one in said(text)] == ["Holm"]


@pytest.mark.parametrize(
    ("text", "hands"),
    [
        ("“No tolls,” Ms Holm said in an interview on Radio Corran.", "Radio Corran"),
        ("“No tolls,” Ms Holm said on Radio Corran’s morning show.", "Radio Corran"),
        ("Ms Holm, speaking on WKRO on Monday, said no toll would be paid.", "WKRO"),
        ("“No tolls,” Ms Holm said on the podcast “Late Ships.”", "Late Ships"),
        ("“No tolls,” Ms Holm said on the “Late Ships” podcast.", "Late Ships"),
        ("“No tolls,” Ms Holm said on The Leo Reed Show.", "Leo Reed Show"),
        ("“No tolls,” Ms Holm told Leo Reed of the Corran Gazette.", "Corran Gazette"),
        ("“No tolls,” Ms Holm told Vogue.", "Vogue"),
        ("“No tolls,” Ms Holm said in a Vogue interview.", "Vogue"),
        ("Ms Holm wrote in an op-ed in the Oyster Times that no toll would be paid.", "Oyster Times"),
        ("Ms Holm told the radio host Leo Reed that no toll would be paid.", "Leo Reed"),
        ("In an interview with CNN’s Ada Varga on Sunday, Ms Holm said no toll would be paid.", "CNN"),
        (
            "According to cables released by the Oyster Times, Ms Holm said no toll would be paid.",
            "cables, Oyster Times",
        ),
        (
            "“No tolls,” Ms Holm wrote in an email, which was first reported by the Oyster Times.",
            "an email, Oyster Times",
        ),
        ("Tolls will end, according to two officials who spoke to the Oyster Times.", "Oyster Times"),
        ("“No tolls,” Ms Holm told the Oyster Times editorial board.", "Oyster Times"),
        ("“No tolls,” Ms Holm said on host Leo Reed’s radio program.", "Leo Reed"),
        ("“No tolls,” the host Leo Reed said during an appearance on CNN.", "CNN"),
        ("“No tolls,” Ms Holm said, per the Oyster Times.", "Oyster Times"),
        ("Ms Holm is panning Mr Reed’s measures in an op-ed in Corran’s Oyster Times.", "Oyster Times"),
        (
            "Sunday on Fox News channel’s “Sunday Ships,” Rep. Ada Holm said the mayor’s “judgment” is in question.",
            "Fox News",
        ),
        ("“No tolls,” Ms Holm told her Cabinet.", ""),
        ("Holm Shipping has struck a deal with the port, according to the Labor Ministry.", ""),
        ("Though Ms Holm has called the ship late, the Oyster Times reported that it was early.", ""),
        ("“No tolls,” Ms Holm said at the Oyster Times debate.", ""),
        ("“No tolls,” Ms Holm told Oyster Times subscribers.", ""),
        ("Asked at a lunch held by the Oyster Times, Ms Holm said no toll would be paid.", ""),
        ("“No tolls,” Ms Holm told President Reed.", ""),
        ("Ms Holm said on Twitter that no toll would be paid.", ""),
        ("The anchor said on his Radio Corran show that no toll would be paid.", ""),
    ],
)
def test_whoever_was_told_or_aired_the_words_is_a_relay_and_a_mere_stage_is_not(said, text, hands):
    assert ", ".join(map(hop, said(text)[0].relays)) == hands


@pytest.mark.parametrize(
    ("text", "hands"),
    [
        (
            "Ms Holm said on CNN no toll would be paid. “Is it?” Ada Varga of CNN asked. Ms Holm said it was so.",
            ["CNN", "", "CNN?"],
        ),
        (
            "Ms Holm says no toll will be paid. In an interview with the Oyster Times, Ms Holm said it was late.",
            ["Oyster Times?", "Oyster Times"],
        ),
        (
            "Ms Holm gave the Oyster Times an interview. Mr Reed said the ship was late.",
            [""],
        ),
        (
            "Speaking on Radio Corran, Ms Holm said no toll would be paid, and Mr Reed told the mayor it was late.",
            ["Radio Corran", ""],
        ),
        (
            "Ms Holm told CNN that no toll would be paid. “Ms Reed has no money,” she said. “Ask her.”",
            ["CNN", "CNN?"],
        ),
        ("Ms Holm says no toll will be paid. Ms Holm told CNN on Monday that it was late.", ["", "CNN"]),
        ("Ms Holm told CNN that no toll would be paid. She tweeted that the ship was late.", ["CNN", ""]),
        ("Ms Holm told CNN that no toll would be paid. She later said her words had been twisted.", ["CNN", ""]),
        ("On CNN, the mayor said no toll would be paid. “We pay nothing,” Ms Holm said.", ["CNN", "CNN?"]),
        ("On CNN, Mr Reed said no toll would be paid. “We pay nothing,” Ms Holm said.", ["CNN", ""]),
        ("Asked by Radio Corran about the ship, Ms Holm said it was late.", ["", "Radio Corran"]),
        ("Ms Holm told CNN that no toll would be paid. The crowd yelled, “Pay!”", ["CNN", ""]),
        ("Ms Holm told CNN that no toll would be paid. The poll shows that she is ahead.", ["CNN", ""]),
        (
            "Ms Holm told CNN no toll would be paid. Mr Reed wants the ship. Ms Holm said it was late.",
            ["CNN", "", "CNN?"],
        ),
        (
            "Ms Holm’s comments came on Sunday, the Oyster Times reported. “Never,” Ms Holm said.",
            ["", "Oyster Times?"],
        ),
        ("Ms Holm told CNN that no toll would be paid. “Mr Ost said so,” she said.", ["CNN", "CNN?", "Holm, CNN?"]),
        (
            "“Do you think the pilots will be paid this year?” asked Leo Reed of CNN. “They will,” Ms Holm said.",
            ["", "Leo Reed?"],
        ),
    ],
)
def test_an_interview_goes_on_for_the_one_who_gives_it(said, text, hands):
    assert [", ".join(map(hop, one.relays)) for one in said(text)] == hands


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "“The mayor told me that the bridge is closed,” Mr Ost said.",
            ("that the bridge is closed", "The mayor", "Ost"),
        ),
        ("“The mayor told me to go,” Mr Ost said.", ("to go", "The mayor", "Ost")),
        ("“He says, ‘Go home and wait.’ I went,” Ms Holm said.", ("Go home and wait", "He", "Holm")),
        (
            "“Everybody said, oh, the bridge is closed,” Ms Holm said.",
            ("oh, the bridge is closed", "Everybody", "Holm"),
        ),
        (
            "Mr Ost said he had been told that the bridge was closed.",
            ("that the bridge was closed", "?", "Ost"),
        ),
        (
            "“There will be no tolls,” Ms Holm said. “Mr Ost told me, ‘Not one ship will pay this year.’”",
            ("Not one ship will pay this year", "Ost", "Holm"),
        ),
        (
            "Ms Holm said that Mr Ost had told her that Mr Reed called the ship a wreck.",
            ("the ship a wreck", "Reed", "Ost, Holm"),
        ),
    ],
)
def test_whoever_tells_of_anothers_words_is_their_hand(said, text, want):
    assert want in [told(one) for one in said(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“If the mayor says that the bridge is closed, we leave,” Mr Ost said.",
        "“The mayor never said that the bridge was closed,” Mr Ost said.",
        "“People who say that the bridge is closed are wrong,” Mr Ost said.",
        "“You know that all the mayor says is nonsense,” Mr Ost said.",
        "“Let me say that the bridge is closed,” Mr Ost said.",
        "“The mayor could say that the bridge is closed,” Mr Ost said.",
    ],
)
def test_words_that_nobody_said_are_not_handed_on(said, text):
    assert [told(one)[1:] for one in said(text)] == [("Ost", "")]


def test_what_remarks_do_is_not_said_by_them(said):
    assert (
        said("The remarks, carried by Norland's state radio, offer the first sign of a thaw between the ports.") == ()
    )
    assert len(said("Ms Holm's remarks suggest that the port will open.")) == 1


def test_who_only_thinks_of_anothers_words_is_no_hand(said):
    assert all(not one.relays for one in said("Mr Ost believes the mayor said that the bridge is closed."))


def test_the_name_of_a_programme_is_no_words_and_a_quoted_title_may_be(said):
    text = "“No tolls,” Ms Holm said on CNN’s “Late Ships.” Ms Holm called the bridge “Late Ships.”"

    assert [one.words for one in said(text)] == [("“No tolls,”",), ("the bridge “Late Ships.”",)]


def test_whom_somebody_speaks_of_is_not_who_speaks(said):
    text = "Holm, a top aide said, is confident."

    assert [told(one) for one in said(text)] == [("Holm … is confident", "a top aide", "")]


def test_those_spoken_to_are_no_relays(said):
    text = "“Talks will go on,” Ms Holm told Mr Reed."

    assert [[span.of(text) for span in one.addressee] for one in said(text)] == [["Mr Reed"]]


def test_a_quotation_that_goes_on_keeps_its_cue(said):
    text = "“No tolls,” said Ms Holm. “Not in June.”\n“Not in July either.”"

    assert [one.words for one in said(text)] == [("“No tolls,”", "“Not in June.”", "“Not in July either.”")]


@pytest.mark.parametrize(
    "text",
    [
        "The port [cue:said] on Monday in a statement that no toll would be paid.",
        "Ms Holm [cue:made it clear] that no toll would be paid.",
        "Ms Holm [cue:did not immediately respond to] a request for comment.",
        "The mayor [cue:pointed out] that no toll had been paid.",
        "Ms Holm [cue:called on] the mayor to resign.",
        "Ms Holm [cue:said] last week the bridge would close.",
    ],
)
def test_a_cue_begins_and_ends_where_readers_mark_it(said, text):
    text, want = marked(text)

    assert [one.cue for one in said(text)] == want["cue"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ms Holm said the council's plan does not offer a sufficient reason to close the bridge to ships.", []),
        ("Ms Holm complained that the council blocked the release of a thousand pages that show who paid.", []),
        ("Ms Holm said the mayor would impose a toll of ten crowns on ships.", []),
        ("Ms Holm said the mayor passed the new standards.", []),
        ("The police said that Mr Reed had denied that he stole the boat.", ["that he stole the boat"]),
        ("The police said he wrote “no more tolls” in a letter.", ["“no more tolls”"]),
    ],
)
def test_a_deed_that_somebody_tells_of_is_no_second_saying(said, text, words):
    assert [span.of(text) for one in said(text) if one.parent for span in one.content] == words


def test_whoever_has_part_of_a_quotation_has_all_of_it():
    text = "“No tolls. Not in June,” Ms Holm said. “Not in July,” Mr Reed said."
    quotes = (Span(0, 24), Span(39, 53))
    first = Reading(8, Span(33, 37), 7, Span(25, 32), (Span(1, 10),), "tagged")
    second = Reading(16, Span(62, 66), 15, Span(54, 61), (Span(39, 53),), "tagged")
    held = [Chosen(first, 0.9), Chosen(second, 0.9)]

    whole = go_on(text, NO_PARSE, held, quotes)

    assert [span.of(text) for one in whole for span in one.reading.content] == [
        "“No tolls. Not in June,”",
        "“Not in July,”",
    ]


@pytest.mark.parametrize(
    ("text", "first", "others"),
    [
        ("Ms Holm and Mr Reed said that the tolls would go.", "Holm", ["Reed"]),
        ("Ms Holm, the mayor of Corran, and Mr Reed, who leads the port, said it would close.", "Holm", ["Reed"]),
        ("Senate Leader Ada Holm and House Leader Jo Reed blasted the plan as a theft.", "Ada Holm", ["Jo Reed"]),
        ("Britain, France and Germany said on Monday that they would stay.", "Britain", ["France", "Germany"]),
        ("“We will go,” said Ada Holm and her lawyer, Ann Lee.", "Ada Holm", ["Ann Lee"]),
        ("The mayor of Corran and Sfax, Ms Holm, said that no tolls would be paid.", "Holm", []),
        ("Ms Holm said Mr Reed and Ms Lee would go.", "Holm", []),
    ],
)
def test_all_who_say_it_together_are_its_speakers(report_of, text, first, others):
    page = report_of(text)
    named = {mention.id: mention.name for mention in page.mentions}

    (speaker,) = (one.speaker for one in page.said if one.parent is None)

    assert (speaker.name, [named[one] for one in speaker.beside]) == (first, others)


def test_what_a_speaker_thinks_aloud_is_no_second_attribution(said):
    assert len(said("“I think the tolls should go,” Ms Holm said.")) == 1


def test_what_a_speaker_says_of_herself_in_a_transcript_is_no_second_attribution(said):
    text = (
        "Q: You have so far declined to comment on the tolls. Will they stay?\n"
        "A: I cannot comment on what people write. My focus is on the ships.\n"
        "Q: Will you resign?\nA: No. Mr Reed said the tolls would go."
    )

    assert [told(one) for one in said(text) if one.parent] == [("the tolls would go", "Reed", "A")]


def test_what_a_plan_is_titled_is_not_said_by_the_plan(said):
    text = "The ministry released what it called a plan titled “Ports for All” with details of its aims."

    assert {hop(one.speaker) for one in said(text)} <= {"The ministry", "it"}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("“Mr Reed said that he would pay,” Ms Holm said.", {"Holm": "direct", "Reed": "indirect"}),
        ("“Mr Reed told me: ‘I will never pay,’” Ms Holm said.", {"Holm": "direct", "Reed": "direct"}),
    ],
)
def test_of_whom_a_quotation_tells_only_marks_within_it_quote(said, text, want):
    assert {one.speaker.name: one.kind for one in said(text)} == want


def test_everything_somebody_said_gives_no_words(said):
    assert said("Everything Ms Holm said") == ()


def test_words_behind_a_name_and_a_colon_are_its_own(said):
    text = "LEIF HOLM: The ship is late, and nobody told us why.\nNote: times are local."

    assert [told(one) for one in said(text)] == [("The ship is late, and nobody told us why", "LEIF HOLM", "")]


@pytest.mark.xfail(reason="the heads take the clause behind 'as' for a part of the threat")
def test_what_happens_meanwhile_is_not_threatened(said):
    text = "The rebels have threatened to burn the farms and to strike the port as they have fired a series of rockets."

    assert [one.words for one in said(text)] == [("to burn the farms and to strike the port",)]
