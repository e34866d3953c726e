"""What the head of an HTML page and the marks on its elements say of it."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from accordingto import lexicon
from accordingto.page.read.linked import Linked
from accordingto.record.base import Record
from accordingto.record.page import Block

Element = Any  # lxml has no types of its own

_FIELDS = tuple((row["name"], row["field"]) for row in lexicon.table("meta_names"))
_KICKER = re.compile("|".join(lexicon.load("kicker_names")), re.IGNORECASE)
_MOST_KICKERS = 5  # elements may lie one in the other by the thousand
_AUTHOR_ENDS = ("author", "authors", "author_name", "author-name", "authorname")


class Head:
    """The meta tags, titles and links of a page, looked up by name in lower case."""

    def __init__(self, tree: Element) -> None:
        self.tags: dict[str, list[str]] = {}
        for meta in tree.iter("meta"):
            name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
            value = " ".join((meta.get("content") or "").split())
            if name and value:
                self.tags.setdefault(name, []).append(value)
        self.title = next((" ".join((element.text or "").split()) for element in tree.iter("title")), "")
        self.language = (tree.get("lang") or next(iter(self.tags.get("content-language", ())), "")).strip()
        links = (link for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower())
        self.addresses = [link.get("href") or "" for link in links] + self.tags.get("og:url", [])
        self.addresses = [address for address in self.addresses if address.startswith("http")]

    def first(self, name: str) -> str | None:
        """Return the content of the first tag of a name."""
        return next(iter(self.tags.get(name, ())), None)

    def facts(self) -> Iterator[tuple[str, str]]:
        """Yield field and value by the order of our table, since a page may carry many tags that disagree."""
        for name, field in _FIELDS:
            values = list(dict.fromkeys(self.tags.get(name, ())))
            for value in values if field == "author" else values[:1]:
                yield field, value

    def odd_authors(self) -> Iterator[str]:
        """Yield authors from tags that no table can list: an outlet's own "lr_author", "dcsext.author"."""
        for name, values in self.tags.items():
            if name.endswith(_AUTHOR_ENDS) and not any(name == known for known, _ in _FIELDS):
                yield from values


class Html(Record, frozen=True, kw_only=True):
    """An HTML page as those who look for facts see it; `address` is empty where it is not known."""

    tree: Any
    head: Head
    linked: Linked
    text: str
    blocks: tuple[Block, ...]
    address: str

    @property
    def headings(self) -> list[str]:
        """The headings of the first rank, each in one line."""
        return [" ".join(block.span.of(self.text).split()) for block in self.blocks if block.tag == "h1"]


def kickers(tree: Element) -> list[str]:
    """Return what the headings of the first rank hold in elements named for a kicker, each in one line.

    '<h1><span class="title__overline">Strait of Corran</span> The ferries sail again</h1>' gives "Strait of Corran".
    """
    marked = (element for heading in tree.iter("h1") for element in heading.iterdescendants() if _is_kicker(element))
    words = (" ".join("".join(element.itertext()).split()) for element in islice(marked, _MOST_KICKERS))
    return [kicker for kicker in words if kicker]


def _is_kicker(element: Element) -> bool:
    return _KICKER.search(element.get("class") or "") is not None


def timed(tree: Element, mark: str) -> Iterator[str]:
    """Yield the day and hour of the elements marked as "datePublished" or "dateModified"."""
    for element in tree.iter("time", "meta", "span"):
        marked = mark in (element.get("itemprop") or "")
        if marked or (mark == "datePublished" and element.tag == "time" and element.get("pubdate") is not None):
            yield element.get("datetime") or element.get("content") or ""
