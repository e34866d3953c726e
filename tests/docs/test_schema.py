"""The JSON schemas in docs/schema are those of the code, and every record has one."""

import importlib
import pkgutil
from pathlib import Path

import pytest

import accordingto.record
from accordingto.record.base import Record
from accordingto.schema import RECORDS, to_text, write

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "schema"


def test_every_record_type_has_a_schema():
    for module in pkgutil.iter_modules(accordingto.record.__path__):
        importlib.import_module(f"accordingto.record.{module.name}")
    kinds = {
        kind.__name__: kind for kind in Record.__subclasses__() if kind.__module__.startswith("accordingto.record")
    }

    assert kinds == RECORDS


@pytest.mark.parametrize("name", RECORDS)
def test_the_schema_in_the_docs_is_that_of_the_code(name):
    kept = (FOLDER / f"{name}.json").read_text(encoding="utf-8")

    assert kept == to_text(RECORDS[name]), "run `make schema`"


def test_schemas_of_records_that_are_no_more_are_taken_away(tmp_path):
    (tmp_path / "Gone.json").touch()

    write(tmp_path)

    assert sorted(path.stem for path in tmp_path.iterdir()) == sorted(RECORDS)
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(RECORDS)
