"""How two actors stood to each other, day by day."""

from starlette.requests import Request

from accordingto.desk.draw.warmth import line
from accordingto.desk.links import OnDesk
from accordingto.desk.records import RelationTold
from accordingto.desk.routes.stories import TYPES
from accordingto.desk.routes.twin import Twin
from accordingto.desk.view import render
from accordingto.desk.wanted import wanted


def find(request: Request) -> RelationTold:
    """Return how the two actors of the address stood."""
    left, right = request.path_params["left"], request.path_params["right"]
    found: RelationTold = request.app.state.shelf.relation(left, right, wanted(request.query_params))
    return found


def page(request: Request) -> str:
    """Show how two actors stood, as a line and as its table."""
    asked, told = wanted(request.query_params), find(request)
    path = OnDesk().relation(told.left.id, told.right.id)
    return render(request, "relation.html", told=told, asked=asked, path=path, line=line(told.line), types=TYPES)


_ABOUT = "How two actors stood to each other, day by day."
TWIN = Twin("/relation/{left}/{right}", find, page, RelationTold, _ABOUT, ("limit", "offset"))
