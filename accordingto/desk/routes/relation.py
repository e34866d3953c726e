"""How two actors stood to each other, day by day."""

from starlette.requests import Request

from accordingto.desk.draw.warmth import line
from accordingto.desk.records import RelationTold
from accordingto.desk.routes.stories import TYPES
from accordingto.desk.routes.twin import Twin
from accordingto.desk.view import render


def find(request: Request) -> RelationTold:
    """Return how the two actors of the address stood."""
    left, right = request.path_params["left"], request.path_params["right"]
    found: RelationTold = request.app.state.shelf.relation(left, right)
    return found


def page(request: Request) -> str:
    """Show how two actors stood, as a line and as its table."""
    told = find(request)
    return render(request, "relation.html", told=told, line=line(told.days), types=TYPES)


TWIN = Twin("/relation/{left}/{right}", find, page, RelationTold, "How two actors stood to each other, day by day.")
