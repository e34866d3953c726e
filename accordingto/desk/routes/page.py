"""A page as it was received, with everything marked that the record holds."""

from starlette.requests import Request

from accordingto.desk.marked import Marked, bare, marked
from accordingto.desk.records import PageTold
from accordingto.desk.routes.twin import Twin
from accordingto.desk.shelf import Shelf
from accordingto.desk.view import render
from accordingto.errors import StoreError


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
    page, story = told.report.page.id, shelf.story(told.story)
    if page not in story.lookup.reports:
        # It left its story since it was found; it is asked for again.
        raise StoreError(f"{page}: another story than a moment ago; ask again")
    return marked(story.lookup, page)


TWIN = Twin("/page/{id}", find, page, PageTold, "A page as it was received, with every record made of it.")
