"""New pages are told of while the desk is open: a stream of events, one for each change."""

import asyncio
from collections.abc import AsyncIterator

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from accordingto.desk.records import Changes
from accordingto.desk.reply import json
from accordingto.desk.shelf import Shelf

EVERY_SECONDS = 1.5
# A browser comes back by itself; a stream that nobody reads any more ends.
_BEATS = 400
_MOST = 64


def changes(request: Request) -> Response:
    """Say how much there is, with a mark that changes with it."""
    return json(request, request.app.state.shelf.changes())


async def live(request: Request) -> Response:
    """Tell of each change as it comes."""
    state = request.app.state
    if state.listeners >= _MOST:
        raise HTTPException(503, "Too many listen already; load the page again to see what is new.")
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_events(request, state.shelf), headers=headers, media_type="text/event-stream")


async def _events(request: Request, shelf: Shelf) -> AsyncIterator[str]:
    state = request.app.state
    state.listeners += 1
    try:
        known = None
        for _ in range(_BEATS):
            if await request.is_disconnected() or state.closing.is_set():
                return
            found = await run_in_threadpool(shelf.changes)
            yield _event(found) if found != known else ": still here\n\n"
            known = found
            await asyncio.sleep(EVERY_SECONDS)
    finally:
        state.listeners -= 1


def _event(found: Changes) -> str:
    return f"event: changes\nid: {found.mark}\ndata: {msgspec.json.encode(found).decode()}\n\n"


ROUTES = (Route("/changes.json", changes), Route("/live", live))
