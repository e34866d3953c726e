"""Bytes that nobody would send, sent to every reader: `python -m bench.fuzz READER MINUTES FOLDER`.

Needs the package atheris, which is no part of the lock: what reaches code that was not reached before is kept and
changed further. FOLDER keeps what was found: `corpus-READER` grows from run to run; `READER-crash-…` and
`READER-timeout-…` are faults. A reader may give pages and refusals, or raise what this library raises on purpose.
"""

import gzip
import io
import json
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["accordingto"]):
    import accordingto
    from accordingto.archive import Archive
    from accordingto.check import check
    from accordingto.errors import AccordingToError
    from accordingto.page.read import read
    from accordingto.page.read.containers import opened
    from accordingto.record.dossier import Dossier
    from accordingto.record.page import Page, Raw, Refusal
    from accordingto.show.html import html
    from accordingto.show.text import text
    from accordingto.store.jsonl import from_json, to_json
    from accordingto.watch.feeds import listing

SLOWEST = 20  # seconds for one input: far above what any of them should take
LONGEST = 20_000  # bytes of one input
MOST = 50  # items of one container that are read further
SAID = "Ms Ada Brand said on Monday that the line to Sfax would close. “It is over,” Ms Brand told the Corran Post."
SAMPLES = Path(__file__).resolve().parents[1] / "tests" / "samples"


def page(raw: Raw) -> None:
    """Read one page; every span of it must lie in its text."""
    made = read(raw)
    if isinstance(made, Page):
        spans = [item.span for item in (*made.blocks, *made.known, *made.repairs) if item.span is not None]
        if not all(0 <= span.start <= span.end <= len(made.text) for span in spans):
            raise ValueError(f"{raw.name}: a span lies outside its page")
        to_json(made).encode()


def container(name: str, data: bytes) -> None:
    """Open a container of this name and read what is in it."""
    for number, item in enumerate(opened(name, io.BufferedReader(io.BytesIO(data), 1 << 16))):
        if isinstance(item, Raw) and number < MOST:
            page(item)
        elif isinstance(item, Refusal) and not item.reason:
            raise ValueError(f"{name}: refused without a reason")


def dossier(data: bytes) -> None:
    """Change a sound dossier in places; what passes its check can be shown."""
    made = from_json(json.dumps(edited(json.loads(_dossier()), data)), Dossier, "a.json")
    if not check(made):
        text(made)
        html(made)


def lines(data: bytes) -> None:
    """Change a page in JSON in places and read it."""
    start, *rest = data or b"\0"
    records = [
        json.loads(path.read_bytes().partition(b"\n")[0] if path.suffix == ".jsonl" else path.read_bytes())
        for path in sorted(SAMPLES.glob("*.json*"))
    ]
    container("a.jsonl", json.dumps(edited(records[start % len(records)], bytes(rest))).encode())


def archive(data: bytes) -> None:
    """Change bytes of a sound archive; it must answer, or say in one line what is wrong with it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        path.write_bytes(_changed(_archive(), data))
        with Archive(path) as opened_archive:
            opened_archive.check()
            opened_archive.stories()
            opened_archive.who("Ada Brand")
            opened_archive.dossier()


def edited(value: Any, data: bytes) -> Any:
    """Return JSON in which some values are replaced, dropped or doubled, as the bytes say."""
    choices = atheris.FuzzedDataProvider(data)
    while choices.remaining_bytes() > 3:
        places = list(_places(value))
        holder, key = places[choices.ConsumeIntInRange(0, len(places) - 1)]
        match choices.ConsumeIntInRange(0, 5):
            case 0:
                del holder[key]
            case 1:
                holder[key] = choices.ConsumeInt(8)
            case 2:
                holder[key] = choices.ConsumeUnicode(8)
            case 3:
                holder[key] = choices.PickValueInList([None, True, [], {}, 0.5, "", -1, 10**30, "\ud800", "2031-13-99"])
            case _:
                other, name = places[choices.ConsumeIntInRange(0, len(places) - 1)]
                holder[key] = json.loads(json.dumps(other[name]))
        if not value:
            break
    return value


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place in JSON, as what holds it and its key or number there."""
    keys: list[Any] = list(value) if isinstance(value, dict) else list(range(len(value)))
    for key in keys:
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])


def _changed(whole: bytes, data: bytes) -> bytes:
    """Return bytes with some of them overwritten: three of `data` say where, the fourth what is put there."""
    changed = bytearray(whole)
    for at in range(0, len(data) - 3, 4):
        changed[int.from_bytes(data[at : at + 3]) % len(changed)] = data[at + 3]
    return bytes(changed)


def _feed(data: bytes) -> None:
    container("a.xml", data)
    listing(data, "https://a.example/feed")


READERS: dict[str, Callable[[bytes], None]] = {
    "html": lambda data: page(Raw(name="a.html", data=data, media="html")),
    "text": lambda data: page(Raw(name="a.txt", data=data, media="text")),
    "warc": partial(container, "a.warc"),
    "feed": _feed,
    "newsml": partial(container, "a.xml"),
    "json": partial(container, "a.json"),
    "lines": lines,
    "csv": partial(container, "a.csv"),
    "mail": partial(container, "a.eml"),
    "zip": partial(container, "a.zip"),
    "tar": partial(container, "a.tar"),
    "gz": partial(container, "a.txt.gz"),
    "any": partial(container, "a"),
    "dossier": dossier,
    "archive": archive,
}


def seeds() -> Iterator[bytes]:
    """Yield what the corpus begins with: each sample, and a few of them in each kind of container."""
    samples = {path.name: path.read_bytes() for path in sorted(SAMPLES.iterdir()) if path.is_file()}
    yield from samples.values()
    page, letter = samples["page.html"], samples["letter.eml"]
    headers = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: application/http"
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    warc = f"{headers}\r\nContent-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"
    yield from (warc, gzip.compress(warc), gzip.compress(page))
    zipped, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive, tarfile.open(fileobj=tarred, mode="w") as tape:
        for name, data in (("a.html", page), ("b.eml", letter)):
            archive.writestr(name, data)
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tape.addfile(member, io.BytesIO(data))
    yield from (zipped.getvalue(), tarred.getvalue())


@cache
def _dossier() -> str:
    """Return a sound dossier of two pages, as JSON."""
    return to_json(accordingto.dossier(_pages(), fast=True))


@cache
def _archive() -> bytes:
    """Return a sound archive of the same pages."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        with Archive(path, create=True) as made:
            made.add(_pages(), fast=True)
        return path.read_bytes()


def _pages() -> list[Raw]:
    return [Raw(name=f"{outlet}.txt", data=SAID.encode(), outlet=outlet) for outlet in ("Noon Ledger", "Coast Post")]


def main(name: str, minutes: str, folder: str) -> None:
    """Send bytes to one reader for so many minutes, or to its first fault."""
    corpus = Path(folder) / f"corpus-{name}"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)

    def send(data: bytes) -> None:
        with suppress(AccordingToError):
            READERS[name](data)

    atheris.Setup(
        [
            "fuzz",
            str(corpus),
            f"-max_total_time={round(60 * float(minutes))}",
            f"-timeout={SLOWEST}",
            f"-max_len={LONGEST}",
            "-rss_limit_mb=4096",
            f"-artifact_prefix={folder}/{name}-",
            "-print_final_stats=1",
        ],
        send,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in READERS:
        sys.exit(f"{__doc__}\nREADER: {' '.join(READERS)}")
    main(*sys.argv[1:])
