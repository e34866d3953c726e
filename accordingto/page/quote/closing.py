"""Source and cue behind the last comma of a sentence, read from the words alone where the grammar is lost."""

from collections.abc import Iterator

from accordingto.page.quote.reading import Reading, runs
from accordingto.record.parse import Parse

_TAIL = 12
_LONGEST = 14
_NAME = ("N", "P", "D", "J", "C", "I")
_HEADS = ("NNP", "NNPS", "NN", "NNS", "PRP")


def readings(parse: Parse) -> Iterator[Reading]:
    """Yield for a sentence that ends in ", SOURCE CUE." the clause before the comma with that source and cue.

    "The mayor made the remarks in Paris, the News Agency reported." gives the News Agency, though a parser may well
    take it for another word for Paris; so does "…, the mayor, Ann Lee, said." give the mayor.
    """
    for first, last in parse.sentences:
        cue = _cue(parse, max(first, last - _TAIL), last)
        if cue is None:
            continue
        named = cue - 1 if parse.words[cue - 1] != "," else cue - 2
        start = _start(parse, first, named)
        if named < cue - 1:
            start = _start(parse, first, start - 2)
        if start <= first + 1 or parse.words[start - 1] != "," or parse.tags[named] not in _HEADS:
            continue
        content = tuple(parse.span(*run) for run in runs(parse, list(range(first, start - 1))))
        if content:
            yield Reading(cue, parse.span(cue), named, parse.span(start, named), content, "closing words")


def _start(parse: Parse, first: int, end: int) -> int:
    """Return where the words of a name or title begin that end with the token `end`."""
    start = end + 1
    while start > first and end - start < _LONGEST and parse.tags[start - 1][0] in _NAME:
        start -= 1
    return start


def _cue(parse: Parse, first: int, last: int) -> int | None:
    """Return the last verb of the sentence that stands right behind a noun, in its last few words."""
    for token in range(last - 1, first, -1):
        if parse.tags[token] in ("VBD", "VBZ", "VBP", "VBN"):
            beside = token - 2 if parse.words[token - 1] == "," else token - 1
            return token if parse.tags[beside] in _HEADS else None
    return None
