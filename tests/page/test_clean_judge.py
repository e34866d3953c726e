"""What the judge of a segment goes by: its words, what stands around it, trees asked all at once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.page.clean.around import around
from accordingto.page.clean.extractor import votes
from accordingto.page.clean.features import NAMES, features
from accordingto.page.clean.frames import unframed
from accordingto.page.clean.judge import load_judge
from accordingto.page.clean.markup import markup_features
from accordingto.page.clean.rows import by_row
from accordingto.page.clean.segments import segments
from accordingto.page.clean.tokens import tokens, words_of
from accordingto.page.clean.trees import Trees, probabilities
from accordingto.page.clean.wording import sound_features, sounds, windowed
from accordingto.page.read import page_of
from accordingto.record.page import Raw

NUMBERS = st.integers(-3, 3).map(float)
LEAVES = NUMBERS
TREES = st.recursive(LEAVES, lambda under: st.tuples(st.integers(0, 3), NUMBERS, under, under), max_leaves=8)
PARAGRAPH = "The {} of Vik stays closed for the {} until the {} is mended, the owner of the quay told us on Monday."
MATTERS = ("harbour", "ferry", "bridge", "winter", "pilots", "storm")
MATTER = st.sampled_from(MATTERS)
MIXED = st.lists(st.one_of(MATTER, st.builds(PARAGRAPH.format, MATTER, MATTER, MATTER)), min_size=1, max_size=20)
LINES = st.lists(st.text("Vik harbour\n’'Ån7.", min_size=1, max_size=30), min_size=1, max_size=12)


def laid_out(tree) -> Trees:
    """Lay one tree out; a question nobody asks is put behind the others."""
    questions, values = [(0, np.inf, 0xFFFF)], []

    def visit(node) -> None:
        if isinstance(node, float):
            values.append(node)
            return
        feature, threshold, low, high = node
        first = len(values)
        visit(low)
        questions.append((feature, threshold, 0xFFFF & ~((1 << len(values)) - (1 << first))))
        visit(high)

    visit(tree)
    columns = zip(*questions, strict=True)
    feature, threshold, mask = (
        np.array([column], kind) for column, kind in zip(columns, (np.int16, np.float32, np.uint16), strict=True)
    )
    return Trees(feature, threshold, mask, np.array([values], np.float32))


def followed(tree, row) -> float:
    while not isinstance(tree, float):
        feature, threshold, low, high = tree
        tree = low if row[feature] <= threshold else high
    return tree


@given(TREES, st.lists(st.lists(NUMBERS, min_size=4, max_size=4), min_size=1, max_size=5))
def test_questions_asked_at_once_lead_to_the_leaf_that_the_path_leads_to(tree, rows):
    got = probabilities(laid_out(tree), np.array(rows, np.float32))

    want = [1 / (1 + np.exp(-followed(tree, row))) for row in rows]
    assert np.allclose(got, want)


@pytest.mark.parametrize("count", [0, 1, 255, 256, 700])
def test_any_number_of_rows_is_asked(count):
    rows = np.arange(count, dtype=np.float32)[:, None]

    assert (probabilities(laid_out((0, 300.0, -1.0, 1.0)), rows) > 0.5).sum() == max(0, count - 301)


@given(st.lists(NUMBERS, min_size=1, max_size=9), st.integers(1, 12))
def test_a_window_sums_what_lies_within_it(values, width):
    got = windowed(np.array(values), width)

    assert np.allclose(got, [sum(values[max(0, here - width) : here + width + 1]) for here in range(len(values))])


def test_a_word_has_one_code_whatever_its_capitals():
    found = tokens(words_of(["Mr Kim spoke in Seoul", "", "SEOUL waits"]))

    assert found.segments == 3
    assert found.segment.tolist() == [0, 0, 0, 0, 0, 2, 2]
    assert found.code[4] == found.code[5]
    assert found.name.tolist() == [False, True, False, False, True, False, False]


def test_an_appeal_sounds_less_like_news_than_a_sentence_of_news():
    lines = [
        "Sign up to our newsletter and support our journalism",
        "The minister said on Monday that talks had failed",
    ]

    appeal, news = sounds(tokens(words_of(lines)), load_judge("regions").words)

    assert appeal < 0 < news


@settings(deadline=None)
@given(LINES, st.data())
def test_what_stands_around_is_a_row_of_finite_numbers_for_any_lines(lines, data):
    chances = st.lists(st.floats(0, 1, width=32), min_size=len(lines), max_size=len(lines))
    likely = np.array(data.draw(chances))
    found, sizes = tokens(words_of(lines)), np.array(list(map(len, lines)))

    rows = around(found, sizes.astype(float), likely)
    sound = sound_features(sounds(found, load_judge("regions").words), sizes)

    assert rows.shape[0] == sound.shape[0] == len(lines)
    assert np.isfinite(rows).all()
    assert np.isfinite(sound).all()


def test_matter_that_comes_again_in_the_article_tells_a_line_from_one_of_another_matter():
    lines = ["The harbour at Vik is closed, said Mr Dahl", "Ten recipes for Easter", "Mr Dahl will open the harbour"]
    likely = np.array([0.9, 0.5, 0.5])

    rows = around(tokens(words_of(lines)), np.array(list(map(len, lines)), float), likely)

    told = [column for column in rows.T if column[2] > 0 and column[1] == 0]
    assert told


def test_a_section_that_the_extractor_passed_over_is_set_like_the_one_it_took():
    first, box, second = "The quay at Vik is shut.", "Nine piers to see before you die", "It will stay shut for a year."
    section = '<div class="section"><div class="text"><p>{}</p></div></div>'
    html = f"<html><body><article>{section.format(first)}<aside><a>{box}</a></aside>{section.format(second)}</article>"
    page = page_of(Raw(name="a", data=html.encode(), media="html"))

    rows = markup_features(page, segments(page), first)

    vote, alike, linked = rows[:, 0], rows[:, -13], rows[:, -1]
    assert vote.tolist() == [1, 0, 0]
    assert alike[1] == 0 < alike[2] == alike[0]
    assert linked.tolist() == [0, 1, 0]


def test_a_cell_is_voted_for_with_its_row_and_is_as_likely_as_its_row():
    cells = "<tr><td>1<td>Ann Lee<td>12</tr><tr><td>2<td>Bo Roe<td>9</tr>"
    page = page_of(Raw(name="a", data=f"<html><body><p>1</p><table>{cells}</table>".encode(), media="html"))
    pieces = segments(page)

    rows = markup_features(page, pieces, "The race.\n\n| 1 | Ann Lee | 12 |")
    likely = by_row(pieces, np.array([1, 1, 7, 2, 1, 6, 1]), np.array([0.2, 0.5, 0.9, 0.9, 0, 0, 0.8]))

    assert rows[:, 0].tolist() == [0, 1, 1, 1, 0, 0, 0]
    assert likely == pytest.approx([0.2, 0.86, 0.86, 0.86, 0.1, 0.1, 0.1])


def test_words_written_without_spaces_are_found_where_a_space_stands_between_them():
    assert votes(["尹大統領は 緊急談話を出した"], "【ソウル】尹 大統領は緊急談話を出した。") == [1]
    assert votes(["", "…"], "Talks resume.\n\nMr Kim left.") == [0, 0]


FRAMED = ["Article content", "Mr Kim left on Monday.", "What moved you?", "Round 3", "Vik"]


@given(st.lists(st.sampled_from(FRAMED), min_size=1))
def test_a_line_said_again_and_again_is_the_frame_of_a_text_unless_it_is_a_sentence_or_all_there_is(lines):
    page = page_of(Raw(name="a", data="\n".join(lines).encode(), media="text", encoding="utf-8"))

    shown = [piece.span.of(page.text) for piece in unframed(page, segments(page))]

    framed = [line for line in lines if line != "Article content" or lines.count(line) < 4]
    assert shown == (framed or lines)


@given(MIXED)
def test_a_line_is_compared_with_the_five_paragraphs_before_it_and_the_five_behind_it(lines):
    page = page_of(Raw(name="a", data="\n".join(lines).encode(), media="text", encoding="utf-8"))

    rows = features(page.text, segments(page), words_of(lines))

    long = [here for here, line in enumerate(lines) if line not in MATTERS]
    for here, line in enumerate(lines):
        near = [other for other in long if other < here][-5:], [other for other in long if other > here][:5]
        for name, others in zip(("shared before", "shared after"), near, strict=True):
            if line in MATTERS:
                assert rows[here, NAMES.index(name)] == any(f" {line} " in lines[other] for other in others)
