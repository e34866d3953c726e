"""What many readers ask for is made once, and anew once it has changed."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from time import time

import pytest

from accordingto.desk.prints import Mark, Print, Prints
from accordingto.errors import StoreError

ONE, TWO, JUDGED = Mark("1", ""), Mark("2", ""), Mark("3", "judged")


class Press:
    """Makes prints, and knows how many it made."""

    def __init__(self, size=1):
        self.made = 0
        self.size = size

    def __call__(self):
        self.made += 1
        return Print(b"x" * self.size + str(self.made).encode())


def test_a_print_is_made_anew_once_its_mark_is_another():
    prints, press = Prints(), Press()
    first = prints.get("/a", ONE, press)

    assert prints.get("/a", ONE, press) is first
    assert prints.get("/a", TWO, press) != first
    assert press.made == 2


def test_what_many_ask_for_at_once_is_made_once():
    prints, begun, start = Prints(), Event(), Barrier(8)
    press = Press()

    def slow():
        begun.wait(5)
        return press()

    def ask(number):
        start.wait(5)
        if number == 7:
            begun.set()
        return prints.get("/a", ONE, slow)

    with ThreadPoolExecutor(8) as readers:
        found = list(readers.map(ask, range(8)))

    assert press.made == 1
    assert set(found) == {found[0]}


def test_what_fails_is_tried_again():
    prints, press = Prints(), Press()

    def fail():
        raise StoreError("it is not there")

    for _ in range(2):
        with pytest.raises(StoreError):
            prints.get("/a", ONE, fail)

    assert prints.get("/a", ONE, press).body == b"x1"


def test_no_more_is_kept_than_there_is_room_for():
    prints, press = Prints(most_bytes=250), Press(size=99)
    for address in ("/a", "/b", "/a", "/c", "/a"):
        prints.get(address, ONE, press)
    assert press.made == 3

    prints.get("/b", ONE, press)
    assert press.made == 4


def test_what_is_larger_than_all_the_room_is_made_each_time():
    prints, press = Prints(most_bytes=50), Press(size=99)
    for _ in range(2):
        assert len(prints.get("/a", ONE, press).body) == 100
    assert press.made == 2


class Slow:
    """Makes a print once it is told to."""

    def __init__(self):
        self.go = Event()
        self.made = 0

    def __call__(self):
        assert self.go.wait(5)
        self.made += 1
        return Print(b"new")


@pytest.fixture
def slow():
    press = Slow()
    yield press
    press.go.set()


def test_what_came_before_is_shown_while_the_new_is_made_once_and_says_since_when(slow):
    prints, before = Prints(patience=0.01), time()
    first = prints.get("/a", ONE, Press())

    shown = [prints.get("/a", TWO, slow) for _ in range(3)]
    slow.go.set()
    new = prints.get("/a", TWO, slow)
    while new.as_of is not None:
        new = prints.get("/a", TWO, slow)

    assert {one.body for one in shown} == {first.body}
    assert all(before <= one.as_of <= time() for one in shown)
    assert (new.body, slow.made) == (b"new", 1)


def test_what_is_made_soon_is_waited_for(slow):
    prints = Prints(patience=5)
    prints.get("/a", ONE, Press())
    slow.go.set()

    assert prints.get("/a", TWO, slow) == Print(b"new")


@pytest.mark.parametrize("since", [ONE, TWO])
def test_nothing_from_before_a_judgement_is_shown_after_it(slow, since):
    prints = Prints(patience=0.01)
    prints.get("/a", ONE, Press())
    if since is TWO:
        assert prints.get("/a", TWO, slow).as_of

    with ThreadPoolExecutor(1) as readers:
        asked = readers.submit(prints.get, "/a", JUDGED, slow)
        slow.go.set()

        assert asked.result() == Print(b"new")


def test_nothing_is_shown_that_was_not_looked_at_for_a_minute(slow, monkeypatch):
    prints = Prints(patience=0.01)
    prints.get("/a", ONE, Press())
    later = time() + 61
    monkeypatch.setattr("accordingto.desk.prints.time", lambda: later)
    slow.go.set()

    assert prints.get("/a", TWO, slow) == Print(b"new")


def test_what_cannot_be_made_anew_is_told_of(slow):
    prints = Prints(patience=5)
    prints.get("/a", ONE, Press())

    def fail():
        raise StoreError("it is gone")

    with pytest.raises(StoreError):
        prints.get("/a", TWO, fail)


def test_what_changes_again_while_it_is_made_is_not_made_twice_at_once(slow):
    prints, third, press = Prints(patience=0.01), Mark("3", ""), Press(size=2)
    first = prints.get("/a", ONE, Press())
    shown = [prints.get("/a", TWO, slow), prints.get("/a", third, press)]
    made = press.made
    slow.go.set()
    while prints.get("/a", third, press).as_of is not None:
        pass

    assert {one.body for one in shown} == {first.body}
    assert (made, slow.made, press.made) == (0, 1, 1)
