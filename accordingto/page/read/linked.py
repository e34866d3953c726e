"""What a page says of itself in JSON-LD, the notes it carries for search engines."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from accordingto.record.base import Record

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|NewsStory)$")
_MOST_NODES = 2000


class Linked(Record, frozen=True, kw_only=True):
    """The facts of the first article that a page's JSON-LD describes; None where it does not say.

    `kinds` are the types it gives itself, `body` its text, `free` whether it says that it may be read without paying.
    """

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    section: str | None = None
    language: str | None = None
    kinds: tuple[str, ...] = ()
    body: str | None = None
    free: bool | None = None


def linked_facts(tree: Any) -> Linked:
    """Return what the page's JSON-LD says of its article.

    '{"@type": "NewsArticle", "headline": "Talks resume", "publisher": {"name": "The Herald"}}' gives that title and
    outlet.
    """
    return next(map(facts_of, article_nodes(tree)), Linked())


def article_nodes(tree: Any, *, listed: bool = False) -> Iterator[dict[str, Any]]:
    """Yield the articles that the page's JSON-LD describes; if `listed`, those of its lists ("ItemList") instead."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            for node in nodes(_load(script.text or "")):
                for one in _items(node) if listed else (node,):
                    if is_article(one):
                        yield one


def _items(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what an "ItemList" lists: objects, or objects that each hold an item."""
    for entry in _listed(node.get("itemListElement")):
        item = entry.get("item", entry) if isinstance(entry, dict) else None
        if isinstance(item, dict):
            yield item


def live_updates(tree: Any) -> tuple[Linked, ...]:
    """Return what the page's JSON-LD says of the posts of a live blog, in its order.

    '{"@type": "LiveBlogPosting", "liveBlogUpdate": [{"headline": "Talks resume", "articleBody": "…"}]}' gives one.
    """
    scripts = (script.text or "" for script in tree.iter("script") if "ld+json" in (script.get("type") or ""))
    updates = [
        update
        for text in scripts
        if "liveBlogUpdate" in text
        for node in nodes(_load(text))
        for update in _listed(node.get("liveBlogUpdate"))
    ]
    return tuple(facts_of(update) for update in updates if isinstance(update, dict))


def _listed(value: Any) -> list[Any]:
    return value[:_MOST_NODES] if isinstance(value, list) else [value]


def is_article(node: dict[str, Any]) -> bool:
    """Say whether an object of JSON-LD is an article: '{"@type": "NewsArticle"}' is."""
    return any(_ARTICLE.search(kind) for kind in _texts(node.get("@type")))


def _load(text: str) -> Any:
    try:
        return json.loads(text.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a list, of a graph, and those that an object is the page of."""
    todo, seen = [value], 0
    while todo and seen < _MOST_NODES:
        node = todo.pop(0)
        seen += 1
        if isinstance(node, list):
            todo[:0] = node[:_MOST_NODES]
        elif isinstance(node, dict):
            yield node
            todo += [node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node]


def facts_of(node: dict[str, Any]) -> Linked:
    """Return what an article of JSON-LD says of itself."""
    names = dict.fromkeys(_names(node.get("author")) or _names(node.get("creator")))
    return Linked(
        title=_first(node.get("headline")) or _first(node.get("name")),
        outlet=next(iter(_names(node.get("publisher"))), None),
        authors=tuple(names),
        published=_first(node.get("datePublished")),
        updated=_first(node.get("dateModified")),
        url=next(iter(_names(node.get("mainEntityOfPage"), "@id")), None) or _first(node.get("url")),
        section=_first(node.get("articleSection")),
        language=next(iter(_names(node.get("inLanguage"))), None),
        kinds=tuple(_texts(node.get("@type"))),
        body=_first(node.get("articleBody")),
        free=_truth(node.get("isAccessibleForFree")),
    )


def _truth(value: Any) -> bool | None:
    """Return True or False however they are written, None for anything else."""
    return {"true": True, "false": False}.get(str(value).strip().rpartition("/")[2].casefold())


def _names(value: Any, key: str = "name") -> list[str]:
    """Return the names of persons or organisations, which may be objects, plain text, or lists of either."""
    if isinstance(value, list):
        return [name for item in value[:50] if not isinstance(item, list) for name in _names(item, key)]
    return _texts(value.get(key)) if isinstance(value, dict) else _texts(value)


def _first(value: Any) -> str | None:
    return next(iter(_texts(value)), None)


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    cleaned = (" ".join(html.unescape(item).split()) for item in values[:50] if isinstance(item, str))
    return [item for item in cleaned if item]
