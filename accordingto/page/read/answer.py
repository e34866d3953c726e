"""What a server answered, as web archives keep it: a status, headers, a body that may be cut in chunks and packed."""

import io
import re
import zlib

from accordingto.page.read.items import MOST_BYTES, UnreadableError
from accordingto.page.read.packed import unpacked
from accordingto.record.base import Record

_STATUS = re.compile(rb"HTTP/[\d.]+ +(\d{3})")
_END = re.compile(rb"\r?\n\r?\n")
_SIZE = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[^\n]{0,200}\n")
_KINDS = {"gzip": "gz", "x-gzip": "gz", "br": "br", "zstd": "zst"}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


class Answer(Record, frozen=True, kw_only=True):
    """The status ("200"), the media type and encoding declared (None where they are not), and the body, unpacked."""

    status: str
    media: str | None
    encoding: str | None
    data: bytes


def answer_of(block: bytes) -> Answer | None:
    r"""Return an answer of a server; None if the bytes are none.

    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Yes" is
    "200", "text/html", "utf-8", b"<p>Yes".
    Raises UnreadableError for a body that is broken, or for whose packing a package is missing.
    """
    status = _STATUS.match(block)
    end = _END.search(block)
    if not status or not end:
        return None
    headers = headers_of(block[: end.start()])
    kind = headers.get("content-type", "")
    body = block[end.end() :]
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    for packing in reversed(headers.get("content-encoding", "").lower().split(",")):
        body = _unpacked(packing.strip(), body)
    return Answer(status=status[1].decode(), media=media_of(kind), encoding=encoding_of(kind), data=body)


def headers_of(lines: bytes) -> dict[str, str]:
    """Return headers by their names in lower case, the first of each; a line that begins with a space goes on."""
    found: dict[str, str] = {}
    for line in re.sub(rb"\r?\n[ \t]+", b" ", lines).decode("utf-8", "replace").splitlines():
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    return found


def media_of(content_type: str) -> str | None:
    """Return the media type: "text/html" of "Text/HTML; charset=utf-8"."""
    return content_type.partition(";")[0].strip().lower() or None


def encoding_of(content_type: str) -> str | None:
    """Return the encoding declared with a media type: "utf-8" of "text/html; charset=utf-8"."""
    match = _CHARSET.search(content_type)
    return match[1] if match else None


def _joined(body: bytes) -> bytes:
    """Return a body that was sent in chunks as one; as it is, where the crawler had joined it already."""
    parts: list[bytes] = []
    at = 0
    while match := _SIZE.match(body, at):
        size = int(match[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size
    return b"".join(parts) if parts and at >= len(body) else body


def _unpacked(packing: str, body: bytes) -> bytes:
    if packing in _KINDS:
        # Crawlers that keep the body unpacked leave the header as it was.
        if packing.endswith("gzip") and not body.startswith(b"\x1f\x8b"):
            return body
        body = unpacked(_KINDS[packing], io.BytesIO(body)).read(MOST_BYTES + 1)
    elif packing == "deflate":
        body = _inflated(body)
    if len(body) > MOST_BYTES:
        raise UnreadableError(f"too large: more than {MOST_BYTES:,} bytes")
    return body


def _inflated(body: bytes) -> bytes:
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(window).decompress(body, MOST_BYTES + 1)
        except zlib.error:
            continue
    return body
