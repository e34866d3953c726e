"""Reports as agencies send them: IPTC NewsML-G2 (XML) and ninjs (JSON)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from accordingto.page.read.fields import raw_of
from accordingto.page.read.items import Item, refused
from accordingto.page.read.xml import Element, elements, forget, inside, local, text_of

_WITHDRAWN = ("canceled", "cancelled", "withheld")
_HTML = {"hl1": "h1", "hl2": "h2", "byline": "p", "dateline": "p", "hedline": "div", "block": "div", "nitf": "div"}
_NAME = re.compile(r"(?!body)[A-Za-z][A-Za-z0-9]*")
_HIDDEN = ("head", "tobject", "docdata", "media", "revision-history", "body.end")


def newsml_items(name: str, stream: BinaryIO) -> Iterator[Item]:
    """Yield the news items of a NewsML-G2 message that hold text; one that its agency took back is refused.

    <newsItem> with <headline>Talks resume</headline>, <provider><name>Noon Agency</name></provider> and <inlineXML>
    gives the page "Talks resume" of the Noon Agency. Its first version is its day.
    """
    number = 0
    for element in elements(stream):
        if local(element) == "newsItem":
            number += 1
            yield _item(f"{name}:{number}", element)
            forget(element)
    if not number:
        yield refused(name, "there is no news item in this NewsML-G2")


def ninjs_item(name: str, value: Mapping[str, Any]) -> Item:
    """Return the page of a ninjs object, of its first or its later versions."""
    if str(value.get("pubstatus", "")).lower() in _WITHDRAWN:
        return refused(name, "its agency has taken it back")
    record = dict(value)
    for part in _main_first(value.get("bodies")):
        is_html = "html" in str(part.get("contenttype") or part.get("contentType") or "")
        record.setdefault("body_html" if is_html else "body_text", part.get("value"))
    for part in _main_first(value.get("headlines")):
        record.setdefault("headline", part.get("value"))
    for part in _main_first(value.get("infosources")):
        record.setdefault("provider", part.get("name"))
    if record.get("body_html") or record.get("body_xhtml"):
        record.pop("body_text", None)  # the same text without its paragraphs
    return raw_of(name, record) or refused(name, "there is no text in this ninjs")


def looks_like_ninjs(value: Mapping[str, Any]) -> bool:
    """Say whether an object of JSON is ninjs."""
    return "versioncreated" in value or "pubstatus" in value or isinstance(value.get("bodies"), list)


def _main_first(parts: Any) -> list[dict[str, Any]]:
    found = [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    return sorted(found, key=lambda part: part.get("role") != "main")


def _item(name: str, item: Element) -> Item:
    record: dict[str, str] = {}
    names: list[str] = []
    for element in item.iter():
        tag = local(element)
        if tag in ("headline", "firstCreated", "versionCreated") and (text := text_of(element)):
            record.setdefault(tag.lower(), text)
        elif tag == "by":
            names.append(text_of(element))
        elif tag == "provider":
            record.setdefault("provider", _named(element))
        elif tag == "language":
            record.setdefault("language", element.get("tag") or "")
        elif tag == "pubStatus" and (element.get("qcode") or "").rpartition(":")[2].lower() in _WITHDRAWN:
            return refused(name, "its agency has taken it back")
        elif tag in ("inlineXML", "inlineData") and not record.get("body_html"):
            record["body_html" if tag == "inlineXML" else "body_text"] = _content(element)
    raw = raw_of(name, {**record, "byline": names}) if record else None
    return raw or refused(name, "there is no text in this news item")


def _named(element: Element) -> str:
    return next((text_of(child) for child in element if local(child) == "name"), element.get("literal") or "")


def _content(element: Element) -> str:
    """Return the text of an item as HTML; elements of NITF are given the names that HTML has for them."""
    if not len(element):
        return (element.text or "").strip()
    for child in list(element.iter()):
        tag = local(child)
        if tag in _HIDDEN and child.getparent() is not None:
            child.getparent().remove(child)
        elif tag:
            child.tag = _HTML.get(tag, tag if _NAME.fullmatch(tag) else "div")
    return inside(element)
