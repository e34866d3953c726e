"""Firms, their tickers, roles before a name, and places that "it" may be, with the real parser."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Aurora Cannabis said sales fell. The company will cut jobs.", "Aurora Cannabis"),
        ("Duke Energy said the outage was over. The utility serves two states.", "Duke Energy"),
        ("Marsh Motors said sales fell. The carmaker will cut jobs.", "Marsh Motors"),
    ],
)
def test_a_name_that_ends_as_firms_do_is_a_firm_and_what_firms_are_called(who, text, firm):
    found = who(text)

    assert (found[firm].name, found[firm].kind) == (firm, "organisation")
    assert {one.name for one in found.values() if one.form == "description" and one.span.start > 20} >= {firm}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Coca-Cola (KO) said sales rose.", {"Coca-Cola"}),
        ("Marsh Lines (NYSE: MRL) said it would sail.", {"Marsh Lines"}),
        ("Halyard’s (HLY) boats were late.", {"Halyard"}),
        ("The Harbour Safety Board (HSB) sued. HSB won.", {"Harbour Safety Board"}),
    ],
)
def test_the_letters_of_a_share_are_nobody(who, text, names):
    assert {one.name for one in who(text).values() if one.form == "name"} == names


def test_an_acronym_is_of_the_name_before_it_whose_end_the_parser_has_cut(who):
    found = who("The watchdog group Citizens for Openness and Ethics in Tideway (COET) said it was late.")

    assert found["COET"].name == "Citizens for Openness and Ethics"


def test_what_somebody_is_by_trade_is_no_part_of_the_name(who):
    found = who("Meteorologist Anna Berg said the storm would pass.")["Meteorologist Anna Berg"]

    assert (found.name, found.office) == ("Anna Berg", "Meteorologist")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Indianapolis is better off than Tideway. It has made new jobs.", "It", "Indianapolis"),
        ("Anna Berg spoke in Indianapolis. She likes it.", "it", None),
        ("Indianapolis rebuilt its harbour.", "its", "Indianapolis"),
        ("Feminists met in Israel. It's hard to say more.", "It", None),
    ],
)
def test_a_place_is_it_where_the_page_tells_of_the_place(who, text, words, name):
    found = who(text)

    assert (found[words].name if words in found else None) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Little Adam Berg lost.", "Adam Berg"),
        ("He met Crooked Ada Holm on Monday.", "Ada Holm"),
        ("He left Little Rock on Monday.", "Little Rock"),
        ("Pilots Ann Lee and Bo Ray left.", "Ann Lee"),
    ],
)
def test_what_somebody_is_called_in_scorn_or_is_stays_out_of_the_name(who, text, name):
    assert name in {one.name for one in who(text).values() if one.form == "name"}
    assert not {one.name for one in who(text).values() if one.name} & {"Little Adam Berg", "Crooked Ada Holm"}


def test_a_full_name_behind_the_letters_of_a_body_is_no_part_of_them(who):
    found = who("It is late, Ambassador to the U.N. Nikki Holm said on Sunday.")

    assert found["Nikki Holm"].name == "Nikki Holm"


def test_the_commander_in_chief_is_the_president_of_the_united_states_not_whoever_is_named_last(who):
    found = who("President Donald Trump left. Kim Jong Un wrote. The commander in chief said so.")

    assert found["The commander in chief"].name == "Donald Trump"
