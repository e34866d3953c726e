"""Text and answer in one line: "[relay:KCNA] reported" marks where the answer stands."""

import re

from accordingto.record.base import Span

_MARK = re.compile(r"\[(?P<label>[a-z]+):(?P<words>[^\[\]]*)\]")


def marked(text: str) -> tuple[str, dict[str, list[Span]]]:
    """Take the marks out of "said [relay:KCNA]"; return the text and the spans of each label."""
    plain, spans, last = "", {}, 0
    for match in _MARK.finditer(text):
        plain += text[last : match.start()]
        start = len(plain)
        plain += match["words"]
        spans.setdefault(match["label"], []).append(Span(start, len(plain)))
        last = match.end()
    return plain + text[last:], spans
