"""Predictions for the tasks `pages` and `dumps`: what the page half makes of HTML pages and of text dumps; how fast.

python -m bench.pages FOLDER    pages and dumps a second, beside trafilatura (FOLDER holds pages.jsonl, dumps.jsonl)
"""

import gzip
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import trafilatura

from accordingto.page.clean import clean
from accordingto.page.clean.judge import Judge
from accordingto.page.read import page_of
from accordingto.record.page import Media, Page, Raw, Region

# What a reader counts as the article's text; a repeated quotation and a line between paragraphs stand in it.
_ARTICLE = ("body", "list item", "subheading", "pull quote")


def predict_pages(record: dict[str, Any], folder: Path, judge: Judge | None = None) -> dict[str, Any]:
    """Read the HTML file beside the input; return the article's text and what is known of the page.

    Pages in other languages than English are read too: the task is to find the article, not to understand it.
    """
    path = folder / record["html"]
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    page = page_of(Raw(name=record["id"], data=data, media="html", url=record.get("url")))
    if not isinstance(page, Page):
        return {"id": record["id"], "text": "", "title": None, "authors": [], "date": None, "publisher": None}
    return {
        "id": record["id"],
        "text": "\n".join(region.span.of(page.text) for region in _article(page, _regions(page, judge))),
        "title": page.title,
        "authors": (page.author or "").split("; ") if page.author else [],
        "date": page.published,
        "publisher": page.outlet,
    }


def predict_dumps(record: dict[str, Any], judge: Judge | None = None) -> dict[str, Any]:
    """Return where the article and its headline stand in a text dump."""
    data = record["text"].encode("utf-8", "replace")
    page = page_of(Raw(name=record["id"], data=data, media="text", encoding="utf-8"))
    regions = _regions(page, judge) if isinstance(page, Page) else ()
    article = _article(page, regions) if isinstance(page, Page) else ()
    headline = next((region.span for region in regions if region.kind == "headline"), None)
    return {
        "id": record["id"],
        "body": [[region.span.start, region.span.end] for region in article],
        "title": [headline.start, headline.end] if headline else None,
    }


def _article(page: Page, regions: tuple[Region, ...]) -> list[Region]:
    """Return what a reader counts as the article's text; a dateline that its first paragraph begins with is in it."""
    following = [page.text[region.span.end :][:1] for region in regions]
    return [
        region
        for region, after in zip(regions, following, strict=True)
        if region.kind in _ARTICLE or (region.kind == "dateline" and after not in ("", "\n", "\r"))
    ]


def _regions(page: Page, judge: Judge | None) -> tuple[Region, ...]:
    regions = clean(page, judge)
    return regions if isinstance(regions, tuple) else ()


def speed(folder: Path, most: int = 100) -> None:
    """Print how many pages and dumps a second are read and cleaned on one core, beside trafilatura on the same pages.

    Both get the bytes of a page; time is that of the processor, so that what else runs on the machine counts little.
    """
    pages = [json.loads(line) for line in (folder / "pages.jsonl").read_text(encoding="utf-8").splitlines()]
    dumps = [json.loads(line) for line in (folder / "dumps.jsonl").read_text(encoding="utf-8").splitlines()]
    html = [gzip.decompress((folder / record["html"]).read_bytes()) for record in pages[:: max(1, len(pages) // most)]]
    texts = [record["text"].encode() for record in dumps if record["kind"] == "semi"][:most]
    works: dict[str, tuple[list[bytes], Callable[[bytes], object]]] = {
        "HTML pages": (html, partial(_cleaned, media="html")),
        "HTML pages, trafilatura": (html, trafilatura.extract),
        "HTML pages, trafilatura for precision": (html, partial(trafilatura.extract, favor_precision=True)),
        "dumps": (texts, partial(_cleaned, media="text")),
    }
    for name, (inputs, work) in works.items():
        work(inputs[0])
        started = time.process_time()
        for data in inputs:
            work(data)
        print(f"{name}: {len(inputs) / (time.process_time() - started):.1f} a second ({len(inputs)})")


def _cleaned(data: bytes, media: Media) -> object:
    page = page_of(Raw(name="page", data=data, media=media))
    return clean(page) if isinstance(page, Page) else page


if __name__ == "__main__":
    speed(Path(sys.argv[1]))
