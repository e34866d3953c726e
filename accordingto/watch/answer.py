"""What becomes of a request: a page, or the reason why there is none."""

from typing import NamedTuple, Protocol

from accordingto.record.page import Media, Raw
from accordingto.watch.clock import Clock


class Fetched(NamedTuple):
    """A page: where it was in the end, its bytes, and what the server says of them. A 304 has no bytes."""

    url: str
    status: int
    data: bytes
    media: Media | None
    encoding: str | None
    etag: str | None
    modified: str | None

    def raw(self, name: str) -> Raw:
        """Return the page as it came, under the address it was asked for by: what else is known it says itself."""
        return Raw(name=name, data=self.data, media=self.media, encoding=self.encoding, url=self.url)


class Unfetched(NamedTuple):
    """Why a page was not fetched, and after how many seconds to try again; None for never."""

    reason: str
    wait: float | None = None


class Fetcher(Protocol):
    """Fetches pages, one at a time."""

    @property
    def clock(self) -> Clock: ...

    def get(
        self, url: str, *, etag: str | None = None, modified: str | None = None, feed: bool = False
    ) -> Fetched | Unfetched:
        """Fetch a page, or a feed only if it has changed; nothing is raised for what a server or a network does."""
        ...
