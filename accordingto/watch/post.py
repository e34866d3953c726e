"""One page fetched: with its limits, its turn at the host, and what robots.txt asks for."""

import time
from collections.abc import Mapping
from datetime import datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from accordingto.record.page import Media
from accordingto.watch.answer import Fetched, Unfetched
from accordingto.watch.clock import Clock
from accordingto.watch.guard import PrivateAddressError, transport
from accordingto.watch.limits import Limits
from accordingto.watch.robots import Robots

Answer = tuple[int, httpx.Headers, bytes]


class Post:
    """Fetches pages, one at a time; keeps for each host when it may be asked again, and what its robots.txt says."""

    def __init__(
        self, agent: str, *, private: bool = False, clock: Clock | None = None, limits: Limits | None = None
    ) -> None:
        self.clock = clock or Clock()
        self._limits = limits or Limits()
        self._agent = agent
        timeout = httpx.Timeout(self._limits.silence)
        # No brotli or zstd: what is unpacked from one piece that arrives stays small.
        headers = {"User-Agent": agent, "Accept-Encoding": "gzip, deflate"}
        carrier = transport(private=private, left=lambda: self._ends - time.monotonic())
        self._client = httpx.Client(transport=carrier, timeout=timeout, headers=headers)
        self._ends = self._last = 0.0
        self._free: dict[str, float] = {}
        self._robots = Robots(agent.split("/", maxsplit=1)[0], self._text_of, self.clock)

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def get(
        self, url: str, *, etag: str | None = None, modified: str | None = None, feed: bool = False
    ) -> Fetched | Unfetched:
        """Fetch a page, or a feed only if it has changed; nothing is raised for what a server or a network does.

        Each address on the way is asked of robots.txt and waits for its turn.
        """
        asked = {name: value for name, value in (("If-None-Match", etag), ("If-Modified-Since", modified)) if value}
        self._last = time.monotonic() + self._limits.whole
        try:
            return self._followed(url, asked, feed=feed)
        except PrivateAddressError as error:
            return Unfetched(f"{error}; allow it with --private")

    def _followed(self, url: str, asked: Mapping[str, str], *, feed: bool) -> Fetched | Unfetched:
        """Fetch what an address leads to in the end; robots.txt is asked of each on the way."""
        for _ in range(self._limits.redirects + 1):
            if not _is_web(url):
                return Unfetched("this is no web address")
            allowed = self._robots.may(url)
            if allowed is None:
                return Unfetched("robots.txt cannot be read now", _HOUR)
            if not allowed:
                return Unfetched("robots.txt asks not to fetch this")
            answer = self._turn(url, asked, feed=feed)
            if not isinstance(answer, str):
                return answer
            url = _joined(url, answer)
        return Unfetched(f"more than {self._limits.redirects} redirects")

    def _text_of(self, url: str) -> tuple[int, bytes] | None:
        """Return status and bytes of a robots.txt, after at most some redirects; None if there is no answer."""
        for _ in range(self._limits.redirects + 1):
            self._wait(url)
            found = self._send(url, {}) if _is_web(url) else Unfetched("this is no web address")
            if isinstance(found, Unfetched):
                return None
            status, headers, data = found
            if status not in _REDIRECTS or "location" not in headers:
                return status, data
            url = _joined(url, headers["location"])
        return None

    def _turn(self, url: str, asked: Mapping[str, str], *, feed: bool) -> Fetched | Unfetched | str:
        """Ask for one address; return the page, why there is none, or the address it was sent on to."""
        host = urlsplit(url).netloc
        if (blocked := self._free.get(host, 0.0) - self.clock.now()) > self._limits.patience:
            return Unfetched("the host asked for a pause", blocked)
        self._wait(url)
        found = self._send(url, asked)
        if isinstance(found, Unfetched):
            return found
        status, headers, _ = found
        if status in _REDIRECTS and "location" in headers:
            return headers["location"]
        if status in _BUSY:
            wait = _retry_after(headers.get("retry-after"), self.clock.now())
            self._free[host] = self.clock.now() + wait
            return Unfetched(f"the server is busy ({status})", wait)
        if status != _OK and not (status == _NOT_MODIFIED and asked):
            return Unfetched(f"the server answers {status}", None if status in _GONE else _HOUR)
        return _fetched(url, found, feed=feed)

    def _wait(self, url: str) -> None:
        """Wait for the host's turn, and set the next."""
        host = urlsplit(url).netloc
        pause = self._free.get(host, 0.0) - self.clock.now()
        if pause > 0:
            self.clock.sleep(pause)
        between = max(self._limits.between, self._robots.pause(url))
        self._free[host] = self.clock.now() + between

    def _send(self, url: str, asked: Mapping[str, str]) -> Answer | Unfetched:
        """Send one request and read its answer, within the limits."""
        self._ends = min(time.monotonic() + self._limits.seconds, self._last)
        try:
            return self._read(url, asked)
        except PrivateAddressError:
            raise
        except (httpcore.TimeoutException, httpx.TimeoutException):
            if (now := time.monotonic()) >= self._ends:
                slow = self._limits.whole if now >= self._last else self._limits.seconds
                return Unfetched(f"slower than {slow:g} seconds", _HOUR)
            return Unfetched(f"no answer for {self._limits.silence:g} seconds", _HOUR)
        except (httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError, httpcore.ProtocolError) as error:
            return Unfetched(f"cannot be fetched ({str(error) or type(error).__name__})", _HOUR)

    def _read(self, url: str, asked: Mapping[str, str]) -> Answer | Unfetched:
        data = bytearray()
        with self._client.stream("GET", url, headers=dict(asked)) as answer:
            if answer.status_code != _OK:
                return answer.status_code, answer.headers, b""
            for piece in answer.iter_bytes():
                data += piece
                if len(data) > self._limits.size:
                    return Unfetched(f"larger than {self._limits.size:,} bytes")
            return answer.status_code, answer.headers, bytes(data)


def _is_web(url: str) -> bool:
    try:
        split = urlsplit(url)
    except ValueError:
        return False
    return split.scheme in ("http", "https") and bool(split.hostname)


def _joined(url: str, location: str) -> str:
    """Return where a redirect leads; as it stands where it is no address."""
    try:
        return urljoin(url, location)
    except ValueError:
        return location


def _fetched(url: str, answer: Answer, *, feed: bool) -> Fetched | Unfetched:
    status, headers, data = answer
    kind, charset = _content_type(headers.get("content-type"))
    if not feed and kind not in _PAGES:
        return Unfetched(f"this is no page but {kind}")
    media = None if feed else _PAGES[kind]
    return Fetched(url, status, data, media, charset, headers.get("etag"), headers.get("last-modified"))


def _content_type(header: str | None) -> tuple[str | None, str | None]:
    """Return type and charset of a Content-Type: "text/html; charset=utf-8" gives both."""
    if not header:
        return None, None
    message = Message()
    message["content-type"] = header
    return message.get_content_type(), message.get_content_charset()


def _retry_after(header: str | None, now: float) -> float:
    """Return how long a server asks to wait: seconds, or until a date; some minutes if it does not say."""
    if header and header.strip().isdigit():
        return min(float(header), _DAY)
    try:
        asked: datetime | None = parsedate_to_datetime(header) if header else None
    except ValueError:
        asked = None
    return min(max(asked.timestamp() - now, 0.0), _DAY) if asked else _MINUTES


_OK, _NOT_MODIFIED = 200, 304
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_GONE = frozenset({400, 401, 402, 403, 404, 405, 406, 410, 451})
_PAGES: dict[str | None, Media | None] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    None: None,
}
_MINUTES, _HOUR, _DAY = 300.0, 3_600.0, 86_400.0
