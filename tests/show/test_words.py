import pytest

from accordingto.record.claim import Origin
from accordingto.record.story import Edit
from accordingto.show.words import alteration, count, date, origins, quoted, series


def _origin(kind: str, name: str | None = None, how: str = "said") -> Origin:
    return Origin(id=f"origin-{kind}-{name}", story="story-1", kind=kind, name=name, how=how, why="", evidence=())


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ([_origin("agency", "the Corran News Agency")], "1 origin (the Corran News Agency)"),
        ([_origin("agency", "Corran", "inferred")], "1 origin (Corran, inferred)"),
        ([_origin("speaker", "Ms Varga")], "1 origin (the speaker; how the words reached the outlet is not stated)"),
        ([_origin("document")], "1 origin (a document, not named)"),
        ([_origin("own word")] * 2, "no origin named; each in its own words"),
        ([_origin("own word")], "in the outlet’s own words; names no source"),
        (
            [_origin("agency", "Corran"), _origin("own word")],
            "1 origin (Corran); also in an outlet’s own words, which name no source",
        ),
        ([_origin("agency", "Corran"), _origin("outlet")], "2 origins (Corran; another outlet, not named)"),
        ([], "origin not known"),
    ],
)
def test_origins_are_counted_and_named(found, words):
    assert origins(found) == words


@pytest.mark.parametrize(
    ("kind", "before", "after", "words"),
    [
        ("dropped", "The truth is,", "", "drops “The truth is,”"),
        ("added", "", "surely", "adds “surely”"),
        ("changed", "every", "each", "has “each” for “every”"),
        ("case", "no", "No", "writes “No” for “no”"),
        ("spelling", "harbor", "harbour", "spells “harbor” as “harbour”"),
        ("punctuation", ",", ".", "has “.” for “,” (punctuation)"),
        ("punctuation", ",", "", "drops “,” (punctuation)"),
        ("punctuation", "", ",", "adds “,” (punctuation)"),
        ("cut short", "until the pilots are paid", "", "stops before “until the pilots are paid”"),
        ("continued", "", "But my door is open", "goes on: “But my door is open”"),
    ],
)
def test_an_edit_is_said_in_words(kind, before, after, words):
    assert alteration(Edit(kind=kind, left=None, right=None, before=before, after=after)) == words


@pytest.mark.parametrize(
    ("words", "curly"),
    [
        ('"No."', "“No.”"),
        ("“No”", "“No”"),
        ("no", "“no”"),
        ("“‘No,’ he said”", "“‘No,’ he said”"),
        ("don't", "“don't”"),
    ],
)
def test_words_are_put_between_curly_marks_once(words, curly):
    assert quoted(words) == curly


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2031-05-03", "3 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("2031-13-01", "2031-13-01"),
        ("soon", "soon"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(day, words):
    assert date(day) == words


def test_counts_and_series_read_as_a_sentence_does():
    assert [count(1, "story"), count(2, "story"), count(1204, "page")] == ["1 story", "2 stories", "1,204 pages"]
    assert [series(["Seoul"]), series(["Seoul", "Tokyo", "Beijing"])] == ["Seoul", "Seoul, Tokyo and Beijing"]
