"""Words that their place on the page gives to somebody: transcripts, and quotations signed with a name."""

import re
from collections.abc import Iterator, Sequence

from accordingto import lexicon
from accordingto.page.quote.reading import Reading
from accordingto.record.base import Span
from accordingto.record.parse import Parse

# A guess: counted once on PolNeAR's train part, with an earlier form of the rule, 33 of 35 were right where people had
# marked such words at all, and one interview of 49 questions and answers was not marked.
SURE = 0.9
_LABEL = re.compile(r"[“\"„]?([A-Z](?:[A-Z.'’-]*[A-Z])?(?:,? [A-Z(][A-Z.'’)-]+){0,4})\s?(:)\s+(?=\S)")
_SIGNED = re.compile(r"\s*([―—–-]+)\s?([A-Z@][^\n\"”“]{1,80}?)[\s.―—–-]*")
_QUOTED = re.compile(r"[“”\"„].{12,}[”\"“]", re.DOTALL)
_OPENED = '“”"„'
_LINES = 3
_NO_SPEAKER = frozenset(lexicon.load("line_labels"))

Line = tuple[int, int]


def laid_out(text: str, lines: Sequence[Line], parse: Parse) -> Iterator[Reading]:
    """Yield what a transcript's labels and the names under quotations give to somebody.

    `lines` are the paragraphs of the page, [start, end) in characters. "HOLM: We will stay." is Holm's where at least
    three lines begin so, and so are paragraphs in marks that follow it in marks; “We will stay.” — Ada Holm is hers.
    """
    yield from _transcript(text, lines, parse)
    for here, (start, end) in enumerate(lines):
        after = lines[here + 1] if here + 1 < len(lines) else (end, end)
        reading = _signed(text, parse, (start, end), after)
        if reading is not None:
            yield reading


def _transcript(text: str, lines: Sequence[Line], parse: Parse) -> Iterator[Reading]:
    found = [_LABEL.match(text, start, end) for start, end in lines]
    labels = [match if match is not None and match[1] not in _NO_SPEAKER else None for match in found]
    if sum(match is not None for match in labels) < _LINES:
        return
    for here, match in enumerate(labels):
        if match is None:
            continue
        content = [Span(match.end(), lines[here][1])]
        for after, (start, end) in zip(labels[here + 1 :], lines[here + 1 :], strict=True):
            if after is not None or text[match.start()] not in _OPENED or text[start] not in _OPENED:
                break
            content.append(Span(start, end))
        reading = _reading(parse, Span(*match.span(1)), Span(*match.span(2)), content, "transcript")
        if reading is not None:
            yield reading


def _signed(text: str, parse: Parse, line: Line, after: Line) -> Reading | None:
    """Read “…” — NAME, the name at the end of the line or alone on the next one."""
    start, end = line
    if text[start] not in _OPENED:
        return None
    for close in (here for here in range(end - 1, start, -1) if text[here] in '”"“'):
        quoted = Span(start, close + 1)
        if _QUOTED.fullmatch(quoted.of(text)) is None:
            return None
        place = (close + 1, end) if close + 1 < end else after
        match = _SIGNED.fullmatch(text, *place)
        return match and _reading(parse, Span(*match.span(2)), Span(*match.span(1)), [quoted], "signed")
    return None


def _reading(parse: Parse, source: Span, cue: Span, content: Sequence[Span], pattern: str) -> Reading | None:
    named, marks = parse.tokens(source), parse.tokens(cue)
    if not named or not marks or not all(map(parse.tokens, content)):
        return None
    return Reading(marks[0], cue, named[-1], source, tuple(content), pattern)
