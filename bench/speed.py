"""How long a report takes beside the bare parser, on the same texts in one run."""

import json
import time
from pathlib import Path

import spacy

import accordingto
from accordingto.page import report
from accordingto.page.parse.spacy import MODEL
from accordingto.record.page import Raw


def speed(path: Path, rounds: int = 3, most: int = 120) -> None:
    """Print seconds of the stock parser and of `report` over the texts, in turn, and their ratio last.

    The lowest of `rounds` counts for each: what a busy machine adds is not ours.
    """
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for _, line in zip(range(most), lines, strict=False)]
    texts = [record["text"] for record in records]
    raws = [
        Raw(name=f"{path}:{number}", data=text.encode(), media="text", encoding="utf-8")
        for number, text in enumerate(texts, 1)
    ]
    nlp, tools = spacy.load(MODEL), accordingto.tools()
    bare, whole = [], []
    for _ in range(rounds):
        start = time.perf_counter()
        for text in texts:
            nlp(text)
        middle = time.perf_counter()
        for raw in raws:
            report(raw, tools)
        end = time.perf_counter()
        bare.append(middle - start)
        whole.append(end - middle)
        print(f"parser {bare[-1]:.2f} s, report {whole[-1]:.2f} s", flush=True)
    characters = sum(map(len, texts))
    print(f"{len(texts)} texts, {characters} characters")
    print(f"parser {characters / min(bare):.0f} characters/s, report {characters / min(whole):.0f} characters/s")
    print(f"{min(whole) / min(bare):.3f}")
