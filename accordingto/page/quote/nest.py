"""Attributions inside attributions, and those that are only the hand round another one."""

from collections.abc import Sequence
from typing import NamedTuple

from accordingto.page.quote.choose import Chosen, nested
from accordingto.page.quote.who import Who
from accordingto.record.parse import Parse

_OWN_WORDS = frozenset({"i", "we", "me", "us", "you", "my", "our"})


class Draft(NamedTuple):
    """A chosen reading on its way to a record: the number of the draft it is nested in, and the hands round it.

    `folded` are the readings that do nothing but hand this one on, nearest first: "X said, according to Y".
    """

    chosen: Chosen
    parent: int | None = None
    folded: tuple[Chosen, ...] = ()


def nest(parse: Parse, chosen: Sequence[Chosen], who: Who) -> list[Draft]:
    """Return the drafts in order, each with the number of the one it is nested in; mere hands are folded away.

    "KCNA reported that Mr Kim thanked Seoul" gives one draft, Mr Kim's, handed on by KCNA. A speaker's own "I think"
    inside the quotation is no attribution of its own.
    """
    kept = [one for one in chosen if not _is_own_word(parse, one, chosen)]
    parents = [_parent(one, kept) for one in kept]
    hand_of = {
        n: child for n, one in enumerate(kept) if (child := _only_child(parse, n, kept, parents, who)) is not None
    }
    drafts = []
    numbers: dict[int, int] = {}
    for number in range(len(kept)):
        if number not in hand_of:
            numbers[number] = len(numbers)
    for number, one in enumerate(kept):
        if number in hand_of:
            continue
        folded, up = [], parents[number]
        while up is not None and hand_of.get(up) is not None and _leads(up, number, hand_of):
            folded.append(kept[up])
            up = parents[up]
        drafts.append(Draft(one, None if up is None else numbers.get(up), tuple(folded)))
    return drafts


def _leads(hand: int, draft: int, hand_of: dict[int, int]) -> bool:
    """Say whether following the folded hands inward from `hand` ends at `draft`."""
    here = hand
    while here in hand_of:
        here = hand_of[here]
    return here == draft


def _is_own_word(parse: Parse, one: Chosen, chosen: Sequence[Chosen]) -> bool:
    speaker = one.reading.speaker
    if speaker is None or parse.words[speaker].lower() not in _OWN_WORDS:
        return False
    return any(other is not one and nested(one.reading, other.reading) for other in chosen)


def _parent(one: Chosen, kept: Sequence[Chosen]) -> int | None:
    """Return the number of the smallest content that holds cue and content of `one`."""
    around = [
        (sum(map(len, other.reading.content)), number)
        for number, other in enumerate(kept)
        if other is not one and nested(one.reading, other.reading)
    ]
    return min(around)[1] if around else None


def _only_child(
    parse: Parse, number: int, kept: Sequence[Chosen], parents: Sequence[int | None], who: Who
) -> int | None:
    """Return the number of the one draft that `number` hands on, if it says nothing besides."""
    one = kept[number].reading
    carries = one.pattern.startswith("according to") or (one.speaker is not None and who.carries(one.speaker))
    children = [child for child, parent in enumerate(parents) if parent == number]
    if not carries or not children:
        return None
    for child in children:
        clause = set(_clause(parse, kept[child].reading.cue))
        inside = {token for span in one.content for token in parse.tokens(span)}
        held = {token for span in kept[child].reading.content for token in parse.tokens(span)}
        rest = [
            token
            for token in inside - clause - held
            if parse.tags[token][:1].isalpha() and parse.words[token] != "that"
        ]
        if len(rest) <= 1:
            return child
    return None


def _clause(parse: Parse, top: int) -> list[int]:
    """Return the tokens of the clause of `top`, without a second clause joined to it by "and"."""
    found, todo = [], [top]
    while todo:
        here = todo.pop()
        found.append(here)
        todo.extend(
            child
            for child in parse.children(here)
            if not (here == top and parse.labels[child] == "conj" and parse.tags[child][0] == "V")
        )
    return found
