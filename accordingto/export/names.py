"""What records are called outside: addresses of the web, and URNs for what has none."""

import re
from urllib.parse import quote

from accordingto.record.base import Span
from accordingto.record.page import Page

_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.IGNORECASE)


def urn(name: str) -> str:
    """Return the URN of a record by its id: "urn:accordingto:claim-09c3…"."""
    return f"urn:accordingto:{name}"


def address(page: Page) -> str:
    """Return the address of a page on the web where it is known and is one, else the URN of its id."""
    return page.url if page.url and _WEB.fullmatch(page.url) else urn(page.id)


def fragment(page: Page, span: Span) -> str | None:
    """Return an address at which a browser shows the words of a span marked; None where the page has no address.

    A text fragment (https://wicg.github.io/scroll-to-text-fragment/): "https://corran.example/a#:~:text=No%20ship".
    """
    where = address(page)
    if where == urn(page.id):
        return None
    words = " ".join(span.of(page.text).split())
    return f"{where.partition('#')[0]}#:~:text={quote(words, safe='').replace('-', '%2D')}"
