"""What two tellings of one thing tell differently."""

import msgspec
import pytest
from msgspec.structs import replace
from pile.build import Did, Said, cast_of, report

from accordingto.pile.story.hedges import hedges
from accordingto.pile.story.match import Pack, compare
from accordingto.pile.story.wording import words
from accordingto.record.base import Span
from accordingto.record.story import Match, Story


def differences(left, right):
    """Tell two pages' differences as (kind, the first page's words, the second's, whose it is), and the clashes."""
    pages = (dated(report("The Herald", *left)), report("The Echo", *right))
    story = Story(id="story-1", pages=tuple(sorted(page.page.id for page in pages)))
    compared = compare(Pack(story, pages, cast_of(*pages)))
    found = []
    for match in compared.matches:
        first = match.left_page == pages[0].page.id
        for one in match.differences:
            values = [value.words if value else None for value in (one.left_value, one.right_value)]
            side = {"left": 0, "right": 1, None: None}[one.side]
            if not first:
                values, side = values[::-1], None if side is None else 1 - side
            found.append((one.kind, *values, side))
            for value, page in ((one.left_value, match.left_page), (one.right_value, match.right_page)):
                text = next(each.page.text for each in pages if each.page.id == page)
                assert value is None or (value.page == page and value.span.of(text) == value.words)
    return sorted(found), [clash.field for clash in compared.clashes]


def dated(page):
    """Point each event that has a day at the words for it."""
    start = page.page.text.find("on 3 May")
    span = Span(start, start + len("on 3 May")) if start >= 0 else None
    events = (replace(event, when_span=span if event.when else None) for event in page.events)
    return replace(page, events=tuple(events))


def said(words, speaker="Ana Reyes"):
    return (Said(words, speaker),)


@pytest.mark.parametrize(
    ("left", "right", "want"),
    [
        (
            "the ferry is believed to have sunk off Brae in the storm",
            "the ferry has sunk off Brae in the storm",
            [("hedge", "is believed to have", "sunk", 0)],
        ),
        ("the ferry may sink off Brae tonight", "the ferry may sink off Brae tonight", []),
        ("the ferry may sink off Brae tonight", "the ferry could well sink off Brae tonight", []),
        (
            "the ferry had carried at least 140 passengers that morning",
            "the ferry had carried 150 passengers that morning",
            [("number", "at least 140 passengers", "150 passengers", None)],
        ),
        (
            "the ferry had carried 1,200 passengers that morning",
            "the ferry had carried 1,214 passengers that morning",
            [("number", "1,200 passengers", "1,214 passengers", None)],
        ),
        (
            "“The harbour pilots will not sail before the spring tide,”",
            "“The harbour pilots will sail before the spring tide,”",
            [("polarity", "not", "sail", 0)],
        ),
        (
            "“The harbour pilots will sail before the spring tide,”",
            "“Not one of us slept. The harbour pilots will sail before the spring tide,”",
            [],
        ),
        (
            "“The pilots will sail from the harbour of Brae on 3 May,”",
            "“The pilots will sail from the harbour of Brae on 4 May,”",
            [("date", "3 May", "4 May", None)],
        ),
    ],
)
def test_two_tellings_of_a_statement_differ_in(left, right, want):
    assert differences(said(left), said(right))[0] == want


def test_what_leaves_room_for_both_is_a_difference_and_no_clash():
    rounded = differences(
        said("the ferry had carried about 140 passengers that morning"),
        said("the ferry had carried 143 passengers that morning"),
    )

    assert rounded == ([("number", "about 140 passengers", "143 passengers", None)], [])


def test_of_two_tellings_of_an_event_one_may_hedge_and_the_other_know_when():
    left = Did("Ana Reyes", "reportedly bombed", "Port Brae", "with old shells from the sea", "ASSAULT")
    right = Did("Ana Reyes", "bombed", "Port Brae", "with old shells from the sea", "ASSAULT", when="2031-05-03")

    found, clashes = differences((left,), (right,))

    assert ("hedge", "reportedly", "bombed", 0) in found
    assert clashes == []


@pytest.mark.parametrize(("other", "want"), [("on 3 May", []), ("at night", [("date", "on 3 May", None, 0)])])
def test_a_day_is_given_by_one_side_alone_where_the_other_has_no_words_for_it(other, want):
    left = Did("Ana Reyes", "bombed", "Port Brae", "on 3 May with old shells", "ASSAULT", when="2031-05-03")
    right = Did("Ana Reyes", "bombed", "Port Brae", f"{other} with old shells", "ASSAULT")

    found, _ = differences((left,), (right,))

    assert [one for one in found if one[0] == "date"] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The ferry is believed to have sunk.", ["is believed to have"]),
        ("Police look into allegations that Ms Holm, the mayor of Brae, sank it.", ["allegations that"]),
        ("The ferry reportedly sank; the crew seems to be safe.", ["reportedly", "seems to be"]),
        ("In May she said to them that it would sail.", []),
        ("The man, known to the police, was said to sing.", ["was said to"]),
    ],
)
def test_a_hedge_is_known_by_its_words(text, want):
    assert [hedge.span.of(text) for hedge in hedges(words(text, [Span(0, len(text))]))] == want


def test_what_is_alleged_at_length_is_left_open_to_its_end():
    text = "Police look into allegations that Ms Holm, the mayor of Brae since May, sank the ferry."
    found = words(text, [Span(0, len(text))])

    assert "ferry" in [found.folded[place] for hedge in hedges(found) for place in hedge.about]


def test_a_match_kept_before_there_were_differences_is_read_as_one_without():
    ends = {"left": "event-1", "right": "event-2", "left_page": "page-1", "right_page": "page-2"}
    old = {"id": "match-1", "story": "story-1", "of": "event", "score": 0.5, **ends}

    assert msgspec.json.decode(msgspec.json.encode(old), type=Match).differences == ()
