"""The desk put together: its addresses, and what stands before them."""

from importlib.resources import files
from threading import Event

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from accordingto.desk.courier import Courier
from accordingto.desk.guard import Gate, Guard
from accordingto.desk.limits import MOST_BYTES, SECONDS, Limits
from accordingto.desk.prints import Prints
from accordingto.desk.records import Fault
from accordingto.desk.reply import html, json
from accordingto.desk.routes import (
    actor,
    add,
    api,
    correct,
    enter,
    live,
    outlet,
    page,
    relation,
    search,
    stories,
    story,
)
from accordingto.desk.shelf import Shelf
from accordingto.desk.view import render
from accordingto.errors import StoreError
from accordingto.record.page import Raw, Refusal
from accordingto.run.pool import Pool
from accordingto.watch.answer import Fetcher

TWINS = (
    stories.TWIN,
    story.TWIN,
    page.TWIN,
    actor.TWIN,
    relation.TWIN,
    outlet.LIST,
    outlet.TWIN,
    search.TWIN,
    correct.TWIN,
)


def app(
    shelf: Shelf, gate: Gate, limits: tuple[int, float] = (MOST_BYTES, SECONDS), fetcher: Fetcher | None = None
) -> Starlette:
    """Return the desk over a shelf, behind a gate; `limits` are the bytes and seconds of what is sent.

    `fetcher` fetches the addresses that readers paste; without one none is fetched.
    """
    found = Starlette(
        routes=[
            Route("/", lambda _: RedirectResponse("/stories", 303)),
            *(route for twin in TWINS for route in twin.routes),
            *correct.ROUTES,
            *add.ROUTES,
            *enter.ROUTES,
            *live.ROUTES,
            *api.routes(TWINS),
            Mount("/static", _static(), name="static"),
        ],
        middleware=[Middleware(Guard, gate=gate), Middleware(Limits, *limits)],
        exception_handlers={StoreError: _not_found, HTTPException: _refused},
    )
    found.state.shelf = shelf
    found.state.gate = gate
    found.state.prints = Prints()
    found.state.courier = Courier(fetcher) if fetcher else None
    found.state.runner = Pool(1, limit_seconds=SECONDS, lost=_lost)
    found.state.most_bytes = limits[0]
    found.state.listeners = 0
    found.state.closing = Event()
    return found


def _static() -> StaticFiles:
    """Serve our own files and those of the report, and nothing else of this machine."""
    return StaticFiles(directory=str(files("accordingto.desk") / "static"), packages=[("accordingto.show", "static")])


def _lost(raw: Raw, reason: str) -> Refusal:
    return Refusal(name=raw.name, step="run", reason=reason)


def _not_found(request: Request, error: Exception) -> Response:
    status = 404 if request.method in {"GET", "HEAD"} else 409
    return _told(request, Fault(status=status, title="Not here" if status == 404 else "Not done", reason=str(error)))


def _refused(request: Request, error: Exception) -> Response:
    status, detail = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "")
    if status < 400 or request.scope.get("state", {}).get("session") is None:
        return Response(status_code=status)
    reason = "There is no page at this address." if status == 404 else detail
    return _told(request, Fault(status=status, title="Not here" if status == 404 else "Not done", reason=reason))


def _told(request: Request, fault: Fault) -> Response:
    if request.url.path.endswith(".json") or "application/json" in request.headers.get("accept", ""):
        return json(request, fault, fault.status)
    return html(request, render(request, "fault.html", fault=fault), fault.status)
