"""`--runner`, `--address`, `--shards`, `--part`: what goes together and what does not."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from accordingto.cli import cli

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def run(*words: object):
    return CliRunner().invoke(cli, list(map(str, words)))


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--runner", "dask"), "--runner dask and --address go together"),
        (("--address", "tcp://127.0.0.1:9"), "--runner dask and --address go together"),
        (("--runner", "pool", "--address", "tcp://127.0.0.1:9"), "--runner dask and --address go together"),
        (("--runner", "inline", "--processes", "2"), "--processes is for a pool, not for --runner inline"),
        (("--runner", "abacus"), "'abacus' is not one of 'inline', 'pool', 'dask'"),
        (("--part", "1/2"), "--part is for --shards"),
        (("--shards", "x", "--part", "3/2"), "'3/2' is no part of a whole"),
        (("--shards", "x", "--part", "all"), "'all' is no part of a whole"),
    ],
)
def test_options_that_do_not_go_together_are_told_of(options, told):
    result = run("report", EXAMPLES / "wires.jsonl", *options)

    assert result.exit_code == 2
    assert told in result.stderr


def test_a_cluster_that_is_not_there_is_told_of_in_one_line(monkeypatch):
    pytest.importorskip("distributed", reason="Dask's 'distributed', the extra 'dask', is not installed")
    monkeypatch.setattr("accordingto.run.dask._CONNECT_SECONDS", 0.5)

    result = run("report", EXAMPLES / "wires.jsonl", "--runner", "dask", "--address", "tcp://127.0.0.1:9")

    assert result.exit_code == 2
    assert result.stderr.startswith("accordingto: tcp://127.0.0.1:9: no scheduler answers there; start one")
    assert result.stderr.count("\n") == 1


@pytest.mark.model
def test_reports_go_to_shards_and_are_not_made_again(tmp_path):
    words = ("report", EXAMPLES / "wires.jsonl", "nowhere", "--shards", tmp_path / "s", "--size", 2, "--fast")

    first, second = run(*words), run(*words, "--runner", "inline")

    assert first.stdout == "000000.jsonl: 2 reports, 0 set aside\n000001.jsonl: 1 reports, 1 set aside\n"
    assert first.stderr == "nowhere: open: there is no such file or folder\n"
    assert second.stdout == first.stdout.replace("aside\n", "aside, done before\n")
    assert run("dossier", tmp_path / "s", "--fast").exit_code == 0


def test_nothing_but_what_is_set_aside_ends_with_two(tmp_path):
    result = run("report", "nowhere", "--shards", tmp_path / "s")

    assert result.exit_code == 2
    assert result.stdout == "000000.jsonl: 0 reports, 1 set aside\n"
