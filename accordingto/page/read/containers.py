"""What a stream of bytes is: one page, or a container of many; and what is in it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO, cast

from accordingto.page.read.archive import tar_members, zip_members
from accordingto.page.read.feed import feed_entries, sitemap
from accordingto.page.read.items import DEEPEST, Item, UnreadableError, read_whole, refused
from accordingto.page.read.jsonl import json_records, looks_like_json_lines
from accordingto.page.read.mail import looks_like_mail, mail_page
from accordingto.page.read.newsml import newsml_items
from accordingto.page.read.packed import packing, unpacked, unpacked_name
from accordingto.page.read.tables import csv_rows, parquet_rows
from accordingto.page.read.warc import warc_records
from accordingto.page.read.xml import own_entities, root_of
from accordingto.record.page import Raw

PAGES = (".txt", ".text", ".html", ".htm", ".xhtml")
RECORDS = (".jsonl", ".ndjson", ".json", ".jsonld")
CONTAINERS = (".warc", ".zip", ".tar", ".eml", ".mht", ".mhtml", ".rss", ".atom")
_TABLES = {".csv": None, ".tsv": "\t", ".tab": "\t"}
_HEAD = 8192
_TAR = (257, b"ustar")
_FEEDS = ("rss", "feed", "RDF")
_SITEMAPS = ("urlset", "sitemapindex")
_NEWSML = ("newsMessage", "newsItem", "itemSet")
_XML = (*_FEEDS, *_SITEMAPS, *_NEWSML)


def is_page(name: str) -> bool:
    """Say whether a file in a folder or an archive is read: by its name, whatever it is packed in."""
    return _suffix(unpacked_name(name)) in (*PAGES, *RECORDS, *CONTAINERS)


def opened(name: str, stream: BinaryIO, *, called: str | None = None, depth: int = 0) -> Iterator[Item]:
    """Yield the pages in a stream, in its order; what is broken or too much is refused, and what came before it stays.

    `called` is what it would be called unpacked, if that is another name: "pages.jsonl" of "pages.jsonl.gz".
    """
    try:
        yield from _opened(name, stream, called or name, depth)
    except UnreadableError as error:
        yield refused(name, str(error))
    except OSError as error:
        yield refused(name, f"cannot be read: {error.strerror or error}")
    except UnicodeDecodeError:  # of XML: such a one is mended over, and comes to light when its text is used
        yield refused(name, "broken off: it names a character by its number that there is not")


def _opened(name: str, stream: BinaryIO, called: str, depth: int) -> Iterator[Item]:
    head = _head(stream)
    kind = packing(called, head)
    archive = _archive(head)
    if (kind or archive) and depth >= DEEPEST:
        yield refused(name, f"packed more than {DEEPEST} times over")
    elif kind:
        inner = unpacked(kind, stream)
        yield from _opened(name, inner, unpacked_name(called), depth + 1)
    elif archive:
        yield from archive(name, stream, is_page, partial(opened, depth=depth + 1))
    else:
        yield from _pages(name, stream, called, head)


def _pages(name: str, stream: BinaryIO, called: str, head: bytes) -> Iterator[Item]:
    """Yield the pages of a stream that is not packed, by its suffix or, where that says nothing, by its first bytes."""
    suffix = _suffix(called)
    root = root_of(head) if suffix not in PAGES else None
    if suffix in RECORDS:
        yield from json_records(name, stream, whole=suffix in (".json", ".jsonld"))
    elif head.startswith(b"WARC/"):
        yield from warc_records(name, stream)
    elif head.startswith(b"PAR1"):
        yield from parquet_rows(name, stream)
    elif suffix in _TABLES:
        yield from csv_rows(name, stream, _TABLES[suffix])
    elif root in _XML and own_entities(head):
        yield refused(name, "it defines entities of its own: no feed and no report does")
    elif root in _FEEDS:
        yield from feed_entries(name, stream)
    elif root in _SITEMAPS:
        yield from sitemap(name, stream)
    elif root in _NEWSML:
        yield from newsml_items(name, stream)
    elif suffix in (".eml", ".mht", ".mhtml") or (suffix not in PAGES and looks_like_mail(head)):
        yield mail_page(name, read_whole(stream))
    elif suffix == ".xml" and root and root.lower() != "html":
        yield refused(name, f"XML of a kind that is not known here: its first element is '{root}'")
    else:
        yield Raw(name=name, data=read_whole(stream), media="html" if "htm" in suffix else None)


def records_or_pages(name: str, stream: BinaryIO) -> Iterator[Item]:
    """Do the same for standard input, which has no name: JSON lines are known by how they begin."""
    if looks_like_json_lines(_head(stream)):
        yield from opened(name, stream, called="-.jsonl")
    else:
        yield from opened(name, stream)


def _head(stream: BinaryIO) -> bytes:
    """Return the first bytes of a stream without taking them; raises UnreadableError where they cannot be read."""
    return cast("bytes", cast("Any", stream).peek(_HEAD)[:_HEAD])


def _archive(head: bytes) -> Callable[..., Iterator[Item]] | None:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return zip_members
    return tar_members if head[_TAR[0] :].startswith(_TAR[1]) else None


def _suffix(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2].lower()
    stem, dot, suffix = last.rpartition(".")
    return dot + suffix if stem else ""
