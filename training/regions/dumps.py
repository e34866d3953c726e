"""Trains "regions" on text dumps: is a segment part of the body? Prints what it reaches on outlets it has not seen.

python -m training.regions.dumps DUMPS.jsonl accordingto/weights/regions.npz
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.model_selection import GroupKFold

from accordingto.page.clean.features import features
from accordingto.page.clean.segments import Piece, segments
from accordingto.page.read import page_of
from accordingto.record.page import Page, Raw
from training.regions.trees import fit, save

# A page with nothing round its article is as common an input as a dump, but has nothing to teach of furniture.
BARE_WEIGHT = 0.2
APPEAL_WEIGHT = 0.2
CUT = 0.4
_APPEALS = Path(__file__).with_name("appeals.txt").read_text(encoding="utf-8").strip().split("\n\n")[1:]


class Example(NamedTuple):
    """The segments of one dump with their answers; `scored` counts the characters that the answer is known for."""

    record: dict[str, Any]
    page: Page
    pieces: tuple[Piece, ...]
    body: Any
    scored: Any
    rows: Any
    title: tuple[int, int] | None
    share: float = 1.0


def examples(path: Path) -> list[Example]:
    """Return each dump, and its article alone."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        record = json.loads(line)
        found.append(_example(record))
        if record["kind"] == "semi":
            found.append(_bare(record))
            if number % 3 == 0:
                found.append(_bare(record | {"title": None}))
            found.append(_appealing(record, number))
    return [example for example in found if example]


def _example(record: dict[str, Any], share: float = 1.0) -> Example | None:
    text, title = record["text"], record["title"]
    page = page_of(Raw(name=record["id"], data=text.encode(), media="text", encoding="utf-8"))
    if not isinstance(page, Page):
        return None
    mask = np.zeros(len(text), int)
    for start, end in [*record["neutral"], *([title] if title else [])]:
        mask[start:end] = 2
    for start, end in record["body"]:
        mask[start:end] = 1
    pieces = segments(page)
    counts = [Counter(mask[piece.span.start : piece.span.end].tolist()) for piece in pieces]
    return Example(
        record,
        page,
        pieces,
        np.array([count[1] * 2 >= len(piece.span) for count, piece in zip(counts, pieces, strict=True)]),
        np.array([len(piece.span) - count[2] for count, piece in zip(counts, pieces, strict=True)]),
        features(page.text, pieces, _outlet(record)),
        title,
        share,
    )


def _outlet(record: dict[str, Any]) -> str | None:
    """Name the outlet for one page in two, since half of all dumps come without."""
    name = str(record["outlet"]).split(".")[0]
    return name if sum(map(ord, record["id"])) % 2 else None


def _bare(record: dict[str, Any]) -> Example | None:
    """Make the page of headline and body that a cleaner's output, or a hand copy, would be."""
    text, body, title = "", [], None
    gap = "\n" if record["style"] == "lines" else "\n\n"
    spans = [(start, end, True) for start, end in record["body"]]
    if record["title"]:
        spans.append((*record["title"], False))
    for start, end, is_body in sorted(spans):
        text += gap if text else ""
        place = (len(text), len(text) + end - start)
        text += record["text"][start:end]
        if is_body:
            body.append(place)
        else:
            title = place
    bare = {"kind": "bare", "text": text, "body": body, "title": title, "neutral": []}
    return _example(record | bare, BARE_WEIGHT)


def _appealing(record: dict[str, Any], number: int) -> Example | None:
    """Put an outlet's words about itself above, into or below an article, at times with no break before it goes on."""
    bare = _bare(record)
    if not bare:
        return None
    appeal = _APPEALS[number // 2 % len(_APPEALS)].replace("{outlet}", str(record["outlet"]).split(".")[0].title())
    text, body = bare.page.text, bare.record["body"]
    cut = [body[0][0], body[len(body) // 2][0], len(text)][number // 2 % 3 if number % 5 else 0]
    gap = "" if cut < len(text) and number % 4 else "\n"
    added = ("\n" if cut == len(text) else "") + appeal + gap
    moved = [(s + len(added) * (s >= cut), e + len(added) * (s >= cut)) for s, e in body]
    changed = {"kind": "appeal", "text": text[:cut] + added + text[cut:], "body": moved, "title": bare.title}
    return _example(bare.record | changed, APPEAL_WEIGHT)


def weights(example: Example) -> Any:
    """Weigh a segment by the root of its length, and each page alike."""
    weight = np.sqrt(example.scored + 1.0)
    return weight / weight.sum() * 100 * example.share


def fitted(many: list[Example]) -> Any:
    """Return trees fitted to these dumps."""
    return fit([e.rows for e in many], [e.body for e in many], [weights(e) for e in many])


def cross_validate(many: list[Example]) -> None:
    """Print precision, recall and F1 of characters, page by page, on outlets that the trees have not seen."""
    groups = [example.record["outlet"] for example in many]
    reached: dict[str, list[tuple[float, float, float]]] = {"semi": [], "full": [], "bare": [], "appeal": []}
    for train, test in GroupKFold(5).split(many, groups=groups):
        booster = fitted([many[index] for index in train])
        for index in test:
            example = many[index]
            said = booster.predict(example.rows, num_threads=1) > CUT
            reached[example.record["kind"]].append(_hits(said, example.body, example.scored))
    for kind, rows in reached.items():
        precision = np.mean([hit / (hit + leaked) if hit else 0.0 for hit, leaked, _ in rows if hit + leaked])
        recall = np.mean([hit / (hit + lost) if hit else 0.0 for hit, _, lost in rows if hit + lost])
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{kind}: {len(rows)} dumps, precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}")


def _hits(said: Any, body: Any, scored: Any) -> tuple[float, float, float]:
    return scored[said & body].sum(), scored[said & ~body].sum(), scored[~said & body].sum()


if __name__ == "__main__":
    known = examples(Path(sys.argv[1]))
    cross_validate(known)
    save(fitted(known), Path(sys.argv[2]))
