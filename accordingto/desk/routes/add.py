"""Pages dropped, pasted or fetched are read, kept, and shown with all that is in them."""

from pathlib import PurePath

from msgspec.structs import replace
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from accordingto.desk.records import AddedHere
from accordingto.desk.reply import html
from accordingto.desk.routes.form import form_of, word
from accordingto.desk.view import render
from accordingto.record.page import Raw, Refusal

_LONGEST_TEXT = 2_000_000
_LONGEST_FACT = 300
_LONGEST_ADDRESS = 2_000
_OFFLINE = "; an address alone is not fetched, but where the desk was opened with --fetch"
_FACTS = ("outlet", "title", "author", "published", "url")


def show(request: Request) -> Response:
    """Ask for pages."""
    return html(request, _page(request, None))


async def add(request: Request) -> Response:
    """Read what was sent; one page is shown at once, several are listed with what was set aside.

    An address is fetched where whoever opened the desk allows it; else whoever pastes one is asked for the text.
    """
    async with form_of(request) as form:
        raws, address = [*await _dropped(form), *_pasted(form)], _address(form)
    state = request.app.state
    if not raws and not (address and state.courier):
        raise HTTPException(400, f"Drop a page or paste its text{'' if state.courier else _OFFLINE}.")
    brought = await run_in_threadpool(state.courier.fetch, address) if address and state.courier else None
    if isinstance(brought, Raw):
        raws.append(brought)
    added = await run_in_threadpool(state.shelf.add, raws, state.runner)
    if isinstance(brought, Refusal):
        added = replace(added, refusals=(*added.refusals, brought))
    if len(added.pages) == 1 and not added.refusals:
        return RedirectResponse(f"/page/{added.pages[0].page}", 303)
    return html(request, _page(request, added))


def _page(request: Request, added: AddedHere | None) -> str:
    return render(request, "add.html", added=added, fetches=request.app.state.courier is not None)


async def _dropped(form: FormData) -> list[Raw]:
    """Return the files that were sent; of a name with a path in it only the last part is kept."""
    sent = [one for one in form.getlist("pages") if isinstance(one, UploadFile) and one.filename]
    return [Raw(name=_name(one.filename or ""), data=await one.read()) for one in sent]


def _pasted(form: FormData) -> list[Raw]:
    """Return the text that was pasted, with what was said of it; an address alone is no text."""
    text = word(form, "text", _LONGEST_TEXT)
    if not text or _is_address(text):
        return []
    facts = {name: word(form, name, _LONGEST_FACT) or None for name in _FACTS}
    return [Raw(name="pasted", data=text.encode(), media="text", encoding="utf-8", **facts)]


def _address(form: FormData) -> str:
    """Return the address that was pasted, in its own field or in that of the text; empty where there is none."""
    text = word(form, "text", _LONGEST_ADDRESS + 1)
    return word(form, "address", _LONGEST_ADDRESS) or (text if _is_address(text) else "")


def _is_address(text: str) -> bool:
    return len(text.split()) == 1 and "://" in text


def _name(sent: str) -> str:
    return PurePath(sent.replace("\\", "/")).name[:_LONGEST_FACT] or "page"


ROUTES = (Route("/add", show), Route("/add", add, methods=["POST"]))
