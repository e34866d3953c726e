"""Predictions for the scorers, speed, and whether confidences hold.

python -m bench predict TASK INPUT.jsonl PRED.jsonl    TASK: attribution events pages dumps stories alignment origins
python -m bench predict TASK INPUT.jsonl PRED.jsonl --fast     with the light encoder (attribution, events)
python -m bench speed INPUT.jsonl                      the parser, report, report --fast
python -m bench steps INPUT.jsonl                      what each step takes beside the parser, and what it may take
python -m bench length                                 how time grows with the length of a page
python -m bench engines INPUT.jsonl                    two processes beside one, Dask beside the pool
python -m bench memory [PAGES...]                      the memory of the pool as the number of pages grows
python -m bench parser INPUT.jsonl                     our parser beside the stock pipeline: the same words, sooner
python -m bench calibration GOLD.jsonl PRED.jsonl      of the task attribution
python -m bench stories INPUT.jsonl                    which articles are one story: B³ and pairs, half by half
python -m bench growth                                 how time a page grows with the pile: stories, matches within them
python -m bench names                                  how time grows with the number of names across pages
python -m bench facts PAGES.jsonl                      what is known of pages: right and wrong by where it was read
python -m bench archive [PAGES [FILE]]                 what an archive of invented pages costs, and how fast it answers
python -m bench room FILE                              what each part of an archive takes, beside the text of its pages
python -m bench desk FILE                              how soon the desk over that archive answers, to one and to many
python -m bench countries EVENTS.jsonl                 whether those who act are given their country
python -m bench quality                                write docs/quality.md from bench/quality.toml
"""

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import accordingto
from accordingto.page import passage
from bench.archive import archive
from bench.attribution import predict_attribution
from bench.calibration import calibration
from bench.countries import countries
from bench.desk import desk
from bench.engines import engines, memory
from bench.events import predict_events
from bench.facts import facts
from bench.growth import growth
from bench.length import length
from bench.names import names
from bench.pages import predict_dumps, predict_pages
from bench.parser import parser
from bench.quality import quality
from bench.room import room
from bench.speed import speed
from bench.steps import steps
from bench.stories import halves, predict_alignment, predict_origins, predict_stories
from bench.texts import read_text

Row = dict[str, object]


def _attribution(rows: list[Row], _: Path, *, fast: bool = False) -> Iterator[Row]:
    tools = accordingto.tools(fast=fast)
    for row in rows:
        yield predict_attribution(row, read_text(row, tools))


def _events(rows: list[Row], _: Path, *, fast: bool = False) -> Iterator[Row]:
    tools = accordingto.tools(fast=fast)
    for row in rows:
        day = row.get("date")
        yield predict_events(row, passage(str(row["text"]), tools, None if day is None else str(day)))


TASKS: dict[str, Callable[[list[Row], Path], Iterator[Row]]] = {
    "attribution": _attribution,
    "events": _events,
    "pages": lambda rows, folder: (predict_pages(row, folder) for row in rows),
    "dumps": lambda rows, _: (predict_dumps(row) for row in rows),
    "stories": lambda rows, _: iter(predict_stories(rows)),
    "alignment": lambda rows, _: iter(predict_alignment(rows)),
    "origins": lambda rows, _: (predict_origins(row) for row in rows),
}
FAST: dict[str, Callable[[list[Row], Path], Iterator[Row]]] = {
    "attribution": partial(_attribution, fast=True),
    "events": partial(_events, fast=True),
}


def predict(task: Callable[[list[Row], Path], Iterator[Row]], source: Path, target: Path) -> None:
    """Write a prediction for each row of `source` to `target`."""
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
    with target.open("w", encoding="utf-8") as out:
        for row in task(rows, source.parent):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


# What takes files, so many of them, and what takes nothing.
COMMANDS: dict[str, tuple[Callable[..., None], int]] = {
    "calibration": (calibration, 2),
    "countries": (countries, 1),
    "desk": (desk, 1),
    "engines": (engines, 1),
    "facts": (facts, 1),
    "growth": (growth, 0),
    "length": (length, 0),
    "names": (names, 0),
    "parser": (parser, 1),
    "quality": (quality, 0),
    "room": (room, 1),
    "speed": (speed, 1),
    "steps": (steps, 1),
    "stories": (halves, 1),
}


def main(words: list[str]) -> int:
    """Run the command in `words`; return the exit code."""
    match words:
        case ["predict", task, source, target] if task in TASKS:
            predict(TASKS[task], Path(source), Path(target))
        case ["predict", task, source, target, "--fast"] if task in FAST:
            predict(FAST[task], Path(source), Path(target))
        case ["archive"]:
            archive()
        case ["archive", pages, *kept] if len(kept) <= 1:
            archive(int(pages), *map(Path, kept))
        case ["memory", *numbers]:
            memory(map(int, numbers or ("1_000", "10_000")))
        case [command, *files] if command in COMMANDS and len(files) == COMMANDS[command][1]:
            COMMANDS[command][0](*map(Path, files))
        case _:
            sys.stderr.write(__doc__ or "")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
