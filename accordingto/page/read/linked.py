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
    """The facts of the first article that a page's JSON-LD describes; None where it does not say."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None


def linked_facts(tree: Any) -> Linked:
    """Return what the page's JSON-LD says of its article.

    '{"@type": "NewsArticle", "headline": "Talks resume", "publisher": {"name": "The Herald"}}' gives that title and
    outlet.
    """
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            for node in _nodes(_load(script.text or "")):
                if any(_ARTICLE.search(kind) for kind in _texts(node.get("@type"))):
                    return _facts(node)
    return Linked()


def _load(text: str) -> Any:
    try:
        return json.loads(text.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
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


def _facts(node: dict[str, Any]) -> Linked:
    names = list(dict.fromkeys(_names(node.get("author")) or _names(node.get("creator"))))
    return Linked(
        title=_first(node.get("headline")) or _first(node.get("name")),
        outlet=next(iter(_names(node.get("publisher"))), None),
        author="; ".join(names) or None,
        published=_first(node.get("datePublished")),
        url=next(iter(_names(node.get("mainEntityOfPage"), "@id")), None) or _first(node.get("url")),
    )


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
