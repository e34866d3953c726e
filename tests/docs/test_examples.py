"""What the docs show is what happens: every example in them is run."""

import io
import re
import shlex
import shutil
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from click.testing import CliRunner

import accordingto.spacy_component  # noqa: F401 (spaCy imports it itself where the package is installed)
from accordingto.cli import cli

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"])
EXAMPLE = re.compile(r"^```(?P<language>console|python|text)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(path: Path) -> list[tuple[str, str]]:
    return [(found["language"], found["body"]) for found in EXAMPLE.finditer(path.read_text(encoding="utf-8"))]


def steps(body: str) -> list[tuple[str, str]]:
    """Return each command of a console example ("$ accordingto …") with the lines below it."""
    parts = re.split(r"^\$ (.+)\n", body, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def agrees(shown: str, printed: str) -> bool:
    """Compare line by line, but for spaces at their ends; a line "…" stands for any lines."""
    printed = re.sub(r"[ \t]+$", "", printed, flags=re.MULTILINE)
    pattern = "".join(
        "(?:.*\n)*" if line.strip() == "…" else re.escape(f"{line.rstrip()}\n") for line in shown.splitlines()
    )
    return re.fullmatch(pattern, printed) is not None


def run(command: str) -> str:
    """Run a command of ours as a shell would; return what a terminal would show."""
    line, _, file = command.partition(" > ")
    name, *arguments = shlex.split(line)
    assert name == "accordingto", f"only our own commands can be run, not {name}"
    result = CliRunner().invoke(cli, arguments, catch_exceptions=False, prog_name="accordingto")
    assert result.exit_code == 0, result.output
    if not file:
        return result.output
    Path(file.strip()).write_text(result.stdout, encoding="utf-8")
    return result.stderr


@pytest.mark.model
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_examples_of_a_page_do_what_it_says(path, tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    printed = ""
    for language, body in examples(path):
        if language == "python":
            with redirect_stdout(io.StringIO()) as out:
                exec(compile(body, str(path), "exec"), names)  # noqa: S102 (our own docs)
            printed = out.getvalue()
            continue
        if language == "text":
            assert agrees(body, printed), f"{path.name}: {printed}"
            continue
        for command, shown in steps(body):
            printed = run(command)
            assert agrees(shown, printed), f"{path.name}: $ {command}\n{printed}"


def test_an_example_that_shows_something_else_is_found():
    assert agrees("a\n…\nd\n", "a\nb\nc\nd\n")
    assert not agrees("a\n…\nd\n", "a\nb\nc\n")
    assert not agrees("", "a\n")
