"""The figures stand in one table: the page on quality is made from it, and README.md agrees with it."""

import re
from pathlib import Path

from bench.quality import PAGE, page, read

ROOT = Path(__file__).resolve().parents[2]
TABLE = read()


def rows() -> list[list[str]]:
    """Return the cells of the README's table of figures: task, ours, others."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = re.split(r"^## ", text, flags=re.MULTILINE)
    (told,) = (part for part in section if part.startswith("How good it is"))
    lines = [line for line in told.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def agrees(row: list[str], task: dict) -> bool:
    name = re.split(r" \(|,", task["name"])[0]
    return row[0].startswith(name) and row[1] == task["ours"] and all(peer[1] in row[2] for peer in task["peers"])


def test_the_page_on_quality_is_what_the_table_gives():
    assert PAGE.read_text(encoding="utf-8") == page(), "run `python -m bench quality`"


def test_the_figures_of_the_readme_are_those_of_the_table():
    assert rows()
    for row in rows():
        assert any(agrees(row, task) for task in TABLE["task"]), row


def test_every_figure_says_what_it_was_measured_on_and_how():
    for task in TABLE["task"]:
        assert task["data"] in TABLE["data"]
        assert task["command"]
        assert all(peer[2] for peer in task["peers"] if peer[1]), task["name"]
    assert {task["data"] for task in TABLE["task"]} == set(TABLE["data"])


def test_every_set_of_data_has_its_licence_and_limits():
    for data in TABLE["data"].values():
        assert all(data[field] for field in ("name", "licence", "from", "limits"))


def test_every_command_of_the_bench_is_one():
    from bench.__main__ import COMMANDS, TASKS

    for task in TABLE["task"]:
        match task["command"].split():
            case ["python", "-m", "bench", "predict", name, *_]:
                assert name in TASKS
            case ["python", "-m", "bench", name, *_]:
                assert name in COMMANDS
            case ["python", "-m", module, *_]:
                assert (ROOT / f"{module.rstrip(',').replace('.', '/')}.py").is_file()
