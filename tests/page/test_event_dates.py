"""When it was: words of time and the dates they stand for."""

import pytest

from accordingto.page.event.when import to_iso


@pytest.mark.parametrize(
    ("words", "published", "status", "date"),
    [
        ("14 April 2017", None, "occurred", "2017-04-14"),
        ("April 14, 2017", None, "occurred", "2017-04-14"),
        ("April 2017", None, "occurred", "2017-04"),
        ("2008", None, "occurred", "2008"),
        ("the end of 2008", None, "occurred", None),
        ("Monday", "2018-02-13", "occurred", "2018-02-12"),
        ("Tuesday", "2018-02-13", "occurred", "2018-02-13"),
        ("Monday", "2018-02-13", "planned", "2018-02-19"),
        ("Tuesday", "2018-02-13", "planned", "2018-02-20"),
        ("yesterday", "2018-03-01", "occurred", "2018-02-28"),
        ("Monday", None, "occurred", None),
        ("Monday", "2018-02", "occurred", None),
        ("last month", "2018-02-13", "occurred", None),
        ("14 April", None, "occurred", None),
    ],
)
def test_a_day_is_read_and_never_invented(words, published, status, date):
    assert to_iso(words, published, status) == date
