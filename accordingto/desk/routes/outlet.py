"""Outlets: whose words each carries, and what its wordings alter; counts with their basis, no rating."""

from starlette.requests import Request

from accordingto.desk.records import Outlets, OutletTold
from accordingto.desk.routes.twin import Twin
from accordingto.desk.view import render


def every(request: Request) -> Outlets:
    """Return all outlets."""
    found: Outlets = request.app.state.shelf.outlets()
    return found


def find(request: Request) -> OutletTold:
    """Return the outlet of the address."""
    found: OutletTold = request.app.state.shelf.outlet(request.query_params.get("name", ""))
    return found


def list_page(request: Request) -> str:
    """Show all outlets."""
    return render(request, "outlets.html", found=every(request))


def page(request: Request) -> str:
    """Show an outlet."""
    return render(request, "outlet.html", told=find(request))


LIST = Twin("/outlets", every, list_page, Outlets, "All outlets known by name, those of most pages first.")
TWIN = Twin("/outlet", find, page, OutletTold, "What is counted of an outlet, over its newest pages.", ("name",))
