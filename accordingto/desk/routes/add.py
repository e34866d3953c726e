"""Pages dropped or pasted are read, kept, and shown with all that is in them."""

from pathlib import PurePath

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from accordingto.desk.reply import html
from accordingto.desk.routes.form import form_of, word
from accordingto.desk.view import render
from accordingto.record.page import Raw

_LONGEST_TEXT = 2_000_000
_LONGEST_FACT = 300
_FACTS = ("outlet", "title", "author", "published", "url")


def show(request: Request) -> Response:
    """Ask for pages."""
    return html(request, render(request, "add.html", added=None))


async def add(request: Request) -> Response:
    """Read what was sent; one page is shown at once, several are listed with what was set aside.

    An address is not fetched: whoever pastes one is asked for the text.
    """
    async with form_of(request) as form:
        raws = [*await _dropped(form), *_pasted(form)]
    if not raws:
        raise HTTPException(400, "Drop a page or paste its text; an address alone is not fetched.")
    state = request.app.state
    added = await run_in_threadpool(state.shelf.add, raws, state.runner)
    if len(added.pages) == 1 and not added.refusals:
        return RedirectResponse(f"/page/{added.pages[0].page}", 303)
    return html(request, render(request, "add.html", added=added))


async def _dropped(form: FormData) -> list[Raw]:
    """Return the files that were sent; of a name with a path in it only the last part is kept."""
    sent = [one for one in form.getlist("pages") if isinstance(one, UploadFile) and one.filename]
    return [Raw(name=_name(one.filename or ""), data=await one.read()) for one in sent]


def _pasted(form: FormData) -> list[Raw]:
    """Return the text that was pasted, with what was said of it; an address alone is no text."""
    text = word(form, "text", _LONGEST_TEXT)
    if not text or (len(text.split()) == 1 and "://" in text):
        return []
    facts = {name: word(form, name, _LONGEST_FACT) or None for name in _FACTS}
    return [Raw(name="pasted", data=text.encode(), media="text", encoding="utf-8", **facts)]


def _name(sent: str) -> str:
    return PurePath(sent.replace("\\", "/")).name[:_LONGEST_FACT] or "page"


ROUTES = (Route("/add", show), Route("/add", add, methods=["POST"]))
