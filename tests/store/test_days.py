"""Days as numbers are the days, and sort as they do."""

from hypothesis import given
from hypothesis import strategies as some

from accordingto.store.days import between, numbered, written

ISO = some.dates().map(lambda day: f"{day:%Y-%m-%d}".rjust(10, "0"))
PREFIXES = some.tuples(ISO, some.sampled_from([4, 7, 10])).map(lambda drawn: drawn[0][: drawn[1]])


@given(PREFIXES | some.text() | some.none() | some.from_regex(r"\d{4}(-\d\d){0,3}", fullmatch=True))
def test_a_day_comes_back_as_it_was(day):
    assert written(numbered(day)) == day


@given(PREFIXES, PREFIXES)
def test_numbers_sort_as_days_do(one, other):
    assert (numbered(one) < numbered(other)) == (one < other)


@given(PREFIXES, PREFIXES)
def test_a_day_lies_between_others_as_its_prefix_does(day, end):
    (first, last), (since, until) = between(end, end)

    assert (first, last) == ("day >= ?", "day <= ?")
    assert (numbered(day) >= since) == (day >= end)
    assert (numbered(day) <= until) == (day <= f"{end}~")


def test_an_end_that_is_no_day_is_no_error():
    assert between("soon", None) == (["day >= ?"], [0])
