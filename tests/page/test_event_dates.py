"""When it was: words of time and the dates they stand for."""

import pytest

from accordingto.page.day import to_iso


@pytest.mark.parametrize(
    ("words", "published", "ahead", "date"),
    [
        ("14 April 2017", None, False, "2017-04-14"),
        ("April 14, 2017", None, False, "2017-04-14"),
        ("April 2017", None, False, "2017-04"),
        ("2008", None, False, "2008"),
        ("the end of 2008", None, False, None),
        ("Monday", "2018-02-13", False, "2018-02-12"),
        ("Tuesday", "2018-02-13", False, "2018-02-13"),
        ("Monday", "2018-02-13", True, "2018-02-19"),
        ("Tuesday", "2018-02-13", True, "2018-02-20"),
        ("yesterday", "2018-03-01", False, "2018-02-28"),
        ("Monday", None, False, None),
        ("Monday", "2018-02", False, None),
        ("last month", "2018-02-13", False, None),
        ("14 April", None, False, None),
        ("14 April", "2018-02-13", False, "2017-04-14"),
        ("14 April", "2018-02-13", True, "2018-04-14"),
        ("13 February", "2018-02-13", True, "2018-02-13"),
        ("Monday, 8 January", "2018-02-13", False, "2018-01-08"),
        ("in February", "2018-02-13", False, "2018-02"),
        ("in December", "2018-02-13", False, "2017-12"),
        ("late April", "2018-02-13", False, None),
    ],
)
def test_a_day_is_read_and_never_invented(words, published, ahead, date):
    assert to_iso(words, published, ahead=ahead) == date
