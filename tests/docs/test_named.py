"""Nothing is without its docs: every command, option, function, record, field and folder is named there."""

import re
from pathlib import Path

import pytest

import accordingto.cli
from accordingto.schema import RECORDS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
FOLDERS = sorted(path.parent.name for path in (ROOT / "accordingto").rglob("__init__.py"))


def sections(name: str) -> dict[str, str]:
    """Return the text below each "## heading" of a page of the docs."""
    parts = re.split(r"^## (.+)\n", (DOCS / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("name", sorted(accordingto.cli.cli.commands))
def test_every_command_and_option_has_its_place(name):
    section = sections("commands.md")[f"accordingto {name}"]

    for option in accordingto.cli.cli.commands[name].params:
        names = [text for text in option.opts if text.startswith("--")] or [option.make_metavar(None)]
        assert any(text.strip("[].") in section for text in names)


@pytest.mark.parametrize("name", accordingto.__all__)
def test_every_public_name_has_its_place(name):
    parts = sections("library.md")

    assert f"accordingto.{name}" in parts or f"`{name}`" in parts["Types"]


@pytest.mark.parametrize("name", RECORDS)
def test_every_record_and_field_has_its_place(name):
    section = sections("records.md")[name]

    assert [field for field in RECORDS[name].__struct_fields__ if f"`{field}`" not in section] == []


def test_no_record_is_told_of_that_is_no_more():
    assert sorted(sections("records.md")) == sorted(RECORDS)


@pytest.mark.parametrize("name", FOLDERS)
def test_every_folder_is_in_the_tree(name):
    tree = sections("architecture.md")["The tree"]

    assert re.search(rf"^ *{name}/", tree, flags=re.MULTILINE)
