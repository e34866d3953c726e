"""Several whole articles on one HTML page, each as a page of its own."""

import json
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urljoin

from lxml import etree
from msgspec.structs import replace

from accordingto import lexicon
from accordingto.page.read.decode import decode
from accordingto.page.read.html import parse_html
from accordingto.page.read.linked import Linked, article_nodes, facts_of
from accordingto.page.read.meta import Head
from accordingto.page.read.state import is_live_address
from accordingto.record.page import Raw

_ELEMENT = re.compile(rb"<article\b", re.IGNORECASE)
_LIST = b'"ItemList"'
_LIVE = b"LiveBlogPosting"
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"[a-z]+")
_ASIDE = frozenset(row["word"] for row in lexicon.table("path_words") if row["tells"] in ("aside", "comment"))
_OUTSIDE = ("aside", "nav", "footer", "header")
_HEADINGS = ("h1", "h2", "h3")
_OF_ONE = {
    row["name"] for row in lexicon.table("meta_names") if row["field"] in ("title", "author", "published", "updated")
}
_FEWEST, _MOST = 2, 20  # articles of a page; a page of more is an index, and left as it is
_PARAGRAPH, _PARAGRAPHS, _TEXT = 80, 3, 600  # characters of a paragraph, how many of them, and of all of them
_WORDS = 3
_LARGEST, _ELEMENTS = 4_000_000, 500  # bytes of a page, and its `article` elements: more is no page of a few articles


class _Article(NamedTuple):
    """An element that holds a whole article, and its headline."""

    element: Any
    headline: str


def articles(raw: Raw) -> Iterator[Raw]:
    """Yield the pages in one: the page itself, or one for each whole article on it, in the order of the page.

    An article is whole that has a headline of its own and some paragraphs; teasers, comments and the posts of a live
    blog are none. Each of the pages is the page without the other articles. The one that the head of the page tells of
    keeps its head and its address; the others have an address of their own, or that of the page with a number.
    """
    found = list(_apart(raw)) if _may_hold_several(raw) else []
    yield from found or [raw]


def _may_hold_several(raw: Raw) -> bool:
    if raw.media == "text" or len(raw.data) > _LARGEST or _LIVE in raw.data or is_live_address(raw.url or ""):
        return False
    return _LIST in raw.data or _FEWEST <= len(_ELEMENT.findall(raw.data)) <= _ELEMENTS


def _apart(raw: Raw) -> Iterator[Raw]:
    decoded = decode(raw.data, raw.encoding)
    tree = None if isinstance(decoded, str) else parse_html(decoded.text)
    if tree is None:
        return
    found = _whole_articles(tree) or _listed(tree)
    if not _FEWEST <= len(found) <= _MOST:
        return
    head = Head(tree)
    base = raw.url or next(iter(head.addresses), None)
    linked = [(node, facts_of(node)) for node in article_nodes(tree)]
    titles = [raw.title, head.first("og:title"), head.title, *(facts.title for _, facts in linked[:1])]
    own = next((n for title in titles if title for n, one in enumerate(found) if _same(one.headline, title)), None)
    for number, article in enumerate(found):
        name = raw.name if number == 0 else f"{raw.name}#{number + 1}"
        if number == own:
            yield replace(raw, name=name, data=_without(tree, found, number), media="html", encoding="utf-8")
            continue
        node = next((node for node, facts in linked if _same(article.headline, facts.title or "")), None)
        yield replace(
            raw,
            name=name,
            data=_without(tree, found, number, _told(node, linked)),
            media="html",
            encoding="utf-8",
            url=_address(article, node, base, number + 1),
            title=article.headline,
            author=None,
            published=None,
            updated=None,
        )


def _whole_articles(tree: Any) -> list[_Article]:
    """Return the outermost `article` elements that hold some paragraphs, each with its headline.

    One of them may have its headline above it, with all that lies between: it is taken with as much of what is round it
    as holds no other. Where several have none, nobody knows which is whose, and none is returned.
    """
    whole = [element for element in islice(tree.iter("article"), _ELEMENTS) if _is_article(element)]
    if not _FEWEST <= len(whole) <= _MOST:
        return []
    found = [_Article(element, _headline(element) or "") for element in whole]
    bare = [n for n, one in enumerate(found) if not one.headline]
    if len(bare) == 1:
        (n,) = bare
        element = _widest(whole[n], [one for one in whole if one is not whole[n]])
        found[n] = _Article(element, _headline(element) or "")
    return found if all(one.headline for one in found) else []


def _is_article(element: Any) -> bool:
    """Say whether an `article` element stands by itself and holds paragraphs: no teaser, no comment, none in a box."""
    if any(above.tag in ("article", *_OUTSIDE) for above in element.iterancestors()):
        return False
    names = set(_NAME.findall(f"{element.get('class') or ''} {element.get('id') or ''}".lower()))
    return not names & _ASIDE and _is_whole(element)


def _widest(element: Any, others: Sequence[Any]) -> Any:
    """Return the outermost element round this one that holds none of the others."""
    taken = {above for other in others for above in other.iterancestors()}
    return next((above for above in reversed(list(element.iterancestors())) if above not in taken), element)


def _listed(tree: Any) -> list[_Article]:
    """Return the elements of the articles that JSON-LD lists with their whole text, each round its headline."""
    facts = [facts_of(node) for node in article_nodes(tree, listed=True)]
    titles = {_key(one.title or ""): one.title or "" for one in facts if len(one.body or "") >= _TEXT}
    if not _FEWEST <= len(titles) <= _MOST:
        return []
    headings = {key: heading for heading in tree.iter(*_HEADINGS) if (key := _key(_text(heading))) in titles and key}
    if len(headings) < len(titles):
        return []
    found = [
        _Article(_widest(heading, [other for one, other in headings.items() if one != key]), titles[key])
        for key, heading in headings.items()
    ]
    return found if all(_is_whole(one.element) for one in found) else []


def _headline(element: Any) -> str | None:
    """Return the first heading of an article, if it stands above its paragraphs and says something."""
    for one in element.iter(*_HEADINGS, "p"):
        words = _text(one)
        if one.tag != "p" and len(_WORD.findall(words)) >= _WORDS:
            return words
        if one.tag == "p" and len(words) >= _PARAGRAPH:
            return None
    return None


def _is_whole(element: Any) -> bool:
    sizes = [size for one in element.iter("p") if (size := len(_text(one))) >= _PARAGRAPH]
    return len(sizes) >= _PARAGRAPHS and sum(sizes) >= _TEXT


def _without(tree: Any, found: Sequence[_Article], number: int, node: dict[str, Any] | None = None) -> bytes:
    """Return the page with one of its articles; with a head that tells of this one alone, by `node`, where given."""
    for n, one in enumerate(found):
        one.element.set("data-article", str(n))
    page = deepcopy(tree)
    for element in list(page.iter()):
        if isinstance(element.tag, str) and element.get("data-article") not in (None, str(number)):
            _drop(element)
    for element in page.iter():
        if isinstance(element.tag, str):
            element.attrib.pop("data-article", None)
    if node is not None:
        _retold(page, found[number].headline, node)
    return bytes(etree.tostring(page, method="html", encoding="utf-8"))


def _drop(element: Any) -> None:
    """Take an element out of its tree, but not the text behind it."""
    before, above = element.getprevious(), element.getparent()
    if above is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        above.text = (above.text or "") + element.tail
    above.remove(element)


def _retold(page: Any, headline: str, node: dict[str, Any]) -> None:
    """Take from the head of a page what it says of another article, and say what is known of this one."""
    for element in list(page.iter("meta", "script", "title")):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        if element.tag == "title":
            element.text = headline
        elif name in _OF_ONE or name.endswith("author") or "ld+json" in (element.get("type") or ""):
            _drop(element)
    note = etree.SubElement(page, "script", type="application/ld+json")
    note.text = json.dumps(node).replace("</", "<\\/")


def _told(node: dict[str, Any] | None, linked: Sequence[tuple[dict[str, Any], Linked]]) -> dict[str, Any]:
    """Return what JSON-LD says of an article; of one that it does not know, who published the others."""
    if node is not None:
        return node
    return {"@type": "Article", "publisher": next((facts.outlet for _, facts in linked if facts.outlet), None)}


def _address(article: _Article, node: dict[str, Any] | None, base: str | None, number: int) -> str | None:
    """Return the address of an article: its own in JSON-LD, that its headline leads to, or a place on its page."""
    own = facts_of(node).url if node else None
    heading = next((one for one in article.element.iter(*_HEADINGS) if _text(one) == article.headline), None)
    links = () if heading is None else (*heading.iterancestors("a"), *heading.iter("a"))
    led = own or next((href for link in links if (href := str(link.get("href") or "")).strip("#")), None)
    address = _joined(base or "", led or "")
    if address.startswith("http") and address != base:
        return address
    return f"{base.partition('#')[0]}#{article.element.get('id') or f'article-{number}'}" if base else None


def _joined(base: str, link: str) -> str:
    """Return where a link of a page leads, "" where it leads nowhere."""
    try:
        return urljoin(base, link) if link else ""
    except ValueError:
        return ""


def _same(headline: str, title: str) -> bool:
    """Say whether a title is that headline, perhaps with the outlet's name beside it."""
    key = _key(headline)
    return bool(key) and f" {key} " in f" {_key(title)} "


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
