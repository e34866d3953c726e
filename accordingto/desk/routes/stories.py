"""What happened, by day."""

from itertools import groupby

from starlette.requests import Request

from accordingto import lexicon
from accordingto.desk.prints import Mark
from accordingto.desk.records import Stories, StoryRow
from accordingto.desk.routes.twin import Twin
from accordingto.desk.shelf import Shelf
from accordingto.desk.view import render
from accordingto.desk.wanted import FILTERS, Wanted, wanted

TYPES = {row["code"]: row["words"] for row in lexicon.table("event_words")}


def find(request: Request) -> Stories:
    """Return the stories asked for."""
    found: Stories = request.app.state.shelf.stories(wanted(request.query_params))
    return found


def page(request: Request) -> str:
    """Show stories by day, with what narrows them."""
    asked, shelf = wanted(request.query_params), request.app.state.shelf
    found = find(request)
    return render(
        request,
        "stories.html",
        asked=asked,
        found=found,
        days=_days(found.rows),
        changes=shelf.changes(),
        types=TYPES,
        outlets=shelf.outlets().rows[:200],
        named=_named(request, asked),
    )


def _days(rows: tuple[StoryRow, ...]) -> list[tuple[str, list[StoryRow]]]:
    return [(day, list(some)) for day, some in groupby(rows, key=lambda row: row.line.day or "")]


def _named(request: Request, asked: Wanted) -> dict[str, str]:
    """Return what the actors of the filters are called, where they are asked for by id."""
    shelf, ids = request.app.state.shelf, [one for one in (asked.actor, asked.place) if one.startswith("actor-")]
    return {one: shelf.name(one) for one in ids}


def mark(request: Request) -> Mark:
    """Return what is another one after each change, and once pages wait for their place: the page says so."""
    shelf: Shelf = request.app.state.shelf
    mark = shelf.mark()
    return mark if shelf.settled() else mark._replace(now=f"{mark.now} and pages wait")


_QUERY = (*FILTERS, "limit", "offset")
TWIN = Twin("/stories", find, page, Stories, "Stories, the newest first.", _QUERY, mark)
