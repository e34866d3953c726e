"""Two real reports of one happening, by offsets only: what a careful reader must find in them."""

import pytest

import accordingto
from accordingto.check import check
from accordingto.record.base import Span

pytestmark = [pytest.mark.model, pytest.mark.shared]

PENCE = {"independent": (Span(3101, 3245), Span(3295, 3401)), "vice": (Span(2074, 2232),)}
KIM_WHOLE, KIM_PULLED = Span(538, 770), Span(82, 190)


@pytest.fixture(scope="module")
def record(shared):
    return accordingto.dossier([shared / "reports" / "olympics-2018"])


@pytest.fixture(scope="module")
def pages(record):
    return {name: one for one in record.reports for name in PENCE if name in one.page.name}


def _saying(report, *content):
    return next(one for one in report.said if one.content == content)


def _claim(record, said):
    return next(claim for claim in record.claims if said.id in claim.members)


def _origins(record, claim):
    names = {origin.id: origin.name for origin in record.origins}
    return [names[origin] for origin in claim.origins]


def test_every_span_holds_its_words(record):
    assert check(record) == ()


def test_the_two_reports_are_one_story(record):
    assert [len(story.pages) for story in record.stories] == [2]


def test_furniture_is_kept_out_though_it_shares_a_line_with_the_text(pages):
    inside = [region.span for region in pages["independent"].regions if region.is_furniture]
    assert all(any(span.holds(Span(*bounds)) for span in inside) for bounds in ((189, 227), (229, 1122), (3403, 3530)))
    assert not any(span.meets(Span(1122, 3402)) for span in inside)
    assert any(r.is_furniture and r.span == Span(0, 31) for r in pages["vice"].regions)


def test_headline_pull_quote_and_captions_are_known_for_what_they_are(pages):
    kinds = {(region.kind, region.span.start) for region in pages["vice"].regions}
    assert {("headline", 34), ("pull quote", 82), ("caption", 191), ("caption", 2452)} <= kinds


def test_the_vice_presidents_words_have_one_origin(record, pages):
    said = {name: _saying(pages[name], *content) for name, content in PENCE.items()}
    claims = {_claim(record, one).id for one in said.values()}
    assert len(claims) == 1
    claim = _claim(record, said["vice"])
    assert len(claim.outlets) == 2
    assert _origins(record, claim) == ["Washington Post"]
    assert [[link.name for link in one.chain[:-1]] for one in said.values()] == [["Mike Pence", "Washington Post"]] * 2


def test_the_two_wordings_of_his_words_differ_in_four_places(record, pages):
    ids = {_saying(pages[name], *content).id for name, content in PENCE.items()}
    (match,) = [match for match in record.matches if {match.left, match.right} == ids]
    kinds = sorted(edit.kind for edit in match.edits)
    assert kinds in (["added", "case", "cut short", "spelling"], ["case", "continued", "dropped", "spelling"])


def test_the_leaders_words_have_one_origin_through_the_state_agency(record, pages):
    whole = _saying(pages["vice"], KIM_WHOLE)
    claim = _claim(record, whole)
    assert whole.speaker.name in ("Kim Jong Un", "Kim Jong-un")
    assert _origins(record, claim) == ["Korean Central News Agency"]
    assert len(claim.outlets) == 2


def test_the_pull_quote_ends_its_sentence_early(record, pages):
    ids = {_saying(pages["vice"], KIM_WHOLE).id, _saying(pages["vice"], KIM_PULLED).id}
    (match,) = [match for match in record.matches if {match.left, match.right} == ids]
    assert {edit.kind for edit in match.edits} <= {"cut short", "continued", "punctuation"}
    assert match.edits


@pytest.mark.parametrize(("name", "content"), [("vice", Span(799, 856)), ("independent", Span(2037, 2069))])
def test_thanks_and_satisfaction_are_his_by_the_agencys_word(record, pages, name, content):
    said = _saying(pages[name], content)
    assert said.speaker.name in ("Kim Jong Un", "Kim Jong-un")
    assert said.relays
    assert _origins(record, _claim(record, said)) == ["Korean Central News Agency"]


def test_who_invited_whom(record, pages):
    names = {mention: actor.name for actor in record.actors for mention in actor.mentions}
    invited = [
        ({names.get(one) for one in event.agent}, {names.get(one) for one in event.patient})
        for name in ("independent", "vice")
        for event in pages[name].events
        if event.words.lower() in ("invitation", "invited")
    ]
    assert len(invited) == 2
    assert all(any("Yo" in (agent or "") for agent in agents) for agents, _ in invited)
    assert all(patients == {"Moon Jae-in"} for _, patients in invited)


def test_told_a_president_is_no_relay(pages):
    told = next(one for one in pages["vice"].said if one.content[0].start == 2383)
    assert told.relays == ()
    assert told.addressee
