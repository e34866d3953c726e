"""One thing, two forms: an address that shows a page, and the same with .json that gives the record."""

from collections.abc import Callable, Sequence
from time import sleep
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from accordingto.desk.prints import Mark, Print, Prints
from accordingto.desk.reply import html_of, json_of, json_print
from accordingto.errors import StoreError
from accordingto.record.base import Record

_TIMES, _SECONDS = 20, 0.15
Find = Callable[[Request], Record]
Page = Callable[[Request], str]
Marks = Callable[[Request], Mark]


def settled(request: Request) -> Mark:
    """Return what is another one once a change of the archive is settled."""
    mark: Mark = request.app.state.shelf.mark()
    return mark


class Twin(NamedTuple):
    """An address of the desk: what finds its record, what makes its page, and what is said of it to programs.

    `kind` is the type of the record, `query` names what may be asked for after "?". As long as `mark` says the same,
    what was made for one reader is shown to the next.
    """

    path: str
    find: Find
    page: Page
    kind: type[Record]
    about: str
    query: Sequence[str] = ()
    mark: Marks = settled

    @property
    def routes(self) -> list[Route]:
        """The two addresses; that with .json first, for it would also fit the other."""
        return [
            Route(f"{self.path}.json", self._json, name=f"{self.path}.json"),
            Route(self.path, self._html, name=self.path),
        ]

    # Plain functions: the server runs them in threads of their own.
    def _json(self, request: Request) -> Response:
        return _patiently(request, lambda: json_of(request, self._print(request, self._record)))

    def _html(self, request: Request) -> Response:
        return _patiently(request, lambda: html_of(request, self._print(request, self._page)))

    def _print(self, request: Request, make: Callable[[Request], Print]) -> Print:
        prints: Prints = request.app.state.prints
        return prints.get(f"{request.url.path}?{request.url.query}", self.mark(request), lambda: make(request))

    def _record(self, request: Request) -> Print:
        return json_print(self.find(request))

    def _page(self, request: Request) -> Print:
        return Print(self.page(request).encode())


def _patiently(request: Request, answer: Callable[[], Response]) -> Response:
    """Answer; what is not there while the record is brought up to date may be there in a moment, and is waited for."""
    for _ in range(_TIMES):
        try:
            return answer()
        except StoreError:
            if request.app.state.shelf.settled():
                break
            sleep(_SECONDS)
    return answer()
