import pytest
from hypothesis import given
from hypothesis import strategies as st
from marks import marked

from accordingto.record.base import Span
from accordingto.show.marks import Mark, cut


@pytest.mark.parametrize(
    ("source", "stretches"),
    [
        ("[speaker:Ms Varga] said [quotation:no].", ["speaker:Ms Varga", ": said ", "quotation:no", ":."]),
        ("nobody said it", [":nobody said it"]),
        ("[quotation:All of it.]", ["quotation:All of it."]),
    ],
)
def test_a_text_is_cut_where_marks_begin_and_end(source, stretches):
    text, spans = marked(source)
    marks = [Mark(span=span, kind=kind) for kind, found in spans.items() for span in found]

    got = cut(text, Span(0, len(text)), marks)

    assert [f"{'+'.join(stretch.kinds)}:{stretch.text}" for stretch in got] == stretches


@st.composite
def _spans(draw, length):
    start = draw(st.integers(0, length - 1))
    return Span(start, draw(st.integers(start + 1, length)))


@given(st.data())
def test_however_marks_overlap_no_character_is_lost_and_each_mark_begins_once(data):
    text = data.draw(st.text("ab“ \n", min_size=1, max_size=30))
    spans = data.draw(st.lists(_spans(len(text)), max_size=6))
    marks = [Mark(span=span, kind="cue", name=f"{span.start}-{span.end}") for span in spans]

    got = cut(text, Span(0, len(text)), marks)

    assert "".join(stretch.text for stretch in got) == text
    assert sorted(name for stretch in got for name in stretch.begins) == sorted({mark.name for mark in marks})
    for mark in marks:
        assert "".join(stretch.text for stretch in got if mark.name in stretch.names) == mark.span.of(text)


def test_the_shortest_mark_decides_where_a_stretch_leads():
    marks = [Mark(span=Span(0, 9), kind="quotation", leads="whole"), Mark(span=Span(3, 5), kind="event", leads="part")]

    got = cut("We talked", Span(0, 9), marks)

    assert [stretch.leads for stretch in got] == ["whole", "part", "whole"]
