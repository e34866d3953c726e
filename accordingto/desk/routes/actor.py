"""An actor: names, offices over time, said, did, was said of, relations."""

from starlette.requests import Request

from accordingto import lexicon
from accordingto.desk.read.actor import READ
from accordingto.desk.records import ActorTold
from accordingto.desk.routes.stories import TYPES
from accordingto.desk.routes.twin import Twin
from accordingto.desk.view import render
from accordingto.desk.wanted import wanted
from accordingto.show.actor import held

_STATES = {row["code"]: row["name"] for row in lexicon.table("states")}


def find(request: Request) -> ActorTold:
    """Return the actor of the address."""
    found: ActorTold = request.app.state.shelf.actor(request.path_params["id"], wanted(request.query_params))
    return found


def page(request: Request) -> str:
    """Show an actor."""
    asked, told = wanted(request.query_params), find(request)
    return render(
        request,
        "actor.html",
        told=told,
        asked=asked,
        types=TYPES,
        most=READ,
        country=_STATES.get(told.line.country or "", told.line.country),
        held=[held(one) for one in told.line.held],
    )


_QUERY = ("words", "type", "since", "until", "limit", "offset")
TWIN = Twin("/actor/{id}", find, page, ActorTold, "What an actor said, did, and was told of.", _QUERY)
