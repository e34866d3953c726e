"""Feeds that are followed, and the addresses that they name."""

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
