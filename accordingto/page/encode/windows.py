"""What is read at one time: whole paragraphs, as many as fit; only one too long by itself is cut, between sentences."""

from collections.abc import Iterator, Sequence

from accordingto.record.parse import Parse

Bounds = tuple[int, int]


def lines(parse: Parse, text: str) -> Iterator[Bounds]:
    """Yield the bounds [first, last) in tokens of each paragraph: tokens with no line end between them."""
    first = 0
    for start, _ in parse.sentences:
        if start > first and "\n" in text[parse.ends[start - 1] : parse.starts[start]]:
            yield first, start
            first = start
    if first < len(parse):
        yield first, len(parse)


def cut(parse: Parse, line: Bounds, sizes: Sequence[int], room: int) -> Iterator[Bounds]:
    """Yield `line`, or parts of it of at most `room` pieces: whole sentences where they fit, else what fits.

    `sizes` are the pieces that each token of the parse is made of.
    """
    first, last = line
    if sum(sizes[first:last]) <= room:
        yield line
        return
    start, used = first, 0
    for sentence in _sentences(parse, line):
        size = sum(sizes[sentence[0] : sentence[1]])
        if used and used + size > room:
            yield start, sentence[0]
            start, used = sentence[0], 0
        if size > room:
            *full, (start, _) = _forced(sentence, sizes, room)
            yield from full
            size = sum(sizes[start : sentence[1]])
        used += size
    yield start, last


def _sentences(parse: Parse, line: Bounds) -> Iterator[Bounds]:
    for start, end in parse.sentences[parse.sentence_of[line[0]] : parse.sentence_of[line[1] - 1] + 1]:
        yield max(start, line[0]), min(end, line[1])


def _forced(sentence: Bounds, sizes: Sequence[int], room: int) -> list[Bounds]:
    """Cut a sentence that is too long by itself after as many tokens as fit."""
    parts, start, used = [], sentence[0], 0
    for token in range(*sentence):
        if used and used + sizes[token] > room:
            parts.append((start, token))
            start, used = token, 0
        used += sizes[token]
    return [*parts, (start, sentence[1])]


def pack(parts: Sequence[Bounds], sizes: Sequence[int], room: int) -> Iterator[tuple[Bounds, ...]]:
    """Yield runs of neighbouring parts that have at most `room` pieces together, one more counted for each part."""
    held: list[Bounds] = []
    used = 0
    for part in parts:
        size = sum(sizes[part[0] : part[1]]) + 1
        if held and used + size > room:
            yield tuple(held)
            held, used = [], 0
        held.append(part)
        used += size
    if held:
        yield tuple(held)
