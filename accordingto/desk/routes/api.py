"""What programs are told of the desk: an OpenAPI description, made from the addresses themselves."""

import re
from collections.abc import Sequence
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import accordingto
from accordingto.desk.records import Changes, Fault
from accordingto.desk.reply import JSON, marked
from accordingto.desk.routes.twin import Twin

_WHAT = {
    "words": 'Words that must all be there; a "phrase" in marks, a beginn*.',
    "actor": "An actor: any spelling seen, the code of a state, or an id.",
    "place": "A place, as an actor.",
    "outlet": "An outlet, by its name.",
    "type": "A PLOVER type of events, such as CONSULT.",
    "since": "From this day on: 2031, 2031-03 or 2031-03-03.",
    "until": "Up to this day, it included.",
    "name": "The name of an outlet.",
    "limit": "So many rows.",
    "offset": "Leave out so many rows first.",
    "id": "An id; of an actor also any spelling seen.",
    "left": "An actor: any spelling seen, the code of a state, or an id.",
    "right": "Another actor.",
}
_NUMBERS = {"limit": (1, 200), "offset": (0, 100_000)}
_DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"


def routes(twins: Sequence[Twin]) -> list[Route]:
    """Return the address of the description."""

    def describe(request: Request) -> Response:
        return marked(request, msgspec.json.encode(description(twins)), JSON, {})

    return [Route("/openapi.json", describe)]


def description(twins: Sequence[Twin]) -> dict[str, Any]:
    """Describe what the addresses with .json give, with the form of every record."""
    kinds = [*dict.fromkeys([*(twin.kind for twin in twins), Changes, Fault])]
    _, schemas = msgspec.json.schema_components(kinds, ref_template="#/components/schemas/{name}")
    paths = {f"{twin.path}.json": {"get": _read(twin)} for twin in twins}
    paths["/changes.json"] = {
        "get": _operation("changes", "How much there is, with a mark that changes with it.", Changes, [])
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "accordingto", "version": accordingto.__version__, "description": (__doc__ or "").strip()},
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        "security": [{}, {"token": []}],
    }


def _read(twin: Twin) -> dict[str, Any]:
    inside = [_parameter(name, "path") for name in re.findall(r"{(\w+)}", twin.path)]
    asked = [_parameter(name, "query") for name in twin.query]
    return _operation(twin.path.split("/")[1], twin.about, twin.kind, [*inside, *asked])


def _operation(name: str, about: str, kind: type, parameters: list[dict[str, Any]]) -> dict[str, Any]:
    fault = _content("Fault", "There is no such thing, or what is asked for cannot be read.")
    return {
        "operationId": name,
        "summary": about,
        "parameters": [*parameters, _parameter("If-None-Match", "header")],
        "responses": {
            "200": _content(kind.__name__, about),
            "304": {"description": "The copy whose ETag was sent is good still."},
            "404": fault,
        },
    }


def _content(kind: str, about: str) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{kind}"}
    return {"description": about, "content": {JSON: {"schema": schema}}}


def _parameter(name: str, where: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if name in _NUMBERS:
        least, most = _NUMBERS[name]
        schema = {"type": "integer", "minimum": least, "maximum": most}
    elif name in {"since", "until"}:
        schema["pattern"] = _DAY
    about = _WHAT.get(name, "The ETag of a copy that is at hand.")
    return {"name": name, "in": where, "required": where == "path", "schema": schema, "description": about}
