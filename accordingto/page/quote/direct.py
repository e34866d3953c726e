"""What is said in quotation marks, and the verbs near by that may hand it on."""

from collections.abc import Iterator, Sequence

from accordingto.page.quote.indirect import cue_span, quoted_as
from accordingto.page.quote.reading import EDGES, Reading
from accordingto.page.quote.source import agent, source_span, subject
from accordingto.record.base import Span
from accordingto.record.parse import Parse

_REACH = 30
_NEAREST = 3


def readings(text: str, parse: Parse, quotes: Sequence[Span]) -> Iterator[Reading]:
    """Yield each quotation with each verb near it that may be its cue.

    “We will talk,” Mr Pence said, yields (“We will talk,”, "said", "Mr Pence"); `judge` tells which verb is meant.
    """
    inside = _inside(parse, quotes)
    for quote in quotes:
        tokens = parse.tokens(quote)
        if not len(tokens):
            continue
        for cue, pattern in _cues(text, parse, tokens, inside):
            yield from _reading(parse, cue, quote, pattern, inside)


def _inside(parse: Parse, quotes: Sequence[Span]) -> frozenset[int]:
    return frozenset(token for quote in quotes for token in parse.tokens(quote))


def _cues(text: str, parse: Parse, tokens: range, inside: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Yield the verbs outside quotation marks nearest the quotation, after it and before it, with where they stand."""
    last = parse.sentences[parse.sentence_of[tokens[-1]]][1]
    first = parse.sentences[parse.sentence_of[tokens[0]]][0]
    if first == tokens[0] and first and parse.words[first - 1] == ":":
        first = parse.sentences[parse.sentence_of[first - 1]][0]
    if last == tokens[-1] + 1 < len(parse) and "\n" not in text[parse.ends[last - 1] : parse.starts[last]]:
        last = parse.sentences[parse.sentence_of[tokens[-1] + 1]][1]
    after = (n for n in range(tokens[-1] + 1, min(last, tokens[-1] + _REACH)) if _is_verb(parse, n, inside))
    before = (n for n in range(tokens[0] - 1, max(first, tokens[0] - _REACH) - 1, -1) if _is_verb(parse, n, inside))
    for side, found in (("after", after), ("before", before)):
        for rank, cue in zip(range(_NEAREST), found, strict=False):
            yield cue, f"quote {side} {rank}"


def _is_verb(parse: Parse, token: int, inside: frozenset[int]) -> bool:
    if token in inside or parse.tags[token][0] != "V" or parse.labels[token] in ("aux", "auxpass"):
        return False
    return not any(quoted_as(parse, after) == token for after in (token + 1, token + 2) if after < len(parse))


def _reading(parse: Parse, cue: int, quote: Span, pattern: str, inside: frozenset[int]) -> Iterator[Reading]:
    passive = bool(parse.children(cue, "auxpass"))
    speaker = agent(parse, cue) if passive else subject(parse, cue)
    if speaker is None or speaker in inside:
        speaker = _beside(parse, cue, inside)
    source = None if speaker is None else source_span(parse, speaker, cue)
    if source and source.meets(quote):
        speaker = source = None
    yield Reading(cue, cue_span(parse, cue), speaker, source, (quote,), pattern)


def _beside(parse: Parse, cue: int, inside: frozenset[int]) -> int | None:
    """Return the noun whose phrase stands right beside the cue, whatever the parse hangs it on: “…,” said Mr Kim."""
    first, last = parse.sentences[parse.sentence_of[cue]]
    for step, end in ((-1, first - 1), (1, last)):
        token = cue + step
        while token != end and token not in inside and parse.words[token] in EDGES:
            token += step
        if token != end and token not in inside and (top := _noun(parse, token, cue)) is not None:
            return top
    return None


def _noun(parse: Parse, token: int, cue: int) -> int | None:
    """Return the noun or pronoun that the phrase of `token` ends in, going up without crossing the cue."""
    top = token
    while parse.tags[top][0] not in "VM" and parse.heads[top] != top and (parse.heads[top] < cue) == (token < cue):
        if parse.tags[parse.heads[top]][0] == "V":
            break
        top = parse.heads[top]
    return top if parse.tags[top][:3] in ("NNP", "PRP", "NN", "NNS", "WP") else None
