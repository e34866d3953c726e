"""`accordingto export`: what is stored and what is read now, to files, folders and standard output."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from accordingto.cli import cli
from accordingto.export import TABLES, stream
from accordingto.store.jsonl import to_json
from tests.show.sample import sample

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture
def stored(tmp_path, monkeypatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("dossier.json").write_text(to_json(sample()) + "\n", encoding="utf-8")
    return "dossier.json"


def export(*words: str):
    return CliRunner().invoke(cli, ["export", *words])


def test_a_stored_dossier_is_written_to_standard_output(stored):
    result = export(stored, "--to", "plover")

    assert result.exit_code == 0
    assert result.stdout_bytes == b"".join(stream(sample(), "plover"))


def test_a_format_of_several_files_is_written_to_a_folder_that_is_made(stored):
    assert export(stored, "--to", "csv", "-o", "tables").exit_code == 0

    assert sorted(path.name for path in Path("tables").iterdir()) == sorted(f"{table}.csv" for table in TABLES)
    assert Path("tables/events.csv").read_bytes() == b"".join(stream(sample(), "csv", "events"))


def test_one_table_is_one_file(stored):
    assert export(stored, "--to", "csv", "--table", "events", "-o", "events.csv").exit_code == 0

    assert Path("events.csv").read_bytes() == b"".join(stream(sample(), "csv", "events"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--to", "csv"), "csv is several files; name a folder with -o, or a --table"),
        (("--to", "brat"), "brat is several files; name a folder with -o"),
        (("--to", "prov", "--table", "events"), "prov has no tables; leave --table out"),
        (("--to", "csv", "-o", "dossier.json"), "dossier.json: cannot be a folder (File exists); name another one"),
        (("--to", "prov", "-o", "no/where"), "no/where: cannot be written (No such file or directory)"),
    ],
)
def test_what_cannot_be_written_is_told_in_one_line(stored, words, told):
    result = export(stored, *words)

    assert result.exit_code == 2
    assert result.stderr.startswith(f"accordingto: {told}")
    assert result.stderr.count("\n") == 1


def test_what_is_no_dossier_is_told_in_one_line(stored):
    Path(stored).write_text('{"made_by": {}', encoding="utf-8")
    broken = export(stored, "--to", "prov")
    Path(stored).write_text('{"made_by":{}}', encoding="utf-8")
    other = export(stored, "--to", "prov")

    assert (broken.exit_code, other.exit_code) == (2, 2)
    assert "not a Dossier" in broken.stderr
    assert "not a Dossier" in other.stderr


def test_without_duckdb_parquet_says_what_to_install(stored, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)

    result = export(stored, "--to", "parquet", "--table", "events")

    assert result.exit_code == 2
    assert result.stderr == "accordingto: Parquet is written by DuckDB: pip install 'accordingto[parquet]'\n"


@pytest.mark.model
def test_pages_are_read_and_written_at_once(stored):
    result = export(str(EXAMPLES / "wires.jsonl"), "nowhere.txt", "--to", "csv", "--table", "statements", "--fast")

    assert result.exit_code == 0
    assert "Carthage Press Agency" in result.stdout
    assert result.stderr == "nowhere.txt: open: there is no such file or folder\n"


@pytest.mark.model
def test_the_grammar_of_a_stored_dossier_is_made_anew(stored):
    result = export(stored, "--to", "conllu", "-o", "corran.conllu")

    assert result.exit_code == 0
    assert "\tpilots\tpilot\tNOUN\tNNS\t" in Path("corran.conllu").read_text(encoding="utf-8")
