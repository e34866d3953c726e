"""What only a cluster must stand: workers that die, none that come, no scheduler, and being told to stop."""

import os
import signal
import sys
import time

import pytest
import works
from clusters import cluster

from accordingto.errors import ExtraError, WorkerError
from accordingto.run.dask import Dask


@pytest.fixture(scope="module")
def address():
    with cluster(2) as address:
        yield address


def refused(item, reason):
    return f"{item}: {reason}"


def test_work_is_done_in_the_workers(address):
    got = list(Dask(address).map(works.who, range(20), works.nothing))

    assert [item for item, _ in got] == list(range(20))
    assert os.getpid() not in {process for _, process in got}


def test_a_worker_killed_from_outside_costs_nothing(address):
    results = Dask(address).map(works.who, range(200), works.nothing)
    first, victim = next(results)
    os.kill(victim, signal.SIGKILL)

    rest = list(results)

    assert [first, *(item for item, _ in rest)] == list(range(200))


def test_an_item_that_kills_its_worker_once_is_done_by_another(address, tmp_path):
    items = [(number, str(tmp_path)) for number in range(6)]

    assert list(Dask(address).map(works.die_once, items, works.nothing)) == list(range(6))


def test_an_item_that_always_kills_its_worker_is_given_up_by_name_and_its_neighbours_are_done(address):
    got = list(Dask(address, lost=refused).map(works.die_on_three, range(8), works.nothing))

    reason = "given up: 2 workers died of it, and then those that had it alone"
    assert got == [0, 1, 2, f"3: {reason}", 4, 5, 6, 7]


def test_breaking_off_leaves_nothing_to_be_done(address, tmp_path):
    results = Dask(address).map(works.mark, ((number, str(tmp_path)) for number in range(1000)), works.nothing)
    next(results)
    results.close()

    # What had been begun may still be ended; nothing else is.
    time.sleep(0.5)
    done = len(list(tmp_path.iterdir()))
    assert 1 <= done < 100
    time.sleep(0.5)
    assert len(list(tmp_path.iterdir())) == done


def test_a_cluster_without_workers_is_an_error_and_not_a_long_wait():
    with cluster(0) as deserted, pytest.raises(WorkerError, match=r"no worker for 0.2 seconds; start one with"):
        list(Dask(deserted, patience_seconds=0.2).map(works.times, range(5), works.ten))


def test_a_scheduler_that_is_not_there_is_named():
    pytest.importorskip("distributed", reason="Dask's 'distributed', the extra 'dask', is not installed")

    for wrong in ("tcp://127.0.0.1:9", "carrier-pigeon://coop"):
        with pytest.raises(WorkerError, match=f"{wrong}: no scheduler answers there"):
            list(Dask(wrong, patience_seconds=0.5).map(works.times, range(5), works.ten))


def test_without_dask_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(ExtraError, match=r"pip install 'accordingto\[dask\]'"):
        list(Dask("tcp://127.0.0.1:9").map(works.times, range(5), works.ten))
