"""From when to when the words of time in a clause say that something went on."""

import pytest

from accordingto.page.event.when import find_dates


@pytest.mark.parametrize(
    ("words", "when", "until"),
    [
        ("from 3 to 5 May 2017", "2017-05-03", "2017-05-05"),
        ("from 30 April to 2 May 2017", "2017-04-30", "2017-05-02"),
        ("between 30 April and 2 May 2017", "2017-04-30", "2017-05-02"),
        ("30 December 2016 through 2 January 2017", "2016-12-30", "2017-01-02"),
        ("from April to June 2017", "2017-04", "2017-06"),
        ("in May 2017", "2017-05", None),
        ("in mid-May 2017", "2017-05", None),
        ("on Monday", None, None),
    ],
)
def test_the_days_of_an_interval_share_the_month_and_the_year_that_stand_once(words, when, until):
    assert find_dates(words, None) == (when, until)
