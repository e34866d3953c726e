"""Who is telling: the subjects of verbs of saying outside quotation marks, and how much time a quotation takes."""

from collections.abc import Container, Sequence

from accordingto import lexicon
from accordingto.page.refer.found import Found
from accordingto.page.refer.quoted import stretch_at
from accordingto.record.parse import Parse


def moments(parse: Parse, said: Sequence[tuple[int, int]], aside: Container[int] = ()) -> list[float]:
    """Return when each sentence comes: one later than the one before it, less if all of it stands in quotation marks.

    Those whose first token is one of `aside` come behind all others.

    In 'Ms Berg was glad. "We have won. We will go on," she said.' she is Ms Berg, as if nothing stood between.
    """
    inside = bytearray(len(parse))
    for start, end in said:
        inside[start:end] = b"\1" * (end - start)
    now, found = 0.0, [0.0] * len(parse.sentences)
    for number in sorted(range(len(found)), key=lambda number: parse.sentences[number][0] in aside):
        tokens = range(*parse.sentences[number])
        outside = any(parse.words[token].isalpha() and not inside[token] for token in tokens)
        now += 1.0 if outside else _QUOTED
        found[number] = now
    return found


def tellers(parse: Parse, founds: Sequence[Found], said: Sequence[tuple[int, int]]) -> dict[int, int | None]:
    """Return by verb of saying, outside quotation marks, the number of whom its words are from; None for somebody else.

    "Anna Berg said", "said master of ceremonies Anna Berg".
    """
    at = {found.head: number for number, found in enumerate(founds)}
    names = {
        found.head: number for number, found in enumerate(founds) if found.form == "name" and found.kind == "person"
    }
    tellers: dict[int, int | None] = {}
    for token in range(len(parse)):
        verb = parse.heads[token]
        if parse.labels[token] != "nsubj" or parse.lemmas[verb] not in _SAYINGS or stretch_at(said, verb) is not None:
            continue
        within = [names[here] for here in parse.subtree(token) if here in names and verb < token]
        tellers[token] = at.get(token, within[0] if len(within) == 1 else None)
    return tellers


_QUOTED = 0.25
_SAYINGS = frozenset(lexicon.load("speaking"))
