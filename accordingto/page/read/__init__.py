"""Bytes become a page: one unchanging text, its blocks, and what is known of it."""

from accordingto.page.read.articles import articles
from accordingto.page.read.decode import Decoded, decode
from accordingto.page.read.facts import facts_of_html, facts_of_text
from accordingto.page.read.html import html_blocks, looks_like_html, parse_html
from accordingto.page.read.inputs import raws
from accordingto.page.read.language import foreign
from accordingto.page.read.linked import live_updates
from accordingto.page.read.mend import broken, mend, mend_blocks
from accordingto.page.read.posts import find_posts
from accordingto.page.read.text import text_blocks
from accordingto.record.page import Page, Raw, Refusal, page_id

__all__ = ["articles", "page_of", "raws", "read"]

MOST_CHARACTERS = 5_000_000
LONGEST_LINE = 500_000


def read(raw: Raw) -> Page | Refusal:
    """Read one page, or say why it cannot be one: empty, binary, too large, nothing visible, not English.

    The bytes of "<h1>Talks resume</h1><p>Mr Kim agreed.</p>" give a page of two blocks, "Talks resume" and
    "Mr Kim agreed.".
    """
    page = page_of(raw)
    if isinstance(page, Refusal):
        return page
    language = foreign(page.text)
    return _refused(raw, f"not English: the text looks like language '{language}'") if language else page


def page_of(raw: Raw) -> Page | Refusal:
    """Read one page in whatever language it is written."""
    if len(raw.data) > 4 * MOST_CHARACTERS:
        return _refused(raw, f"too large: {len(raw.data):,} bytes, the limit is {4 * MOST_CHARACTERS:,}")
    if not raw.data.strip():
        return _refused(raw, "empty: there is nothing in it")
    decoded = decode(raw.data, raw.encoding)
    if isinstance(decoded, str):
        return _refused(raw, decoded)
    if len(decoded.text) > MOST_CHARACTERS:
        return _refused(raw, f"too large: {len(decoded.text):,} characters, the limit is {MOST_CHARACTERS:,}")
    if raw.media == "html" or (raw.media is None and looks_like_html(decoded.text)):
        return _html_page(raw, decoded)
    return _text_page(raw, decoded)


def _html_page(raw: Raw, decoded: Decoded) -> Page | Refusal:
    tree = parse_html(decoded.text)
    text, blocks = ("", ()) if tree is None else html_blocks(tree)
    if tree is None or not blocks:
        return _refused(raw, "no text: the HTML shows nothing without its scripts")
    text, blocks, repairs = mend_blocks(text, blocks)
    if broken(decoded.text):
        tree = parse_html(mend(decoded.text)[0])
    known = facts_of_html(raw, tree, text, blocks)
    live = any((fact.field, fact.value) == ("state", "live") for fact in known)
    outlet, url = (next((fact.value for fact in known if fact.field == field), None) for field in ("outlet", "url"))
    page = Page(
        id=page_id(url, outlet, text),
        name=raw.name,
        text=text,
        media="html",
        encoding=decoded.encoding,
        blocks=blocks,
        known=known,
        repairs=repairs,
        posts=find_posts(tree, live_updates(tree), text, blocks) if live else (),
    )
    return _checked(raw, page)


def _text_page(raw: Raw, decoded: Decoded) -> Page | Refusal:
    text, repairs = mend(decoded.text)
    blocks = text_blocks(text)
    if not blocks:
        return _refused(raw, "empty: there is nothing in it but white space")
    known = facts_of_text(raw, text, blocks)
    outlet = next((fact.value for fact in known if fact.field == "outlet"), None)
    page = Page(
        id=page_id(raw.url, outlet, text),
        name=raw.name,
        text=text,
        media="text",
        encoding=decoded.encoding,
        blocks=blocks,
        known=known,
        repairs=repairs,
    )
    return _checked(raw, page)


def _checked(raw: Raw, page: Page) -> Page | Refusal:
    """Refuse a page with a line that no paragraph can be; a parser would choke on it."""
    longest = max(len(block.span) for block in page.blocks)
    if longest > LONGEST_LINE:
        return _refused(raw, f"too large: one line of {longest:,} characters, the limit is {LONGEST_LINE:,}")
    if not any(character.isalpha() for character in page.text):
        return _refused(raw, "no text: there is not one letter in it")
    return page


def _refused(raw: Raw, reason: str) -> Refusal:
    return Refusal(name=raw.name, step="read", reason=reason)
