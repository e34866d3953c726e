"""Whose words they are where the source is a description, a paper, or a phrase with a name in it."""

import pytest
from hops import hop, told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ms Holm, the minister said, is not ready.", "the minister"),
        ("Ms Holm, the minister said, is not ready, and the town is not.", "the minister"),
        ("Ms Holm, Mr Reed said, is not ready.", "Reed"),
        ("Mr Reed, the minister said, is not ready.", "Ada Holm"),
        ("The town, the minister said, is not ready.", "Ada Holm"),
        ("The minister said that Ms Holm is not ready.", "Ada Holm"),
        ("Ms Holm is not ready, the minister said.", "Ada Holm"),
    ],
)
def test_whom_somebody_names_before_he_speaks_is_another(said, text, speaker):
    (one,) = said(f"Ada Holm, the minister, arrived on Monday. {text}")

    assert hop(one.speaker) == speaker


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("a spokeswoman for the court, Ann Lee", "Ann Lee"),
        ("a spokesman for the town, near Oyster Bay", "a spokesman for the town, near Oyster Bay"),
        ("a spokesman for Ann Lee", "a spokesman for Ann Lee"),
        ("a spokesman for the court, the largest in Norway", "a spokesman for the court, the largest in Norway"),
    ],
)
def test_a_person_named_behind_the_comma_of_a_source_is_the_speaker(said, source, speaker):
    (one,) = said(f"“No toll will be paid,” said {source}.")

    assert hop(one.speaker) == speaker


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Harbour Board spokesman and pilot Ann Lee", "Ann Lee"),
        ("Leo Reed's campaign architect and former adviser Ann Lee", "Ann Lee"),
        ("Chairman of the Harbour Pilots Union Ann Lee", "Ann Lee"),
        ("The woman, a radio host named Ann Lee,", "Ann Lee"),
        ("Former harbour quarterback Ann Lee, who left last year,", "Ann Lee"),
        ("President Ada Holm", "Ada Holm"),
        ("A spokesman and Mayor Ann Lee", "A spokesman"),
        ("A friend of Ann Lee", "A friend of Ann Lee"),
        ("Critics of Senator Ann Lee", "Critics of Senator Ann Lee"),
        ("Lawyers representing Ann Lee", "Lawyers"),
        ("Ann Lee's lawyer", "Ann Lee's lawyer"),
    ],
)
def test_whom_a_source_names_is_the_speaker_unless_it_is_somebody_elses_name(said, source, speaker):
    (one,) = said(f"{source} said that no toll would be paid.")

    assert hop(one.speaker).startswith(speaker)


@pytest.mark.parametrize(
    ("source", "hands"),
    [
        ("Cables later released by the Oyster Times", "Oyster Times"),
        ("Officials who told the Oyster Times", "Oyster Times"),
        ("Two aides who spoke to the Oyster Times", "Oyster Times"),
        ("Two aides who spoke to the Oyster Times and told the Oyster Times", "Oyster Times"),
        ("Two aides who spoke to the clerk", ""),
        ("Cables later released by the clerk", ""),
        ("Two aides who met the Oyster Times", ""),
    ],
)
def test_the_hands_that_a_source_names_are_relays(said, source, hands):
    assert [told(one)[2] for one in said(f"{source} said that no toll would be paid.")] == [hands]


@pytest.mark.parametrize(
    ("text", "speaker", "hands"),
    [
        (
            "The White House issued a statement on Monday. “It is over,” the statement said.",
            "White House",
            "the statement",
        ),
        ("“No tolls,” Ms Holm said in a statement. “It is over,” the statement said.", "Holm", "the statement"),
        ("Ada Holm sent a letter to the mayor. “It is over,” the letter said.", "Ada Holm", "the letter"),
        ("A letter was sent by Ada Holm. “It is over,” the letter said.", "Ada Holm", "the letter"),
        ("“It is over,” Ada Holm’s letter said.", "Ada Holm", "Ada Holm’s letter"),
        ("“It is over,” said a statement from the White House.", "White House", "a statement from the White House"),
        ("The Oyster Times published a report. “It is over,” the report said.", "the report", ""),
        ("Ada Holm saw a statement on Monday. “It is over,” the statement said.", "the statement", ""),
        ("Ada Holm issued a statement. A letter came, too. “It is over,” the letter said.", "the letter", ""),
        (
            "Ada Holm issued a statement. A statement came from elsewhere. “It is over,” the statement said.",
            "the statement",
            "",
        ),
        ("Ada Holm issued a statement. “It is over,” a statement said.", "a statement", ""),
        ("Ada Holm issued a statement. “It is over,” the Norwegian statement said.", "the Norwegian statement", ""),
        ("“It is over,” a White House statement said.", "United States", "a White House statement"),
        ("“It is over,” a Harbour Safety Board memo said.", "Harbour Safety Board", "a Harbour Safety Board memo"),
        ("“It is over,” a Holm campaign memo said.", "a Holm campaign memo", ""),
        ("Ada Holm issued a statement. “It is over,” the union said.", "the union", ""),
    ],
)
def test_whoever_issued_a_paper_says_what_it_says(said, text, speaker, hands):
    one = said(text)[-1]

    assert (hop(one.speaker), ", ".join(map(hop, one.relays))) == (speaker, hands)
    assert one.words[-1] == "“It is over,”"


@pytest.mark.parametrize(
    ("source", "speakers"),
    [
        ("Harbour researchers Ann Lee and Bo Ray", ["Ann Lee", "Bo Ray"]),
        ("Researchers Ann Lee, Leo Reed and Bo Ray", ["Ann Lee", "Leo Reed", "Bo Ray"]),
        ("Sens. Ann Lee and Bo Ray", ["Ann Lee", "Bo Ray"]),
        ("Friends of Ann Lee and Bo Ray", []),
    ],
)
def test_those_whom_a_plural_names_speak_together(report_of, source, speakers):
    report = report_of(f"{source} said that no toll would be paid.")
    names = {mention.id: mention.name for mention in report.mentions}
    (one,) = report.said

    assert [one.speaker.name, *(names[other] for other in one.speaker.beside)] == (speakers or [None])


@pytest.mark.parametrize(
    ("whoever", "hands"),
    [("The Oyster Times", ["Oyster Times"]), ("A memo", ["a memo"]), ("Democrats", [])],
)
def test_what_outlets_and_papers_do_hands_words_on_and_what_others_do_does_not(said, whoever, hands):
    deed, words = said(f"{whoever} featured an interview in which Ms Holm said that no toll would be paid.")

    assert (deed.act, words.speaker.name) == ("did", "Holm")
    assert [(link.name or link.words).lower() for link in words.relays] == [hand.lower() for hand in hands]


def test_whose_somebody_is_says_nothing_in_a_headline(said):
    found = said("Georgia's Anna Holm Admits Loss, Says Reed Used 'Deliberate' Delay To Win")

    assert found[0].speaker.name == "Anna Holm"
