"""The pages in a web archive (WARC): what servers answered, record by record, as crawlers keep it."""

from collections.abc import Iterator
from hashlib import blake2b
from typing import BinaryIO

from accordingto.page.read.answer import Answer, answer_of, encoding_of, headers_of, media_of
from accordingto.page.read.items import MOST_BYTES, Item, UnreadableError, refused
from accordingto.record.page import Media, Raw

_MOST_HEADERS = 64_000  # bytes
_CHUNK = 1 << 20
_REMEMBERED = 100_000  # pages: one given twice stands near the first as a rule, and memory must not grow
_PAGES: dict[str | None, Media] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}


def warc_records(name: str, stream: BinaryIO) -> Iterator[Item]:
    """Yield the pages of a web archive; pictures, scripts, requests and notes of the crawler are left alone.

    Record 3 of a.warc, an answer of https://herald.example/1 in HTML, gives Raw(name="a.warc:3", url=that address). A
    page that the server refused, one that is only said to be the same as an earlier one, and one given twice are
    refused. UnreadableError is raised where the file breaks off.
    """
    number, found, seen = 0, False, _Seen()
    while headers := _headers(stream):
        number += 1
        inside = f"{name}:{number}"
        size = _size(headers)
        if _no_page(headers) or size > MOST_BYTES:
            _skip(stream, size)
            if not _no_page(headers):
                yield refused(inside, f"too large: {size:,} bytes, the limit is {MOST_BYTES:,}")
            continue
        item = _item(inside, headers, _exactly(stream, size))
        if item is not None:
            found = True
            yield seen.first(item, number)
    if not found:
        yield refused(name, "there is no page in this web archive")


class _Seen:
    """The pages met last, by address and bytes, each with the number of its first record."""

    def __init__(self) -> None:
        self.numbers: dict[bytes, int] = {}

    def first(self, item: Item, number: int) -> Item:
        """Return a page met for the first time; the refusal of one met again."""
        if not isinstance(item, Raw):
            return item
        mark = blake2b((item.url or "").encode() + b"\0" + item.data, digest_size=12).digest()
        earlier = self.numbers.setdefault(mark, number)
        if len(self.numbers) > _REMEMBERED:
            del self.numbers[next(iter(self.numbers))]
        return item if earlier == number else refused(item.name, f"the same page as record {earlier}")


def _headers(stream: BinaryIO) -> dict[str, str]:
    """Return the headers of the next record; none at the end of the file."""
    lines: list[bytes] = []
    size = 0
    while line := stream.readline(_MOST_HEADERS):
        size += len(line)
        if not line.strip():
            if lines:
                return headers_of(b"".join(lines))
            continue
        if not lines and not line.startswith(b"WARC/"):
            raise UnreadableError("broken off: a record does not begin where the one before it ends")
        lines.append(line)
        if size > _MOST_HEADERS:
            raise UnreadableError("broken off: a record's headers have no end")
    if lines:
        raise UnreadableError("broken off: the file ends in the middle of a record")
    return {}


def _size(headers: dict[str, str]) -> int:
    size = headers.get("content-length", "")
    if not (size.isascii() and size.isdigit()):
        raise UnreadableError("broken off: a record does not say how long it is")
    return int(size)


def _no_page(headers: dict[str, str]) -> bool:
    """Say whether the headers alone tell that a record holds no page."""
    kind = headers.get("warc-type", "").lower()
    payload = headers.get("warc-identified-payload-type")
    if kind not in ("response", "resource", "conversion", "revisit"):
        return True
    return payload is not None and media_of(payload) not in _PAGES


def _item(name: str, headers: dict[str, str], block: bytes) -> Item | None:
    """Return the page in a record, or why it holds none that can be read; None where it never was to be one."""
    url = headers.get("warc-target-uri", "").strip("<>") or None
    declared = headers.get("content-type", "")
    try:
        answer = answer_of(block) if declared.startswith("application/http") or block.startswith(b"HTTP/") else None
    except UnreadableError as error:
        return refused(name, str(error))
    if answer is None:
        answer = Answer(status="200", media=media_of(declared), encoding=encoding_of(declared), data=block)
    if headers.get("warc-type", "").lower() == "revisit":
        return refused(name, f"no page: it says only that {url} had not changed since it was fetched before")
    media = _PAGES.get(answer.media)
    if media is None:
        return None
    if answer.status != "200":
        return refused(name, f"no page: the server answered {answer.status}") if media == "html" else None
    return Raw(name=name, data=answer.data, media=media, encoding=answer.encoding, url=url)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise UnreadableError("broken off: the file ends in the middle of a record")
    return data


def _skip(stream: BinaryIO, size: int) -> None:
    while size > 0:
        data = stream.read(min(size, _CHUNK))
        if not data:
            raise UnreadableError("broken off: the file ends in the middle of a record")
        size -= len(data)
