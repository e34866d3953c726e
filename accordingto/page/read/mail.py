"""Mails that carry a page: one saved by a browser (MHTML), a newsletter, an article that somebody sent on."""

import re
from email import message_from_bytes
from email.header import decode_header
from email.message import Message

from accordingto.page.read.items import Item, refused
from accordingto.record.page import Raw

_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,50}){2,}")
_KNOWN = re.compile(rb"^(?:mime-version|message-id|received|return-path|from):", re.IGNORECASE | re.MULTILINE)
_SENT_ON = re.compile(r"^(?:\s*(?:fwd?|re|wg|tr|aw)\s*:)+\s*", re.IGNORECASE)


def looks_like_mail(head: bytes) -> bool:
    """Say whether bytes begin with the headers of a mail: "From: …" and "MIME-Version: …" are two of them."""
    match = _HEADER.match(head)
    return match is not None and len(_KNOWN.findall(match[0])) > 1


def mail_page(name: str, data: bytes) -> Item:
    """Return the page in a mail: its HTML, or its text where it has none.

    What a browser saved knows the page's address. The subject of a mail is the title of its page, without "Fwd:"; who
    sent it, and when, is not the page's author and not its day.
    """
    message = message_from_bytes(data)
    part = _body(message, "text/html") or _body(message, "text/plain")
    content = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(content, bytes) or not content.strip():
        return refused(name, "there is neither HTML nor text in this mail")
    saved = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
    subject = _SENT_ON.sub("", _header(message, "Subject"))
    return Raw(
        name=name,
        data=content,
        media="html" if part.get_content_type() == "text/html" else "text",
        encoding=part.get_content_charset(),
        url=saved if saved.startswith(("http://", "https://")) else None,
        title=None if saved else subject or None,
    )


def _body(message: Message, kind: str) -> Message | None:
    """Return the first part of a kind that is no attachment."""
    for part in message.walk():
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
            return part
    return None


def _header(message: Message, name: str) -> str:
    """Return a header as it is read: "=?utf-8?q?caf=C3=A9?=" is "café"; empty where it is missing."""
    written = str(message.get(name) or "")
    try:
        parts = [
            words if isinstance(words, str) else words.decode(code or "latin-1")
            for words, code in decode_header(written)
        ]
    except (LookupError, ValueError):  # an encoding that nobody knows, or not that encoding
        parts = [written]
    return " ".join("".join(parts).split())
