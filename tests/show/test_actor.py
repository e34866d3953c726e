"""What the page of an actor holds."""

import re

import pytest
from msgspec.structs import replace

import accordingto.show.actor
from accordingto.record.base import Span, make_id
from accordingto.show.html import html
from accordingto.show.text import text
from accordingto.show.view import view
from tests.show.sample import sample


def page_of(dossier, name):
    return next(page for person, page in view(dossier).cast.active if person.name == name)


def lists_of(dossier, name):
    """Return heading → who and words of each entry."""
    return {one.heading: [(entry.who, entry.words) for entry in one.first] for one in page_of(dossier, name).lists}


def with_mention(dossier, words, of):
    """Let some words of a page speak of the actor called `of`."""
    report = next(report for report in dossier.reports if words in report.page.text)
    start = report.page.text.index(words)
    span = Span(start, start + len(words))
    own = make_id("mention", report.page.id, span.start, span.end, span.start)
    mention = replace(report.mentions[0], id=own, first=own, span=span, head=span, words=words, form="description")
    told = replace(report, mentions=(*report.mentions, mention))
    actors = tuple(
        replace(actor, mentions=tuple(sorted((*actor.mentions, own)))) if actor.name == of else actor
        for actor in dossier.actors
    )
    return replace(dossier, actors=actors, reports=tuple(told if one is report else one for one in dossier.reports))


def test_what_somebody_said_did_and_had_done_to_them_stands_on_their_page():
    assert lists_of(sample(), "the owners") == {
        "Did": [
            ("the owners", "accuses or criticises the pilots’ union"),
            ("the owners", "threatens the pilots’ union"),
        ],
        "Others did": [("Ada Varga", "meets or consults the owners")],
    }
    assert list(lists_of(sample(), "Ada Varga")) == ["Said", "Did"]
    assert list(lists_of(sample(), "Radio Corran")) == ["Handed on"]


def test_what_others_say_of_somebody_stands_on_their_page_and_what_they_say_of_themselves_does_not():
    dossier = with_mention(sample(), "Fourteen pilots", of="Ada Varga")
    own = with_mention(sample(), "Fourteen pilots", of="the pilots’ union")

    assert lists_of(dossier, "Ada Varga")["Others said"] == [("the pilots’ union:", "Fourteen pilots have walked out")]
    assert "Others said" not in lists_of(own, "the pilots’ union")


def test_what_the_pages_say_is_kept_apart_from_what_our_table_says():
    page = page_of(sample(), "Ada Varga")

    assert (page.offices, page.held) == (("minister",), ("minister of ports (Malta), from March 2029 on",))
    for shown in (html(sample()), text(sample(), width=200)):
        assert "minister of ports (Malta), from March 2029 on" in shown
        assert "our table of office holders" in shown


def test_what_is_not_known_of_an_actor_is_said_to_be_not_known():
    undated = tuple(replace(report, page=replace(report.page, known=())) for report in sample().reports)
    shown = html(replace(sample(), reports=undated))

    assert "country not known · sector not known" in shown
    assert "not looked up, for no page that names it has a date" in shown


def test_a_long_list_is_cut_and_leads_on_to_the_story(monkeypatch):
    monkeypatch.setattr(accordingto.show.actor, "MOST", 1)
    (said, *_) = page_of(sample(), "Ada Varga").lists

    assert (len(said.first), len(said.numbers), said.more) == (1, 2, 1)
    assert re.search(rf'and 1 more, in <a href="#{said.stories[0][1]}">', html(sample()))


@pytest.mark.parametrize("name", ["Ada Varga", "the pilots’ union"])
def test_the_name_of_a_speaker_leads_to_the_page_of_the_actor(name):
    (anchor,) = [person.anchor for person, _ in view(sample()).cast.active if person.name == name]

    assert f'<a class="actor" href="#{anchor}">{name}</a>' in html(sample())
