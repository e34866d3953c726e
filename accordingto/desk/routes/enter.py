"""Where the token is given, once, by those who come from another machine."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from accordingto.desk.guard import KEY, cookie
from accordingto.desk.reply import html
from accordingto.desk.routes.form import form_of, word
from accordingto.desk.view import render

_LONGEST = 400


def show(request: Request) -> Response:
    """Ask for the token."""
    return html(request, render(request, "enter.html"))


async def enter(request: Request) -> Response:
    """Take the token, and give the reader a key that holds until the desk ends."""
    gate = request.app.state.gate
    async with form_of(request) as form:
        token = word(form, "token", _LONGEST)
    if not gate.fits(token):
        raise HTTPException(403, "This is not the token; it stands in the file that the desk was begun with.")
    answer = RedirectResponse("/stories", 303)
    answer.headers["set-cookie"] = cookie(KEY, gate.key)
    return answer


ROUTES = (Route("/enter", show), Route("/enter", enter, methods=["POST"]))
