"""What holds for the rows of any page and for the heads over them, however wild the words and the scores are."""

import itertools
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from trees import parses

from accordingto.page.encode import light, pieces
from accordingto.page.encode.windows import cut, lines, pack
from accordingto.page.quote.branch import branches
from accordingto.page.quote.branch import size as branch_kinds
from accordingto.page.quote.heads import (
    CONTENT,
    CONTENT_ON,
    SOURCE,
    SOURCE_ON,
    Heads,
    Roles,
    best_paths,
    decode,
    runs,
    source_and_content,
)
from accordingto.page.quote.heads import pieces as pieces_of
from accordingto.record.base import Span
from accordingto.record.page import Region
from accordingto.record.parse import Parse

WORDS = ["talks", "Kim", "said", "told", "sailing", "“", "”", ",", ":", "that", "Monday", "2031", "quay"]
ROOM = 12
MOST = 8


@some.composite
def sized(draw):
    """A parse of one line with its sentences, and the pieces each token is made of."""
    bounds = [0]
    for size in draw(some.lists(some.integers(1, 9), min_size=1, max_size=6)):
        bounds.append(bounds[-1] + size)
    many = bounds[-1]
    sizes = draw(some.lists(some.integers(1, MOST), min_size=many, max_size=many))
    words = ("x",) * many
    parse = Parse(
        starts=tuple(range(0, 2 * many, 2)),
        ends=tuple(range(1, 2 * many, 2)),
        words=words,
        lemmas=words,
        tags=words,
        heads=tuple(range(many)),
        labels=words,
        sentences=tuple(pairwise(bounds)),
    )
    return parse, sizes


def size_of(part, sizes):
    return sum(sizes[slice(*part)])


@given(sized())
def test_a_line_is_cut_into_parts_that_fit_and_hold_every_token_once(made):
    parse, sizes = made

    parts = list(cut(parse, (0, len(parse)), sizes, ROOM))

    assert [token for part in parts for token in range(*part)] == list(range(len(parse)))
    assert all(0 < size_of(part, sizes) <= ROOM for part in parts)


@given(sized())
def test_a_sentence_that_fits_is_never_cut(made):
    parse, sizes = made

    parts = list(cut(parse, (0, len(parse)), sizes, ROOM))

    whole = [sentence for sentence in parse.sentences if size_of(sentence, sizes) <= ROOM]
    inside = {token for first, last in whole for token in range(first + 1, last)}
    assert inside.isdisjoint(first for first, _ in parts)


@given(sized(), some.integers(ROOM + 1, 3 * ROOM))
def test_windows_hold_every_part_once_in_order_and_have_room_for_their_marks(made, room):
    parse, sizes = made
    parts = list(cut(parse, (0, len(parse)), sizes, ROOM))

    windows = list(pack(parts, sizes, room))

    assert [part for window in windows for part in window] == parts
    for window in windows:
        row = pieces.laid(window, [(7,) * size for size in sizes])
        assert len(row.pieces) <= room + 1
        assert len(row.pieces) == len(row.tokens)
        assert [row.tokens[place] for place in row.first] == list(range(window[0][0], window[-1][1]))
    assert all(size_of((left[0][0], right[0][1]), sizes) + len(left) + 1 > room for left, right in pairwise(windows))


@pytest.fixture(scope="module")
def split():
    return pieces.load()


@pytest.fixture(scope="module")
def encode():
    return light.load()


@pytest.mark.model
@given(some.text(alphabet=some.characters(exclude_categories=("Cs",)), min_size=1, max_size=40))
def test_any_word_is_one_to_eight_pieces(split, word):
    found = split(word)

    assert 1 <= len(found) <= MOST
    assert found == split(word)


@pytest.mark.model
@given(some.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8))
def test_the_pieces_of_a_plain_word_spell_it(split, word):
    known = pieces.vocabulary()
    spelt = "".join(known[piece].removeprefix("##") for piece in split(word.upper()))

    assert spelt in (word, "[UNK]")


def body(page):
    return (Region(span=Span(0, len(page.text.rstrip())), kind="body", why="all of it"),)


@pytest.mark.model
@given(parses(WORDS), parses(WORDS))
def test_any_page_has_a_row_a_token_and_the_same_beside_any_other(encode, made, other):
    page, parse = made

    once = encode(page, body(page), parse)
    encode(other[0], body(other[0]), other[1])
    again = encode(page, body(page), parse)

    assert len(once.rows) == len(parse)
    assert np.isfinite(once.rows).all()
    assert list(once.lines) == list(lines(parse, page.text))
    assert once.rows.tobytes() == again.rows.tobytes()


@pytest.mark.model
@given(parses(WORDS))
def test_the_heads_see_cues_apart_from_each_other_and_all_their_line(encode, made):
    page, parse = made

    heads = Heads(parse, encode(page, body(page), parse))

    assert all(left[1] <= right[0] for left, right in pairwise(heads.cues))
    for cue in heads.cues:
        roles = heads.roles(cue)
        assert roles.first <= cue[0] < cue[1] <= roles.last
        assert 0 <= heads.likely(cue) <= 1 >= roles.stands >= 0
        np.testing.assert_allclose(np.exp(roles.scores).sum(axis=1), 1, rtol=1e-4)


@settings(deadline=None)
@given(some.data(), some.integers(1, 5), some.integers(1, 4), some.integers(1, 3))
def test_each_best_path_is_the_best_of_all_paths(data, tokens, states, many):
    scores = [data.draw(tables(data.draw(some.integers(1, tokens)), states)) for _ in range(many)]
    first, steps = np.zeros(states), np.zeros((states, states))
    for barred in data.draw(some.lists(some.tuples(*[some.integers(0, states - 1)] * 2))):
        # A way to stay is kept for every state, so that there is a path.
        if barred[0] != barred[1]:
            steps[barred] = -np.inf
    first[1:] = data.draw(some.sampled_from([0, -np.inf]))

    def worth(one, path):
        found = first[path[0]] + sum(scores[one][here, state] for here, state in enumerate(path))
        return found + sum(steps[left, right] for left, right in pairwise(path))

    for one, path in enumerate(best_paths(scores, first, steps)):
        best = max(worth(one, other) for other in itertools.product(range(states), repeat=len(scores[one])))
        assert worth(one, path.tolist()) == pytest.approx(best)


def tables(tokens, states):
    score = some.floats(-9, 0, width=32)
    row = some.lists(score, min_size=states, max_size=states)
    return some.lists(row, min_size=tokens, max_size=tokens).map(lambda rows: np.array(rows, np.float32))


@settings(max_examples=40, deadline=None)
@given(some.integers(1, 5).flatmap(lambda tokens: tables(tokens, 5)), some.integers(0, 3))
def test_source_and_content_are_the_likeliest_that_a_cue_can_have(scores, first):
    roles = Roles(first, first + len(scores), scores, decode([scores])[0], 1.0)

    source, content = source_and_content(roles)

    sources = [source] if source else []
    best = max(worth(scores, path) for path in itertools.product(range(5), repeat=len(scores)) if possible(path))
    assert worth(scores, labelled(len(scores), first, sources, content)) == pytest.approx(best)


def worth(scores, path):
    return sum(float(scores[here, label]) for here, label in enumerate(path))


def possible(path):
    """Say whether what goes on has begun, and there is one source at most."""
    goes_on = {SOURCE_ON: (SOURCE, SOURCE_ON), CONTENT_ON: (CONTENT, CONTENT_ON)}
    begun = all(right not in goes_on or left in goes_on[right] for left, right in pairwise((None, *path)))
    return begun and path.count(SOURCE) <= 1


def labelled(size, first, sources, contents):
    path = [0] * size
    for begins, parts in ((SOURCE, sources), (CONTENT, contents)):
        for start, end in parts:
            path[start - first : end - first] = [begins] + [begins + 1] * (end - start - 1)
    return path


@given(some.lists(some.booleans(), max_size=12), some.integers(0, 5))
def test_runs_hold_what_is_marked_and_nothing_else(flags, offset):
    found = list(runs(flags, offset))

    assert [token for run in found for token in range(*run)] == [n for n, flag in enumerate(flags, offset) if flag]
    assert all(left[1] < right[0] for left, right in pairwise(found))


@given(some.lists(some.integers(1, 4), max_size=5), some.integers(0, 5))
def test_pieces_are_found_where_they_begin_and_as_long_as_they_go_on(lengths, offset):
    labels = [label for length in lengths for label in [CONTENT] + [CONTENT_ON] * (length - 1)]
    ends = list(itertools.accumulate(lengths, initial=offset))

    assert pieces_of([*labels, 0], CONTENT, offset) == list(pairwise(ends))


@given(some.data())
def test_each_word_hangs_on_a_cue_by_the_nearest_of_its_heads_that_is_the_cue_or_the_cues_own_head(data):
    _, parse = data.draw(parses(["Ost", "said", "that", "late"]))
    first = data.draw(some.integers(0, len(parse) - 1))
    cue = range(first, data.draw(some.integers(first + 1, len(parse))))
    labels = {label: number for number, label in enumerate(sorted(set(parse.labels)))}
    above = {parse.heads[token] for token in cue}

    found = branches(parse, cue, (0, len(parse)), labels)

    for token, number in enumerate(found):
        line = [token, *parse.ancestors(token)]
        met = next((here for here, one in enumerate(line) if one in cue or one in above), None)
        kind = None if met is None else "cue" if line[met] in cue else "above"
        if not met:
            assert number == {"cue": 1, "above": 2, None: 3}[kind]
        else:
            assert number == 4 + 2 * labels[parse.labels[line[met - 1]]] + (kind == "above")
    assert max(found) < branch_kinds(len(labels))
