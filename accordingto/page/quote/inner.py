"""Attributions inside the contents of others: each content is read again by itself, as if nothing stood around it.

The heads learnt from people who marked only outermost attributions. Inside a content they see nothing; in a sentence
that is the content and no more they see what stands there.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise

from accordingto import lexicon
from accordingto.page.encode import Encoded
from accordingto.page.encode.windows import Bounds
from accordingto.page.quote.choose import Chosen, nested
from accordingto.page.quote.heads import Heads
from accordingto.page.quote.near import Near
from accordingto.page.quote.reading import Reading, bare
from accordingto.page.quote.retold import ends_in_marks, is_said, retold
from accordingto.page.quote.saying import THOUGHTS
from accordingto.record.base import Span
from accordingto.record.parse import Parse

_SHORTEST = 4
# Of these, verbs that mean to say something less often than something else.
_MOSTLY_OTHER = frozenset({"be", "do", "get", "give", "go", "have", "make", "put", "run", "set", "show", "take"})
_SAYING = frozenset(
    row["lemma"].split()[0] for row in lexicon.table("sayings") if row["act"] not in THOUGHTS
) - _MOSTLY_OTHER | {"accord"}

SURE = 0.6

Judged = tuple[Reading, float]


def inner(
    parse: Parse, encoded: Encoded, outer: Sequence[Chosen], judged: Callable[[Parse, Heads], Sequence[Judged]]
) -> list[Judged]:
    """Return the readings inside the contents of `outer`, with their confidence as `judged` has it.

    Of “The mayor told me to go,” Mr Ost said, what the mayor told is found in the content alone; of "the mayor, the
    Pilot Agency reported, told him to go" what she told is found in "the mayor told him to go".
    """
    near = Near(one.reading.content for one in outer)
    found = []
    for contents in _batches(_contents(parse, outer)):
        tokens = [token for content in contents for token in content]
        ends = list(accumulate(map(len, contents), initial=0))
        part = only(parse, tokens)
        lines = list(pairwise(ends))
        heads = Heads(part, encoded.again(part, lines))
        for reading, confidence in _both(part, lines, judged(part, heads)):
            here = _without_that(parse, _back(parse, part, tokens, reading))
            if any(nested(here, outer[number].reading) for number in near.around(here.cue_span)):
                found.append((here, confidence))
    return found


def _without_that(parse: Parse, reading: Reading) -> Reading:
    """Return a reading without the "that" which led in the words round it: it hands on nothing by itself."""
    words = tuple(span for span in reading.content if any(parse.words[n].lower() != "that" for n in parse.tokens(span)))
    return reading._replace(content=words or reading.content)


def _both(part: Parse, lines: Sequence[Bounds], judged: Sequence[Judged]) -> Iterator[Judged]:
    """Yield what the heads see of what was said, then what the grammar shows; where a quotation ends the marks know."""
    shown = {reading.cue: reading for reading in retold(part, lines)}
    for reading, confidence in judged:
        marked = shown.get(reading.cue)
        if marked is not None and ends_in_marks(part, marked):
            yield reading._replace(content=marked.content), confidence
        elif is_said(part, reading):
            yield reading, confidence
    yield from ((reading, SURE) for reading in shown.values())


def _contents(parse: Parse, outer: Sequence[Chosen]) -> list[list[int]]:
    """Return the tokens of each content that may hold an attribution; each token once.

    The pieces of a broken content are read as one where a sentence goes on from one to the next.
    """
    taken: set[int] = set()
    contents = []
    for one in sorted(outer, key=lambda one: one.reading.content):
        left = [token for span in one.reading.content for token in parse.tokens(span) if token not in taken]
        for piece in _pieces(parse, left):
            tokens = list(bare(parse, piece))
            told = one.reading.pattern != "tagged" or any(_may_tell(parse, token) for token in tokens)
            if len(tokens) >= _SHORTEST and told:
                taken.update(tokens)
                contents.append(tokens)
    return contents


def _pieces(parse: Parse, tokens: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the runs of tokens, cut where both a gap and a new sentence stand between two of them."""
    breaks = [
        here
        for here in range(1, len(tokens))
        if tokens[here] != tokens[here - 1] + 1
        and parse.sentence_of[tokens[here]] != parse.sentence_of[tokens[here - 1]]
    ]
    edges = [0, *breaks, len(tokens)]
    return (tokens[first:last] for first, last in pairwise(edges))


def _may_tell(parse: Parse, token: int) -> bool:
    """Say whether a token may be, or begin, the cue of something said: "told", "according"."""
    return parse.tags[token][0] == "V" and parse.lemmas[token] in _SAYING


def _batches(contents: Sequence[list[int]]) -> list[list[list[int]]]:
    """Lay contents end to end, in the order of the page; one inside the gap of another goes into the next batch."""
    batches: list[list[list[int]]] = []
    for content in contents:
        for batch in batches:
            if batch[-1][-1] < content[0]:
                batch.append(content)
                break
        else:
            batches.append([content])
    return batches


def only(parse: Parse, tokens: Sequence[int]) -> Parse:
    """Return a parse of these tokens alone, in their order; one whose head is not among them is its own head."""
    place = {token: here for here, token in enumerate(tokens)}
    sentences = _runs([parse.sentence_of[token] for token in tokens])

    def column(values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(values[token] for token in tokens)

    return Parse(
        starts=tuple(parse.starts[token] for token in tokens),
        ends=tuple(parse.ends[token] for token in tokens),
        words=column(parse.words),
        lemmas=column(parse.lemmas),
        tags=column(parse.tags),
        heads=tuple(place.get(parse.heads[token], here) for here, token in enumerate(tokens)),
        labels=column(parse.labels),
        sentences=tuple(sentences),
    )


def _runs(values: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the bounds of each run of equal values."""
    edges = [0, *(here for here in range(1, len(values)) if values[here] != values[here - 1]), len(values)]
    return pairwise(edges)


def _back(parse: Parse, part: Parse, tokens: Sequence[int], reading: Reading) -> Reading:
    """Return a reading of a part of the page as one of the whole."""

    def spans(span: Span) -> list[Span]:
        found = [tokens[here] for here in part.tokens(span)]
        edges = [here for here in range(1, len(found)) if found[here] != found[here - 1] + 1]
        return [parse.span(found[first], found[last - 1]) for first, last in pairwise([0, *edges, len(found)])]

    return reading._replace(
        cue=tokens[reading.cue],
        cue_span=max(spans(reading.cue_span), key=len),
        speaker=None if reading.speaker is None else tokens[reading.speaker],
        source=None if reading.source is None else max(spans(reading.source), key=len),
        content=tuple(piece for span in reading.content for piece in spans(span)),
    )
