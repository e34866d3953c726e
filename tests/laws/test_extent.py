"""Laws of the bounds of cues: what holds for any parse and any tags."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from trees import parses

from accordingto.page.quote.extent import ROOM, Extents, Grammar, Step, places, weights
from accordingto.page.quote.heads import sure_cues
from accordingto.page.quote.reading import head

WORDS = ["said", "told", "made", "it", "clear", "that", "in", "a", "statement", "Monday", "Holm", ",", "“", "on"]
KNOWN = weights("light")


@given(parses(WORDS), st.integers(0, 2**32 - 1), st.sampled_from([0.3, 1, 3, 30]))
def test_settled_cues_hold_their_anchors_and_do_not_touch(made, seed, spread):
    _, parse = made
    scores = np.random.default_rng(seed).normal(0, spread, (len(parse), 7))
    tags = (scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))).astype(np.float32)
    line = (0, len(parse))
    (read,) = sure_cues(tags, [line])

    settled = list(Extents(parse, tags, KNOWN).settled(read, line))

    assert all(first <= head(parse, cue) < past for cue, (first, past) in zip(read, settled, strict=True))
    assert all(left[1] < right[0] for left, right in pairwise(settled))
    assert all(line[0] <= first < past <= line[1] for first, past in settled)


@given(parses(WORDS), st.data())
def test_every_step_asks_the_same_number_of_weights_and_both_sides_others(made, data):
    _, parse = made
    anchor = data.draw(st.integers(0, len(parse) - 1))
    grammar = Grammar(parse)
    asked = [
        list(places(grammar, Step(anchor, after - on, after)))
        for on in (-1, 1)
        for after in range(anchor + on, len(parse) if on > 0 else -1, on)
    ]

    assert len({len(one) for one in asked}) <= 1
    assert all(0 <= place < ROOM for one in asked for place in one)
