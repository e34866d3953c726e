"""What is learnt from: dumps and pages whose body is known, and more of both made from them."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np

from accordingto.page.clean import looked
from accordingto.page.clean.extractor import votes
from accordingto.page.clean.frames import unframed
from accordingto.page.clean.judge import Look
from accordingto.page.clean.rows import row_of
from accordingto.page.clean.segments import Piece, segments
from accordingto.page.read import page_of
from accordingto.record.page import Page, Raw
from training.regions.styles import styled

FOLDS = 5
# A page with nothing round its article is as common an input as a dump, but has nothing to teach of furniture.
BARE_SHARE = 0.2
APPEAL_SHARE = 0.2
STYLE_SHARE = 0.3
STYLES = ("lines", "blank", "glue")
_APPEALS = Path(__file__).with_name("appeals.txt").read_text(encoding="utf-8").strip().split("\n\n")[1:]


class Example(NamedTuple):
    """One page with its answers.

    `body` says of each segment whether it is body; `scored` counts its characters that the answer is known for; `share`
    is the weight of the page among the others.
    """

    record: dict[str, Any]
    page: Page
    pieces: tuple[Piece, ...]
    look: Look
    body: Any
    scored: Any
    share: float = 1.0

    @property
    def fold(self) -> int:
        return fold_of(self.record["outlet"])

    @property
    def weights(self) -> Any:
        """Weigh a segment by the root of its length, and each page alike."""
        weight = np.sqrt(self.scored + 1.0) * (self.scored > 0)
        return weight / max(1.0, weight.sum()) * 100 * self.share


def fold_of(outlet: str | None) -> int:
    """Return the part, 0 to 4, that all pages of an outlet belong to, whatever file they stand in."""
    return crc32(str(outlet).encode()) % FOLDS


def records(path: Path) -> list[dict[str, Any]]:
    """Return the records of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def dump_examples(folder: Path) -> Iterator[Example]:
    """Yield each dump of `folder`, its article alone, its article with an appeal, and its page laid out otherwise."""
    known = records(folder / "dumps.jsonl")
    for number, record in enumerate(known):
        made = [dump_example(record)]
        if record["kind"] == "semi":
            made.append(_bare(record))
            if number % 3 == 0:
                made.append(_bare(record | {"title": None}))
            made.append(_appealing(record, number))
        yield from (example for example in made if example)
    style = {record["page"]: record["style"] for record in known}
    for record in records(folder / "pages.jsonl"):
        page = html_page(record, folder)
        if page and record["id"] in style:
            others = [other for other in STYLES if other != style[record["id"]]]
            made = [dump_example(styled(record, page, other), STYLE_SHARE) for other in others]
            yield from (example for example in made if example)


def html_page(record: dict[str, Any], folder: Path) -> Page | None:
    """Return the HTML page of a record, None if it cannot be read."""
    data = gzip.decompress((folder / record["html"]).read_bytes())
    page = page_of(Raw(name=record["id"], data=data, media="html", url=record.get("url")))
    return page if isinstance(page, Page) else None


def html_examples(folder: Path) -> Iterator[Example]:
    """Yield each HTML page whose body is known."""
    for record in records(folder / "pages.jsonl"):
        page = html_page(record, folder) if record.get("body") else None
        if page:
            pieces = segments(page)
            texts = [piece.span.of(page.text) for piece in pieces]
            body = np.array(votes(texts, record["body"], [row_of(piece) for piece in pieces])) > 0.5
            yield Example(record, page, pieces, looked(page, pieces), body, np.array([len(text) for text in texts]))


def dump_example(record: dict[str, Any], share: float = 1.0) -> Example | None:
    """Return a text dump with the answers that its record gives, None if it cannot be read."""
    text, title = record["text"], record["title"]
    outlet = str(record["outlet"]).split(".")[0]
    # Half of all dumps come without their outlet.
    named = outlet if sum(map(ord, record["id"])) % 2 else None
    page = page_of(Raw(name=record["id"], data=text.encode(), media="text", encoding="utf-8", outlet=named))
    if not isinstance(page, Page):
        return None
    mask = np.zeros(len(text), int)
    for start, end in [*record["neutral"], *([title] if title else [])]:
        mask[start:end] = 2
    for start, end in record["body"]:
        mask[start:end] = 1
    pieces = unframed(page, segments(page))
    counts = [Counter(mask[piece.span.start : piece.span.end].tolist()) for piece in pieces]
    sizes = [piece.span.end - piece.span.start for piece in pieces]
    body = np.array([count[1] * 2 >= size for count, size in zip(counts, sizes, strict=True)])
    scored = np.array([size - count[2] for count, size in zip(counts, sizes, strict=True)])
    return Example(record, page, pieces, looked(page, pieces), body, scored, share)


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
    return dump_example(record | bare, BARE_SHARE)


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
    changed = {"kind": "appeal", "text": text[:cut] + added + text[cut:], "body": moved, "title": bare.record["title"]}
    return dump_example(bare.record | changed, APPEAL_SHARE)
