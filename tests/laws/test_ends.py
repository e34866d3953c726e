"""Laws of the ends of contents: what holds for any parse and whatever the heads read."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from trees import parses

from accordingto.page.quote.choose import Chosen
from accordingto.page.quote.ends import Ends, weights
from accordingto.page.quote.heads import Roles
from accordingto.page.quote.phrases import ROOM, Asked, Phrases, places
from accordingto.page.quote.reading import Reading, tokens_in

WORDS = ["said", "the", "harbour", "of", "Corran", "must", "grow", "Holm", ",", "“", "”", "and", "(", "Herald"]
KNOWN = weights("light")


class Heads:
    """Heads that say anything of any cue."""

    def __init__(self, size, seed):
        scores = np.random.default_rng(seed).normal(0, 5, (size, 5))
        self._scores = (scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))).astype(np.float32)

    def roles(self, cue):
        del cue
        return Roles(0, len(self._scores), self._scores, np.zeros(len(self._scores), np.int64), 0.5)


@st.composite
def standing(draw, parse):
    """Readings one behind another: a cue and a content that begins with the next token, none on another's tokens."""
    cuts = sorted(draw(st.sets(st.integers(0, len(parse)), min_size=2, max_size=5)))
    return [
        Chosen(Reading(first, parse.span(first), None, None, (parse.span(first + 1, last - 1),), "tagged"), 0.9)
        for first, last in pairwise(cuts)
        if last - first > 1
    ]


@given(parses(WORDS), st.integers(0, 2**32 - 1), st.data())
def test_ends_move_into_nobody_elses_words_and_over_nobody_who_carries(made, seed, data):
    page, parse = made
    read = data.draw(standing(parse))

    def carries(token):
        return parse.words[token] == "Herald"

    settled = Ends(parse, Heads(len(parse), seed), KNOWN).settled(read, carries)

    held = [token for one in settled for token in tokens_in(parse, (one.reading.cue_span, *one.reading.content))]
    assert len(held) == len(set(held))
    for before, after in zip(read, settled, strict=True):
        assert after.reading._replace(content=before.reading.content) == before.reading
        assert after.reading.content[-1].start == before.reading.content[-1].start
        grown = tokens_in(parse, after.reading.content) - tokens_in(parse, before.reading.content)
        assert not any(map(carries, grown))
        assert after.reading.content[-1].of(page.text).strip()


@given(parses(WORDS), st.integers(0, 2**32 - 1), st.data())
def test_no_end_cuts_a_reading_inside_in_two(made, seed, data):
    _, parse = made
    last = len(parse) - 1
    outer = Reading(0, parse.span(0), None, None, (parse.span(min(1, last), last),), "tagged")
    inside = {data.draw(st.integers(min(1, last), last)) for _ in range(2)}
    inner = Reading(min(inside), parse.span(min(inside)), None, None, (parse.span(max(inside)),), "signed")

    ends = Ends(parse, Heads(len(parse), seed), KNOWN)
    settled, _ = ends.settled([Chosen(outer, 0.9), Chosen(inner, 0.9)], lambda _: False)

    kept = tokens_in(parse, settled.reading.content)
    assert kept >= inside or kept.isdisjoint(inside)


@given(parses(WORDS), st.data())
def test_every_end_asks_the_same_number_of_weights(made, data):
    _, parse = made
    cue, last = (data.draw(st.integers(0, len(parse) - 1)) for _ in range(2))
    first = data.draw(st.integers(0, last))
    phrases = Phrases(parse)

    asked = list(phrases.asked(Asked(cue, first, last, len(parse))))
    rows = [list(places(phrases, one)) for one in asked]

    assert last in {one.last for one in asked}
    assert len({len(row) for row in rows}) == 1
    assert all(0 <= place < ROOM for row in rows for place in row)
