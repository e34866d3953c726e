"""Whom "both men", "the two countries" and "the pair" mean."""

import pytest

import accordingto
from accordingto.page import report
from accordingto.record.page import Raw

pytestmark = pytest.mark.model

MET = "Ada Holm met Mara Voss in Corran on Monday. "
SIGNED = "France and Germany signed a treaty on Monday. "


def members(report):
    """Each phrase for two, with the names of its members."""
    known = {mention.id: mention for mention in report.mentions}
    return [(one.words, [known[member].name for member in one.members]) for one in report.mentions if one.members]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (MET + "Both women said that the talks went well.", [("Both women", ["Ada Holm", "Mara Voss"])]),
        (MET + "The pair left for Vik.", [("The pair", ["Ada Holm", "Mara Voss"])]),
        (MET + "The two left for Vik.", [("The two", ["Ada Holm", "Mara Voss"])]),
        (SIGNED + "The two countries are neighbours.", [("The two countries", ["France", "Germany"])]),
        (SIGNED + "Both want peace.", [("Both", ["France", "Germany"])]),
        (
            "North Korea met the United States on Monday. South Korea did not. The two Koreas want peace.",
            [("The two Koreas", ["North Korea", "South Korea"])],
        ),
        (SIGNED + "Both governments want more.", [("Both governments", ["France", "Germany"])]),
        (
            "The two rivals, Ada Holm and Mara Voss, met on Monday.",
            [("The two rivals", ["Ada Holm", "Mara Voss"])],
        ),
        (
            MET + "Rain fell all day. No train ran. The tolls were high. The two women met again on Tuesday.",
            [],
        ),
        (
            MET + "The two women talked of tolls. Rain fell. Trains did not run. No ship left. Both women were late.",
            [("The two women", ["Ada Holm", "Mara Voss"]), ("Both women", ["Ada Holm", "Mara Voss"])],
        ),
    ],
    ids=[
        "women",
        "the pair",
        "the two",
        "countries",
        "both states",
        "states of a name",
        "governments",
        "beside",
        "too far",
        "again",
    ],
)
def test_a_phrase_for_two_means_the_two_named_before(report_of, text, want):
    assert members(report_of(text)) == want


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm met Mara Voss and Leif Reed in Corran on Monday. The two leaders talked of tolls.",
        MET + "Both countries want peace.",
        MET + "Both men said that the talks went well.",
        MET + "She won among both men and women.",
        MET + "The two-hour talks went well.",
        MET + "Both sides of the river are flooded.",
        MET + "Both parties want more.",
        MET + "Ms Voss has two sons, both toddlers.",
        MET + "The two people at the door left.",
        "Ada Holm, an aide to Leif Reed, spoke of the couple’s daughter.",
    ],
)
def test_a_phrase_that_may_mean_others_means_nobody(report_of, text):
    assert members(report_of(text)) == []


def test_why_two_are_meant_is_told(report_of):
    pair = next(one for one in report_of(MET + "Both women left.").mentions if one.members)

    assert (pair.name, pair.kind) == (None, "group")
    assert [(one.feature, one.left, one.right) for one in pair.reasons] == [
        ("the two named before", "Both women", "Ada Holm and Mara Voss")
    ]


def test_both_speak_and_both_act(report_of):
    report = report_of(
        SIGNED + "Russia attacked both countries on Tuesday. The two countries said that the war was on."
    )
    names = {mention.id: mention.name for mention in report.mentions}
    attack = next(one for one in report.events if one.code == "ASSAULT")
    speaker = next(one.speaker for one in report.said if one.speaker.words == "The two countries")

    assert [names[one] for one in attack.patient] == ["France", "Germany"]
    assert [speaker.name, *(names[one] for one in speaker.beside)] == ["France", "Germany"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Mr Holm and Ms Voss said so. They said no.", [("They", ["Holm", "Voss"])]),
        ("Mr Holm and Ms Voss left. It was late, and they said so.", [("they", ["Holm", "Voss"])]),
        ("Mr Holm and Ms Voss met officials. They said no.", []),
        ("Mr Holm and Ms Voss met Mr Berg. They said no.", []),
        ("Mr Holm met Ms Voss. They said no.", []),
        ("Mr Holm and Ms Voss left. It was late. It rained. They said no.", []),
    ],
)
def test_they_are_the_two_who_are_the_subject_before_and_nobody_else(report_of, text, want):
    assert members(report_of(text)) == want


def test_whoever_signs_the_page_is_neither_of_the_two():
    text = (
        "Talks End Without a Deal\n\nBy Ann Lee\n\n"
        "CORRAN, March 4, 2019 - Prime Minister Ada Holm met the pilots of the harbour on Monday and the two did not "
        "discuss the tolls that had been raised in May, a spokesman for the ministry of transport told reporters.\n\n"
        "The tolls were raised for the third time in a year, and the ferries to the islands now cost twice as much.\n"
    )
    made = report(Raw(name="a.txt", data=text.encode(), media="text/plain"), accordingto.tools())

    assert members(made) == []
