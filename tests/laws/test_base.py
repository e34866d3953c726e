"""What holds for any span, and for any id."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from accordingto.record.base import Reason, Span, make_id

spans = some.builds(lambda start, size: Span(start, start + size), some.integers(0, 12), some.integers(1, 12))
parts = some.lists(some.text(max_size=3) | some.integers(0, 99), max_size=3)


def characters(span: Span) -> set[int]:
    return set(range(span.start, span.end))


@given(spans, spans)
def test_a_span_holds_and_meets_as_its_characters_do(one, other):
    assert len(one) == len(characters(one))
    assert one.holds(other) == (characters(one) >= characters(other))
    assert one.meets(other) == bool(characters(one) & characters(other))


@given(spans)
def test_a_span_gives_its_characters_in_order(span):
    text = "".join(map(chr, range(65, 95)))

    assert span.of(text) == "".join(text[at] for at in sorted(characters(span)))


@pytest.mark.parametrize("bounds", [(0, 0), (3, 3), (4, 3), (-1, 2)])
def test_a_span_that_is_empty_or_runs_backward_is_refused(bounds):
    with pytest.raises(ValueError, match="runs forward"):
        Span(*bounds)


@given(some.tuples(some.text(max_size=3), parts), some.tuples(some.text(max_size=3), parts))
def test_two_records_have_one_id_where_kind_and_parts_are_the_same(one, other):
    made = [make_id(kind, *pieces) for kind, pieces in (one, other)]

    assert (made[0] == made[1]) == (one == other)
    assert all(name.startswith(f"{kind}-") for name, (kind, _) in zip(made, (one, other), strict=True))
    assert all(len(name) == len(kind) + 21 for name, (kind, _) in zip(made, (one, other), strict=True))


def test_values_that_were_not_compared_are_empty():
    assert (Reason(feature="day", share=0.5).left, Reason(feature="day", share=0.5).right) == ("", "")
