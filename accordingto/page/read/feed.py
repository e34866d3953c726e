"""Entries of a news feed (RSS, Atom) that carry their full text, and what is in a sitemap."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from accordingto.page.read.fields import raw_of
from accordingto.page.read.items import Item, refused
from accordingto.page.read.xml import Element, elements, forget, inside, local, namespace, text_of

_TAG = re.compile(r"<[A-Za-z/!][^<>]*>")
_FEWEST = 600  # letters: what is shorter, and not called the content, is a teaser
_FIELDS = {
    "title": "title", "pubDate": "published", "published": "published", "date": "published", "updated": "updated",
    "modified": "updated", "category": "section", "publisher": "outlet", "language": "language", "creator": "author",
    "author": "author",
}  # fmt: skip
_OTHERS = ("http://search.yahoo.com/mrss/", "http://www.itunes.com/dtds/podcast-1.0.dtd", "media", "itunes")
_SEVERAL = re.compile(r"\s[|\-–—»·:]\s|[|»]|: ")


def feed_entries(name: str, stream: BinaryIO) -> Iterator[Item]:
    """Yield the entries of a feed as they come; one that has no more than a teaser is refused.

    The second item of a.rss, with <content:encoded>, gives Raw(name="a.rss:2", …) with its title, author, day and
    address. The feed's own title is the outlet where it is one name: "The Herald" is, "The Herald | World" may not be.
    """
    number = 0
    head: dict[str, str] = {}
    for element in elements(stream):
        tag, parent = local(element), element.getparent()
        if tag in ("item", "entry"):
            number += 1
            yield _entry(f"{name}:{number}", element, head)
            forget(element)
        elif tag in ("title", "language") and parent is not None and local(parent) in ("channel", "feed"):
            head.setdefault(tag, text_of(element))
    if not number:
        yield refused(name, "there is no entry in this feed")


def sitemap(name: str, stream: BinaryIO) -> Iterator[Item]:
    """Yield the refusal of a sitemap: it names addresses, and what stands there somebody else must fetch."""
    count, first = 0, ""
    for element in elements(stream):
        if local(element) == "loc":
            count, first = count + 1, first or text_of(element)
        elif local(element) in ("url", "sitemap"):
            forget(element)
    yield refused(name, f"a sitemap has no text, only {count:,} addresses ({first} …): give the pages themselves")


def _entry(name: str, entry: Element, head: dict[str, str]) -> Item:
    record: dict[str, str] = {"language": head.get("language", "")}
    title = head.get("title", "")
    record["outlet"] = "" if _SEVERAL.search(title) else title
    content = teaser = ""
    for child in entry:
        tag = local(child)
        if not tag or namespace(child) in _OTHERS:
            continue
        if tag in ("encoded", "content"):
            content = content or _written(child)
        elif tag in ("description", "summary"):
            teaser = teaser or _written(child)
        elif tag == "link":
            if child.get("rel", "alternate") == "alternate":
                record["url"] = child.get("href") or text_of(child)
        elif field := _FIELDS.get(tag):
            _add(record, field, child)
    body = content or (teaser if len(_TAG.sub("", teaser)) >= _FEWEST else "")
    raw = raw_of(name, {**record, "content_html" if _TAG.search(body) else "text": body})
    return raw or refused(name, "only a teaser: there is no full text in this entry")


def _add(record: dict[str, str], field: str, element: Element) -> None:
    """Keep a fact; several authors are joined. In Atom a person is an element with a name and an address."""
    named = [text_of(child) for child in element if local(child) == "name"]
    value = (named or [element.get("term") or text_of(element)])[0]
    if field == "author":
        record[field] = "; ".join(filter(None, dict.fromkeys([*record.get(field, "").split("; "), value])))
    elif field == "outlet" or not record.get(field):
        record[field] = value or record.get(field, "")


def _written(element: Element) -> str:
    """Return an entry's text as HTML; Atom may write it as elements."""
    return inside(element) if len(element) else (element.text or "").strip()
