"""What many readers ask for is made once, and anew once it has changed."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from accordingto.desk.prints import Print, Prints
from accordingto.errors import StoreError


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
    first = prints.get("/a", "1", press)

    assert prints.get("/a", "1", press) is first
    assert prints.get("/a", "2", press) != first
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
        return prints.get("/a", "1", slow)

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
            prints.get("/a", "1", fail)

    assert prints.get("/a", "1", press).body == b"x1"


def test_no_more_is_kept_than_there_is_room_for():
    prints, press = Prints(most_bytes=250), Press(size=99)
    for address in ("/a", "/b", "/a", "/c", "/a"):
        prints.get(address, "1", press)
    assert press.made == 3

    prints.get("/b", "1", press)
    assert press.made == 4


def test_what_is_larger_than_all_the_room_is_made_each_time():
    prints, press = Prints(most_bytes=50), Press(size=99)
    for _ in range(2):
        assert len(prints.get("/a", "1", press).body) == 100
    assert press.made == 2
