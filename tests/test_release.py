"""What is released: typed, described, with bounds on what it asks for, a manual page and a bill of materials."""

import json
import re
import runpy
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

import accordingto
from accordingto.cli import cli
from accordingto.weights import weights

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def script(name: str) -> dict[str, object]:
    return runpy.run_path(str(ROOT / ".ci" / f"{name}.py"))


def test_the_package_says_that_it_is_typed():
    assert (Path(accordingto.__file__).parent / "py.typed").is_file()
    assert "Typing :: Typed" in PROJECT["classifiers"]


def test_each_python_that_is_promised_is_named():
    named = {line.rpartition(" ")[2] for line in PROJECT["classifiers"] if "Python :: 3." in line}

    assert named == {"3.11", "3.12", "3.13"}
    assert PROJECT["requires-python"] == ">=3.11"


def test_the_lowest_set_holds_the_bound_of_each_package_that_is_asked_for():
    told = dict(line.split("==") for line in script("lowest")["lowest"]())
    users = PROJECT["optional-dependencies"].keys() - {"dev", "docs", "training"}
    asked = [*PROJECT["dependencies"], *(line for extra in users for line in PROJECT["optional-dependencies"][extra])]

    named = {re.split("[<>=]", line)[0]: line for line in asked}
    assert sorted(told) == sorted(named)
    assert [name for name, line in named.items() if f"={told[name]}" not in line] == []


def test_the_manual_page_tells_of_every_command_and_option():
    page = script("man")["page"]()

    for name, command in cli.commands.items():
        section = page.split(f".SS accordingto {name} ")[1].split(".SS ")[0]
        options = [text for option in command.params for text in option.opts if text.startswith("--")]
        assert [text for text in options if text.replace("-", r"\-") not in section] == []


def test_no_line_of_the_manual_page_is_taken_for_a_request():
    lines = script("man")["_text"](".first words\n\n'second, a\\b-c")

    assert list(lines) == [".PP", r"\&.first words", ".PP", r"\&'second, a\eb\-c"]


def test_the_bill_of_materials_names_all_that_is_asked_for_and_every_weight():
    bill = script("sbom")["bill"]()
    names = {component["name"] for component in bill["components"]}
    refs = {component["bom-ref"] for component in bill["components"]} | {"accordingto"}

    assert {line.split(">")[0].split("=")[0] for line in PROJECT["dependencies"]} <= names
    assert {item.name for item in weights()} <= names
    assert "pytest" not in names
    assert all(component.get("hashes") or component["externalReferences"] for component in bill["components"])
    assert {one for edge in bill["dependencies"] for one in (edge["ref"], *edge["dependsOn"])} <= refs
    assert json.dumps(bill) == json.dumps(script("sbom")["bill"]())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_are_given_their_completion(shell):
    result = CliRunner().invoke(cli, ["completion", shell])

    assert result.exit_code == 0
    assert "_ACCORDINGTO_COMPLETE" in result.output


def test_commands_are_completed():
    told = CliRunner().invoke(
        cli,
        env={"_ACCORDINGTO_COMPLETE": "bash_complete", "COMP_WORDS": "accordingto do", "COMP_CWORD": "1"},
        prog_name="accordingto",
    )

    assert told.output.split() == ["plain,dossier"]
