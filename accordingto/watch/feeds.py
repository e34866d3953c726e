"""RSS, Atom, JSON Feed and sitemaps: the addresses of pages that each names."""

import json
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import etree

from accordingto.record.feed import Entry

# A feed names the news of some days; a sitemap may name a whole archive, of which the newest are taken.
_MOST = 500


class Listing(NamedTuple):
    """What a feed or sitemap names: pages, the newest first where it has days, and other sitemaps."""

    entries: tuple[Entry, ...]
    sitemaps: tuple[str, ...] = ()


def listing(data: bytes, base: str) -> Listing | None:
    """Return what a document at the address `base` names; None if it is no feed and no sitemap, or one past reading.

    `<item><link>/ferry</link></item>` of a feed at https://example.org/rss names https://example.org/ferry. Entities
    are not resolved and nothing is loaded.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json(data, base)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return None
    try:
        name, read = _KINDS.get(_local(root), ("", _place))
        found = _newest((read(element) for element in root.iter() if name and _local(element) == name), base)
    except UnicodeDecodeError:  # a character by its number that there is not (&#xd800;) comes to light when it is used
        return None
    if name == "sitemap":
        return Listing((), tuple(entry.url for entry in found))
    return Listing(found) if name else None


Found = tuple[str | None, str | None]


def _rss(item: Any) -> Found:
    """Return link and day of an RSS item; its guid where it has no link and the guid is an address."""
    told = {_local(child): child for child in item}
    link = _text(told.get("link")) or _text(told.get("guid"))
    return link, _text(told.get("date"))


def _atom(entry: Any) -> Found:
    links = [child for child in entry if _local(child) == "link" and child.get("rel", "alternate") == "alternate"]
    told = {_local(child): child for child in entry}
    return (links[0].get("href") if links else None), _text(told.get("updated")) or _text(told.get("published"))


def _place(element: Any) -> Found:
    told = {_local(child): child for child in element}
    return _text(told.get("loc")), _text(told.get("lastmod"))


def _json(data: bytes, base: str) -> Listing | None:
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError):
        return None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in str(feed.get("version")):
        return None
    known = [item for item in items if isinstance(item, dict)]
    return Listing(_newest(((_string(item.get("url")), _string(item.get("date_published"))) for item in known), base))


def _newest(found: Iterable[Found], base: str) -> tuple[Entry, ...]:
    """Return the addresses, each once, those with the latest day first; others in the order of the document."""
    entries: dict[str, Entry] = {}
    for link, day in found:
        url = _address(link, base) if link else None
        if url and url not in entries:
            entries[url] = Entry(url=url, day=day)
    latest = sorted(entries.values(), key=lambda entry: entry.day or "", reverse=True)
    return tuple(latest[:_MOST])


def _address(link: str, base: str) -> str | None:
    """Return the whole address that a link on a page at `base` leads to; None where it is none of the web."""
    try:
        url = urldefrag(urljoin(base, link.strip())).url
        return url if urlsplit(url).scheme in ("http", "https") else None
    except ValueError:  # "http://[" is no address of any kind
        return None


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: Any) -> str | None:
    return None if element is None else _string("".join(element.itertext()))


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


_KINDS: dict[str, tuple[str, Callable[[Any], Found]]] = {
    "rss": ("item", _rss),
    "RDF": ("item", _rss),
    "feed": ("entry", _atom),
    "urlset": ("url", _place),
    "sitemapindex": ("sitemap", _place),
}
