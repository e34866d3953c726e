"""No weight file is used unless it is the one that was released."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from accordingto import lexicon, weights
from accordingto.cli import cli
from accordingto.errors import LexiconError
from accordingto.page.quote import judge

FOLDER = Path(weights.__file__).parent
NAMES = [item.name for item in weights.weights()]


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """A copy of the small weights that may be changed, with digests of its own."""
    for name in ("judge_light.json", "headlines.npz"):
        shutil.copy(FOLDER / name, tmp_path / name)
    monkeypatch.setattr(weights, "files", lambda _: tmp_path)
    (tmp_path / "digests.txt").write_text(weights.digests(), encoding="utf-8")
    return tmp_path


def test_the_digests_are_those_of_the_files():
    assert (FOLDER / "digests.txt").read_text(encoding="utf-8") == weights.digests(), "run `make digests`"
    assert weights.problems() == []


@pytest.mark.parametrize("name", NAMES)
def test_every_weight_file_is_told_of_in_a_card(name):
    cards = [card.read_text(encoding="utf-8").splitlines()[0] for card in FOLDER.glob("*.md")]

    assert any(name in first.removeprefix("# ").split(", ") for first in cards)


@pytest.mark.parametrize("place", [0, 100, -1])
def test_a_changed_byte_is_refused(copied, place):
    data = bytearray((copied / "judge_light.json").read_bytes())
    data[place] ^= 1
    (copied / "judge_light.json").write_bytes(data)

    with pytest.raises(LexiconError, match=r"^judge_light\.json: not the weights that were released; [^\n]+$"):
        judge.weights.__wrapped__("light")
    assert len(weights.problems()) == 1


def test_missing_and_unknown_files_are_refused(copied):
    (copied / "more.npz").touch()
    (copied / "headlines.npz").unlink()

    for name in ("more.npz", "headlines.npz", "../secrets.npz"):
        with pytest.raises(LexiconError, match=name):
            weights.released(name)
    assert [line.split(":")[0] for line in weights.problems()] == ["headlines.npz", "more.npz"]


def test_without_digests_nothing_is_loaded(copied):
    (copied / "digests.txt").unlink()

    with pytest.raises(LexiconError, match=r"digests\.txt"):
        weights.released("headlines.npz")


def test_a_broken_list_of_words_is_told_of(tmp_path, monkeypatch):
    (tmp_path / "nameless.txt").write_text("said\n", encoding="utf-8")
    (tmp_path / "odd.tsv").write_text("# source: here\na\tb\n1\n", encoding="utf-8")
    (tmp_path / "bytes.txt").write_bytes(b"# source: \xff\n")
    monkeypatch.setattr(lexicon, "files", lambda _: tmp_path)

    assert [line.split(":")[0] for line in lexicon.problems()] == ["bytes.txt", "nameless.txt", "odd.tsv"]


def test_the_package_can_be_checked():
    result = CliRunner().invoke(cli, ["check", "--package"])

    assert (result.exit_code, result.output) == (0, "the package: no problems\n")


def test_a_changed_package_ends_with_1(copied):
    (copied / "headlines.npz").write_bytes(b"")

    result = CliRunner().invoke(cli, ["check", "--package"])

    assert result.exit_code == 1
    assert result.output.startswith("headlines.npz: ")


@pytest.mark.parametrize("arguments", [[], ["dossier.json", "--package"]])
def test_check_takes_a_file_or_the_package(arguments):
    result = CliRunner().invoke(cli, ["check", *arguments])

    assert result.exit_code == 2
    assert "name a FILE, or say --package" in result.output
