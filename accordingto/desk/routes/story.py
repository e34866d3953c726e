"""A story: its claims, the most supported first, and all that stands behind them."""

from typing import NamedTuple

from starlette.requests import Request

from accordingto.desk.draw.origins import graph
from accordingto.desk.prints import Mark
from accordingto.desk.routes.twin import Twin
from accordingto.desk.shelf import OneStory
from accordingto.desk.view import render
from accordingto.record.dossier import Dossier
from accordingto.show.told import Told

_FEW = 16


class Shown(NamedTuple):
    """What the templates of the report ask of a dossier: its stories, and whether lists stand open."""

    stories: tuple[Told, ...]
    small: bool


def told(request: Request) -> OneStory:
    """Return the story of the address."""
    found: OneStory = request.app.state.shelf.story(request.path_params["id"])
    return found


def find(request: Request) -> Dossier:
    """Return the dossier of a story."""
    return told(request).dossier


def page(request: Request) -> str:
    """Show a story."""
    one = told(request)
    story = one.view.stories[0]
    pages = sorted(story.pages, key=lambda source: (one.lookup.reports[source.id].page.published or "~", source.number))
    return render(
        request,
        "story.html",
        dossier=Shown(one.view.stories, len(story.statements) <= _FEW),
        story=story,
        record=one.dossier.stories[0],
        pages=pages,
        graph=graph(one.dossier, one.lookup),
        actors=one.dossier.actors,
    )


def mark(request: Request) -> Mark:
    """Return what is another one after each change of the story, whatever else changes."""
    found: Mark = request.app.state.shelf.story_mark(request.path_params["id"])
    return found


_ABOUT = "The dossier of one story: its pages and all that is made of them."
TWIN = Twin("/story/{id}", find, page, Dossier, _ABOUT, mark=mark)
