"""What is remembered between two rounds: the feeds, and the addresses that they named."""

from collections.abc import Iterable
from typing import Protocol

from accordingto.record.feed import Entry, Feed, Waiting


class Memory(Protocol):
    """Remembers feeds and addresses; what a method does is on the disk when it returns."""

    def feeds(self) -> tuple[str, ...]:
        """Return the feeds looked at before, sorted."""
        ...

    def feed(self, url: str) -> Feed:
        """Return a feed; one never looked at is due at once."""
        ...

    def keep(self, feed: Feed) -> None:
        """Keep what is known of a feed."""
        ...

    def add(self, entries: Iterable[Entry]) -> int:
        """Let addresses wait, but for those known; return how many are new."""
        ...

    def waiting(self) -> tuple[Waiting, ...]:
        """Return the addresses that wait, in the order in which they came."""
        ...

    def done(self, url: str) -> None:
        """Remember that a page is kept."""
        ...

    def again(self, url: str, due: float) -> None:
        """Remember that fetching failed, and when to try again."""
        ...

    def refuse(self, url: str, reason: str) -> None:
        """Remember that a page will not be fetched again, and why."""
        ...
