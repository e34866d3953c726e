"""The table of senators, governors, leaders and nominees is well formed, and says who stood where on a day."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from accordingto import lexicon
from accordingto.lexicon.parties import is_over, region_of, terms_in, terms_of

ROWS = lexicon.table("party_offices")
REGIONS = [row["name"] for row in lexicon.table("regions")]
STATES = [name for name in REGIONS if name not in ("District of Columbia", "Puerto Rico")]
DATE = re.compile(r"\d{4}(-\d\d)?")
PARTIES = {"Republican", "Democratic", "Independent", "Green", "Libertarian"}


def sitting(office, region, day):
    """Names of those who held the office of a region on the day, in order."""
    rows = [row for row in ROWS if (row["office"], row["region"]) == (office, region)]
    return sorted(row["name"] for row in rows if row["from"] < day and (not row["to"] or day < row["to"]))


def test_every_row_is_well_formed():
    for row in ROWS:
        assert not row["region"] or row["region"] in STATES, row
        assert row["office"] == row["office"].lower(), row
        assert set(row["party"].split(";")) <= PARTIES, row
        assert DATE.fullmatch(row["from"]), row
        assert not row["to"] or (DATE.fullmatch(row["to"]) and row["from"] <= row["to"]), row
        assert not row["to"] or row["to"] >= "1999", row


def test_rows_are_sorted_and_none_is_there_twice():
    keys = [(row["region"], row["office"], row["from"], row["name"]) for row in ROWS]

    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("day", [f"{year}-02-15" for year in range(2001, 2026)])
def test_every_state_has_two_senators_and_one_governor(day):
    odd = [
        region
        for region in STATES
        if len(sitting("governor", region, day)) != 1
        # A seat may be empty for some weeks, and a month says no more of a change than that it was in it.
        or (len(sitting("senator", region, day)) != 2 and not _changes(region, day))
    ]

    assert odd == []


def _changes(region, day):
    bounds = {bound for row in ROWS if row["region"] == region for bound in (row["from"], row["to"])}
    return any(bound.startswith(day[:4]) and bound[5:] != "01" for bound in bounds)


@pytest.mark.parametrize("office", ["senate majority leader", "senate minority leader", "house minority leader"])
def test_one_leads_after_the_other(office):
    terms = [(row["from"], row["to"]) for row in ROWS if row["office"] == office]

    assert all(one[1] and one[1] <= other[0] for one, other in pairwise(terms))


def test_nobody_has_two_names():
    spelled = Counter((name, row["name"]) for row in ROWS for name in row["aliases"].split(";") if name)

    assert len({alias for alias, _ in spelled}) == len(spelled)


@pytest.mark.parametrize(
    ("name", "day", "region", "office", "party"),
    [
        ("Patrick Leahy", "2012-03", "Vermont", "senator", "Democratic"),
        ("Charles E. Schumer", "2012-03", "New York", "senator", "Democratic"),
        ("Jennifer Granholm", "2008", "Michigan", "governor", "Democratic"),
        ("Mitch Daniels", "2008", "Indiana", "governor", "Republican"),
        ("Steny Hoyer", "2008", "", "house majority leader", "Democratic"),
        ("Bob Dole", "2008", None, None, None),
        ("Leahy", "2012-03", None, None, None),
    ],
)
def test_what_somebody_held_on_a_day(name, day, region, office, party):
    held = [term for term in terms_of(name, day) if not is_over(term, day)]

    assert (region, office) in {(term.region, term.office) for term in held} or region is None
    assert {party} <= {one for term in held for one in term.parties} or party is None
    assert region is not None or not held


def test_a_term_is_over_when_no_day_of_it_can_be_left():
    (term,) = (one for one in terms_of("Jennifer Granholm", None) if one.office == "governor")

    assert [is_over(term, day) for day in ("2010", "2011", "2011-01", "2011-02", "2012")] == [
        False, False, False, True, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "region"),
    [("Nev.", "Nevada"), ("N.Y.", "New York"), ("W.Va.", "West Virginia"), ("NC", "North Carolina"), ("Nevers", None)],
)
def test_a_state_is_known_by_its_short_form(words, region):
    assert region_of(words) == region


def test_a_family_name_and_a_state_name_who_alone_bears_it_there():
    assert terms_in("Vermont", "Leahy") == tuple(
        term for term in terms_of("Patrick Leahy", None) if term.region == "Vermont"
    )
    assert terms_in("Vermont", "Sanders") == terms_in("Vermont", "Bernie Sanders")
    assert terms_in("Maine", "Leahy") == ()
    # Two of the nominees and leaders, who are of no state, are called so.
    assert terms_in("", "Clinton") == ()
