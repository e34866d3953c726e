"""Attributions inside attributions, and those that are only the hand round another one."""

from collections.abc import Sequence
from typing import NamedTuple

from accordingto.page.quote.choose import Chosen, nested, union
from accordingto.page.quote.near import Near
from accordingto.page.quote.reading import MARKS, Reading
from accordingto.page.quote.saying import THOUGHTS, saying, tells
from accordingto.page.quote.who import Who
from accordingto.record.base import Span
from accordingto.record.parse import Parse

NESTED = 0.6
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

    "KCNA reported that Mr Kim thanked Seoul" gives one draft, Mr Kim's, handed on by KCNA.
    """
    near = _near(chosen)
    kept, tails = _tails(parse, [one for one in chosen if _stands(parse, one, _outer(one, chosen, near), who)], who)
    kept = _handed_over(parse, kept, who)
    near = _near(kept)
    parents = [_parent(one, kept, near) for one in kept]
    children: dict[int, list[int]] = {}
    for number, parent in enumerate(parents):
        if parent is not None:
            children.setdefault(parent, []).append(number)
    hand_of = {
        number: child
        for number, below in children.items()
        if _is_hand(kept[number], who) and (child := _only_child(parse, kept[number], below, kept, who)) is not None
    }
    numbers = {number: place for place, number in enumerate(n for n in range(len(kept)) if n not in hand_of)}
    drafts = []
    for number in numbers:
        folded, up = [*tails[number]], parents[number]
        while up is not None and _leads(up, number, hand_of):
            folded += [kept[up], *tails[up]]
            up = parents[up]
        drafts.append(Draft(kept[number], None if up is None else numbers.get(up), tuple(folded)))
    return drafts


def settle(parse: Parse, drafts: Sequence[Draft], who: Who) -> list[Draft]:
    """Nest what lies inside contents that have grown since, and leave out what is not sure enough for that."""
    chosen = [draft.chosen for draft in drafts]
    near = _near(chosen)
    parents = [
        _parent(one, chosen, near) if draft.parent is None else draft.parent
        for one, draft in zip(chosen, drafts, strict=True)
    ]
    kept = [
        n
        for n, (draft, parent) in enumerate(zip(drafts, parents, strict=True))
        if parent is None or draft.parent is not None or _stands(parse, chosen[n], [chosen[parent]], who)
    ]
    numbers = {number: place for place, number in enumerate(kept)}
    return [drafts[n]._replace(parent=None if (up := parents[n]) is None else numbers.get(up)) for n in kept]


def own_words(parse: Parse, reading: Reading, quoted: frozenset[int]) -> bool:
    """Say whether a reading is only a speaker's "I think" inside the quotation."""
    speaker = reading.speaker
    return speaker is not None and reading.cue in quoted and parse.words[speaker].lower() in _OWN_WORDS


def _tails(parse: Parse, chosen: Sequence[Chosen], who: Who) -> tuple[list[Chosen], list[tuple[Chosen, ...]]]:
    """Take a hand off the end of the content it closes: it hands on the whole, not the last clause.

    "Mr Kim said [talks will go on, according to state media]" becomes "talks will go on", with state media folded round
    it. Returns the readings that are left, and the hands taken off each.
    """
    kept = list(chosen)
    tails: dict[int, tuple[Chosen, ...]] = {}
    taken: set[int] = set()
    near = _near(chosen)
    for number, hand in enumerate(chosen):
        if not _is_hand(hand, who):
            continue
        for other in near.around(*hand.reading.content, hand.reading.cue_span):
            if other != number and (shorter := _without_tail(parse, kept[other], hand)) is not None:
                kept[other] = shorter
                tails[other] = (*tails.get(other, ()), hand)
                taken.add(number)
    left = [number for number in range(len(kept)) if number not in taken]
    return [kept[number] for number in left], [tails.get(number, ()) for number in left]


def _handed_over(parse: Parse, chosen: Sequence[Chosen], who: Who) -> list[Chosen]:
    """Give the quotations that a hand goes on with to the one speaker whose words it hands on.

    “No,” Ms Holm said, according to the Daily Oyster. “Never.” is all Ms Holm's.
    """
    kept = list(chosen)
    near = _near(kept)
    inside: dict[int, list[int]] = {}
    for number, one in enumerate(kept):
        if (outer := _parent(one, kept, near)) is not None:
            inside.setdefault(outer, []).append(number)
    for outer, children in sorted(inside.items()):
        hand = kept[outer]
        if not _is_hand(hand, who):
            continue
        quoted = [span for span in hand.reading.content if parse.words[parse.tokens(span)[0]] in MARKS]
        whole = [span for span in quoted if parse.words[parse.tokens(span)[-1]] in MARKS]
        told = [number for number in children if not any(span.holds(kept[number].reading.cue_span) for span in whole)]
        if len(told) != 1:
            continue
        child = kept[told[0]].reading
        loose = [span for span in quoted if not any(span.meets(part) for part in (child.cue_span, *child.content))]
        if loose:
            longer = child._replace(content=union((*child.content, *loose)))
            kept[told[0]] = kept[told[0]]._replace(reading=longer)
    return kept


def _is_hand(one: Chosen, who: Who) -> bool:
    """Say whether a reading may only hand on another one: "according to X", or an outlet's own "reported"."""
    reading = one.reading
    return reading.pattern.startswith("according to") or (reading.speaker is not None and who.carries(reading.speaker))


def _without_tail(parse: Parse, one: Chosen, hand: Chosen) -> Chosen | None:
    """Return `one` without ", according to X" at the end of its content, or None if that is not how it ends."""
    source, cue, last = hand.reading.source, hand.reading.cue_span, one.reading.content[-1]
    if source is None or not (last.holds(cue) and last.holds(source)):
        return None
    end = max(cue.end, source.end)
    rest = parse.tokens(Span(end, last.end)) if end < last.end else range(0)
    if not set(rest) <= set(parse.subtree(hand.reading.speaker or hand.reading.cue)):
        return None
    comma = parse.tokens(Span(min(cue.start, source.start), last.end))[0] - 1
    start = parse.starts[comma] if comma >= 0 else 0
    if comma < 0 or parse.words[comma] != "," or start <= last.start:
        return None
    content = (*one.reading.content[:-1], Span(last.start, start))
    return one._replace(reading=one.reading._replace(content=content))


def _leads(hand: int, draft: int, hand_of: dict[int, int]) -> bool:
    """Say whether following the folded hands inward from `hand` ends at `draft`."""
    here = hand
    while here in hand_of:
        here = hand_of[here]
    return here == draft


def _near(chosen: Sequence[Chosen]) -> Near:
    return Near(one.reading.content for one in chosen)


def _around(one: Chosen, others: Sequence[Chosen], near: Near) -> list[tuple[int, Chosen]]:
    """Return those, with their numbers, whose content holds cue and content of `one`."""
    found = [(number, others[number]) for number in near.around(one.reading.cue_span)]
    return [(number, other) for number, other in found if other is not one and nested(one.reading, other.reading)]


def _outer(one: Chosen, chosen: Sequence[Chosen], near: Near) -> list[Chosen]:
    return [other for _, other in _around(one, chosen, near)]


def _stands(parse: Parse, one: Chosen, outer: Sequence[Chosen], who: Who) -> bool:
    """Say whether a reading stands beside those it is nested in.

    Nobody marked nested attributions to learn from, so it must be surer, and say whose words they are; what the same
    source hands on inside its own content ("expressed hope for") it has handed on already; and what others only think
    is told by the outer one, unless that does no more than hand it on.
    """
    if not outer:
        return True
    if (
        one.confidence < NESTED
        or (one.reading.source is None and one.reading.pattern != "retold")
        or any(other.reading.speaker == one.reading.speaker for other in outer)
    ):
        return False
    return saying(parse, one.reading, None).act not in THOUGHTS or any(_is_hand(other, who) for other in outer)


def _parent(one: Chosen, kept: Sequence[Chosen], near: Near) -> int | None:
    """Return the number of the smallest content that holds cue and content of `one`."""
    around = [(sum(map(len, other.reading.content)), number) for number, other in _around(one, kept, near)]
    return min(around)[1] if around else None


def _only_child(parse: Parse, hand: Chosen, children: Sequence[int], kept: Sequence[Chosen], who: Who) -> int | None:
    """Return the number of the one draft that `hand` hands on, if it says nothing besides."""
    one = hand.reading
    if one.pattern.startswith("according to") and not (one.speaker is not None and who.carries(one.speaker)):
        children = [child for child in children if tells(parse, kept[child].reading)]
    for child in children:
        clause = set(_clause(parse, kept[child].reading.cue))
        inside = {token for span in one.content for token in parse.tokens(span)}
        held = {token for span in kept[child].reading.content for token in parse.tokens(span)}
        source = kept[child].reading.source
        said = set(parse.tokens(source)) if source else set()
        rest = [
            token
            for token in inside - clause - held - said
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
