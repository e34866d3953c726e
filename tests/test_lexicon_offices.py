"""The table of office holders is well formed, sorted and free of two holders of one seat at one time."""

import re
from calendar import monthrange
from collections import defaultdict
from datetime import date
from itertools import combinations

import pytest

from accordingto import lexicon

ROWS = lexicon.table("office_holders")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
SECTORS = {"government", "international", "military", "opposition", "party", "rebels"}
ONE_AT_A_TIME = {
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "king",
    "queen",
    "emir",
    "supreme leader",
    "vice president",
    "deputy president",
    "secretary of state",
    "foreign minister",
    "foreign secretary",
    "defence minister",
    "defence secretary",
    "secretary of defense",
    "secretary-general",
    "director-general",
}
SEVERAL_AT_A_TIME = {
    ("ZWE", "vice president"): "the constitution has two vice presidents",
}
SEAM = 10  # days that a handing over may take
ONGOING = date(2100, 1, 1)


def first_day(day):
    return date.fromisoformat((day + "-01-01")[:10])


def last_day(day):
    if len(day) == 4:
        return date(int(day), 12, 31)
    if len(day) == 7:
        year, month = int(day[:4]), int(day[5:])
        return date(year, month, monthrange(year, month)[1])
    return date.fromisoformat(day)


def surely_together(one, other):
    """Days that two terms have in common however coarse dates are read."""
    start = max(last_day(one["from"]), last_day(other["from"]))
    end = min(first_day(row["to"]) if row["to"] else ONGOING for row in (one, other))
    return (end - start).days


def holders(country, office, day, body=""):
    """Names of those who surely held the office on the day."""
    when = date.fromisoformat(day)
    return [
        row["name"]
        for row in ROWS
        if (row["country"], row["office"]) == (country, office)
        and row["body"] == body
        and last_day(row["from"]) <= when
        and (not row["to"] or when < first_day(row["to"]))
    ]


def test_every_row_is_well_formed():
    states = {row["code"] for row in lexicon.table("states")}
    bodies = {row["code"] for row in lexicon.table("organisations")}
    for row in ROWS:
        assert row["name"], row
        assert row["office"] == row["office"].lower().strip(), row
        assert row["office"], row
        assert row["sector"] in SECTORS, row
        assert row["country"] or row["body"], row
        assert not row["country"] or row["country"] in states, row
        assert not row["body"] or row["body"] in bodies, row
        aliases = row["aliases"].split(";") if row["aliases"] else []
        assert all(alias == alias.strip() and alias for alias in aliases), row
        assert len({row["name"], *aliases}) == len(aliases) + 1, row


def test_every_term_has_dates_in_order():
    for row in ROWS:
        assert DATE.fullmatch(row["from"]), row
        assert not row["to"] or DATE.fullmatch(row["to"]), row
        assert first_day(row["from"]).year >= 1940, row
        assert not row["to"] or first_day(row["from"]) <= last_day(row["to"]), row
        assert not row["to"] or row["to"] >= "1999-12", row


def test_rows_are_sorted_and_none_is_there_twice():
    keys = [(row["country"], row["office"], row["from"], row["name"]) for row in ROWS]

    assert keys == sorted(keys)
    assert len({tuple(row.values()) for row in ROWS}) == len(ROWS)


def test_one_seat_has_one_holder_at_a_time():
    seats = defaultdict(list)
    for row in ROWS:
        if row["office"] in ONE_AT_A_TIME and (row["country"], row["office"]) not in SEVERAL_AT_A_TIME:
            seats[row["country"], row["office"], "" if row["country"] else row["body"]].append(row)

    clashes = [
        (seat, one["name"], other["name"], surely_together(one, other))
        for seat, rows in seats.items()
        for one, other in combinations(rows, 2)
        if surely_together(one, other) > SEAM
    ]

    assert clashes == []


def test_the_seats_with_several_holders_do_have_several():
    for country, office in SEVERAL_AT_A_TIME:
        rows = [row for row in ROWS if (row["country"], row["office"]) == (country, office)]
        assert any(surely_together(one, other) > SEAM for one, other in combinations(rows, 2))


def test_one_person_has_one_name_among_the_holders_of_an_office():
    names = defaultdict(dict)
    for row in ROWS:
        known = names[row["country"], row["office"], row["body"]]
        for alias in filter(None, row["aliases"].split(";")):
            assert known.setdefault(alias, row["name"]) == row["name"], row


def test_many_countries_have_a_foreign_minister_and_nearly_all_a_head():
    foreign = {"foreign minister", "foreign secretary", "secretary of state"}
    heads = {"president", "prime minister", "premier", "king", "emir", "sultan", "chancellor", "taoiseach"}

    assert len({row["country"] for row in ROWS if row["office"] in foreign}) >= 60
    assert len({row["country"] for row in ROWS if row["office"] in heads}) >= 140


@pytest.mark.parametrize(
    ("country", "office", "day", "name"),
    [
        ("USA", "vice president", "2018-02-10", "Mike Pence"),
        ("USA", "president", "2003-03-20", "George W. Bush"),
        ("USA", "secretary of state", "2018-06-12", "Mike Pompeo"),
        ("KOR", "president", "2018-02-10", "Moon Jae-in"),
        ("KOR", "president", "2022-06-01", "Yoon Suk-yeol"),
        ("KOR", "foreign minister", "2018-02-10", "Kang Kyung-wha"),
        ("PRK", "supreme leader", "2018-02-10", "Kim Jong-un"),
        ("PRK", "president of the presidium of the supreme people's assembly", "2018-02-10", "Kim Yong-nam"),
        ("PRK", "foreign minister", "2018-06-12", "Ri Yong-ho"),
        ("CHN", "president", "2010-01-01", "Hu Jintao"),
        ("CHN", "foreign minister", "2023-04-01", "Qin Gang"),
        ("JPN", "prime minister", "2018-02-10", "Shinzo Abe"),
        ("JPN", "chief cabinet secretary", "2018-02-10", "Yoshihide Suga"),
        ("TWN", "president", "2022-08-02", "Tsai Ing-wen"),
        ("HKG", "chief executive", "2019-08-01", "Carrie Lam"),
        ("RUS", "foreign minister", "2014-03-18", "Sergei Lavrov"),
        ("DEU", "chancellor", "2015-09-04", "Angela Merkel"),
        ("GBR", "prime minister", "2016-06-23", "David Cameron"),
        ("FRA", "president", "2015-11-13", "Francois Hollande"),
        ("AFG", "president", "2021-08-14", "Ashraf Ghani"),
        ("PAK", "prime minister", "2019-02-14", "Imran Khan"),
        ("IND", "foreign minister", "2016-01-01", "Sushma Swaraj"),
        ("EGY", "president", "2013-07-01", "Mohammed Morsi"),
        ("LBY", "leader", "2011-03-19", "Muammar Gaddafi"),
        ("ETH", "prime minister", "2020-11-04", "Abiy Ahmed"),
        ("KEN", "deputy president", "2017-08-08", "William Ruto"),
        ("ZWE", "president", "2017-12-01", "Emmerson Mnangagwa"),
        ("ZAF", "president", "2010-06-11", "Jacob Zuma"),
        ("NGA", "president", "2014-04-14", "Goodluck Jonathan"),
        ("AUS", "foreign minister", "2014-07-17", "Julie Bishop"),
        ("NZL", "prime minister", "2019-03-15", "Jacinda Ardern"),
        ("PHL", "president", "2016-07-12", "Rodrigo Duterte"),
        ("MYS", "prime minister", "2018-06-12", "Mahathir Mohamad"),
        ("SGP", "foreign minister", "2018-06-12", "Vivian Balakrishnan"),
        ("BRA", "president", "2019-06-01", "Jair Bolsonaro"),
        ("ISR", "prime minister", "2021-12-01", "Naftali Bennett"),
    ],
)
def test_who_held_the_office_that_day(country, office, day, name):
    assert holders(country, office, day) == [name]


@pytest.mark.parametrize(
    ("body", "office", "day", "name"),
    [
        ("UN", "secretary-general", "2003-03-20", "Kofi Annan"),
        ("NATO", "secretary-general", "2022-02-24", "Jens Stoltenberg"),
        ("EC", "president", "2016-06-23", "Jean-Claude Juncker"),
        ("EU", "foreign policy chief", "2015-07-14", "Federica Mogherini"),
        ("IMF", "managing director", "2015-07-01", "Christine Lagarde"),
        ("WHO", "director-general", "2020-03-11", "Tedros Adhanom Ghebreyesus"),
        ("IAEA", "director-general", "2015-07-14", "Yukiya Amano"),
    ],
)
def test_who_led_the_body_that_day(body, office, day, name):
    assert holders("", office, day, body) == [name]
