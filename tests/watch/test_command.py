"""The command `watch`, against a real server."""

import pytest
from click.testing import CliRunner
from watch.server import Server

import accordingto
from accordingto.cli import cli


@pytest.mark.model
def test_what_a_feed_names_is_in_the_archive(tmp_path):
    file = str(tmp_path / "news.db")
    with Server() as server:
        server.feed("/rss", "/a", "/none")
        server.page("/a", "Harbour of Tideway stays closed")
        first = CliRunner().invoke(
            cli, ["watch", server.url("/rss"), "--archive", file, "--once", "--private", "--fast"]
        )
        asked = len(server.asked)
        again = CliRunner().invoke(cli, ["watch", "--archive", file, "--once", "--private", "--fast"])
        assert len(server.asked) == asked
        page = server.url("/a")
        missing = server.url("/none")

    assert (first.exit_code, again.exit_code) == (0, 0)
    assert f"{missing}: the server answers 404" in first.output
    assert "feeds read: 1, new addresses: 2, pages fetched: 1" in first.output
    assert "feeds read: 0, new addresses: 0, pages fetched: 0" in again.output
    with accordingto.Archive(file) as archive:
        (report,) = archive.dossier().reports
    assert report.page.url == page
    assert report.page.title == "Harbour of Tideway stays closed"


def test_an_archive_without_feeds_asks_for_one(tmp_path):
    told = CliRunner().invoke(cli, ["watch", "--archive", str(tmp_path / "news.db")])

    assert told.exit_code == 2
    assert told.output.endswith("news.db follows no feed yet; name one\n")


@pytest.mark.parametrize("every", ["1s", "soon", "5"])
def test_a_time_that_is_none_is_refused(tmp_path, every):
    told = CliRunner().invoke(cli, ["watch", "--archive", str(tmp_path / "news.db"), "--every", every])

    assert told.exit_code == 2
    assert "write 90s, 15m, 2h or 1d" in told.output


def test_without_what_fetches_it_is_said_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "accordingto.watch.post", None)

    told = CliRunner().invoke(cli, ["watch", "https://news.example/rss", "--archive", str(tmp_path / "news.db")])

    assert told.exit_code == 2
    assert "pip install 'accordingto[watch]'" in told.output
