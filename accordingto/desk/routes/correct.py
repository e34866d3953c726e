"""People correct the record: who is one and what is one story, kept with name and note, undone in one click."""

import re
from typing import get_args

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from accordingto.desk.records import Judgements
from accordingto.desk.routes.form import form_of, word
from accordingto.desk.routes.twin import Twin
from accordingto.desk.shelf import Decision
from accordingto.desk.view import render

_ADDRESS = re.compile(r"(?:https?://[^/]+)?/(?:story|actor)/(?P<id>[a-z]+-[0-9a-f]+)(?:[?#].*)?")
_NAME, _NOTE = 80, 500
_DECISIONS: tuple[str, ...] = get_args(Decision)


def find(request: Request) -> Judgements:
    """Return what persons judged."""
    found: Judgements = request.app.state.shelf.judgements()
    return found


def page(request: Request) -> str:
    """Show what persons judged, each to be taken back in one click."""
    return render(request, "judgements.html", found=find(request))


async def judge(request: Request) -> Response:
    """Keep a judgement, obey it, and show it in its list.

    "same" and "apart" are about actors ("NAME@PAGE" is the one of that name on a page), "split" is about a story and a
    page of it, "merge" about two stories.
    """
    async with form_of(request) as form:
        decision, name, note = word(form, "decision"), word(form, "name", _NAME), word(form, "note", _NOTE)
        left, right = _ends(form)
    if decision not in _DECISIONS or not left or not right:
        raise HTTPException(400, f"Name two, and one of {', '.join(_DECISIONS)}.")
    await run_in_threadpool(request.app.state.shelf.judge, decision, left, right, name or None, note or None)
    return RedirectResponse("/judgements#newest", 303)


def _ends(form: FormData) -> tuple[str, str]:
    """Return the two that are judged: a button carries both, and an address of the desk stands for its id."""
    left, mark, right = word(form, "pair").rpartition("|")
    ends = (left, right) if mark else (word(form, "left"), word(form, "right"))
    return _id(ends[0]), _id(ends[1])


def _id(words: str) -> str:
    found = _ADDRESS.fullmatch(words)
    return found["id"] if found else words


async def undo(request: Request) -> Response:
    """Take a judgement back."""
    async with form_of(request) as form:
        number = word(form, "number", 12)
    if not number.isascii() or not number.isdigit():
        raise HTTPException(400, "Name a judgement by its number.")
    await run_in_threadpool(request.app.state.shelf.undo, int(number))
    return RedirectResponse(f"/judgements#judgement-{int(number)}", 303)


TWIN = Twin("/judgements", find, page, Judgements, "What persons judged, the newest first.")
ROUTES = (
    Route("/judge", judge, methods=["POST"]),
    Route("/undo", undo, methods=["POST"]),
)
