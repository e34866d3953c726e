"""Whom a page credits near its top."""

import pytest
from pile.build import Said, cast_of, report

from accordingto.pile.story.match import Pack, compare
from accordingto.pile.told import told
from accordingto.pile.trace import trace
from accordingto.pile.trace.outlets import press
from accordingto.record.story import Story

LONG = "The tide was low and the boats lay on the sand. " * 40


def credited(*pages):
    story = Story(id="story-1", pages=tuple(sorted(page.page.id for page in pages)))
    known = cast_of(*pages)
    found = trace(pages, [story], compare(Pack(story, pages, known)), known).credits
    texts = {page.page.id: page.page.text for page in pages}
    for credit in found:
        assert all(piece.words == piece.span.of(texts[piece.page]) for piece in credit.evidence)
    names = {page.page.id: page.page.outlet for page in pages}
    return [(names[one.page], one.outlet, [names[own] for own in one.own]) for one in found]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("The envoy has met the minister, according to the Washington Post.", "Washington Post"),
        ("The Washington Post first reported the visit, which lasted an hour.", "Washington Post"),
        ("A letter published over the weekend by Tidewater.net names the owner.", "Tidewater"),
        ("In an interview with Anna Holm of the New Yorker she denied it.", "New Yorker"),
        ("Deep in the New Yorker piece is a name that nobody knew.", "New Yorker"),
        ("She stumbled in her appearance on CBS’s “60 Minutes” on Sunday.", "CBS News"),
    ],
)
def test_a_page_credits_whom_it_names_for_its_news(text, outlet):
    assert ("The Herald", outlet, []) in credited(report("The Herald", text))


@pytest.mark.parametrize(
    "text",
    [
        "The Washington Post building stood empty in the rain.",
        f"{LONG}The Washington Post first reported the visit.",
        "She told the minister of ports that no ship would sail.",
        "The Herald first reported the visit, which lasted an hour.",
    ],
    ids=["named, not credited", "far down", "no outlet", "itself"],
)
def test_a_page_does_not_credit(text):
    assert credited(report("The Herald", text)) == []


def test_the_agency_of_a_byline_is_credited():
    page = report("The Herald", Said("“No ship sails,”", "Ana Reyes"), byline="By Associated Press")

    assert credited(page) == [("The Herald", "Associated Press", [])]


def test_a_credited_outlet_whose_page_is_in_the_story_is_known_by_that_page():
    pages = (
        report("The Herald", "The envoy has met the minister, the Washington Post reported."),
        report("Washington Post", "The envoy has met the minister in secret."),
    )

    assert credited(*pages) == [("The Herald", "Washington Post", ["Washington Post"])]


def test_what_a_story_is_told_to_rest_on_does_not_depend_on_the_order_of_its_pages():
    pages = tuple(report(name, Said("“No ship sails,”", "Ana Reyes", "the Washington Post")) for name in ("A B", "C D"))
    story = Story(id="story-1", pages=tuple(sorted(page.page.id for page in pages)))
    outlets = press(page.page.outlet for page in pages)

    one, other = (told(Pack(story, order, cast_of(*pages)), outlets).story.credits for order in (pages, pages[::-1]))

    assert one == other
    assert {credit.outlet for credit in one} == {"Washington Post"}


def test_whom_another_page_names_for_the_same_words_is_no_credit_of_this_one():
    quoted = "“Nobody leaves the harbour until the organisers have signed the paper,”"
    pages = (
        report("The Herald", Said(quoted, "Ana Reyes", "the Washington Post")),
        report("The Echo", Said(quoted, "Ana Reyes")),
    )

    assert credited(*pages) == [("The Herald", "Washington Post", [])]
