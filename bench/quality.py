"""The page on quality: one table of figures (quality.toml) and what is to be said of them (quality.md)."""

import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "quality.md"

Table = dict[str, Any]


def quality() -> None:
    """Write docs/quality.md."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """Return docs/quality.md as the table gives it."""
    table = read()
    text = (HERE / "quality.md").read_text(encoding="utf-8").replace("](../docs/", "](")
    filled = text.replace("{tasks}", _tasks(table)).replace("{data}", _data(table))
    return f"<!-- Made by `python -m bench quality` from bench/quality.toml and bench/quality.md. -->\n\n{filled}"


def read() -> Table:
    """Return the table: `task`, one row each, and `data`, what they were measured on, by key."""
    return tomllib.loads((HERE / "quality.toml").read_text(encoding="utf-8"))


def _tasks(table: Table) -> str:
    lines = ["| task | ours | others | floor | data, command |", "| --- | --- | --- | --- | --- |"]
    for task in table["task"]:
        others = "; ".join(_peer(*peer) for peer in task["peers"])
        measured = (
            f"{task['data']}: `{task['command']}`" if task["command"] != "as above" else f"{task['data']}: as above"
        )
        lines.append(f"| {task['name']} | {task['ours']} | {others} | {task['floor']} | {measured} |")
    return "\n".join(lines)


def _peer(who: str, figure: str, source: str) -> str:
    return f"{who} {figure} ({source})" if figure else who


def _data(table: Table) -> str:
    lines = ["| data | what it is | licence | from | limits |", "| --- | --- | --- | --- | --- |"]
    for key, data in table["data"].items():
        lines.append(f"| {key} | {data['name']} | {data['licence']} | {data['from']} | {data['limits']} |")
    return "\n".join(lines)
