"""Who says what, through whom: sentences of news with their chains."""

import pytest

import accordingto
from accordingto.page import passage
from accordingto.record.said import Attribution, Link

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def said():
    tools = accordingto.tools()
    return lambda text: passage(text, tools).said


def _hop(link: Link) -> str:
    return (link.name or link.words or "?") + ("" if link.how == "said" else "?")


def _told(one: Attribution) -> tuple[str, str, str]:
    """The words, who says them, and the hands between (a question mark behind what is inferred)."""
    return " … ".join(one.words), _hop(one.speaker), ", ".join(map(_hop, one.relays))


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
    ],
)
def test_chains_run_from_speaker_to_outlet(said, text, want):
    assert [_told(one) for one in said(text)] == want


def test_a_relay_named_in_the_next_sentence_is_inferred(said):
    text = "Ms Holm said the tolls should go. The remarks, carried by the Oyster News Agency, came on Monday."

    assert [_told(one) for one in said(text)] == [("the tolls should go", "Holm", "Oyster News Agency?")]


def test_a_relay_covers_the_same_speaker_just_after_and_nobody_else(said):
    text = (
        "Ms Holm said the tolls should go, according to the Oyster News Agency. She said the bridge was paid for. "
        "Mr Reed said the money was gone."
    )

    hops = [_told(one)[1:] for one in said(text)]

    assert hops == [("Holm", "Oyster News Agency"), ("Holm", "Oyster News Agency?"), ("Reed", "")]


@pytest.mark.parametrize(
    ("text", "hands"),
    [
        ("“No tolls,” Ms Holm said in an interview on Radio Corran.", "Radio Corran"),
        ("“No tolls,” Ms Holm said on Radio Corran’s morning show.", "Radio Corran"),
        ("Ms Holm, speaking on WKRO on Monday, said no toll would be paid.", "WKRO"),
        ("“No tolls,” Ms Holm told Vogue.", "Vogue"),
        ("“No tolls,” Ms Holm said in a Vogue interview.", "Vogue"),
        ("Ms Holm wrote in an op-ed in the Oyster Times that no toll would be paid.", "Oyster Times"),
        ("Ms Holm told the radio host Leo Reed that no toll would be paid.", "Leo Reed"),
        ("In an interview with CNN’s Ada Varga on Sunday, Ms Holm said no toll would be paid.", "CNN"),
        (
            "According to cables released by the Oyster Times, Ms Holm said no toll would be paid.",
            "cables, Oyster Times",
        ),
        ("“No tolls,” Ms Holm said at the Oyster Times debate.", ""),
        ("“No tolls,” Ms Holm told Oyster Times subscribers.", ""),
        ("Asked at a lunch held by the Oyster Times, Ms Holm said no toll would be paid.", ""),
        ("“No tolls,” Ms Holm told President Reed.", ""),
        ("Ms Holm said on Twitter that no toll would be paid.", ""),
        ("The anchor said on his Radio Corran show that no toll would be paid.", ""),
    ],
)
def test_whoever_was_told_or_aired_the_words_is_a_relay_and_a_mere_stage_is_not(said, text, hands):
    assert ", ".join(map(_hop, said(text)[0].relays)) == hands


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
    ],
)
def test_an_interview_goes_on_for_the_one_who_gives_it(said, text, hands):
    assert [", ".join(map(_hop, one.relays)) for one in said(text)] == hands


def test_those_spoken_to_are_no_relays(said):
    text = "“Talks will go on,” Ms Holm told Mr Reed."

    assert [[span.of(text) for span in one.addressee] for one in said(text)] == [["Mr Reed"]]


def test_a_quotation_that_goes_on_keeps_its_cue(said):
    text = "“No tolls,” said Ms Holm. “Not in June.”\n“Not in July either.”"

    assert [one.words for one in said(text)] == [("“No tolls,”", "“Not in June.”", "“Not in July either.”")]


def test_what_a_speaker_thinks_aloud_is_no_second_attribution(said):
    assert len(said("“I think the tolls should go,” Ms Holm said.")) == 1


def test_words_behind_a_name_and_a_colon_are_its_own(said):
    text = "LEIF HOLM: The ship is late, and nobody told us why.\nNote: times are local."

    assert [_told(one) for one in said(text)] == [("The ship is late, and nobody told us why", "LEIF HOLM", "")]


@pytest.mark.xfail(reason="the heads take the clause behind 'as' for a part of the threat")
def test_what_happens_meanwhile_is_not_threatened(said):
    text = "The rebels have threatened to burn the farms and to strike the port as they have fired a series of rockets."

    assert [one.words for one in said(text)] == [("to burn the farms and to strike the port",)]
