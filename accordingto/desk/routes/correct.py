"""People correct the record: who and what is one, who said it; kept with name and note, undone in one click."""

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

_ADDRESS = re.compile(
    r"(?:https?://[^/]+)?/(?:(?:story|actor)/(?P<id>[a-z]+-[0-9a-f]+)(?:[?#].*)?"
    r"|page/(?P<page>page-[0-9a-f]+)#(?P<of>[a-z]+-[0-9a-f]+))"
)
_NAME, _NOTE, _MANY = 80, 500, 20_000
_DECISIONS: tuple[str, ...] = get_args(Decision)
# How many each is about, at the least and at the most; two where it is not said.
_ENDS = {"nobody": (1, 1), "no words": (1, 1), "one": (2, _MANY), "unlike": (2, _MANY)}


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
    page of it, "merge" about two stories, "one" and "unlike" about statements or events ("ID@PAGE"), "speaker" about a
    statement and who made it; "nobody" and "no words" are about a statement alone.
    """
    async with form_of(request) as form:
        name, note = word(form, "name", _NAME), word(form, "note", _NOTE)
        decision, ends = _judged(form)
    least, most = _ENDS.get(decision, (2, 2))
    if decision not in _DECISIONS or not all(ends) or not least <= len(ends) <= most:
        raise HTTPException(400, f"Name two, and one of {', '.join(_DECISIONS)}.")
    await run_in_threadpool(request.app.state.shelf.judge, decision, ends, name or None, note or None)
    return RedirectResponse("/judgements#newest", 303)


def _judged(form: FormData) -> tuple[str, list[str]]:
    """Return the decision and what it is about: a button may carry all, and an address of the desk stands for an id."""
    decision, *ends = word(form, "verdict", _MANY).split("|")
    if not decision:
        left, mark, right = word(form, "pair").rpartition("|")
        decision, ends = word(form, "decision"), [left, right] if mark else [word(form, "left"), word(form, "right")]
        # The form of a statement has a field for who said it, which may be empty or not.
        ends = ends[: _ENDS.get(decision, (2, 2))[1]]
    return decision, [_id(end) for end in ends]


def _id(words: str) -> str:
    found = _ADDRESS.fullmatch(words)
    if found is None:
        return words
    return found["id"] or f"{found['of']}@{found['page']}"


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
