"""An address that a reader pastes is fetched, where whoever opened the desk allows it: one at a time."""

from threading import Lock

from accordingto.record.page import Raw, Refusal
from accordingto.watch.answer import Fetched, Fetcher

# So long a reader waits for another reader's page.
_SECONDS = 5.0


class Courier:
    """Fetches pages for all readers."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._turn = Lock()

    def fetch(self, address: str) -> Raw | Refusal:
        """Return the page at an address, or why there is none."""
        if not self._turn.acquire(timeout=_SECONDS):
            return _refused(address, "another page is being fetched; send it again in a moment")
        try:
            answer = self._fetcher.get(address)
        finally:
            self._turn.release()
        return answer.raw(address) if isinstance(answer, Fetched) else _refused(address, answer.reason)


def _refused(address: str, reason: str) -> Refusal:
    return Refusal(name=address, step="open", reason=reason)
