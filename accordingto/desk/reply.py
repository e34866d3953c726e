"""Answers: a web page, or a record in JSON, with a mark by which a reader's copy is known to be good still."""

import math
from datetime import UTC, datetime
from hashlib import blake2b
from time import time
from typing import NamedTuple

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from accordingto.desk.prints import Print
from accordingto.record.base import Record

# Where a page says, if it must, that it is not of this moment: see the template that all begin with.
_AS_OF = "<!-- as of -->"
HTML, JSON = "text/html; charset=utf-8", "application/json"
# A copy may be kept by the reader alone, and is asked about each time.
_KEPT = "private, no-cache"


class Shown(NamedTuple):
    """What an address shows: the record, which is its twin in JSON, and its web page."""

    record: Record
    html: str


def json(request: Request, record: Record, status: int = 200) -> Response:
    """Answer with a record in JSON; rows that follow are told of in a Link header too."""
    return json_of(request, json_print(record), status)


def html(request: Request, text: str, status: int = 200) -> Response:
    """Answer with a web page."""
    return html_of(request, Print(text.encode()), status)


def json_print(record: Record) -> Print:
    """Return the answer that a record makes, whoever asks."""
    following = getattr(record, "next", None)
    link = (("Link", f'<{_json_address(following)}>; rel="next"'),) if following else ()
    return Print(msgspec.json.encode(record), link)


def json_of(request: Request, made: Print, status: int = 200) -> Response:
    """Answer with the print of a record."""
    return marked(request, made.body, JSON, {**dict(made.headers), **_age(made)}, status=status)


def html_of(request: Request, made: Print, status: int = 200) -> Response:
    """Answer with the print of a web page: its forms carry what they must, and the reader is given their session.

    What is shown while a newer print is made says so.
    """
    gate, state = request.app.state.gate, request.scope["state"]
    state["form"] = True
    body = made.body.replace(gate.blank.encode(), gate.form(state["session"]).encode())
    body = body.replace(_AS_OF.encode(), _as_of(made).encode(), 1)
    return marked(request, body, HTML, _age(made), status=status)


def marked(request: Request, body: bytes, media: str, headers: dict[str, str], *, status: int = 200) -> Response:
    """Answer with a mark of the body; if the reader has this very body, with the mark alone."""
    mark = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"ETag": mark, "Cache-Control": _KEPT, **headers}
    if status == 200 and mark in (one.strip().removeprefix("W/") for one in _known(request)):
        return Response(status_code=304, headers=headers)
    return Response(body, status, headers, media)


def _as_of(made: Print) -> str:
    if made.as_of is None:
        return ""
    then = datetime.fromtimestamp(made.as_of, UTC).strftime("%H:%M:%S UTC")
    return f'<p class="as-of">As of {then}. Something has changed since: <a href="">show it</a></p>'


def _age(made: Print) -> dict[str, str]:
    """Return the header that says how many seconds ago an answer was known to be good, where that is not now."""
    return {} if made.as_of is None else {"Age": str(math.ceil(time() - made.as_of))}


def _known(request: Request) -> list[str]:
    return request.headers.get("if-none-match", "").split(",")


def _json_address(address: str) -> str:
    path, _, query = address.partition("?")
    return f"{path}.json?{query}"
