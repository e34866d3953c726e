"""The dossier as one HTML file that opens from disk: no outside asset, and nothing of a page is ever run."""

from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from accordingto.record.dossier import Dossier
from accordingto.show.actor import NOT_LOOKED_UP
from accordingto.show.links import InOneFile, Links
from accordingto.show.view import view


def html(dossier: Dossier) -> str:
    """Render a dossier as one page: every statement is a link to its characters in the source, shown whole below.

    A page that says "<script>" is shown saying it.
    """
    script = _read("static", "dossier.js")
    return (
        _templates()
        .get_template("dossier.html")
        .render(
            dossier=view(dossier),
            not_looked_up=NOT_LOOKED_UP,
            style=Markup(_read("static", "dossier.css")),  # noqa: S704 (our own file)
            script=Markup(script),  # noqa: S704 (our own file)
            script_digest=b64encode(sha256(script.encode()).digest()).decode(),
        )
    )


def templates(to: Links, load: Callable[[str], str | None] = lambda _: None) -> Environment:
    """Return the templates of the dossier, their links as `to` gives them; those that `load` knows come first."""
    found = Environment(
        loader=FunctionLoader(lambda name: load(name) or _read("templates", name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.globals["to"] = to
    return found


@cache
def _templates() -> Environment:
    return templates(InOneFile())


def _read(folder: str, name: str) -> str:
    return files("accordingto.show").joinpath(folder, name).read_text(encoding="utf-8")
