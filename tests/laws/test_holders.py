"""What holds of who held which office, on any day."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from accordingto import lexicon
from accordingto.lexicon.holders import certainly, holders, offices_of, offices_of_family, possibly
from accordingto.lexicon.naming import family_names, name_parts
from accordingto.record.actor import Held

exact = some.dates(date(1999, 1, 1), date(2030, 1, 1)).map(date.isoformat)
coarse = some.builds(lambda day, size: day[:size], exact, some.sampled_from([4, 7, 10]))
rows = some.sampled_from(lexicon.table("office_holders"))
terms = some.builds(
    lambda bounds, still: Held(
        office="mayor", name="Anna Berg", sector="government", start=bounds[0], end=None if still else bounds[1]
    ),
    some.lists(coarse, min_size=2, max_size=2).map(sorted),
    some.booleans(),
)


def days_of(day):
    """Return the first and the last day of a year, a month or a day; each month may have 31."""
    return day + "-01-01"[len(day) - 4 :], day + "-12-31"[len(day) - 4 :]


@settings(deadline=None)
@given(rows, coarse)
def test_nobody_is_given_who_cannot_have_held_the_office_then(row, day):
    first, last = days_of(day)
    found = holders(row["country"] or row["body"], row["office"], day)

    for held in (*found, *offices_of(name_parts(row["name"]), day)):
        assert held.start is None or days_of(held.start)[0] <= last
        assert held.end is None or first <= days_of(held.end)[1]


@settings(deadline=None)
@given(rows, some.data())
def test_whoever_held_an_office_all_that_day_is_found_by_place_by_name_and_by_family(row, data):
    day = data.draw(exact)
    parts = name_parts(row["name"])
    by_name = [held for held in offices_of(parts, day) if held.office == row["office"] and certainly(held, day)]

    for held in by_name:
        assert held in holders(held.country or held.body, row["office"], day)
        assert all(held in offices_of_family(family, row["office"], day) for family in family_names(parts))


@given(terms, coarse, coarse)
def test_what_is_certain_is_possible_and_stays_so_when_more_is_known(held, day, finer):
    if certainly(held, day):
        assert possibly(held, day)
    if finer.startswith(day):
        assert certainly(held, finer) or not certainly(held, day)
        assert possibly(held, day) or not possibly(held, finer)


@given(some.text(max_size=12))
def test_what_is_no_date_gives_nobody(words):
    if not words.replace("-", "").isdecimal():
        assert holders("USA", "president", words) == ()


@pytest.mark.parametrize(
    ("office", "day", "names"),
    [
        ("vice president", "2018-02-13", ["Mike Pence"]),
        ("the Vice-President", "2018-02", ["Mike Pence"]),
        ("Defense Secretary", "2018-02-13", ["James Mattis"]),
        ("Secretary of Defense", "2018-02-13", ["James Mattis"]),
        ("State Department spokesperson", "2018-02-13", ["Heather Nauert"]),
        ("vice president", "2021", ["Mike Pence", "Kamala Harris"]),
        ("vice president", "2021-01-19", ["Mike Pence"]),
        ("vice president", "2021-02", ["Kamala Harris"]),
        ("vice president", "2150", []),
        ("vice president", "1700-01-01", []),
        ("lamplighter", "2018-02-13", []),
    ],
)
def test_who_held_an_office_of_the_united_states(office, day, names):
    assert [held.name for held in holders("USA", office, day)] == names


@pytest.mark.parametrize(
    ("country", "office", "names"),
    [
        ("GBR", "Foreign Minister", ["Boris Johnson"]),
        ("GBR", "Foreign Secretary", ["Boris Johnson"]),
        ("CHN", "prime minister", ["Li Keqiang"]),
        ("KOR", "Minister of Foreign Affairs", ["Kang Kyung-wha"]),
    ],
)
def test_an_office_is_found_under_what_else_it_is_called(country, office, names):
    assert [held.name for held in holders(country, office, "2018-02-13")] == names


def test_one_part_of_a_name_is_no_full_name():
    assert offices_of(("pence",), "2018-02-13") == ()
    assert [held.name for held in offices_of_family("pence", "vice president", "2018-02-13")] == ["Mike Pence"]
