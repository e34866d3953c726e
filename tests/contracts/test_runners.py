"""What holds for every engine: the same results as the reference, whatever the order and whoever does the work."""

import pytest
import works
from clusters import cluster

from accordingto.run.dask import Dask
from accordingto.run.inline import Inline
from accordingto.run.pool import Pool

RUNNERS = {"inline": Inline(), "pool of one": Pool(1), "pool of two": Pool(2)}


@pytest.fixture(scope="module")
def address():
    with cluster(2) as address:
        yield address


@pytest.fixture(params=[*RUNNERS, "dask"])
def runner(request):
    return RUNNERS.get(request.param) or Dask(request.getfixturevalue("address"))


def test_each_item_is_worked_on_once_with_the_tools_in_the_order_of_the_items(runner):
    got = runner.map(works.times, range(40), works.ten)

    assert list(got) == [10 * item for item in range(40)]


def test_no_items_no_results(runner):
    assert list(runner.map(works.times, [], works.ten)) == []


def test_items_are_taken_as_results_are_asked_for(runner):
    taken = []
    items = (taken.append(item) or item for item in range(1000))

    results = runner.map(works.times, items, works.ten)
    got = [next(results) for _ in range(5)]
    results.close()

    assert len(got) == 5
    assert len(taken) < 100


def test_an_error_of_the_work_reaches_the_caller(runner):
    with pytest.raises(ValueError, match="three"):
        list(runner.map(works.fail_on_three, range(5), works.nothing))


def test_an_error_of_the_setup_reaches_the_caller(runner):
    with pytest.raises(LookupError, match="no parser of that name"):
        list(runner.map(works.times, range(5), works.broken_setup))


def test_a_group_holds_all_items_of_its_key_in_their_order(runner):
    got = runner.group(works.last_digit, works.summed, [21, 2, 11, 32, 1])

    assert list(got) == [(1, 33, (21, 11, 1)), (2, 34, (2, 32))]
