"""The description for programs says what the addresses give."""

import msgspec
import pytest
from desk.conftest import GATE, HERE

from accordingto.desk.app import TWINS, app
from accordingto.desk.guard import Gate
from accordingto.desk.routes.api import description


def test_every_twin_is_described(reader):
    told = reader.get("/openapi.json").json()

    assert told["paths"].keys() == {f"{twin.path}.json" for twin in TWINS} | {"/changes.json"}
    assert told == msgspec.json.decode(msgspec.json.encode(description(TWINS)))


def test_every_record_that_is_named_is_described():
    told = description(TWINS)

    def named(part):
        if isinstance(part, dict):
            yield from [part["$ref"]] if "$ref" in part else ()
            for below in part.values():
                yield from named(below)
        elif isinstance(part, list):
            for below in part:
                yield from named(below)

    assert {one.rsplit("/", 1)[1] for one in named(told)} <= told["components"]["schemas"].keys()


def test_answers_are_as_they_are_described(read_shelf):
    pytest.importorskip("schemathesis", reason="schemathesis is not installed")
    import schemathesis
    from hypothesis import HealthCheck, Phase, given, settings
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

    checks = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
    schema = schemathesis.openapi.from_dict(description(TWINS))
    schema.app = app(read_shelf, Gate(GATE))
    schema.config.update(base_url=HERE)
    for operation in (one.ok() for one in schema.get_all_operations()):

        @given(case=operation.as_strategy())
        @settings(
            max_examples=12,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def holds(case):
            case.call_and_validate(checks=checks)

        holds()
