"""Boxes of an HTML page: what its markup sets aside, a few lines that ask the reader for something."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from accordingto import lexicon
from accordingto.page.clean.asides import is_button, is_note
from accordingto.page.clean.forms import prompts
from accordingto.page.clean.segments import Piece, without_number

_ASIDE = frozenset(row["word"] for row in lexicon.table("path_words") if row["tells"] in ("aside", "comment"))
_PART = re.compile(r"[a-z]+")
_LARGEST = 500


def boxed(texts: Sequence[str], pieces: Sequence[Piece]) -> frozenset[int]:
    """Return which segments lie in a small box set aside that speaks to the reader.

    All of <div class="support-box"><h3>Reporting needs you</h3><p>Become a supporter.</p></div> does, and a paragraph
    of the article in <div class="card"> does not.
    """
    boxes: defaultdict[str, list[int]] = defaultdict(list)
    known: dict[str, str] = {}
    for here, piece in enumerate(pieces):
        box = _box(piece.path, known)
        if box:
            boxes[box].append(here)
    return frozenset(here for inside in boxes.values() if _asks([texts[here] for here in inside]) for here in inside)


def _box(path: str, known: dict[str, str]) -> str:
    """Return the path of the innermost element whose name says that it is set aside; "" for none.

    `known` are the answers so far, since the segments of a page share most of their paths.
    """
    asked = []
    while path not in known:
        above, _, own = path.rpartition(">")
        asked.append(path)
        if above.count(">") < 1:
            known[path] = ""
        elif _is_aside(without_number(own)):
            known[path] = path
        else:
            path = above
    box = known[path]
    known.update(dict.fromkeys(asked, box))
    return box


@lru_cache(maxsize=20_000)
def _is_aside(label: str) -> bool:
    return not _ASIDE.isdisjoint(_PART.findall(label.lower()))


def _asks(texts: Sequence[str]) -> bool:
    return sum(map(len, texts)) < _LARGEST and any(prompts(text) or is_button(text) or is_note(text) for text in texts)
