"""What only a pool of processes must stand: their death, their silence, and being told to stop."""

import os
import signal
import subprocess
import sys

import pytest
import works

from accordingto.errors import WorkerError
from accordingto.record.page import Raw, Refusal
from accordingto.run.pool import Pool


def refused(item, reason):
    return f"{item}: {reason}"


def alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def test_work_is_done_in_other_processes_that_are_gone_afterwards():
    got = list(Pool(2).map(works.who, range(20), works.nothing))

    processes = {process for _, process in got}
    assert os.getpid() not in processes
    assert len(processes) <= 2
    assert not any(map(alive, processes))


def test_a_worker_killed_from_outside_costs_nothing():
    results = Pool(2).map(works.who, range(600), works.nothing)
    first, victim = next(results)
    os.kill(victim, signal.SIGKILL)

    rest = list(results)

    assert [first, *(item for item, _ in rest)] == list(range(600))
    assert len({victim, *(process for _, process in rest)}) == 3


def test_an_item_that_kills_its_worker_once_is_done_by_the_next(tmp_path):
    items = [(number, str(tmp_path)) for number in range(6)]

    assert list(Pool(2).map(works.die_once, items, works.nothing)) == list(range(6))


def test_an_item_that_always_kills_its_worker_is_given_up_by_name_and_the_others_are_done():
    got = list(Pool(2, lost=refused).map(works.die_on_three, range(6), works.nothing))

    reason = f"given up after 2 tries: the process that worked on it died ({signal.strsignal(signal.SIGKILL)})"
    assert got == [0, 1, 2, f"3: {reason}", 4, 5]


def test_an_item_that_hangs_is_given_up_after_its_time_and_keeps_its_place():
    got = list(Pool(2, limit_seconds=0.3, lost=refused).map(works.hang_on_three, range(7), works.nothing))

    reason = "given up after 2 tries: the process that worked on it gave no answer for 0.3 seconds"
    assert got == [0, 1, 2, f"3: {reason}", 4, 5, 6]


def test_a_slow_item_does_not_make_the_others_pile_up():
    taken = []
    items = (taken.append(item) or item for item in range(5000))

    results = Pool(2, limit_seconds=0.5, lost=refused).map(works.hang_on_three, items, works.nothing)
    got = [next(results) for _ in range(4)]
    results.close()

    assert got[:3] == [0, 1, 2]
    assert len(taken) < 200


def test_a_lost_page_can_be_made_a_refusal():
    pool = Pool(1, lost=lambda raw, reason: Refusal(name=raw.name, step="run", reason=reason))
    raw = Raw(name="harbour.html", data=b"\x00")

    (got,) = pool.map(works.die_always, [raw], works.nothing)

    assert (got.name, got.step) == ("harbour.html", "run")
    assert "died" in got.reason


def test_without_a_stand_in_a_lost_item_is_an_error():
    with pytest.raises(WorkerError, match="given up after 2 tries"):
        list(Pool(1).map(works.die_on_three, range(6), works.nothing))


def test_workers_that_cannot_begin_are_an_error_and_not_an_endless_loop():
    with pytest.raises(WorkerError, match=r"exit code 3.* before it could begin, 3 times in a row"):
        list(Pool(2, lost=refused).map(works.times, range(6), works.dying_setup))


def test_breaking_off_ends_the_workers():
    results = Pool(2).map(works.who, range(1000), works.nothing)
    seen = {process for _, process in (next(results) for _ in range(8))}

    results.close()

    assert not any(map(alive, seen))


# Who runs the tests in the background may have made them deaf to Ctrl-C.
SCRIPT = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path[:0] = {paths!r}
import works
from accordingto.run.pool import Pool
if __name__ == "__main__":
    for item, process in Pool(2).map(works.who, iter(int, 1), works.nothing):
        print(process, flush=True)
"""


def test_control_c_ends_the_workers_without_a_word_from_them(tmp_path):
    script = tmp_path / "endless.py"
    script.write_text(SCRIPT.format(paths=sys.path), encoding="utf-8")
    command = [sys.executable, str(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        workers = {int(process.stdout.readline()) for _ in range(200)}
        # As the terminal does: to every process of the group.
        os.killpg(process.pid, signal.SIGINT)
        _, complaints = process.communicate(timeout=20)

    assert complaints.count(b"Traceback") == 1
    assert complaints.rstrip().endswith(b"KeyboardInterrupt")
    assert not any(map(alive, workers))
