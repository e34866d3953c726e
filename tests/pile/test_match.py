"""The same statement in two places."""

import pytest
from pile.build import Did, Said, cast_of, report

from accordingto.pile.story.happening import happenings
from accordingto.pile.story.match import Pack, compare, crowd_keys, event_keys, one_event, statement_keys
from accordingto.pile.story.statement import statements
from accordingto.pile.story.wording import Wording
from accordingto.record.base import Reason
from accordingto.record.story import Story


def found(*reports):
    story = Story(id="story-1", pages=tuple(sorted(one.page.id for one in reports)))
    return compare(Pack(story, tuple(reports), cast_of(*reports))).matches


def kinds(*said):
    """Match two statements on two pages; return the kinds of the edits from the first to the second, None if apart."""
    left, right = report("The Herald", said[0]), report("The Echo", said[1])
    pairs = found(left, right)
    if not pairs:
        return None
    first = pairs[0].left == left.said[0].id
    mirror = {"dropped": "added", "added": "dropped", "cut short": "continued", "continued": "cut short"}
    read = [edit.kind if first else mirror.get(edit.kind, edit.kind) for edit in pairs[0].edits]
    return sorted(read)


@pytest.mark.parametrize(
    ("left", "right", "want"),
    [
        (
            Said("“Look, nobody leaves the harbour until the organisers have signed,”", "Ana Reyes", "the Daily Post"),
            Said("“Nobody leaves the harbor until the organizers have signed,”", "Ana Reyes"),
            ["case", "dropped", "spelling", "spelling"],
        ),
        (
            Said("“Nobody leaves the harbour until they have signed,”", "Ana Reyes"),
            Said(("“Nobody leaves the harbour until they have signed,”", "“Then we sail together”"), "Ana Reyes"),
            ["continued"],
        ),
        (
            Said("“We walk in a new season of trust and of open doors between our two towns,”", "Ana Reyes"),
            Said("the towns had found a “new season of trust”", "Ana Reyes"),
            ["cut short", "dropped"],
        ),
        (
            Said("“We walk in a new season of trust and of open doors between our two towns,”", "Ana Reyes"),
            Said("“We walk in a new season of trust.”", None),
            ["cut short"],
        ),
        (
            Said("the ferry had carried too many passengers that morning", "Ana Reyes"),
            Said("that the ferry carried too many passengers in the morning", "Ana Reyes"),
            [],
        ),
        (
            Said("they had found “a new season of trust” and “the open doors”", "Ana Reyes"),
            Said("the towns had found “a new season of trust”", "Ana Reyes"),
            [],
        ),
        (
            Said(("“We found a new season of trust,”", "“Doors are open”"), "Ana Reyes"),
            Said(("“We found a new season of trust,”", "“doors are shut”"), "Ana Reyes"),
            ["cut short"],
        ),
        (
            Said(("“We found a new season of trust,”", "“and doors that never were open”"), "Ana Reyes"),
            Said("“We found a new season of trust,”", "Ana Reyes"),
            ["cut short"],
        ),
    ],
    ids=[
        *("altered", "one sentence more", "fragment", "pull quote", "indirect"),
        *("a fragment more", "a sentence and a fragment", "a long part more"),
    ],
)
def test_one_statement_is_found_in_two_wordings(left, right, want):
    assert kinds(left, right) == want


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            Said("“Nobody leaves the harbour tonight,”", "Ana Reyes"),
            Said("“Nobody leaves the harbour tonight,”", "Ben Ode"),
        ),
        (Said("they were “bad people”", "Ana Reyes"), Said("“I saw no bad people there,”", "Ana Reyes")),
        (Said("the “harbour”", "Ana Reyes"), Said("“The harbour is not safe for anybody,”", None)),
        (Said("“It is what it is,”", "Ana Reyes"), Said("“I know what it is that he wants,”", "Ana Reyes")),
        (
            Said("the ferry had carried too many passengers", "Ana Reyes"),
            Said("the ferry had carried too many passengers", None),
        ),
        (
            Said("the ferry had carried 140 passengers that morning", "Ana Reyes"),
            Said("the ferry had carried 190 passengers that morning", "Ana Reyes"),
        ),
        (
            Said("the ferry carried too many passengers that morning", "Ana Reyes"),
            Said("the ferry never carried too many passengers that morning", "Ana Reyes"),
        ),
    ],
    ids=[
        "two speakers",
        "everyday words",
        "one word",
        "common words",
        "indirect, speaker unknown",
        "another number",
        "denied",
    ],
)
def test_statements_that_only_look_alike_stay_apart(left, right):
    assert kinds(left, right) is None


def test_a_pull_quote_is_matched_with_the_body_of_its_own_page():
    page = report(
        "The Herald",
        Said("“We walk in a new season of trust.”", None),
        Said("“We walk in a new season of trust and of open doors between our two towns,”", "Ana Reyes"),
    )

    (match,) = found(page)

    assert match.left_page == match.right_page == page.page.id
    assert {edit.kind for edit in match.edits} <= {"cut short", "continued"}


def test_reasons_add_up_to_the_score():
    said = Said("“Nobody leaves the harbour until they have signed,”", "Ana Reyes")
    (match,) = found(report("The Herald", said), report("The Echo", "On Monday.", said))

    assert match.edits == ()
    assert match.score == pytest.approx(sum(reason.share for reason in match.reasons))


@pytest.mark.parametrize(
    ("right", "one"),
    [
        (Did("Norland", "attacked", "Sudria", "with rockets before dawn on Monday", "ASSAULT"), True),
        (Did("Norland", "attacked", "Sudria", "with rockets before dawn on Monday", "ASSAULT", "denied"), False),
        (Did("Sudria", "attacked", "Norland", "with rockets before dawn on Monday", "ASSAULT"), False),
        (Did("Norland", "shelled", "Sudria", "in the last war", "ASSAULT"), False),
    ],
)
def test_events_are_one_where_code_sides_status_and_words_agree(right, one):
    left = Did("Norland", "attacked", "Sudria", "with rockets on Monday", "ASSAULT")

    assert bool(found(report("The Herald", left), report("The Echo", right))) == one


@pytest.mark.parametrize(
    ("inner", "one"),
    [
        ("“a new season of trust”", False),
        ("“We walk in a new season of trust and of open doors between our two towns,”", True),
    ],
    ids=["a part", "all of it"],
)
def test_what_somebody_tells_of_another_is_one_with_his_words_only_as_a_whole(inner, one):
    """Who hands words on may be named as their speaker elsewhere; what stands in his own longer words is not these."""
    left = report("The Herald", Said(inner, "the union", "Ana Reyes"))
    right = report(
        "The Echo", Said("“We walk in a new season of trust and of open doors between our two towns,”", "Ana Reyes")
    )

    assert bool(found(left, right)) == one


def compared(*parts):
    """The statements and events of a page as they are compared."""
    page = report("The Herald", *parts)
    cast, wording = cast_of(page), Wording(page.page.text)
    return list(statements(page, cast, wording.words)), list(happenings(page, cast, wording))


def test_a_statement_is_looked_for_by_three_quoted_words_and_by_who_says_it():
    ((one,), _) = compared(Said("“Nobody leaves the old tower tonight,”", "Ana Reyes"))
    ((unsaid,), _) = compared(Said("“Nobody leaves the old tower tonight,”", None))
    ((empty,), _) = compared(Said("“It is what it is,”", "Ana Reyes"))
    runs = {
        ("nobody", "leaves", "the"),
        ("leaves", "the", "old"),
        ("the", "old", "tower"),
        ("old", "tower", "tonight"),
    }

    assert set(statement_keys(one)) == {*runs, one.speaker}
    assert set(statement_keys(unsaid)) == runs
    assert set(statement_keys(empty)) == set()
    assert {key[0] for key in crowd_keys(one)} == {one.speaker}
    assert {frozenset(key[1:]) for key in crowd_keys(one)} == {
        frozenset((left, right)) for left in one.stems for right in one.stems if left < right
    }


def test_an_event_is_looked_for_by_its_code_and_who_does_it_or_how_it_is_told():
    (_, (one,)) = compared(Did("Norland", "attacked", "Sudria", "", "ASSAULT"))

    assert set(event_keys(one)) == {
        ("ASSAULT", "agent", one.agent[0]),
        ("ASSAULT", "patient", one.patient[0]),
        ("ASSAULT", "attac"),
    }


def test_a_match_says_of_what_it_is_and_which_two_are_one():
    said = Said("“Nobody leaves the harbour until they have signed,”", "Ana Reyes")
    did = Did("Norland", "attacked", "Sudria", "with rockets on Monday", "ASSAULT")
    left, right = report("The Herald", said, did), report("The Echo", said, did)
    matches = found(left, right)

    assert {match.of for match in matches} == {"attribution", "event"}
    for match in matches:
        of = "said" if match.of == "attribution" else "events"
        ends = {one.page.id: getattr(one, of)[0].id for one in (left, right)}
        assert match.id.startswith("match-")
        assert {match.left_page: match.left, match.right_page: match.right} == ends
        assert match.left < match.right


@pytest.mark.parametrize(("shares", "score"), [((0.25, 0.25), 0.5), ((0.7, 0.7), 1.0), ((0.123456,), 0.1235)])
def test_the_score_of_two_events_is_the_sum_of_its_shares_and_at_most_one(shares, score):
    page = report("The Herald", Did("Norland", "met", "Sudria"), Did("Norland", "left", "Sudria"))
    reasons = tuple(Reason(feature="words", share=share) for share in shares)

    assert one_event(Story(id="story-1", pages=(page.page.id,)), *page.events, reasons).score == score


def test_words_told_of_and_words_quoted_differ_in_no_wording():
    quoted = Said("“The ferry carried too many passengers that morning,”", "Ana Reyes")
    told = Said("the ferry had carried too many passengers that morning", "Ana Reyes")

    assert kinds(quoted, told) == kinds(told, quoted) == []
