"""How well events are coded on the third kept apart and on the other two: tables alone, second opinion alone, both.

    python -m bench.events.apart EVENTS.jsonl

The scorer of the events bench, `score.py`, is loaded from beside EVENTS.jsonl.
"""

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

import accordingto
from accordingto.page import passage
from accordingto.page.event import Second, event
from accordingto.page.event.seconded import seconded
from bench.events import held_apart, predict_events

Row = dict[str, Any]

ORIGINS = ("plv_train", "plover_gsr", "cameo_class")
WAYS: dict[str, Second] = {
    "tables": lambda _, __, found: found,
    "opinion": lambda clauses, actors, _: seconded(clauses, actors, ()),
    "both": seconded,
}


def predictions(rows: list[Row]) -> dict[str, dict[str, list[Row]]]:
    """Return for each way the events of each sentence, as the scorer reads them."""
    tools = accordingto.tools()
    found: dict[str, dict[str, list[Row]]] = {way: {} for way in WAYS}
    for row in rows:
        report = passage(row["text"], tools, row["date"])
        parse = tools.parse(report.page, report.regions)
        for way, second in WAYS.items():
            events = event(report.page, parse, report.mentions, report.said, second)
            told = predict_events(row, msgspec.structs.replace(report, events=events))
            found[way][row["id"]] = told["events"]  # type: ignore[assignment]
    return found


def figures(score: ModuleType, rows: list[Row], predicted: dict[str, list[Row]]) -> str:
    """Return a line of figures: precision, recall and F1 of each measure and origin; the false alarms."""
    parts = []
    for origin in ORIGINS:
        gold = [row for row in rows if any(one.startswith(origin) for one in (row["origin"], *row["also"]))]
        told, coverage = score.score(gold, predicted)
        if origin == "cameo_class":
            parts.append(f"false alarms {coverage['false_alarm']} of {coverage['no_event']}")
        else:
            parts += [f"{origin} {measure} {_three(told[measure].prf())}" for measure in ("type", "quad", "triple")]
    return ", ".join(parts)


def _three(values: tuple[float, float, float]) -> str:
    return "/".join(f"{value:.3f}" for value in values)


def main(path: Path) -> None:
    """Print the figures of each way on the third kept apart, then on the other two."""
    spec = spec_from_file_location("score", path.parent / "score.py")
    score = module_from_spec(spec)  # type: ignore[arg-type]
    spec.loader.exec_module(score)  # type: ignore[union-attr]
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    predicted = predictions(rows)
    for name, apart in (("kept apart", True), ("the other two thirds", False)):
        some = [row for row in rows if held_apart(row["id"]) == apart]
        for way in WAYS:
            print(f"{name}, {way}: {figures(score, some, predicted[way])}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
