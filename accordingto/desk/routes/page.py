"""A page as it was received, with everything marked that the record holds."""

from starlette.requests import Request

from accordingto.desk.marked import Marked, bare, marked
from accordingto.desk.records import PageTold
from accordingto.desk.routes.twin import Twin
from accordingto.desk.shelf import Shelf
from accordingto.desk.view import render


def find(request: Request) -> PageTold:
    """Return the page of the address."""
    found: PageTold = request.app.state.shelf.page(request.path_params["id"])
    return found


def page(request: Request) -> str:
    """Show a page."""
    told = find(request)
    return render(request, "page.html", told=told, page=_marked(request.app.state.shelf, told))


def _marked(shelf: Shelf, told: PageTold) -> Marked:
    """Mark a page by its story; the older version of an address has none, and is marked by itself."""
    if told.story is None:
        return bare(told.report)
    story = shelf.story(told.story)
    return marked(story.lookup, told.report.page.id)


TWIN = Twin("/page/{id}", find, page, PageTold, "A page as it was received, with every record made of it.")
