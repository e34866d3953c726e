"""What a host asks of programs that read it: its robots.txt."""

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from accordingto.watch.clock import Clock

_DAY = 86_400.0
_HOUR = 3_600.0
_LONGEST_PAUSE = 60.0
_SIZE = 500_000


class _Rules(NamedTuple):
    rules: RobotFileParser | None
    until: float


class Robots:
    """The robots.txt of each host, read once a day.

    `read` fetches one: status and bytes, or None without an answer. A host without one allows all; one that forbids
    to read it forbids all (RFC 9309, 2.3.1).
    """

    def __init__(self, agent: str, read: Callable[[str], tuple[int, bytes] | None], clock: Clock) -> None:
        self._agent, self._read, self._clock = agent, read, clock
        self._known: dict[str, _Rules] = {}

    def may(self, url: str) -> bool | None:
        """Say whether an address may be fetched; None where that cannot be told now."""
        rules = self._rules(url)
        return None if rules is None else rules.can_fetch(self._agent, url)

    def pause(self, url: str) -> float:
        """Return the seconds that a host wants between two requests, as far as it is known."""
        known = self._known.get(_host(url))
        asked = known.rules.crawl_delay(self._agent) if known and known.rules else None
        return min(float(asked or 0.0), _LONGEST_PAUSE)

    def _rules(self, url: str) -> RobotFileParser | None:
        host = _host(url)
        known = self._known.get(host)
        if known is None or known.until <= self._clock.now():
            rules = _parsed(self._read(f"{host}/robots.txt"))
            known = _Rules(rules, self._clock.now() + (_HOUR if rules is None else _DAY))
            self._known[host] = known
        return known.rules


def _parsed(answer: tuple[int, bytes] | None) -> RobotFileParser | None:
    if answer is None or answer[0] >= 500:
        return None
    status, data = answer
    rules = RobotFileParser()
    if status in (401, 403):
        rules.parse(["User-agent: *", "Disallow: /"])
    else:
        lines = data[:_SIZE].decode("utf-8", "replace").splitlines() if status == 200 else []
        rules.parse(lines)
    return rules


def _host(url: str) -> str:
    split = urlsplit(url)
    return f"{split.scheme}://{split.netloc}"
