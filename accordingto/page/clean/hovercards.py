"""Boxes that a page opens over a name, which a dump runs into the sentence: who it is, headlines of other pages."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from accordingto.record.base import Span
from accordingto.record.page import Region

_WHY = "a box that the page opens over a name, run into the sentence: the name in full, other headlines, a link"
# What leads on to the other pages ends it.
_END = re.compile(r"(?<=\S) MORE(?![\w-]| [A-Z]{2})")
# "Ada Berg Ada Maria (Ady) BergTalks begin": the name, the same in full, and at once what is told there; with a space
# between the last two, or none between the first two, only where the full name begins as the name does.
_JUNIOR = r"(?:,? (?:Jr|Sr)\.?| I{2,3}| IV)?"
_PART = r"(?:[(“\"‘']?[A-Z][\w.’'-]*[)”\"’']{0,2}|de|der|la|van|von)"
_NEXT = r"(?=[^\W_a-z]|[‘“'\"$(])"
_BEGINS = (
    re.compile(rf"\b(?P<name>[A-Z][\w’'-]+){_JUNIOR}(?P<box> (?:{_PART} ){{1,7}}?(?P=name){_JUNIOR}{_NEXT})"),
    re.compile(
        rf"\b(?P<first>[A-Z][\w’'-]+) (?P<name>[A-Z][\w’'-]+?){_JUNIOR}"
        rf"(?P<box> ?(?P=first) (?:{_PART} ){{0,6}}?(?P=name){_JUNIOR} ?{_NEXT})"
    ),
)
_LONGEST = 700


def hovercards(text: str) -> tuple[Span, ...]:
    """Return where such boxes stand, in order: behind the name, up to and with what leads on.

    "Mayor Ada Berg Ada Maria BergTalks begin at Vik Ferry late again MORE said no": "Ada Maria BergTalks … MORE".
    """
    return tuple(_found(text))


def without(text: str, stretches: Sequence[Span]) -> str:
    """Return a text with spaces where some stretches of it are, in order: all else stands where it stood."""
    ends = [0, *(end for one in stretches for end in (one.start, one.end)), len(text)]
    parts = [(text[start:end], end - start) for start, end in pairwise(ends)]
    return "".join(part if place % 2 == 0 else " " * size for place, (part, size) in enumerate(parts))


def marked(regions: Sequence[Region], cards: Sequence[Span]) -> tuple[Region, ...]:
    """Return the regions with the boxes among them; a region that a box stands in is two, what is furniture stays."""
    found: list[Region] = []
    waiting = deque(cards)
    for region in regions:
        start, end = region.span.start, region.span.end
        while waiting and waiting[0].start < end:
            card = waiting.popleft()
            if card.end <= start:
                found.append(_box(card))
            elif not region.is_furniture:
                found += [replace(region, span=Span(start, card.start)), _box(card)]
                start = card.end
        found.append(replace(region, span=Span(start, end)))
    return (*found, *map(_box, waiting))


def _found(text: str) -> Iterator[Span]:
    last = 0
    for end in _END.finditer(text):
        first = max(last, end.start() - _LONGEST)
        first = max(first, text.rfind("\n", first, end.start()) + 1)
        begin = next((found for one in _BEGINS if (found := one.search(text, first, end.start()))), None)
        if begin:
            start = begin.start("box")
            yield Span(start + (text[start] == " "), end.end())
        last = end.end()


def _box(card: Span) -> Region:
    return Region(span=card, kind="teaser", why=_WHY)
