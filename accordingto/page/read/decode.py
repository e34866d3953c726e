"""Which encoding the bytes of a page are in: its mark, what it declares, or what it looks like."""

import codecs
import re

from charset_normalizer import from_bytes

from accordingto.page.read.mend import MARK
from accordingto.record.base import Record

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*+[\"']?\s*+([A-Za-z0-9._:-]{2,40})", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9._:-]{1,40}\Z")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Browsers read these as their superset of Windows; so do the pages that declare them.
_WINDOWS = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254"}
_NOT_TEXT = {"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "utf-7", "mbcs", "oem"}
_SAMPLE = 50_000
_ESCAPED = re.compile("[\udc80-\udcff]+")


class Decoded(Record, frozen=True, kw_only=True):
    """The text of some bytes, without a byte order mark, and the encoding it was read in.

    `mend.MARK` stands before each character made from a byte that did not fit that encoding.
    """

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded | str:
    r"""Decode the bytes of a page; return the reason if they are no text.

    b"caf\xe9" declared as "utf-8" is not UTF-8, whatever it says: it gives "café", read as "cp1252".
    A stray null is kept as U+FFFD, so that no character moves; many of them are a binary file.
    """
    if data.startswith(b"%PDF-"):
        return "binary: this is a PDF document, not text"
    decoded = _by_mark(data) or _by_nulls(data) or _as_utf8(data) or _declared(data, declared) or _detected(data)
    sample = decoded.text[:_SAMPLE]
    odd = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    # Below one odd character in fifty a text can still be read; above it is another kind of file.
    if odd * 50 > len(sample) or decoded.text.count("\0") * 50 > len(decoded.text):
        return "binary: this is not text"
    return Decoded(text=decoded.text.replace("\0", "\ufffd"), encoding=decoded.encoding)


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(text=data[len(mark) :].decode(encoding, "replace"), encoding=encoding)
    return None


def _by_nulls(data: bytes) -> Decoded | None:
    """Find UTF-16 without a mark: every other byte of English text is then null."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    for first, encoding in ((0, "utf-16-be"), (1, "utf-16-le")):
        nulls = sample[first::2].count(0)
        if nulls * 2 > len(sample) // 2 and sample[1 - first :: 2].count(0) * 20 < nulls:
            return Decoded(text=data.decode(encoding, "replace"), encoding=encoding)
    return None


def _as_utf8(data: bytes) -> Decoded | None:
    """Read UTF-8 wherever it is valid (other encodings hardly ever are by chance), or all but valid.

    A few bytes that are not: somebody pasted from a program that writes Windows-1252. They are read so, and marked.
    """
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape").replace(MARK, "\ufffd")
    broken = sum(map(len, _ESCAPED.findall(text)))
    if broken * 20 > sum(character > "\x7f" for character in text[:_SAMPLE]):
        return None
    return Decoded(text=_ESCAPED.sub(_windows, text), encoding="utf-8")


def _windows(escaped: re.Match[str]) -> str:
    data = bytes(ord(character) - 0xDC00 for character in escaped[0])
    return "".join(MARK + character for character in data.decode("cp1252", "replace"))


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    in_page = _META.search(data[:4096])
    for name in (declared, in_page and in_page[1].decode("ascii")):
        encoding = _known(name) if name else None
        if encoding:
            try:
                return Decoded(text=data.decode(encoding), encoding=encoding)
            except UnicodeError:
                continue
    return None


def _known(name: str) -> str | None:
    """Return Python's name of a text encoding, None if there is none by that name."""
    if not _NAME.match(name):
        return None
    try:
        known = codecs.lookup(name)
    except (LookupError, UnicodeError):
        return None
    plain = known.name.replace("_", "-")
    is_text = getattr(known, "_is_text_encoding", True)
    return _WINDOWS.get(plain, plain) if is_text and plain not in _NOT_TEXT else None


def _detected(data: bytes) -> Decoded:
    best = from_bytes(data[:_SAMPLE]).best()
    encoding = best.encoding if best else "cp1252"
    # One byte in an English page that breaks its encoding must not cost the page.
    return Decoded(text=data.decode(encoding, "replace"), encoding=encoding.replace("_", "-"))
