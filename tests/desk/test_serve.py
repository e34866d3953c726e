"""The command that opens the desk: what it asks for, and what it says."""

import importlib.util
import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager

import httpx
import pytest
from click.testing import CliRunner
from show.sample import sample

from accordingto.cli import cli
from accordingto.store.jsonl import to_json


@pytest.fixture
def stored(tmp_path):
    file = tmp_path / "dossier.json"
    file.write_text(to_json(sample()), encoding="utf-8")
    return file


def free():
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return tried.getsockname()[1]


def test_without_the_extra_it_says_what_to_install(monkeypatch, stored):
    real = importlib.util.find_spec
    monkeypatch.setattr("accordingto.cli.desk.find_spec", lambda name: None if name == "starlette" else real(name))

    told = CliRunner().invoke(cli, ["serve", str(stored)])

    assert (told.exit_code, told.output) == (
        2,
        "accordingto: the desk is not installed; install it with: pip install 'accordingto[desk]'\n",
    )


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ([], "Name an archive"),
        (["none.db"], "there is no archive"),
        (["--host", "0.0.0.0"], "--token-file"),  # noqa: S104 (what is refused)
        (["--host", "no such host"], "--token-file"),
        (["--private"], "--private goes with --fetch"),
    ],
)
def test_what_cannot_be_opened_is_told_of_in_one_line(stored, arguments, reason):
    file = [] if not arguments or arguments[0] == "none.db" else [str(stored)]

    told = CliRunner().invoke(cli, ["serve", *file, *arguments, "--port", str(free())])

    assert told.exit_code == 2
    assert reason in told.output
    assert "Traceback" not in told.output


def test_without_what_fetches_it_is_said_what_to_install(monkeypatch, stored):
    monkeypatch.setitem(sys.modules, "accordingto.watch.post", None)

    told = CliRunner().invoke(cli, ["serve", str(stored), "--fetch", "--port", str(free())])

    assert told.exit_code == 2
    assert "--fetch needs" in told.output
    assert "pip install 'accordingto[watch]'" in told.output


def test_a_port_that_is_taken_is_told_of(stored):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        told = CliRunner().invoke(cli, ["serve", str(stored), "--port", port])

    assert told.exit_code == 2
    assert f"127.0.0.1:{port}: cannot be opened" in told.output


@pytest.mark.skipif(os.name != "posix", reason="signals of this system alone")
def test_it_opens_tells_where_and_closes_while_somebody_listens(stored):
    port = free()
    command = [sys.executable, "-m", "accordingto", "serve", str(stored), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as desk:
        told = [desk.stderr.readline() for _ in range(2)]
        try:
            with answering(port), httpx.stream("GET", f"http://127.0.0.1:{port}/live", timeout=30) as live:
                assert next(live.iter_lines()) == "event: changes"
                desk.send_signal(signal.SIGINT)
                assert desk.wait(timeout=30) == 0
        finally:
            desk.kill()

    assert "ends with the desk" in told[0]
    assert f"http://127.0.0.1:{port}/" in told[1]


@contextmanager
def answering(port):
    """Wait until somebody answers at a port."""
    for _ in range(200_000):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                break
    yield
