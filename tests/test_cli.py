"""The commands: what they print, where, and with which exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from sound import LEFT, RIGHT, SOUND

import accordingto
from accordingto.cli import cli
from accordingto.errors import StoreError
from accordingto.record.page import Refusal
from accordingto.run.auto import Auto
from accordingto.run.pool import Pool
from accordingto.schema import RECORDS, to_text
from accordingto.store.jsonl import to_json

NOTHING = replace(
    SOUND, reports=(), actors=(), same=(), stories=(), matches=(), origins=(), claims=(), conflicts=(), relations=()
)
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def run(*arguments, **more):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], catch_exceptions=False, **more)


@pytest.fixture
def made(monkeypatch):
    """Let the library return the sound dossier; gather what it was called with."""
    calls = []

    def dossier(inputs, runner, *, fast):
        calls.append((inputs, runner, fast))
        return SOUND

    monkeypatch.setattr(accordingto, "dossier", dossier)
    return calls


@pytest.fixture
def stored(tmp_path):
    path = tmp_path / "dossier.json"
    path.write_text(to_json(SOUND), encoding="utf-8")
    return path


def test_dossier_prints_the_record_and_tells_of_what_was_set_aside(made):
    result = run("dossier", "a.txt", "b.txt")

    assert result.exit_code == 0
    assert "Ms Brand" in result.stdout
    assert "\x1b" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert result.stderr == "c.txt: read: empty\nd.txt: read: empty\n"


def test_dossier_writes_the_files_it_is_asked_for(made, tmp_path):
    result = run("dossier", "a.txt", "--html", tmp_path / "out.html", "--json", tmp_path / "out.json")

    assert result.exit_code == 0
    assert "Ms Brand" in result.stdout
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == to_json(SOUND) + "\n"
    assert (tmp_path / "out.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.html", "out.json"]


def test_a_dash_prints_json_instead_of_the_text(made):
    assert run("dossier", "a.txt", "--json", "-").stdout == to_json(SOUND) + "\n"


def test_a_dash_prints_html_instead_of_the_text(made):
    assert run("dossier", "a.txt", "--html", "-").stdout.startswith("<!doctype html>")


def test_a_folder_that_is_not_there_is_told_of_before_the_work(made, tmp_path):
    result = run("dossier", "a.txt", "--html", tmp_path / "none" / "out.html")

    assert (result.exit_code, made) == (2, [])
    assert "there is no folder" in result.stderr


def test_processes_are_chosen_by_the_user_or_by_the_number_of_pages(made):
    run("dossier", "a.txt", "--processes", "3")
    run("dossier", "a.txt")

    (inputs, chosen, _), (_, unchosen, _) = made
    assert inputs == ("a.txt",)
    assert isinstance(chosen, Pool)
    assert chosen.processes == 3
    assert isinstance(unchosen, Auto)


def test_the_light_encoder_is_taken_when_asked_for(made, monkeypatch):
    asked = []
    monkeypatch.setattr(accordingto, "reports", lambda inputs, runner, *, fast: asked.append(fast) or iter([LEFT]))

    for arguments in (["a.txt"], ["a.txt", "--fast"]):
        assert run("dossier", *arguments).exit_code == 0
        assert run("report", *arguments).exit_code == 0

    assert [fast for _, _, fast in made] == asked == [False, True]


def test_dossier_ends_with_2_when_nothing_could_be_read(monkeypatch):
    monkeypatch.setattr(accordingto, "dossier", lambda inputs, runner, *, fast: NOTHING)

    result = run("dossier", "c.txt", "d.txt")

    assert result.exit_code == 2
    assert result.stderr == "c.txt: read: empty\nd.txt: read: empty\n"


def test_report_writes_one_report_a_line_and_refusals_apart(monkeypatch):
    outcomes = [LEFT, Refusal(name="c.txt", step="clean", reason="furniture only"), RIGHT]
    monkeypatch.setattr(accordingto, "reports", lambda inputs, runner, *, fast: iter(outcomes))

    result = run("report", "pages")

    assert result.exit_code == 0
    assert result.stdout == f"{to_json(LEFT)}\n{to_json(RIGHT)}\n"
    assert result.stderr == "c.txt: clean: furniture only\n"


def test_report_ends_with_2_when_nothing_could_be_read(monkeypatch):
    monkeypatch.setattr(accordingto, "reports", lambda inputs, runner, *, fast: iter(()))

    assert run("report", "pages").exit_code == 2


def test_an_error_the_user_can_mend_is_one_line(monkeypatch):
    def dossier(inputs, runner, *, fast):
        raise StoreError("pages: this folder has no pages; name another")

    monkeypatch.setattr(accordingto, "dossier", dossier)

    result = run("dossier", "pages")

    assert result.exit_code == 2
    assert result.output == "accordingto: pages: this folder has no pages; name another\n"


def test_show_prints_what_dossier_printed(made, stored):
    assert run("show", stored).stdout == run("dossier", "a.txt").stdout


def test_show_reads_standard_input_and_writes_html(stored):
    result = run("show", "-", "--html", "-", input=stored.read_bytes())

    assert result.stdout.startswith("<!doctype html>")


@pytest.mark.parametrize("command", ["show", "check"])
def test_a_file_that_is_no_dossier_is_told_of_in_one_line(tmp_path, command):
    path = tmp_path / "other.json"
    path.write_text('{"claims": []}', encoding="utf-8")

    result = run(command, path)

    assert result.exit_code == 2
    assert result.output.startswith(f"accordingto: {path}: not a Dossier (")
    assert result.output.count("\n") == 1


@pytest.mark.parametrize("command", [("show",), ("export", "--to", "json-ld")])
def test_a_dossier_that_lost_a_page_is_told_of_in_one_line(tmp_path, command):
    path = tmp_path / "lost.json"
    path.write_text(to_json(replace(SOUND, reports=SOUND.reports[1:])), encoding="utf-8")

    result = run(command[0], path, *command[1:])

    assert result.exit_code == 2
    assert result.stderr.startswith(f"accordingto: {path}: it does not hold together (")
    assert result.stderr.endswith(f"see `accordingto check {path}`\n")


def test_check_says_that_nothing_is_wrong(stored):
    result = run("check", stored)

    assert (result.exit_code, result.stdout) == (0, f"{stored}: no problems\n")


def test_check_prints_each_problem_and_ends_with_1(stored):
    stored.write_text(
        stored.read_text(encoding="utf-8").replace('"words":"hired"', '"words":"fired"'), encoding="utf-8"
    )

    result = run("check", stored)

    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert all(
        'is said to carry "fired", but its page has "hired" there' in line for line in result.stdout.splitlines()
    )


def test_schema_lists_the_records():
    assert run("schema").stdout.split() == list(RECORDS)


@pytest.mark.parametrize("name", ["Attribution", "attribution"])
def test_schema_prints_the_form_of_a_record(name):
    result = run("schema", name)

    assert result.stdout == to_text(RECORDS["Attribution"])
    assert json.loads(result.stdout)["$ref"] == "#/$defs/Attribution"


def test_a_reader_that_stops_early_gets_no_complaint():
    command = [sys.executable, "-m", "accordingto", "schema", "Dossier"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)

    assert done.stderr == b""


def test_the_command_says_its_version():
    assert run("--version").stdout.split() == ["accordingto", accordingto.__version__]
