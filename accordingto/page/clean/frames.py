"""Lines that a text repeats round what it shows, as "Article content" or "Show more": the frame, not the picture."""

import re
from collections import Counter
from collections.abc import Sequence

from accordingto.page.clean.segments import Piece
from accordingto.record.page import Page

_SENTENCE_END = re.compile(r"[.!?…。？！][\"”’')\]»]*$")
_OFTEN, _FEWEST_WORDS, _LONGEST = 4, 2, 60  # how often a line stands on the page, its words, its characters


def unframed(page: Page, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the segments of a text that are none of its frame, in order; all, if nothing else would be left.

    Where each paragraph stands between two lines "Article content", these are left out, so that the paragraphs have
    each other for neighbours. A line with a figure in it is no frame: tables and scores say the same thing often. Nor
    is a sentence: an interviewer asks "What moved you?" of everybody. Of an HTML page all segments are returned, for
    there the markup tells.
    """
    if page.media == "html":
        return tuple(pieces)
    texts = [piece.span.of(page.text) for piece in pieces]
    frame = {text for text, count in Counter(texts).items() if count >= _OFTEN and _could_frame(text)}
    return tuple(piece for piece, text in zip(pieces, texts, strict=True) if text not in frame) or tuple(pieces)


def _could_frame(text: str) -> bool:
    if len(text) >= _LONGEST or len(text.split()) < _FEWEST_WORDS or _SENTENCE_END.search(text):
        return False
    return not any(map(str.isdigit, text))
