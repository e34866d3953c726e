"""Where words stand: in names, in what somebody said, in the text of pages."""

from starlette.requests import Request

from accordingto.desk.records import Found
from accordingto.desk.routes.twin import Twin
from accordingto.desk.view import render
from accordingto.desk.wanted import wanted


def find(request: Request) -> Found:
    """Return what the search of the address finds."""
    found: Found = request.app.state.shelf.search(wanted(request.query_params))
    return found


def page(request: Request) -> str:
    """Show what a search finds."""
    return render(request, "search.html", found=find(request), asked=wanted(request.query_params))


TWIN = Twin("/search", find, page, Found, "Where words stand; names first, then pages.", ("words", "limit", "offset"))
