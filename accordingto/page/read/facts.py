"""What is known of a page itself, and where it was read: outlet, title, author, date, address."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePath
from typing import Any

from accordingto import lexicon
from accordingto.page.read.dates import iso_date, url_date
from accordingto.page.read.linked import linked_facts
from accordingto.page.read.masthead import titled_outlet
from accordingto.record.base import Span
from accordingto.record.page import Block, Known, Raw, Where

FIELDS = ("outlet", "title", "author", "published", "url")
Found = tuple[str, str, Where]  # field, value, where

_META = tuple((row["name"], row["field"]) for row in lexicon.table("meta_names"))
_BY = re.compile(r"\s*(?:(?:written|reported|posted)\s+)?by:?\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+\Z|www\.\S+\Z|@\w+\Z")
_BETWEEN = re.compile(r"\s+[|\-–—»·]\s+")
_NOT_NAME = re.compile(r"[^0-9a-z]+")


def facts_of_html(raw: Raw, tree: Any, text: str, blocks: tuple[Block, ...]) -> tuple[Known, ...]:
    """Return what is known of an HTML page: what was given wins, then JSON-LD, meta tags, the markup.

    '<meta property="og:site_name" content="The Herald">' makes the outlet "The Herald", known from "meta".
    """
    linked = linked_facts(tree)
    found: list[Found] = [*_given(raw), *_canonical(tree)]
    found += [(field, value, "json-ld") for field in FIELDS if (value := getattr(linked, field))]
    found += [*_meta(tree), *_markup(tree, text, blocks)]
    address = next((value for field, value, _ in found if field == "url"), "")
    if day := url_date(address):
        found.append(("published", day, "given" if raw.url else "meta"))
    if outlet := _titled(tree, text, blocks, address):
        found.append(("outlet", outlet, "markup"))
    return _first_of_each(found, text)


def facts_of_text(raw: Raw) -> tuple[Known, ...]:
    """Return what is known of a plain text: what was given, and the outlet a file is named for.

    "reports/the-independent.txt" is of the outlet "The Independent", for that is the name of a known outlet.
    """
    found: list[Found] = [*_given(raw)]
    if outlet := _outlets().get(_plain(PurePath(raw.name).stem)):
        found.append(("outlet", outlet, "file name"))
    if raw.url and (day := url_date(raw.url)):
        found.append(("published", day, "given"))
    return _first_of_each(found, "")


def _given(raw: Raw) -> Iterator[Found]:
    for field in FIELDS:
        if value := getattr(raw, field):
            yield field, value, "given"


def _canonical(tree: Any) -> Iterator[Found]:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower() and (link.get("href") or "").startswith("http"):
            yield "url", link.get("href"), "meta"
    for meta in tree.iter("meta"):
        if meta.get("property") == "og:url" and (meta.get("content") or "").startswith("http"):
            yield "url", meta.get("content"), "meta"


def _meta(tree: Any) -> Iterator[Found]:
    """Yield the facts of the meta tags, by the order of our table, since a page may carry many that disagree."""
    contents: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        names = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        contents.setdefault(names, []).append(meta.get("content") or "")
    for name, field in _META:
        values = [" ".join(value.split()) for value in contents.get(name, ()) if value.strip()]
        if values:
            yield field, "; ".join(dict.fromkeys(values)) if field == "author" else values[0], "meta"


def _markup(tree: Any, text: str, blocks: tuple[Block, ...]) -> Iterator[Found]:
    """Yield what elements say: the time marked as that of publication, the only h1, the page's title."""
    for time in tree.iter("time"):
        if "datePublished" in (time.get("itemprop") or "") or time.get("pubdate") is not None:
            yield "published", time.get("datetime") or "", "markup"
    headings = [block.span.of(text) for block in blocks if block.tag == "h1"]
    if len(headings) == 1:
        yield "title", headings[0], "markup"
    for title in tree.iter("title"):
        parts = _BETWEEN.split(" ".join((title.text or "").split()))
        yield "title", max(parts, key=len), "markup"
        break


def _titled(tree: Any, text: str, blocks: tuple[Block, ...], address: str) -> str | None:
    """Return the outlet that stands in the page's title beside its headline."""
    title = next((" ".join((element.text or "").split()) for element in tree.iter("title")), "")
    headlines = [" ".join(block.span.of(text).split()) for block in blocks if block.tag == "h1"]
    headlines += [meta.get("content") or "" for meta in tree.iter("meta") if meta.get("property") == "og:title"]
    return titled_outlet(title, headlines, (block.span.of(text) for block in blocks), address) if title else None


def _first_of_each(found: list[Found], text: str) -> tuple[Known, ...]:
    """Keep the first good value of each field, with the place where it stands in the text."""
    known: dict[str, Known] = {}
    for field, value, where in found:
        good = _good(field, value) if field not in known else None
        if good:
            start = text.find(good) if field in ("title", "author") else -1
            span = Span(start, start + len(good)) if start >= 0 else None
            known[field] = Known(field=field, value=good, where=where, span=span)  # type: ignore[arg-type]
    return tuple(known[field] for field in FIELDS if field in known)


def _good(field: str, value: str) -> str | None:
    """Return a value as we keep it: a date as an ISO prefix, an author without "By"; None if it is of no use."""
    value = " ".join(value.split())
    if field == "published":
        return iso_date(value)
    if field == "author":
        names = (_BY.sub("", name, count=1) if _BY.match(name) else name for name in value.split("; "))
        value = "; ".join(name for name in names if name and not _ADDRESS.match(name))
    return value or None


@cache
def _outlets() -> dict[str, str]:
    """Return the names of known outlets as a file may be named for them; the table's first wins."""
    names: dict[str, str] = {}
    for row in lexicon.table("outlets"):
        for name in (row["name"], *row["aliases"].split(";")):
            names.setdefault(_plain(name), row["name"])
    names.pop("", None)
    return names


def _plain(name: str) -> str:
    return _NOT_NAME.sub(" ", name.lower()).strip()
