"""Where the page puts words between quotation marks."""

import re
from collections.abc import Iterator, Sequence

from accordingto.record.base import Span
from accordingto.record.page import Region

_OPENERS = '“„«"'
_CLOSERS = '”»"'
_MARK = re.compile(f"[{_OPENERS}{_CLOSERS}]")
_SINGLE_OPEN = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–\-“\"]))['‘](?=\w)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?;:…])['’](?=[\s)\].,;:!?—–\-”\"]|$)")
_LEFT_OPEN = 1_500
# As long as the two marks it stands for, so that offsets stay.
_DOUBLE = '"\x00'


def page_quotations(text: str, regions: Sequence[Region]) -> tuple[Span, ...]:
    """Return each stretch in quotation marks of all regions but the furniture, in order."""
    return tuple(mark for start, end in paragraphs(text, regions) for mark in quotations(text, start, end))


def paragraphs(text: str, regions: Sequence[Region]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line with words, of each region but the furniture."""
    for region in regions:
        if region.is_furniture:
            continue
        start = region.span.start
        for line in region.span.of(text).splitlines(keepends=True):
            if line.strip():
                yield start, start + len(line.rstrip())
            start += len(line)


def quotations(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield each stretch of the paragraph [start, end) in quotation marks, the marks included, in order.

    "Mr Kim spoke of “a warm climate”, he said." yields “a warm climate”. A mark left open runs to the end of its
    paragraph, as it does where a quotation goes on in the next one, if that is near. Marks inside marks belong to the
    outer quotation; one that is open for very long is given up where the next one opens. Two single marks side by side
    are one double mark. Single marks count outside double ones, and only in pairs, so that an apostrophe opens nothing.
    """
    line = text[start:end].replace("''", _DOUBLE).replace("``", _DOUBLE)
    opened: int | None = None
    outside = 0
    for here, char in ((found.start(), found[0]) for found in _MARK.finditer(line)):
        if opened is None and _opens(line, here, char):
            yield from _singles(line, outside, here, start)
            opened = here
        elif opened is not None and here - opened > _LEFT_OPEN and _opens_anew(line, here, char):
            yield from _singles(line, opened + 1, here, start)
            opened = here
        elif opened is not None and char in _CLOSERS and here > opened + 1 and not _reopens(line, here, char):
            end = here + 1 + (text[start + here] == "'")
            yield Span(start + opened, start + end)
            opened, outside = None, end
    if opened is None:
        yield from _singles(line, outside, len(line), start)
    elif 1 < len(line.rstrip()) - opened < _LEFT_OPEN:
        yield Span(start + opened, start + len(line.rstrip()))


def _opens(line: str, here: int, char: str) -> bool:
    """Say whether a mark opens: a curly one always, a straight one if something follows it."""
    if char not in _OPENERS and not (char == "”" and line[here + 1 : here + 2].isalnum() and not line[:here].strip()):
        return False
    after = line[here + 1 : here + 2]
    before = line[here - 1 : here] if here else " "
    return char != '"' or (after not in ("", " ", "\t") and not (before.isdigit() and not after.isalpha()))


def _reopens(line: str, here: int, char: str) -> bool:
    """Say whether a straight mark inside a quotation opens one more (it follows a space and a word follows it)."""
    return char == '"' and line[here - 1] in " (\t" and line[here + 1 : here + 2].isalnum() and '"' in line[here + 1 :]


def _opens_anew(line: str, here: int, char: str) -> bool:
    """Say whether a mark opens a quotation whatever was open before it: then nothing closed that one."""
    return char in "“„«" or _reopens(line, here, char)


def _singles(line: str, start: int, end: int, offset: int) -> Iterator[Span]:
    """Yield what stands between single marks in the part [start, end) of a line that no double marks hold."""
    here = start
    while opening := _SINGLE_OPEN.search(line, here, end):
        closing = _SINGLE_CLOSE.search(line, opening.end(), end)
        if closing is None:
            return
        yield Span(offset + opening.start(), offset + closing.end())
        here = closing.end()
