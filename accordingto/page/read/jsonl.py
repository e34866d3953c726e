"""Pages and stored reports in JSON lines, or in one JSON file."""

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, TypeVar

import msgspec

from accordingto.record.page import Raw, Refusal
from accordingto.record.report import Report

S = TypeVar("S", Report, Refusal)

_LONGEST = 80_000_000
_BLANK = b"\xef\xbb\xbf \t\r\n"
_BROKEN = object()
_REPORT = msgspec.json.Decoder(Report)
_REFUSAL = msgspec.json.Decoder(Refusal)
_REFUSAL_FIELDS = set(Refusal.__struct_fields__)


def looks_like_json_lines(data: bytes) -> bool:
    """Say whether bytes of unknown kind begin with a JSON object, as JSON lines do: b'{"text": "…"}' does."""
    first = data[:4096].lstrip(_BLANK)
    return first.startswith(b"{") and first[1:].lstrip().startswith((b'"', b"}"))


def json_records(name: str, stream: BinaryIO, *, whole: bool) -> Iterator[Raw | Report | Refusal]:
    """Yield the page, stored report or refusal of each line; of the one object, or each in the one list, if `whole`.

    '{"text": "Talks resume.", "outlet": "The Herald"}' on line 3 of a.jsonl gives Raw(name="a.jsonl:3",
    data=b"Talks resume.", media="text", outlet="The Herald"). A line that is no page is refused by file and line.
    """
    if whole:
        data = stream.read(_LONGEST + 1)
        value = _load(data)
        if isinstance(value, dict):
            yield _record(name, data, value)
            return
        if isinstance(value, list):
            for number, item in enumerate(value, 1):
                yield _record(f"{name}:{number}", json.dumps(item).encode(), item)
            return
        stream = io.BytesIO(data)
    yield from _lines(name, stream)


def _lines(name: str, stream: BinaryIO) -> Iterator[Raw | Report | Refusal]:
    found = False
    for number, line in enumerate(iter(lambda: stream.readline(_LONGEST + 1), b""), 1):
        if len(line) > _LONGEST:
            yield _refused(f"{name}:{number}", f"too large: more than {_LONGEST:,} bytes in one line")
            return
        if line.strip(_BLANK):
            found = True
            yield _record(f"{name}:{number}", line, _load(line))
    if not found:
        yield _refused(name, "empty: there is no record in it")


def _load(data: bytes) -> Any:
    try:
        return json.loads(data.strip(_BLANK).decode("utf-8", "replace"), strict=False)
    except (ValueError, RecursionError):
        return _BROKEN


def _record(name: str, data: bytes, value: Any) -> Raw | Report | Refusal:
    if value is _BROKEN:
        return _refused(name, "this is not JSON")
    if not isinstance(value, dict):
        return _refused(name, "a page in JSON is an object with 'text' or 'html'")
    if "page" in value and "regions" in value:
        return _stored(name, data, _REPORT)
    if value.keys() == _REFUSAL_FIELDS:
        return _stored(name, data, _REFUSAL)
    media, text = next(((key, value[key]) for key in ("text", "html") if isinstance(value.get(key), str)), (None, ""))
    if media is None:
        return _refused(name, "there is no 'text' and no 'html' in this record")
    return Raw(
        name=name,
        data=text.encode("utf-8", "replace"),
        media="html" if media == "html" else "text",
        encoding="utf-8",
        url=_words(value.get("url")),
        outlet=_words(value.get("outlet")),
        title=_words(value.get("title")),
        author=_words(value.get("author")),
        published=_words(value.get("published")) or _words(value.get("date")),
    )


def _stored(name: str, data: bytes, decoder: msgspec.json.Decoder[S]) -> S | Refusal:
    try:
        return decoder.decode(data.strip(_BLANK))
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        return _refused(name, f"this is no report that this version can read: {error}")


def _words(value: Any) -> str | None:
    """Return a fact as text; several authors are joined by "; ", anything but words is not known."""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_words, value))) or None
    if not isinstance(value, str):
        return None
    return " ".join(value.encode("utf-8", "replace").decode().split()) or None


def _refused(name: str, reason: str) -> Refusal:
    return Refusal(name=name, step="open", reason=reason)
