"""Letters that were read in the wrong encoding somewhere on their way, set right; each repair is told."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from accordingto.record.base import Span
from accordingto.record.page import Block, Repair

# Stands before a character made from a byte that does not fit its page's encoding. Unicode keeps it free for such uses.
MARK = "\ufdd0"

_HIGH = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0))
_BYTES = {char: bytes([0x80 + place]) for place, char in enumerate(_HIGH)}
_BYTES |= {chr(byte): bytes([byte]) for byte in range(0xC0, 0x100)}
_NEXT = f"[{re.escape(_HIGH)}]"
# What UTF-8 looks like when it is read as Windows-1252: "â€™" for ’, "Ã©" for é. The last byte of ” means nothing there
# and is lost as a rule. Beginnings that real words have too ("é", "à" before a quotation mark) are left alone.
_SEEN = re.compile(rf"(?:[ÂÃ]{_NEXT}|â[€‚ƒ„†ˆ–\x80-\x84]{_NEXT}|â€\ufffd|â€(?!{_NEXT})|ðŸ{_NEXT}{{2}}|ï»¿)+|{MARK}\S?")
_LOST = re.compile(rf"â€\ufffd|â€(?!{_NEXT})")
_LEADS = ("Â", "Ã", "â", "ðŸ", "ï»", MARK)  # a text without them is told quickly
_ROUNDS = 3


Edit = tuple[int, int, str]  # [start, end) of the text as it came, and what stands there now


def mend(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Return a text with its broken letters set right, and each repair: where in the new text, and what stood there.

    "Itâ€™s over" gives "It’s over" and a repair of the characters [2, 3), which were "â€™".
    """
    mended, _, repairs = mend_blocks(text, ())
    return mended, repairs


def mend_blocks(text: str, blocks: tuple[Block, ...]) -> tuple[str, tuple[Block, ...], tuple[Repair, ...]]:
    """Do the same for a text with its blocks, which keep their words."""
    edits = list(_edits(text))
    if not edits:
        return text, blocks, ()
    parts: list[str] = []
    repairs: list[Repair] = []
    ends, shifts = [0], [0]  # from the old offset `ends[n]` on, a character stands `shifts[n]` further on
    at = 0
    for start, end, now in edits:
        parts += [text[at:start], now]
        if now:
            was = _byte_of(now) if text[start] == MARK else text[start:end]
            new = start + shifts[-1]
            repairs.append(Repair(span=Span(new, new + len(now)), was=was))
        ends.append(end)
        shifts.append(shifts[-1] + len(now) - (end - start))
        at = end
    moved = []
    for block in blocks:
        bounds = (block.span.start, block.span.end)
        start, end = (bound + shifts[bisect_right(ends, bound) - 1] for bound in bounds)
        if start < end:
            moved.append(Block(span=Span(start, end), tag=block.tag, path=block.path))
    return "".join([*parts, text[at:]]), tuple(moved), tuple(repairs)


def _edits(text: str) -> Iterator[Edit]:
    if not any(lead in text for lead in _LEADS):
        return
    for match in _SEEN.finditer(text):
        now = match[0][1:] if match[0][0] == MARK else _once_more(match[0])
        if now != match[0]:
            yield match.start(), match.end(), now


def broken(text: str) -> bool:
    """Say whether there is anything to mend."""
    return any(True for _ in _edits(text))


def _once_more(run: str) -> str:
    """Read characters as the bytes they were made from, again while what comes out looks the same way."""
    for _ in range(_ROUNDS):
        try:
            run = b"".join(_BYTES[char] for char in _LOST.sub("â€\x9d", run)).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            break
        if not _SEEN.fullmatch(run):
            break
    return run


def _byte_of(char: str) -> str:
    return "byte 0x" + char.encode("cp1252", "replace").hex()
