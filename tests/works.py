"""Work for the engines' tests: small functions that a spawned process can import."""

import os
import signal
import time
from pathlib import Path


def nothing() -> None:
    """Set up no tools."""


def ten() -> int:
    return 10


def broken_setup() -> int:
    raise LookupError("no parser of that name")


def dying_setup() -> int:
    os._exit(3)


def times(item: int, tools: int) -> int:
    return item * tools


def who(item: int, tools: None) -> tuple[int, int]:
    return item, os.getpid()


def fail_on_three(item: int, tools: None) -> int:
    if item == 3:
        raise ValueError("three")
    return item


def die_on_three(item: int, tools: None) -> int:
    if item == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def die_always(item: object, tools: None) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(item: tuple[int, str], tools: None) -> int:
    """Die at the first item that finds no mark in its folder, and leave the mark."""
    number, folder = item
    mark = Path(folder, "died")
    if number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def hang_on_three(item: int, tools: None) -> int:
    if item == 3:
        time.sleep(600)
    return item


def last_digit(item: int) -> list[int]:
    return [item % 10]


def summed(key: int, members: list[int]) -> list[tuple[int, int, tuple[int, ...]]]:
    return [(key, sum(members), tuple(members))]


def mark(item: tuple[int, str], tools: None) -> int:
    """Leave a mark in a folder for each item that is done."""
    number, folder = item
    time.sleep(0.02)
    Path(folder, str(number)).touch()
    return number
