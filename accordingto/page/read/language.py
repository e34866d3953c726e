"""Whether a page is in English: the only language the later steps know."""

import heapq
import re

import py3langid

_LETTERS = re.compile(r"[^\W\d_]+")
_ENOUGH = 200
_SAMPLE = 1600


def foreign(text: str) -> str | None:
    """Return the code of the language a page is in if it is not English; None for English and for too little text.

    The longest lines are asked, since menus are often in another language than the article:
    "Der Präsident sagte am Montag, …" over a few lines is "de".
    """
    sample = _longest_lines(text)
    letters = "".join(_LETTERS.findall(sample))
    latin = len(letters.encode("latin-1", "ignore"))
    if latin * 2 < len(letters) and len(letters) > _ENOUGH // 10:
        return str(py3langid.classify(sample)[0])
    if len(letters) < _ENOUGH:
        return None
    language = str(py3langid.classify(sample)[0])
    return None if language == "en" else language


def _longest_lines(text: str) -> str:
    lines = text.splitlines()
    if len(lines) > 12:
        lines = heapq.nlargest(12, lines, key=len)
    return "\n".join(line[: _SAMPLE // 4] for line in lines)[:_SAMPLE]
