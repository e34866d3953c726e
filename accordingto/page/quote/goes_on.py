"""Quotations that are taken whole, that go on where their cue's sentence ends, that run over several paragraphs."""

import re
from collections.abc import Mapping, Sequence

from accordingto.page.quote.choose import Chosen, union
from accordingto.page.quote.near import Near, meeting
from accordingto.record.base import Span
from accordingto.record.parse import Parse

_NOTHING = re.compile(r"[\s.,;:!?—–\-…]*")
_BREAK = re.compile(r"[^\S\n]*\n\s*")
_REACH = 1_500
_GAP = 8
_PART = 0.2
_OPENED = "“\"‘'«"
_CLOSED = "”\"’'»"


def go_on(text: str, parse: Parse, chosen: Sequence[Chosen], quotes: Sequence[Span]) -> list[Chosen]:
    """Give each quotation that has no cue of its own to the attribution it follows at once.

    “No,” Mr Pence said. “We will see.” has one cue; “We will see.” joins the content of "said". A paragraph left open
    by its marks belongs to the quotation of the next paragraph. Who is given part of a quotation is given all of it.
    """
    held = list(chosen)
    near = Near((*one.reading.content, one.reading.cue_span) for one in held)
    held = [
        _whole(one, [held[n] for n in near.around(*one.reading.content) if n != here], quotes)
        for here, one in enumerate(held)
    ]
    spare = [quote for quote in quotes if not any(_handed_on(held[n], quote) for n in near.around(quote))]
    for quote in spare:
        reach = Span(max(0, quote.start - _REACH), quote.end)
        before = _before(text, parse, {n: held[n] for n in near.around(reach)}, quote)
        if before is not None:
            held[before] = _longer(held[before], quote)
            near.put(before, (quote,))
    for quote in reversed(spare):
        reach = Span(quote.start, quote.end + _GAP)
        after = _after(text, {n: held[n] for n in near.around(reach)}, quote)
        if after is not None:
            held[after] = _longer(held[after], quote)
            near.put(after, (quote,))
    return held


def _whole(one: Chosen, others: Sequence[Chosen], quotes: Sequence[Span]) -> Chosen:
    """Return an attribution with the rest of each quotation that it has a part of, and nobody else has."""
    reading = one.reading
    own = [span for span in (reading.cue_span, reading.source) if span is not None]
    taken = own + [span for other in others for span in (other.reading.cue_span, *other.reading.content)]
    for quote in dict.fromkeys(quote for span in reading.content for quote in meeting(quotes, span)):
        held = sum(
            min(quote.end, span.end) - max(quote.start, span.start) for span in reading.content if span.meets(quote)
        )
        if _PART * len(quote) < held < len(quote) and not any(quote.meets(span) for span in taken):
            one = _longer(one, quote)
    return one


def _handed_on(one: Chosen, quote: Span) -> bool:
    """Say whether the words of `quote` are handed on by a cue that stands outside it."""
    return not quote.holds(one.reading.cue_span) and any(quote.meets(span) for span in one.reading.content)


def _longer(one: Chosen, quote: Span) -> Chosen:
    return one._replace(reading=one.reading._replace(content=union((*one.reading.content, quote))))


def _end(parse: Parse, one: Chosen) -> int:
    """Return where the sentence ends that holds the last of content, cue and source."""
    parts = [*one.reading.content, one.reading.cue_span, *([one.reading.source] if one.reading.source else [])]
    end = max(part.end for part in parts)
    tokens = parse.tokens(Span(end - 1, end))
    if not tokens:
        return end
    return max(end, parse.ends[parse.sentences[parse.sentence_of[tokens[0]]][1] - 1])


def _before(text: str, parse: Parse, held: Mapping[int, Chosen], quote: Span) -> int | None:
    """Return the number of the attribution in marks whose sentence ends where `quote` begins."""
    best: tuple[int, int, int] | None = None
    for number, one in held.items():
        end = max(part.end for part in (*one.reading.content, one.reading.cue_span))
        if end > quote.start or not _is_quoted(text, one) or quote.holds(one.reading.cue_span):
            continue
        stop = min(_end(parse, one), quote.start)
        between = text[stop : quote.start]
        if _NOTHING.fullmatch(between) or (stop < quote.start and not text[stop : quote.start].strip()):
            # Of a saying and the hand round it ("X said, according to Y") the saying goes on: it is the shorter.
            rank = (stop, -sum(map(len, one.reading.content)), number)
            best = max(best or rank, rank)
    return None if best is None else best[2]


def _is_quoted(text: str, one: Chosen) -> bool:
    return any(text[span.end - 1] in _CLOSED or text[span.start] in _OPENED for span in one.reading.content)


def _after(text: str, held: Mapping[int, Chosen], quote: Span) -> int | None:
    """Return the number of the attribution whose quotation opens the paragraph after `quote`, if that was left open."""
    if text[quote.end - 1] in _CLOSED:
        return None
    gap = _BREAK.match(text, quote.end)
    if gap is None:
        return None
    for number, one in held.items():
        if one.reading.content[0].start == gap.end():
            return number
    return None
