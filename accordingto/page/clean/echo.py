"""Pull quotes: words lifted out of the body and set apart."""

import re
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_FEWEST, _MOST = 5, 60
_OPENS, _CLOSES = "\"“‘'«", "\"”’'»"


def echoes(texts: Sequence[str], body: Sequence[bool]) -> dict[int, str]:
    """Return which segments are pull quotes, and why: quoted words that the body has again.

    '"The talks go on."' is one where the body says: '"The talks go on, whatever comes," Mr Kim said.'
    """
    asked = {here: _words(text) for here, text in enumerate(texts) if _is_quotation(text)}
    asked = {here: words for here, words in asked.items() if _FEWEST <= len(words.split()) <= _MOST}
    if not asked:
        return {}
    paragraphs = [(here, _words(text)) for here, text in enumerate(texts) if body[here]]
    return {
        here: "a quotation on its own whose words stand in the body again"
        for here, words in asked.items()
        if any(other != here and len(text) > len(words) and words in text for other, text in paragraphs)
    }


def _is_quotation(text: str) -> bool:
    """Say whether a segment is one quotation and nothing else (its speaker after a dash aside)."""
    return len(text) < 500 and text[0] in _OPENS and text.rstrip(".,")[-1] in _CLOSES


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.lower()))} "
