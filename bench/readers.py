"""Every reader as a function of bytes, and ways to damage what it reads: what bench/fuzz.py and a law of the tests use.

A reader may give pages and refusals, or raise what this library raises on purpose; all else is a fault.
"""

import gzip
import io
import json
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

from accordingto.errors import AccordingToError
from accordingto.page.read import read
from accordingto.page.read.containers import opened
from accordingto.record.page import Page, Raw, Refusal
from accordingto.watch.feeds import listing

SAMPLES = Path(__file__).resolve().parents[1] / "tests" / "samples"
MOST = 50  # items of one container that are read further
SAID = "Ms Ada Brand said on Monday that the line to Sfax would close. “It is over,” Ms Brand told the Corran Post."
TOKENS = (
    *(b"<", b">", b"&", b"\0", b'"', b"'", b"{", b"}", b"[", b"]", b",", b":", b"=", b"\\", b"\n", b"\r\n\r\n", b" "),
    *(b"&#xd800;", b"&#0;", b"\\ud800", b"1e999", b"-1", b"9" * 20, b"null", b"2031-02-30", b"0000-00-00T99:99Z"),
    *(b"\xff\xfe", b"\xef\xbb\xbf", b"\x1f\x8b", b"PK\x03\x04", b"\xe2\x80\x9c", b"\xc3", b"\xf0\x9f\x9a\xa2"),
    *(b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<p>", b"</p>", b"<script>", b"<html>", b"<?xml encoding='utf-16'?>"),
    *(
        b"Content-Length: 99999999\r\n",
        b"Content-Type: text/html; charset=utf-7\r\n",
        b"Transfer-Encoding: chunked\r\n",
    ),
    *(b"Content-Transfer-Encoding: base64\r\n", b"http://[::1", b"https://a.example:99999999/", b"javascript:0"),
)
VALUES = (None, True, [], {}, 0.5, "", -1, 10**30, "\ud800", "2031-13-99", "http://[", "\0", [[]], {"": None})


def page(raw: Raw) -> None:
    """Read one page; every span of it must lie in its text."""
    made = read(raw)
    if isinstance(made, Page):
        spans = [item.span for item in (*made.blocks, *made.known, *made.repairs) if item.span is not None]
        if not all(0 <= span.start <= span.end <= len(made.text) for span in spans):
            raise ValueError(f"{raw.name}: a span lies outside its page")
        made.text.encode()


def container(name: str, data: bytes) -> None:
    """Open a container of this name and read what is in it."""
    for item in islice(opened(name, io.BufferedReader(io.BytesIO(data), 1 << 16)), MOST):
        if isinstance(item, Raw):
            page(item)
        elif isinstance(item, Refusal) and not item.reason:
            raise ValueError(f"{name}: refused without a reason")


def feed(data: bytes) -> None:
    """Read the pages of a feed, and the addresses it names."""
    container("a.xml", data)
    listing(data, "https://a.example/feed")


def lines(data: bytes) -> None:
    """Change values of a page in JSON and read it."""
    records = [json.loads(line) for line in seeds() if line.startswith((b"{", b"[")) and b"\n{" not in line]
    value = edited(records[data[0] % len(records)] if data else records[0], data[1:])
    container("a.json", json.dumps(value).encode())


def dossier(data: bytes) -> None:
    """Change values of a sound dossier; one that passes its check can be shown."""
    from accordingto.check import check  # noqa: PLC0415 (the readers of pages are fuzzed without all this)
    from accordingto.record.dossier import Dossier  # noqa: PLC0415
    from accordingto.show.html import html  # noqa: PLC0415
    from accordingto.show.text import text  # noqa: PLC0415
    from accordingto.store.jsonl import from_json  # noqa: PLC0415

    with suppress(AccordingToError):
        made = from_json(json.dumps(edited(json.loads(_dossier()), data)), Dossier, "a.json")
        if not check(made):
            text(made)
            html(made)


def archive(data: bytes) -> None:
    """Change bytes of a sound archive; it must answer, or say in one line what is wrong with it."""
    from accordingto.archive import Archive  # noqa: PLC0415 (as in `dossier`)

    with tempfile.TemporaryDirectory() as folder, suppress(AccordingToError):
        path = Path(folder) / "a.db"
        path.write_bytes(overwritten(_archive(), data))
        with Archive(path) as there:
            there.check()
            there.stories()
            there.who("Ada Brand")
            there.dossier()


READERS: dict[str, Callable[[bytes], None]] = {
    "html": lambda data: page(Raw(name="a.html", data=data, media="html")),
    "text": lambda data: page(Raw(name="a.txt", data=data, media="text")),
    "feed": feed,
    "lines": lines,
    **{
        kind: partial(container, f"a.{kind}")
        for kind in ("csv", "eml", "gz", "json", "jsonl", "tar", "warc", "xml", "zip")
    },
    "unknown": partial(container, "a"),
    "dossier": dossier,
    "archive": archive,
}


@cache
def seeds() -> tuple[bytes, ...]:
    """Return what is damaged: each sample, and some of them in each kind of container."""
    samples = {path.name: path.read_bytes() for path in sorted(SAMPLES.iterdir())}
    html, letter = samples["page.html"], samples["letter.eml"]
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html
    headers = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: application/http"
    warc = f"{headers}\r\nContent-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"
    zipped, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as folder, tarfile.open(fileobj=tarred, mode="w") as tape:
        for name, data in (("a.html", html), ("b.eml", letter)):
            folder.writestr(name, data)
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tape.addfile(member, io.BytesIO(data))
    packed = (gzip.compress(warc, mtime=0), gzip.compress(html, mtime=0))
    return (*samples.values(), warc, *packed, zipped.getvalue(), tarred.getvalue())


def damaged(whole: bytes, data: bytes) -> bytes:
    """Return bytes that are damaged in places: four of `data` say where and how, once and again."""
    for high, low, how, what in zip(*[iter(data)] * 4, strict=False):
        at = (high << 8 | low) * len(whole) >> 16
        match how % 5:
            case 0:
                whole = whole[:at] + bytes([what]) + whole[at + 1 :]
            case 1:
                whole = whole[:at] + whole[at + what :]
            case 2:
                whole = whole[:at] + whole[at : at + what] * 3 + whole[at + what :]
            case _:
                whole = whole[:at] + TOKENS[what % len(TOKENS)] + whole[at + how % 2 * what :]
    return whole


def overwritten(whole: bytes, data: bytes) -> bytes:
    """Return bytes some of which are others: three of `data` say where, the fourth what is put there."""
    changed = bytearray(whole)
    for high, middle, low, what in zip(*[iter(data)] * 4, strict=False):
        changed[(high << 16 | middle << 8 | low) % len(changed)] = what
    return bytes(changed)


def edited(value: Any, data: bytes) -> Any:
    """Return JSON some values of which are dropped, or replaced by what is strange or stands elsewhere in it."""
    for high, low, how, what in zip(*[iter(data)] * 4, strict=False):
        places = list(_places(value))
        if not places:
            break
        holder, key = places[(high << 8 | low) % len(places)]
        if how % 4 == 0:
            del holder[key]
        elif how % 4 == 1:
            holder[key] = json.loads(json.dumps(VALUES[what % len(VALUES)]))
        else:
            other, name = places[(how << 8 | what) % len(places)]
            holder[key] = json.loads(json.dumps(other[name]))
    return value


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place in JSON, as what holds it and its key or number there."""
    keys: list[Any] = list(value) if isinstance(value, dict) else list(range(len(value)))
    for key in keys:
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])


@cache
def _dossier() -> str:
    """Return a sound dossier of two pages, as JSON."""
    import accordingto  # noqa: PLC0415 (as in `dossier`)
    from accordingto.store.jsonl import to_json  # noqa: PLC0415

    return to_json(accordingto.dossier(_pages(), fast=True))


@cache
def _archive() -> bytes:
    """Return a sound archive of the same pages."""
    from accordingto.archive import Archive  # noqa: PLC0415 (as in `dossier`)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        with Archive(path, create=True) as made:
            made.add(_pages(), fast=True)
        return path.read_bytes()


def _pages() -> list[Raw]:
    return [Raw(name=f"{outlet}.txt", data=SAID.encode(), outlet=outlet) for outlet in ("Noon Ledger", "Coast Post")]
