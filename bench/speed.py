"""How long a report takes beside the bare parser, on the same texts in one run."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import spacy

import accordingto
from accordingto.page import report
from accordingto.page.parse.spacy import MODEL
from accordingto.record.page import Raw


def speed(path: Path, rounds: int = 3, most: int = 84) -> None:
    """Print characters a second of the stock parser and of `report` over the texts, and the ratio of their times last.

    Each text is given to both in turn, `rounds` times; the lowest time of each counts: what a busy machine adds is not
    ours.
    """
    with path.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for _, line in zip(range(most), lines, strict=False)]
    nlp, tools = spacy.load(MODEL), accordingto.tools()
    bare, whole = 0.0, 0.0
    for number, text in enumerate(texts, 1):
        raw = Raw(name=f"{path}:{number}", data=text.encode(), media="text", encoding="utf-8")
        times = [
            (_seconds(lambda text=text: nlp(text)), _seconds(lambda raw=raw: report(raw, tools))) for _ in range(rounds)
        ]
        bare += min(one for one, _ in times)
        whole += min(other for _, other in times)
    characters = sum(map(len, texts))
    print(f"{len(texts)} texts, {characters} characters, lowest of {rounds} rounds")
    print(f"parser {characters / bare:.0f} characters/s, report {characters / whole:.0f} characters/s")
    print(f"{whole / bare:.3f}")


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
