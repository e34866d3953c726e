"""What holds for any wordings and any pile."""

from hypothesis import given
from hypothesis import strategies as some

from accordingto.pile.story.edits import edits, mirrored
from accordingto.pile.story.wording import words
from accordingto.record.base import Span

WORDS = ["the", "No", "no", "talks", "harbour", "harbor", "end", "of", "ministers", "said", "isn't", "12"]
MARKS = [" ", " ", " ", ", ", " – ", "-", ". ", " “", "” "]
wordings = some.lists(some.tuples(some.sampled_from(WORDS), some.sampled_from(MARKS)), min_size=1, max_size=14).map(
    lambda pieces: "".join(word + mark for word, mark in pieces)
)


def between(left, right):
    return edits([Span(0, len(left))], [Span(0, len(right))], left, right)


@given(wordings)
def test_a_wording_has_no_edits_against_itself(wording):
    assert between(wording, wording) == ()


@given(wordings, wordings)
def test_swapping_the_sides_mirrors_the_edits_and_no_more(left, right):
    def key(edit):
        return str(edit)

    assert sorted(between(right, left), key=key) == sorted(map(mirrored, between(left, right)), key=key)


@given(wordings, wordings)
def test_an_edit_carries_the_words_of_its_spans(left, right):
    for edit in between(left, right):
        assert edit.before == (edit.left.of(left) if edit.left else "")
        assert edit.after == (edit.right.of(right) if edit.right else "")
        assert (edit.left is None) == (edit.kind in ("added", "continued"))
        assert (edit.right is None) == (edit.kind in ("dropped", "cut short"))


@given(wordings, wordings)
def test_the_words_no_edit_touches_are_the_same_on_both_sides(left, right):
    found = [edit for edit in between(left, right) if edit.kind not in ("case", "spelling", "punctuation")]

    def kept(text, spans):
        every = words(text, [Span(0, len(text))])
        return [word.folded for word in every if not any(span.start <= word.start < span.end for span in spans if span)]

    assert kept(left, [edit.left for edit in found]) == kept(right, [edit.right for edit in found])
