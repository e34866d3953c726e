"""How long a report takes beside the bare parser, on the same texts in one run."""

import json
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import spacy

import accordingto
from accordingto.page import report
from accordingto.page.parse.spacy import MODEL
from accordingto.record.page import Raw


def speed(path: Path, rounds: int = 3, most: int = 84) -> None:
    """Print the characters a second of the stock parser and of `report` with either encoder, and the ratios of times.

    Each text is given to all in turn, `rounds` times; the lowest time of each counts: what a busy machine adds is not
    ours. The ratio of the default encoder comes last.
    """
    with path.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for _, line in zip(range(most), lines, strict=False)]
    nlp, fast, whole = spacy.load(MODEL), accordingto.tools(fast=True), accordingto.tools()
    spent = {"parser": 0.0, "report --fast": 0.0, "report": 0.0}
    for number, text in enumerate(texts, 1):
        raw = Raw(name=f"{path}:{number}", data=text.encode(), media="text", encoding="utf-8")
        works = (partial(nlp, text), partial(report, raw, fast), partial(report, raw, whole))
        times = [[_seconds(work) for work in works] for _ in range(rounds)]
        for name, tried in zip(spent, zip(*times, strict=True), strict=True):
            spent[name] += min(tried)
    characters = sum(map(len, texts))
    print(f"{len(texts)} texts, {characters} characters, lowest of {rounds} rounds")
    print(", ".join(f"{name} {characters / seconds:.0f} characters/s" for name, seconds in spent.items()))
    print(f"report --fast beside the parser: {spent['report --fast'] / spent['parser']:.3f}")
    print("report beside the parser:")
    print(f"{spent['report'] / spent['parser']:.3f}")


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
