"""Descriptions that facts tell of: what everybody knows somebody for, a shared family name, who runs for office."""

import pytest

pytestmark = pytest.mark.model


@pytest.fixture
def names(who):
    """Return a function: text → {words of a mention: its name}."""
    return lambda text: {words: mention.name for words, mention in who(text).items()}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Rupert Murdoch left. Anna Berg thanked the media tycoon.", "the media tycoon", "Rupert Murdoch"),
        ("Olaf Marsh left. Anna Berg thanked the media tycoon.", "the media tycoon", None),
        ("Bill Gates met Jeff Bezos. Anna Berg thanked the billionaire.", "the billionaire", None),
    ],
)
def test_who_is_known_to_everybody_for_it_is_meant_if_it_is_one(names, text, words, name):
    assert names(text)[words] == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Anna Holm met Peter Holm in Oslo. Ms Holm left, and her husband stayed.", "her husband", "Peter Holm"),
        ("Peter Holm said that his wife was late. Anna Holm came at noon.", "his wife", "Anna Holm"),
        ("Peter Holm met John Holm. Anna Holm came, and her husband left.", "her husband", None),
        ("Peter Holm thanked his wife, Eva. Anna Holm was late.", "his wife", None),
        ("Peter Holm Jr. was late. Anna Holm said that her father was ill.", "her father", None),
        ("Anna Holm, his sister, met Peter Holm. Peter Holm said his wife was ill.", "his wife", None),
    ],
)
def test_kin_are_whoever_else_has_the_family_name(names, text, words, name):
    assert names(text)[words] == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("At the talks with Peter Voss, the mayor of Tideway said no.", "the mayor of Tideway", None),
        ("In an interview with Peter Voss, the mayor said that it was late.", "the mayor", None),
        ("Peter Voss, the mayor, said that it was late.", "the mayor", "Peter Voss"),
    ],
)
def test_who_stands_beside_a_subject_is_somebody_else(names, text, words, name):
    assert names(text)[words] == name


def test_a_candidate_is_whoever_stands_for_an_office_of_those_in_one_sentence(names):
    assert names("Host Peter Voss met candidate Anna Berg. The candidate left.")["The candidate"] == "Anna Berg"
    assert (
        names("Olaf Marsh asked Hillary Clinton why. The candidate said nothing.")["The candidate"] == "Hillary Clinton"
    )


def test_a_word_with_a_capital_that_speaks_amid_a_sentence_is_a_name(names):
    found = names("“We will go,” Scaramucci told the crowd. On the bridge “Rebels” said that it was late.")

    assert found["Scaramucci"] == "Scaramucci"
    assert found.get("Rebels") is None


def test_a_line_all_in_capitals_names_nobody_and_leaves_the_names_of_others_alone(names):
    found = names(
        "President Voss met Mr Marsh in Oslo.\nVOSS SIGNS RUSSIA SANCTIONS BILL\nHe said it was late. Voss left."
    )

    assert found["President Voss"] == "Voss"
    assert not [name for name in found.values() if name and "SIGNS" in name]
