"""What was worked out of a word once is not worked out again: a pile says the same words over and over."""

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")

# The words of a language and many names; where more come, all are forgotten and learnt again.
_MOST = 1 << 17


class _Memory(dict[str, V]):
    def __init__(self, work: Callable[[str], V]) -> None:
        super().__init__()
        self.work = work

    def __missing__(self, word: str) -> V:
        if len(self) >= _MOST:
            self.clear()
        found = self[word] = self.work(word)
        return found


def remembered(work: Callable[[str], V]) -> Callable[[str], V]:
    """Let a function of one word remember what it returned; half as dear as `lru_cache` for what is asked most."""
    return _Memory(work).__getitem__
