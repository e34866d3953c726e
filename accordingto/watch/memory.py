"""What is remembered between two rounds: the feeds, and the addresses that they named."""

from collections.abc import Iterable
from typing import Protocol

from accordingto.record.base import Record


class Entry(Record, frozen=True, kw_only=True):
    """An address that a feed names, and its day as the feed has it (an ISO prefix), for choosing the newest."""

    url: str
    day: str | None = None


class Feed(Record, frozen=True, kw_only=True):
    """A feed: what it said when it was last read (to ask for news only), its failures in a row, and when it is due."""

    url: str
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    due: float = 0.0


class Waiting(Record, frozen=True, kw_only=True):
    """An address whose page is still to be fetched, how often that was tried, and when it is to be tried again."""

    url: str
    tries: int = 0
    due: float = 0.0


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
