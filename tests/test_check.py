"""A sound dossier has no problems; each thing broken once is told of in one line."""

import pytest
from msgspec.structs import replace
from sound import FIRST, HIGH, LEFT, PAGES, RIGHT, SOUND, STORY, at

from accordingto.check import CARRIES, REFERS, check
from accordingto.record.actor import Same
from accordingto.record.base import Record, Span
from accordingto.record.story import Edit
from accordingto.schema import RECORDS

FURNITURE = LEFT.regions[2].span


def with_change(record: Record, path: str, value: object) -> Record:
    """Return the record with what stands at "reports.0.said.0.cue" made another."""
    first, _, rest = path.partition(".")
    if not rest:
        return replace(record, **{first: value})
    number, _, rest = rest.partition(".") if isinstance(getattr(record, first), tuple) else ("", "", rest)
    if not number:
        return replace(record, **{first: with_change(getattr(record, first), rest, value)})
    members = list(getattr(record, first))
    members[int(number)] = with_change(members[int(number)], rest, value) if rest else value
    return replace(record, **{first: tuple(members)})


def test_a_sound_dossier_has_no_problems():
    assert check(SOUND) == ()


FAR = Span(5000, 5010)
M, S, E = "reports.0.mentions.0", "reports.0.said.0", "reports.0.events.0"


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        # spans that lie in no page
        (f"{S}.cue", FAR, "cue [5000, 5010] runs past the end of its page"),
        (f"{S}.addressee", (FAR,), "addressee[0] [5000, 5010] runs past the end"),
        (f"{S}.chain.1.cue", FAR, "chain[1]: cue [5000, 5010] runs past the end"),
        (f"{E}.when_span", FAR, "when_span [5000, 5010] runs past the end"),
        ("reports.0.page.known.0.span", FAR, "known[0]: span [5000, 5010] runs past the end"),
        ("matches.0.edits.0.left", FAR, "edits[0]: left [5000, 5010] runs past the end"),
        ("claims.0.wording.0.span", FAR, f"{FIRST.id} wording[0]: span [5000, 5010] runs past the end"),
        # words that do not stand there
        (f"{M}.words", "Mr Brand", 'is said to carry "Mr Brand", but its page has "Ms Brand" there'),
        (f"{S}.words.0", "The port is", 'is said to carry "The port is", but its page has "The harbour is '),
        (f"{S}.chain.1.words", "Post", 'is said to carry "Post", but its page has "Tidewater Post" there'),
        (f"{S}.chain.1.words", None, "chain[1]: span and words do not go together: 1 and 0"),
        (f"{E}.words", "fired", 'is said to carry "fired", but its page has "hired" there'),
        ("matches.0.edits.0.before", "wet", "edits[0]: left"),
        ("matches.0.edits.0.after", "wet", "edits[0]: right"),
        ("matches.0.edits.0.right", None, "right and after do not go together: 0 and 1"),
        ("origins.0.evidence.0.words", "Post", 'is said to carry "Post", but its page has "Tidewater Post" there'),
        ("conflicts.0.left_value.words", "wet", f"{SOUND.conflicts[0].id} left_value: span"),
        # ids of nothing, of another kind, of another page
        (f"{S}.parent", "attribution-z", "parent names attribution-z, which is no attribution of the dossier"),
        (f"{S}.chain.0.mention", LEFT.events[0].id, "which is no mention of the dossier"),
        (f"{S}.chain.0.mention", RIGHT.mentions[0].id, "which is of another page"),
        (f"{M}.first", "mention-z", "first names mention-z, which is no mention"),
        (f"{E}.agent", ("mention-z",), "agent[0] names mention-z"),
        (f"{E}.patient", ("mention-z",), "patient[0] names mention-z"),
        (f"{E}.place", "mention-z", "place names mention-z"),
        (f"{E}.by", RIGHT.said[0].id, "which is of another page"),
        ("actors.0.mentions", ("mention-z",), "mentions[0] names mention-z"),
        ("same.0.right", "mention-z", "right names mention-z"),
        ("stories.0.pages", ("page-z",), "pages[0] names page-z"),
        ("matches.0.story", "story-z", "story names story-z"),
        ("matches.0.left", LEFT.events[0].id, "which is no attribution"),
        ("matches.0.left", HIGH.said[0].id, "which is of another page"),
        ("origins.0.story", FIRST.id, "which is no story"),
        ("claims.0.members", (LEFT.events[0].id,), "which is no attribution"),
        ("claims.0.pages", ("page-z",), "pages[0] names page-z"),
        ("claims.0.origins", ("origin-z",), "origins[0] names origin-z"),
        ("claims.0.wording.0.page", "page-z", "page names page-z, which is no page"),
        ("conflicts.0.right", "claim-z", "right names claim-z"),
        ("relations.0.claims", ("claim-z",), "claims[0] names claim-z"),
        ("relations.0.left", LEFT.mentions[0].id, "which is no actor"),
        # offices held
        ("actors.0.held.0.start", "20 January 2017", 'held[0]: "20 January 2017" is no date'),
        ("actors.0.held.0.end", "2016", "held[0]: held from 2017-01-20 to 2016, which is before"),
        # pages, regions, furniture
        (f"{M}.page", RIGHT.page.id, f"but names {RIGHT.page.id} as its page"),
        (f"{M}.head", at(LEFT.page.text, "told"), "is not inside span"),
        ("reports.0.regions.1.span", Span(30, LEFT.regions[1].span.end), "no region holds"),
        ("reports.0.regions.0.span", Span(0, 30), "overlap or are out of order"),
        (f"{S}.cue", Span(FURNITURE.start, FURNITURE.start + 4), "an attribution stands in furniture"),
        (f"{E}.trigger", Span(FURNITURE.start, FURNITURE.start + 4), "an event stands in furniture"),
        # lists
        ("reports", (RIGHT, LEFT), "dossier: reports are not sorted"),
        ("refusals", SOUND.refusals[::-1], "dossier: refusals are not sorted by name"),
        ("actors", SOUND.actors[::-1], "dossier: actors are not sorted"),
        ("claims", (*SOUND.claims, SOUND.claims[1]), "dossier: claims are not sorted, or one is there twice"),
        ("stories.0.pages", PAGES[::-1], f"{STORY.id}: pages are not sorted"),
        ("reports.0.events", LEFT.events * 2, "two of its events have one id"),
    ],
)  # fmt: skip
def test_each_thing_broken_is_told_of(path, value, line):
    problems = check(with_change(SOUND, path, value))

    assert any(line in problem for problem in problems), problems
    assert all("\n" not in problem for problem in problems)
    assert len(problems) <= 3


def test_a_story_by_itself_may_go_on_from_one_that_is_elsewhere():
    """An archive gives one story of many as a dossier."""
    alone = with_change(SOUND, "stories.0.follows", ("story-0",))
    assert check(alone) == ()
    assert [line for line in check(replace(alone, stories=(*alone.stories, alone.stories[0]))) if "story-0" in line]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("reports.0.page.known.0.value", "Another Outlet"),
        ("reports.0.mentions.0.id", "mention-1"),
        ("reports.0.events.0.code", "FIGHT"),
        ("reports.0.said.0.id", "said-1"),
        ("actors.0.id", "actor-1"),
        ("same.0.by", "person"),
        ("stories.0.id", "story-1"),
        ("matches.0.id", "match-1"),
        ("claims.0.id", "claim-1"),
        ("conflicts.0.field", "number"),
        ("relations.0.day", "2031-03-02"),
    ],
)
def test_an_id_that_does_not_follow_from_its_record_is_told_of(path, value):
    problems = check(with_change(SOUND, path, value))

    assert sum(": by what it holds its id is " in problem for problem in problems) == 1


def test_every_record_that_carries_words_is_looked_at():
    carriers = {kind for kind in RECORDS.values() if {"words", "before", "position"} & set(kind.__struct_fields__)}

    assert carriers - {RECORDS["Parse"]} == set(CARRIES)


def test_every_field_that_names_another_record_is_looked_at():
    names = {
        "first",
        "parent",
        "mention",
        "mentions",
        "by",
        "left",
        "right",
        "story",
        "follows",
        "pages",
        "members",
        "origins",
        "claims",
    }
    naming = {
        (kind, field)
        for kind in RECORDS.values()
        for field in kind.__struct_fields__
        if field in names and kind.__name__ != "Dossier"
    }
    looked_at = {(kind, field) for kind, fields in REFERS.items() for field in fields}

    values = {
        (Same, "by"),
        (RECORDS["Judged"], "by"),
        (RECORDS["Match"], "by"),
        (Edit, "left"),
        (Edit, "right"),
        (RECORDS["Reason"], "left"),
        (RECORDS["Reason"], "right"),
        # What an archive's judgements hold on to may be gone, and may come back.
        (RECORDS["Judgement"], "left"),
        (RECORDS["Judgement"], "right"),
        (RECORDS["Anchor"], "mention"),
    }
    assert naming - looked_at - {(RECORDS["Report"], "mentions")} == values


def test_a_span_of_a_record_that_names_no_page_is_told_of():
    class Loose(Record, frozen=True, kw_only=True):
        id: str = "loose-1"
        span: Span = Span(0, 4)

    assert check(replace(SOUND, relations=(Loose(),))) == ("loose-1: span [0, 4] belongs to no page",)
