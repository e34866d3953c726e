"""Predictions for the tasks `pages` and `dumps`: what the page half makes of HTML pages and of text dumps."""

import gzip
from pathlib import Path
from typing import Any

from accordingto.page.clean import clean
from accordingto.page.read import page_of
from accordingto.record.page import Page, Raw, Region

# What a reader counts as the article's text; a repeated quotation and a line between paragraphs stand in it.
_ARTICLE = ("body", "subheading", "pull quote")


def predict_pages(record: dict[str, Any], folder: Path) -> dict[str, Any]:
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
        "text": "\n".join(region.span.of(page.text) for region in _article(page)),
        "title": page.title,
        "authors": (page.author or "").split("; ") if page.author else [],
        "date": page.published,
        "publisher": page.outlet,
    }


def predict_dumps(record: dict[str, Any]) -> dict[str, Any]:
    """Return where the article and its headline stand in a text dump."""
    data = record["text"].encode("utf-8", "replace")
    page = page_of(Raw(name=record["id"], data=data, media="text", encoding="utf-8"))
    regions = _regions(page) if isinstance(page, Page) else ()
    article = _article(page) if isinstance(page, Page) else ()
    headline = next((region.span for region in regions if region.kind == "headline"), None)
    return {
        "id": record["id"],
        "body": [[region.span.start, region.span.end] for region in article],
        "title": [headline.start, headline.end] if headline else None,
    }


def _article(page: Page) -> list[Region]:
    """Return what a reader counts as the article's text; a dateline that its first paragraph begins with is in it."""
    regions = _regions(page)
    following = [page.text[region.span.end :][:1] for region in regions]
    return [
        region
        for region, after in zip(regions, following, strict=True)
        if region.kind in _ARTICLE or (region.kind == "dateline" and after not in ("", "\n", "\r"))
    ]


def _regions(page: Page) -> tuple[Region, ...]:
    regions = clean(page)
    return regions if isinstance(regions, tuple) else ()
