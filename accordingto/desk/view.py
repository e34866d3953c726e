"""A page of the desk from its template; whatever a page of the record says is escaped."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment
from starlette.requests import Request

from accordingto.archive.answer import Did, Said
from accordingto.archive.ask.outlet import outlet_of
from accordingto.desk.links import OnDesk
from accordingto.show.html import templates
from accordingto.show.words import count, date, one_line, quoted, series

_PLACE = re.compile(r"p\d+-\d+-\d+")
_TEMPLATES = files("accordingto.desk").joinpath("templates")


def render(request: Request, template: str, **shown: object) -> str:
    """Return a page of the desk; `shown` is what its template tells of. Its forms are blank: see `reply.html`."""
    state = request.app.state
    here = request.url.path
    return (
        _environment()
        .get_template(f"desk/{template}")
        .render(form=state.gate.blank, here=here, twin=_twin(request), kept=state.shelf.kept, **shown)
    )


def _twin(request: Request) -> str:
    """Return the address of the same page in JSON."""
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{request.url.path}.json{query}"


def anchors(names: Iterable[str]) -> list[str]:
    """Return, of the names of marks, the places of characters: "p3-10-20" is "at-10-20" on the page itself."""
    return [f"at-{name.partition('-')[2]}" for name in names if _PLACE.fullmatch(name)]


def records(names: Iterable[str]) -> list[str]:
    """Return, of the names of marks, the ids of records."""
    return [name for name in names if not _PLACE.fullmatch(name)]


def by_claim(rows: Iterable[Said | Did]) -> list[tuple[Said | Did, list[Said | Did]]]:
    """Bring the rows of one claim together at the first of them: five outlets with one quotation are one entry."""
    groups: dict[str, list[Said | Did]] = {}
    for row in rows:
        groups.setdefault(row.claim, []).append(row)
    return [(first, others) for first, *others in groups.values()]


@cache
def _environment() -> Environment:
    found = templates(OnDesk(), _load)
    words: Mapping[str, object] = {
        "count": count,
        "date": date,
        "one_line": one_line,
        "quoted": quoted,
        "series": series,
    }
    found.filters.update(words)
    found.filters["label"] = lambda label: one_line(outlet_of(label))
    found.globals.update({"anchors": anchors, "records": records, "by_claim": by_claim})
    return found


def _load(name: str) -> str | None:
    path = _TEMPLATES.joinpath(*name.split("/"))
    return path.read_text(encoding="utf-8") if path.is_file() else None
