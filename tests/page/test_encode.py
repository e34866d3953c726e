"""How words become rows of numbers: what is read at one time, the look of a word, and the sums that are done."""

import math

import numpy as np
import pytest
from marks import marked

from accordingto.page.encode import light, onnx, pieces
from accordingto.page.encode.layers import gelu, laid, layer, linear, log_softmax, normal, softmax
from accordingto.page.encode.shapes import ALL_CAPITALS, CAPITAL, NO_LETTERS, SMALL, capitals, in_quotation
from accordingto.page.encode.windows import cut, lines, pack
from accordingto.record.base import Span
from accordingto.record.page import Page, Region
from accordingto.record.parse import Parse

STRIKE = (
    "“ Not one ship sails before we are paid , ” Ada Varga told the Noon Ledger .\nThe owners said they would wait ."
)
STORM = "A storm shut the port of Corran on Monday , officials said ."


def page_of(text):
    """Return words with single spaces or line ends between them, each line a sentence, every token its own head."""
    page = Page(id="page-1", name="x", text=text, media="text", encoding="utf-8", blocks=())
    words, starts, sentences = [], [], []
    for line in text.splitlines(keepends=True):
        start = sum(map(len, text.splitlines(keepends=True)[: len(sentences)]))
        found = line.split()
        sentences.append((len(words), len(words) + len(found)))
        for word in found:
            start = text.index(word, start)
            words.append(word)
            starts.append(start)
            start += len(word)
    parse = Parse(
        starts=tuple(starts),
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
        words=tuple(words),
        lemmas=tuple(map(str.lower, words)),
        tags=("NN",) * len(words),
        heads=tuple(range(len(words))),
        labels=("dep",) * len(words),
        sentences=tuple(sentences),
    )
    return page, (Region(span=Span(0, len(text)), kind="body", why="all of it"),) if text else (), parse


def test_lines_end_where_the_page_breaks_between_sentences():
    page, _, parse = page_of("One .\nTwo three .\nFour")

    assert list(lines(parse, page.text)) == [(0, 2), (2, 5), (5, 6)]
    assert list(lines(parse, page.text.replace("\n", " "))) == [(0, 6)]


@pytest.mark.parametrize(
    ("sizes", "want"),
    [
        ([1, 1, 1, 1, 1, 1], [(0, 6)]),
        ([2, 2, 1, 1, 1, 3], [(0, 2), (2, 5), (5, 6)]),
        ([1, 1, 3, 3, 3, 2], [(0, 2), (2, 3), (3, 4), (4, 6)]),
    ],
    ids=["all of it fits", "only sentences fit", "a sentence is cut where it must be"],
)
def test_a_line_too_long_is_cut_between_sentences_where_that_is_enough(sizes, want):
    _, _, parse = page_of("One .\nTwo three .\nFour")

    assert list(cut(parse, (0, 6), sizes, 6 if max(sizes) == 1 else 5)) == want


def test_neighbours_share_a_window_while_there_is_room_for_them_and_their_marks():
    parts = [(0, 3), (3, 5), (5, 6)]

    assert list(pack(parts, [1] * 6, 7)) == [((0, 3), (3, 5)), ((5, 6),)]
    assert list(pack(parts, [1] * 6, 0)) == [((0, 3),), ((3, 5),), ((5, 6),)]


def test_a_window_is_one_row_with_a_mark_before_it_and_behind_each_part():
    row = pieces.laid([(0, 2), (2, 3)], [(5,), (6, 7), (8,)])

    assert row.pieces == [101, 5, 6, 7, 102, 8, 102]
    assert row.tokens == [-1, 0, 1, 1, -1, 2, -1]
    assert row.first == [1, 2, 5]


@pytest.mark.parametrize(
    ("word", "look"),
    [
        ("talks", SMALL), ("iPhone", SMALL), ("Kim", CAPITAL), ("A", CAPITAL), ("KCNA", ALL_CAPITALS),
        ("U.S.", ALL_CAPITALS), ("2031", NO_LETTERS), ("”", NO_LETTERS), ("é", SMALL),
    ],
)  # fmt: skip
def test_capitals_are_of_four_kinds(word, look):
    assert capitals(word) == look


def test_tokens_in_quotation_marks_are_told_from_the_others():
    text, want = marked("Mr Moe spoke of [quoted:“ a warm climate ”] on Monday .")
    page, regions, parse = page_of(text)

    (quoted,) = want["quoted"]
    assert in_quotation(page, regions, parse) == [int(quoted.holds(parse.span(here))) for here in range(len(parse))]


def test_marks_round_the_whole_of_what_is_read_alone_are_none():
    page, regions, parse = page_of("Mr Moe said “ the talks ” go on .")

    assert in_quotation(page, regions, parse, [(3, 7)]) == [0] * 10
    assert in_quotation(page, regions, parse, [(2, 7)]) == in_quotation(page, regions, parse)


@pytest.mark.parametrize(
    ("word", "row"), [("ship", 3), ("sailing", 2), ("dog", 1), ("ing", 2), ("quay", 0), ("g", 1), ("", 0)]
)
def test_a_word_without_a_row_takes_that_of_its_longest_ending(word, row):
    assert light.word_number(word, {"": 0, "##g": 1, "##ing": 2, "ship": 3}) == row


def test_softmax_gives_probabilities_however_large_the_scores_are():
    rows = np.array([[0, math.log(3)], [1e4, 0], [-1e4, -1e4]], np.float32)

    np.testing.assert_allclose(softmax(rows), [[0.25, 0.75], [1, 0], [0.5, 0.5]], rtol=1e-6)
    np.testing.assert_allclose(log_softmax(rows)[0], np.log([0.25, 0.75]), rtol=1e-6)


def test_the_small_sums_are_those_of_the_books():
    kept = {
        "up.weight": np.array([[1, 0], [0, 2], [1, 1]], np.float32), "up.bias": np.array([0, 1, -1], np.float32),
        "n.weight": np.array([2, 2], np.float32), "n.bias": np.array([0, 1], np.float32),
    }  # fmt: skip
    weights = laid(kept)

    np.testing.assert_array_equal(linear(np.array([[3, 4]], np.float32), weights, "up"), [[3, 9, 6]])
    np.testing.assert_allclose(normal(np.array([[3, 7]], np.float32), weights, "n"), [[-2, 3]], rtol=1e-6)
    np.testing.assert_allclose(gelu(np.array([-9, 0, 1, 9], np.float32)), [0, 0, 0.841192, 9], atol=1e-6)


def made_up(width, inner, seed=1):
    """Return the weights of a layer "one", from chance."""
    chance = np.random.default_rng(seed)
    shapes = {"qkv": (3 * width, width), "o": (width, width), "f1": (inner, width), "f2": (width, inner)}
    matrices = {f"one.{name}.weight": chance.normal(size=shape) for name, shape in shapes.items()}
    biases = {f"one.{name}.bias": chance.normal(size=shape[0]) for name, shape in shapes.items()}
    norms = {f"one.{name}.{part}": chance.normal(size=width) for name in ("n1", "n2") for part in ("weight", "bias")}
    return laid({name: array.astype(np.float32) for name, array in (matrices | biases | norms).items()})


def plainly(rows, weights, heads):
    """Work a layer out token by token and head by head, as it is told in words."""
    size = rows.shape[1] // heads
    asked, held, values = np.split(linear(rows, weights, "one.qkv"), 3, axis=1)
    seen = np.zeros_like(rows)
    for token in range(len(rows)):
        for part in (slice(head * size, (head + 1) * size) for head in range(heads)):
            shares = softmax(np.array([asked[token, part] @ other[part] for other in held]) / math.sqrt(size))
            seen[token, part] = sum(share * value[part] for share, value in zip(shares, values, strict=True))
    rows = normal(rows + linear(seen, weights, "one.o"), weights, "one.n1")
    return normal(rows + linear(gelu(linear(rows, weights, "one.f1")), weights, "one.f2"), weights, "one.n2")


def test_a_layer_lets_each_token_look_at_all_and_many_texts_not_at_each_other():
    weights, texts = made_up(6, 10), np.random.default_rng(2).normal(size=(3, 4, 6)).astype(np.float32)

    one_by_one = np.stack([layer(text, weights, "one", 2) for text in texts])

    np.testing.assert_allclose(one_by_one, [plainly(text, weights, 2) for text in texts], rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(layer(texts, weights, "one", 2), one_by_one, rtol=1e-4, atol=1e-5)


@pytest.fixture(scope="module", params=["light", "encoder"])
def encode(request):
    return {"light": light.load, "encoder": onnx.load}[request.param]()


@pytest.mark.model
def test_a_page_gives_the_same_bytes_whatever_was_read_before(encode):
    first, other = page_of(STRIKE), page_of(f"{STORM}\n{STRIKE}")

    once = encode(*first)
    encode(*other)
    again = encode(*first)

    assert once.rows.tobytes() == again.rows.tobytes()
    assert once.lines == again.lines == ((0, 18), (18, 25))


@pytest.mark.model
def test_a_line_read_again_by_itself_has_the_rows_of_a_page_that_is_no_more(encode):
    _, _, parse = page = page_of(STRIKE)
    line = (18, 25)

    again = encode(*page).again(parse, [line])

    alone = encode(*page_of(STRIKE.splitlines()[1]))
    assert (again.lines, alone.lines) == ((line,), ((0, 7),))
    assert again.rows[slice(*line)].tobytes() == alone.rows.tobytes()


@pytest.mark.model
def test_a_word_has_another_row_in_other_surroundings(encode):
    _, _, parse = first = page_of(STORM)
    other = page_of(STORM.replace("storm", "mayor"))

    here, there = encode(*first), encode(*other)

    assert here.rows.dtype == np.float32
    assert np.isfinite(here.rows).all()
    moved = np.abs(here.rows - there.rows).max(axis=1)
    assert moved[parse.words.index("said")] > 0.01


@pytest.mark.model
def test_a_page_without_words_has_no_rows(encode):
    made = encode(*page_of(""))

    assert (len(made.rows), made.lines) == (0, ())


@pytest.mark.model
def test_a_page_of_one_endless_sentence_is_read_in_parts(encode):
    made = encode(*page_of(" ".join(["unpaid"] * 500)))

    assert len(made.lines) > 1
    assert made.rows.any(axis=1).all()


@pytest.mark.model
def test_the_pieces_of_a_word_are_those_of_the_vocabulary():
    known, split = pieces.vocabulary(), pieces.load()

    assert len(known) == 30_522
    assert [known.index(mark) for mark in ("[UNK]", "[CLS]", "[SEP]")] == [100, 101, 102]
    assert [known[piece] for piece in split("Dockworkers")] == ["dock", "##work", "##ers"]
    assert split("KCNA") == split("kcna")
    assert split("café") == split("Cafe")
    assert split("\u200b") == split("\U0001f6a2") == (100,)
