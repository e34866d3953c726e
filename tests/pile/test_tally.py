"""What many pages tell of one, added up: in parts and in any order it is the same."""

from hypothesis import given
from hypothesis import strategies as some
from pile.people import report_of

from accordingto.pile.resolve import figures_of
from accordingto.pile.resolve.tally import actor_from, tally, together

NAMES = ("Ana Reyes", "Ana Maria Reyes", "Reyes", "Norland", "the Halyard")
LINES = [
    f"{name}, {office}, {country}, {kind}"
    for name in NAMES
    for office, country in (("minister", "NOR"), ("striker", "SUD"), ("president", "USA"), ("", ""))
    for kind in ("person", "government")
]
FIGURES = some.lists(some.sampled_from(LINES), min_size=2, max_size=9, unique=True).map(
    lambda lines: [figure for line in lines for figure in figures_of(report_of(line, published="2018-02-10"))]
)


@given(FIGURES, some.integers(1, 8))
def test_a_tally_is_that_of_its_parts_in_any_order(figures, cut):
    cut = min(cut, len(figures) - 1)
    left, right = tally(figures[:cut]), tally(figures[cut:])

    assert together(left, right) == together(right, left) == tally(figures) == tally(reversed(figures))


def test_the_most_of_two_parts_may_be_another_than_of_either():
    def told(*countries):
        lines = [f"Ana Reyes, minister {number}, {country}" for number, country in enumerate(countries)]
        return tally(figure for line in lines for figure in figures_of(report_of(line)))

    left, right = told("NOR", "NOR", "SUD"), told("USA", "USA", "SUD", "SUD")

    assert [actor_from(one).country for one in (left, right, together(left, right))] == ["NOR", "SUD", "SUD"]
    assert actor_from(together(left, right)).offices == ("minister 0", "minister 1", "minister 2", "minister 3")
