"""Governments and bodies of which a state has one are named by whose they are, with the real parser."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "phrase", "named", "country"),
    [
        ("The French government said it was glad.", "The French government", "France", "FRA"),
        ("Norway's government said it was glad.", "Norway's government", "Norway", "NOR"),
        ("Norway’s foreign ministry said so.", "Norway’s foreign ministry", "foreign ministry of Norway", "NOR"),
        ("The Italian navy said so.", "The Italian navy", "navy of Italy", "ITA"),
        ("Japan's central bank said so.", "Japan's central bank", "central bank of Japan", "JPN"),
        ("The Kenyan Foreign Ministry said so.", "The Kenyan Foreign Ministry", "Foreign Ministry of Kenya", "KEN"),
        ("The former Norwegian government said so.", "The former Norwegian government", None, "NOR"),
        ("A Norwegian ministry said so.", "A Norwegian ministry", None, "NOR"),
        ("Norway's largest bank said so.", "Norway's largest bank", None, "NOR"),
        ("The Norwegian people's party said so.", "The Norwegian people's party", None, "NOR"),
    ],
)
def test_a_body_of_which_a_state_has_one_is_named_by_the_state(who, text, phrase, named, country):
    one = who(text)[phrase]

    assert (one.name, one.country) == (named, country)


def test_a_state_and_its_government_are_one(who):
    found = who("Norway warned Chad. The Norwegian government was sorry.")

    assert found["The Norwegian government"].first == found["Norway"].first


def test_bodies_of_two_states_are_two_and_the_page_goes_on_to_speak_of_them(who):
    found = who("Norway's foreign ministry said so. The ministry is old. Chad's foreign ministry said so.")

    assert found["The ministry"].name == "foreign ministry of Norway"
    assert found["Norway's foreign ministry"].first != found["Chad's foreign ministry"].first


def test_his_campaign_is_nobody_elses(who):
    found = who("The Holm campaign said so. Reed's campaign said so. Leo Reed left. His campaign said no.")

    assert found["His campaign"].name == "Reed campaign"
