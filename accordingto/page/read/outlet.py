"""Which outlet a page is of: what was given, what it says of itself, what its address or its file is known for."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePath

from accordingto import lexicon
from accordingto.page.read.authors import bare
from accordingto.page.read.masthead import addressed_outlet, host_of, is_address, titled_outlet
from accordingto.page.read.meta import Html
from accordingto.record.page import Known, Raw, Where

_HOSTS = {row["host"]: row["outlet"] for row in lexicon.table("outlet_hosts")}
_NOT_NAME = re.compile(r"[^0-9a-z]+")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_ON_THE_WEB = {"the", "news", "online", "digital", "website", "com"}
_SITE_NAMES = ("application-name", "apple-mobile-web-app-title")


def outlet_of_html(raw: Raw, page: Html) -> Known | None:
    """Return the outlet of an HTML page.

    A name comes before an address in the place of a name: "Coast Post" in the page's title before "coastpost.example"
    as the name of the site. A name in other letters than Latin is none under which English pages speak of an outlet, so
    the one known at the address comes before it; and before one that is only this one in short: "ZEIT ONLINE" at
    zeit.de is Die Zeit.
    """
    if given := " ".join((raw.outlet or "").split()):
        return Known(field="outlet", value=given, where="given")
    told = list(_told(page))
    named = [fact for fact in told if _LATIN.search(fact.value) and not _mere_address(fact.value, page.address)]
    known = [Known(field="outlet", value=name, where="address") for name in [outlet_at(page.address)] if name]
    if named and known and _in_short(named[0].value, known[0].value, page.address):
        return known[0]
    return next(iter([*named, *known, *_by_address(page), *told]), None)


def outlet_of_text(raw: Raw) -> Known | None:
    """Return the outlet of a plain text: the one given, the one its file is named for, the one known at its address."""
    told: tuple[tuple[str | None, Where], ...] = (
        (" ".join((raw.outlet or "").split()), "given"),
        (_by_plain_name().get(_plain(PurePath(raw.name).stem)), "file name"),
        (outlet_at(raw.url or ""), "address"),
    )
    return next((Known(field="outlet", value=value, where=where) for value, where in told if value), None)


def outlet_at(address: str) -> str | None:
    """Return the outlet known to have its pages at an address: "https://edition.cnn.com/a" is CNN's."""
    host = host_of(address)
    while "." in host:
        if host in _HOSTS:
            return _HOSTS[host]
        host = host.partition(".")[2]
    return None


def is_outlet(name: str) -> bool:
    """Say whether a name is that of an outlet we know, and so nobody's: "The Associated Press" is."""
    return _plain(name) in _by_plain_name()


def _told(page: Html) -> Iterator[Known]:
    if page.linked.outlet:
        yield Known(field="outlet", value=page.linked.outlet, where="json-ld")
    for field, value in page.head.facts():
        if field == "outlet":
            yield Known(field="outlet", value=value, where="meta")
    headlines = [*page.headings, *page.head.tags.get("og:title", [])]
    lines = (block.span.of(page.text) for block in page.blocks)
    titled = titled_outlet(page.head.title, headlines, lines, page.address) if page.head.title else None
    if titled:
        yield Known(field="outlet", value=titled, where="markup")


def _by_address(page: Html) -> Iterator[Known]:
    """Yield the name in the page's title, or in what it calls itself on a telephone, that its address bears too."""
    head = page.head
    for name in (head.title, head.first("og:title") or "", *(head.first(tag) or "" for tag in _SITE_NAMES)):
        if outlet := addressed_outlet(name, page.address):
            yield Known(field="outlet", value=outlet, where="markup")


def _in_short(name: str, known: str, address: str) -> bool:
    """Say whether a name that our table has not is no other than the outlet known at the address, or that address."""
    if is_outlet(name):
        return False
    said, meant = (set(_plain(one).split()) - _ON_THE_WEB for one in (name, known))
    host = host_of(address)
    # A host below that of the known outlet may be another one's: japannews.yomiuri.co.jp is The Japan News.
    return (bool(said) and said <= meant) or (host in _HOSTS and bare(name) == bare(host.partition(".")[0]))


def _mere_address(name: str, address: str) -> bool:
    return is_address(name) or (name.islower() and bare(name) == bare(host_of(address).partition(".")[0]))


@cache
def _by_plain_name() -> dict[str, str]:
    """Return the names of known outlets as a file may be named for them; the table's first wins."""
    names: dict[str, str] = {}
    for row in lexicon.table("outlets"):
        for name in (row["name"], *row["aliases"].split(";")):
            names.setdefault(_plain(name), row["name"])
    names.pop("", None)
    return names


def _plain(name: str) -> str:
    return _NOT_NAME.sub(" ", name.lower()).strip()
