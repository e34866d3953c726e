"""Pages and stored reports in JSON lines, or in one JSON file."""

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, TypeVar

import msgspec

from accordingto.page.read.fields import raw_of, words
from accordingto.page.read.items import MOST_BYTES, Item, refused
from accordingto.page.read.linked import is_article, nodes
from accordingto.page.read.newsml import looks_like_ninjs, ninjs_item
from accordingto.record.page import Refusal
from accordingto.record.report import Report

S = TypeVar("S", Report, Refusal)

_BLANK = b"\xef\xbb\xbf \t\r\n"
_BROKEN = object()
_REPORT = msgspec.json.Decoder(Report)
_REFUSAL = msgspec.json.Decoder(Refusal)
_REFUSAL_FIELDS = set(Refusal.__struct_fields__)


def looks_like_json_lines(data: bytes) -> bool:
    """Say whether bytes of unknown kind begin with a JSON object, as JSON lines do: b'{"text": "…"}' does."""
    first = data[:4096].lstrip(_BLANK)
    return first.startswith(b"{") and first[1:].lstrip().startswith((b'"', b"}"))


def json_records(name: str, stream: BinaryIO, *, whole: bool) -> Iterator[Item]:
    """Yield the page, stored report or refusal of each line; of the one object, or each in the one list, if `whole`.

    '{"text": "Talks resume.", "outlet": "The Herald"}' on line 3 of a.jsonl gives Raw(name="a.jsonl:3",
    data=b"Talks resume.", media="text", outlet="The Herald"). A line that is no page is refused by file and line. What
    an object may be: a page under any of the names of our table, a feed, an article of JSON-LD, ninjs.
    """
    if whole:
        data = stream.read(MOST_BYTES + 1)
        value = _load(data)
        if isinstance(value, dict):
            yield from _object(name, data, value)
            return
        if isinstance(value, list):
            for number, item in enumerate(value, 1):
                yield from _object(f"{name}:{number}", json.dumps(item).encode(), item)
            return
        stream = io.BytesIO(data)
    yield from _lines(name, stream)


def _lines(name: str, stream: BinaryIO) -> Iterator[Item]:
    found = False
    for number, line in enumerate(iter(lambda: stream.readline(MOST_BYTES + 1), b""), 1):
        if len(line) > MOST_BYTES:
            yield refused(f"{name}:{number}", f"too large: more than {MOST_BYTES:,} bytes in one line")
            return
        if line.strip(_BLANK):
            found = True
            yield from _object(f"{name}:{number}", line, _load(line))
    if not found:
        yield refused(name, "empty: there is no record in it")


def _load(data: bytes) -> Any:
    try:
        return json.loads(data.strip(_BLANK).decode("utf-8", "replace"), strict=False)
    except (ValueError, RecursionError):
        return _BROKEN


def _object(name: str, data: bytes, value: Any) -> Iterator[Item]:
    if value is _BROKEN:
        yield refused(name, "this is not JSON")
    elif not isinstance(value, dict):
        yield refused(name, "a page in JSON is an object with 'text' or 'html'")
    elif "page" in value and "regions" in value:
        yield _stored(name, data, _REPORT)
    elif value.keys() == _REFUSAL_FIELDS:
        yield _stored(name, data, _REFUSAL)
    elif isinstance(value.get("text"), str) or isinstance(value.get("html"), str):
        yield raw_of(name, value) or refused(name, "empty: there is nothing in it")
    elif isinstance(value.get("items"), list) and "jsonfeed.org" in str(value.get("version")):
        yield from _feed(name, value)
    elif looks_like_ninjs(value):
        yield ninjs_item(name, value)
    elif "@context" in value or "@graph" in value:
        yield _linked(name, value)
    else:
        yield raw_of(name, value) or refused(name, "there is no 'text' and no 'html' in this record")


def _feed(name: str, feed: dict[str, Any]) -> Iterator[Item]:
    """Yield the entries of a JSON feed that hold their text."""
    shared = {"outlet": feed.get("title"), "language": feed.get("language"), "authors": feed.get("authors")}
    for number, entry in enumerate(feed["items"], 1):
        record = {**shared, **entry} if isinstance(entry, dict) else {}
        raw = raw_of(f"{name}:{number}", record)
        yield raw or refused(f"{name}:{number}", "only a teaser: there is no full text in this entry")


def _linked(name: str, value: dict[str, Any]) -> Item:
    """Return the first article in an object of JSON-LD that holds its text."""
    for node in nodes(value):
        if is_article(node) and words(node.get("articleBody")):
            own = node.get("url") or node.get("mainEntityOfPage") or node.get("@id")
            address = own.get("@id") if isinstance(own, dict) else own
            raw = raw_of(name, {**node, "url": address})
            if raw:
                return raw
    return refused(name, "there is no article with its text in this JSON-LD")


def _stored(name: str, data: bytes, decoder: msgspec.json.Decoder[S]) -> S | Refusal:
    try:
        return decoder.decode(data.strip(_BLANK))
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        return refused(name, f"this is no report that this version can read: {error}")
