"""XML, read as it comes, element by element: nothing is fetched for it, and no entity of its own is filled in."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from accordingto.page.read.items import UnreadableError

Element = Any  # lxml has no types of its own

_ROOT = re.compile(
    rb"(?:\s|<\?.{0,500}?\?>|<!--.{0,4000}?-->|<!DOCTYPE[^>\[]{0,500}(?:\[.{0,8000}?\]\s*)?>)*+<(?:[\w.-]+:)?(?P<name>[\w.-]+)",
    re.DOTALL,
)
_CUT = ("ERR_TAG_NOT_FINISHED", "ERR_DOCUMENT_END", "ERR_DOCUMENT_EMPTY", "ERR_CDATA_NOT_FINISHED")


def root_of(head: bytes) -> str | None:
    """Return the name of the first element, without its prefix: "rss" of b'<?xml version="1.0"?><rss>'."""
    match = _ROOT.match(head.removeprefix(b"\xef\xbb\xbf"))
    return match["name"].decode() if match else None


def own_entities(head: bytes) -> bool:
    """Say whether XML defines entities of its own, by which a small file becomes an endless one; no feed does."""
    return b"<!ENTITY" in head


def elements(stream: BinaryIO) -> Iterator[Element]:
    """Yield each element when its end has been read; broken markup is mended.

    UnreadableError is raised where the XML breaks off.
    """
    walk = etree.iterparse(
        stream, events=("end",), recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    while True:
        try:
            _, element = next(walk)
        except StopIteration:
            break
        except etree.XMLSyntaxError as error:
            raise UnreadableError(f"broken off: this is no whole XML ({error})") from error
        yield element
    if any(error.type_name in _CUT for error in walk.error_log):
        raise UnreadableError("broken off: the XML has no end")


def forget(element: Element) -> None:
    """Let go of an element that was used, and of all before it, so that memory does not grow."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def local(element: Element) -> str:
    """Return an element's name without its namespace or prefix; empty for a comment or an entity."""
    return element.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def namespace(element: Element) -> str | None:
    """Return the namespace of an element, or its prefix where nobody said what that stands for; None without either."""
    space, closed, name = element.tag.rpartition("}")
    return (space[1:] if closed else name.rpartition(":")[0]) or None


def text_of(element: Element) -> str:
    """Return all the text in an element, white space made plain."""
    return " ".join("".join(element.itertext()).split())


def inside(element: Element) -> str:
    """Return what stands in an element as it is written, markup and all."""
    parts = [element.text or ""]
    parts += [etree.tostring(child, encoding="unicode", method="html") for child in element]
    return "".join(parts)
