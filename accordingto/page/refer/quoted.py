"""Which words of a page stand in quotation marks, and which subject outside stands nearest to them."""

from bisect import bisect_left
from collections.abc import Sequence

from accordingto.record.parse import Parse


def quoted(text: str, parse: Parse) -> list[tuple[int, int]]:
    """Return the token bounds [start, end) of each stretch in quotation marks, paragraph by paragraph.

    A stretch that is not closed ends with its paragraph.
    """
    stretches: list[tuple[int, int]] = []
    for first, past in paragraphs(text, parse):
        opened: int | None = None
        for token in range(first, past):
            word = parse.words[token]
            if word not in _MARKS:
                continue
            if opened is None and word != "”":
                opened = token + 1
            elif opened is not None and word != "“":
                if token > opened:
                    stretches.append((opened, token))
                opened = None
        if opened is not None and past > opened:
            stretches.append((opened, past))
    return stretches


def paragraphs(text: str, parse: Parse) -> list[tuple[int, int]]:
    """Return the token bounds of each paragraph; a paragraph ends at a line break."""
    starts = [0]
    for first, _ in parse.sentences[1:]:
        if "\n" in text[parse.ends[first - 1] : parse.starts[first]]:
            starts.append(first)
    return list(zip(starts, [*starts[1:], len(parse)], strict=True)) if len(parse) else []


def speakers(parse: Parse, stretches: Sequence[tuple[int, int]]) -> list[int | None]:
    """Return for each stretch the head of the subject that stands nearest outside it in its sentences.

    In '"We will talk," Mr Voss said. "He will see."' it is Voss for both: a sentence all in marks is still his.
    """
    found: list[int | None] = []
    inside = bytearray(len(parse))
    for start, end in stretches:
        inside[start:end] = b"\1" * (end - start)
    last, last_end = None, -100
    for start, end in stretches:
        speaker = _nearest_subject(parse, start, end, inside)
        if speaker is None and start - last_end < _NEAR:
            speaker = last
        found.append(speaker)
        last, last_end = speaker, end
    return found


def _nearest_subject(parse: Parse, start: int, end: int, inside: Sequence[int]) -> int | None:
    """Return the subject outside the marks nearest to the stretch, after it rather than before."""
    best: tuple[int, int] | None = None
    bounds = {parse.sentences[parse.sentence_of[start]], parse.sentences[parse.sentence_of[end - 1]]}
    # A quotation that ends a sentence inside its marks has its "he said" in the sentence that follows.
    if end + 1 < len(parse) and parse.words[end - 1] == ",":
        bounds.add(parse.sentences[parse.sentence_of[end + 1]])
    for first, past in sorted(bounds):
        for token in range(first, past):
            if inside[token] or parse.labels[token] != "nsubj" or inside[parse.heads[token]]:
                continue
            away = token - end if token >= end else start - token + _NEAR
            if best is None or away < best[0]:
                best = (away, token)
    return best[1] if best is not None and best[0] < 2 * _NEAR else None


def stretch_at(stretches: Sequence[tuple[int, int]], token: int) -> int | None:
    """Return the number of the stretch that holds `token`, or None."""
    number = bisect_left(stretches, (token + 1,)) - 1
    return number if number >= 0 and stretches[number][1] > token else None


_MARKS = frozenset({"“", "”", '"', "``", "''"})
_NEAR = 12
