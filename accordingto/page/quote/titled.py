"""Names of programmes in quotation marks: in “…,” she said on the podcast “Late Ships”, the second is no words."""

from accordingto import lexicon
from accordingto.page.quote.reading import EDGES, MARKS, Reading
from accordingto.record.base import Span
from accordingto.record.parse import Parse

PROGRAMME = frozenset(lexicon.load("programme_words"))
_LONGEST = 7
_NAMING = frozenset({"titled", "entitled", "named", "dubbed", "called", "billed", "headlined", "nicknamed"})
_SMALL = ("DT", "IN", "TO", "CC", "POS", "VBZ", "PRP")


def without_titles(parse: Parse, reading: Reading) -> Reading:
    """Return a reading without a piece of its content that is the name of a programme and follows other words."""
    words = tuple(
        span for number, span in enumerate(reading.content) if not (number and _is_title(parse, reading.cue, span))
    )
    return reading._replace(content=words)


def is_naming(parse: Parse, cue: int) -> bool:
    """Say whether a cue only gives a thing its name: the "titled" of "a plan titled “Ports for All”"."""
    return parse.words[cue].lower() in _NAMING and parse.labels[cue] == "acl"


def _is_title(parse: Parse, cue: int, span: Span) -> bool:
    """Say whether a piece is a name in marks behind "on CNN’s", "on the podcast", or before "podcast"."""
    tokens = parse.tokens(span)
    first, last = tokens.start, tokens.stop
    while first < last and parse.words[first] in MARKS:
        first += 1
    while last > first and parse.words[last - 1] in MARKS | EDGES:
        last -= 1
    before = first - 1
    if before <= cue or parse.words[before] not in MARKS or not 0 < last - first <= _LONGEST:
        return False
    if not all(parse.words[n][:1].isupper() or parse.tags[n] in _SMALL for n in range(first, last)):
        return False
    behind = next((n for n in range(last, len(parse)) if parse.words[n] not in MARKS | EDGES), last - 1)
    beside = {parse.lemmas[before - 1], parse.lemmas[behind]}
    return bool(beside & (PROGRAMME | {"on"})) or parse.tags[before - 1] == "POS"
