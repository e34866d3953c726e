"""Words set behind a name and a colon, as in a transcript or a headline: "TAMME: That is not decided."."""

from collections.abc import Iterator

from accordingto.page.quote.reading import Reading, runs
from accordingto.record.parse import Parse

_LONGEST_NAME = 6
_NAME = ("NNP", "NNPS", "NN", "NNS", "JJ", "CD", "POS", "DT", "IN")


def readings(text: str, parse: Parse) -> Iterator[Reading]:
    """Yield what stands behind a name and a colon at the head of a paragraph, to the paragraph's end.

    A name in capitals is told apart from one in small letters by the pattern; `judge` tells which are meant.
    """
    for first, last in _paragraphs(text, parse):
        colon = next((n for n in range(first, min(last, first + _LONGEST_NAME)) if parse.words[n] == ":"), None)
        if colon is None or colon == first or any(parse.tags[n] not in _NAME for n in range(first, colon)):
            continue
        content = tuple(parse.span(*run) for run in runs(parse, list(range(colon + 1, last))))
        if content and last - colon > 3:
            capitals = all(parse.words[n].isupper() for n in range(first, colon))
            name = "transcript capitals" if capitals else "transcript"
            source = parse.span(first, colon - 1)
            yield Reading(colon, parse.span(colon), colon - 1, source, content, name)


def _paragraphs(text: str, parse: Parse) -> Iterator[tuple[int, int]]:
    """Yield the token bounds of each paragraph."""
    first = 0
    for token in range(1, len(parse) + 1):
        if token == len(parse) or "\n" in text[parse.ends[token - 1] : parse.starts[token]]:
            yield first, token
            first = token
