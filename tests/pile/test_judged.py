"""What persons judged of statements and events outweighs what their wordings share."""

import pytest
from msgspec.structs import replace
from pile.build import Did, Said, cast_of, report

from accordingto.pile.correct import corrected
from accordingto.pile.story import pack
from accordingto.pile.told import told
from accordingto.pile.trace.outlets import press
from accordingto.record.base import Reason
from accordingto.record.judgement import Anchor, Judgement
from accordingto.record.story import Judged

QUOTE = "“Nobody leaves the harbour until the organisers have signed the paper,”"
SHORT = "“Nobody leaves the harbour until the organisers have signed,”"
OTHER = "“We have never been paid for a single one of these crossings,”"
HERALD = report("The Herald", Said(QUOTE, "Ana Reyes"), Did("Norland", "met", "Sudria"))
ECHO = report("The Echo", Said(SHORT, "Ana Reyes"), Did("Norland", "met", "Sudria"))
TIDE = report("The Tide", Said(SHORT, "Ana Reyes"), Did("Norland", "met", "Sudria"))
POST = report("The Post", Said(OTHER, "Ben Ode"), Did("Estmark", "left", "Norland", code="RETREAT"))


def pairs(kind, *judged):
    """Return judgements on the first statements, or events, of two pages each."""
    found = []
    for left, right, same in judged:
        low, high = sorted(getattr(one, kind)[0].id for one in (left, right))
        of = "attribution" if kind == "said" else "event"
        found.append(Judged(id=f"{low} {high}", left=low, right=high, same=same, of=of))
    return found


def groups(kind, pages, *judged):
    """Return the outlets of each claim of statements, or events, after some judgements."""
    made = told(pack(pages, cast_of(*pages), pairs(kind, *judged)), press(()))
    of = "attribution" if kind == "said" else "event"
    return sorted(claim.outlets for claim in made.claims if claim.of == of), made


@pytest.mark.parametrize("kind", ["said", "events"])
def test_what_is_judged_to_be_two_is_not_joined_by_a_third_either(kind):
    pages = (HERALD, ECHO, TIDE)
    assert groups(kind, pages)[0] == [("The Echo", "The Herald", "The Tide")]

    found, made = groups(kind, pages, (HERALD, ECHO, False))

    assert len(found) == 2
    assert not any({"The Herald", "The Echo"} <= set(outlets) for outlets in found)
    ends = {HERALD.said[0].id, ECHO.said[0].id, HERALD.events[0].id, ECHO.events[0].id}
    of = "attribution" if kind == "said" else "event"
    assert not any({match.left, match.right} <= ends for match in made.matches if match.of == of)


def test_the_surest_of_the_matches_is_kept():
    found, _ = groups("said", (HERALD, ECHO, TIDE), (HERALD, ECHO, False))

    assert found == [("The Echo", "The Tide"), ("The Herald",)]


@pytest.mark.parametrize("kind", ["said", "events"])
def test_what_is_judged_to_be_one_is_one_claim_whoever_says_it_and_however(kind):
    found, made = groups(kind, (HERALD, POST), (HERALD, POST, True))

    assert found == [("The Herald", "The Post")]
    (match,) = (match for match in made.matches if match.by == "person")
    assert (match.score, match.reasons) == (1.0, (Reason(feature="a person's word", share=1.0),))
    assert bool(match.edits) == (kind == "said")


def test_one_comes_before_two():
    judged = ((HERALD, ECHO, True), (ECHO, TIDE, True), (HERALD, TIDE, False))

    assert groups("said", (HERALD, ECHO, TIDE), *judged)[0] == [("The Echo", "The Herald", "The Tide")]


def judgement(report, *, about="speaker", who=None, nth=0):
    left = Anchor(page=report.page.id, attribution=report.said[nth].id)
    right = (Anchor(page=report.page.id, mention=who.id),) if who else ()
    return Judgement(id="judgement-1", about=about, same=bool(who), left=left, right=right)


def mention(report, words):
    return next(one for one in report.mentions if one.words == words)


PAGE = report(
    "The Herald",
    Said("“I will sail,”", "Ana Reyes", "Ben Ode"),
    Said(OTHER, "Cy Dahl"),
    Did("Norland", "met", "Sudria"),
)


def test_words_are_given_to_whom_they_belong():
    who = mention(PAGE, "Cy Dahl")

    (said, other) = corrected(PAGE, [judgement(PAGE, who=who)]).said

    assert (said.speaker.name, said.speaker.span, said.speaker.mention) == ("Cy Dahl", who.span, who.id)
    assert [link.name for link in said.relays] == ["Ben Ode"]
    assert said.source.kind == "named"
    assert other == PAGE.said[1]


def test_whoever_was_taken_for_a_relay_of_his_own_words_is_none():
    said = corrected(PAGE, [judgement(PAGE, who=mention(PAGE, "Ben Ode"))]).said[0]

    assert [link.name for link in said.chain] == ["Ben Ode", "The Herald"]


def test_nobody_is_known_to_have_said_it():
    said = corrected(PAGE, [judgement(PAGE)]).said[0]

    assert (said.speaker.name, said.speaker.span, said.source) == (None, None, None)
    assert [link.name for link in said.relays] == ["Ben Ode"]


def test_words_of_nobody_leave_what_stands_in_them_to_whoever_quotes_them():
    first, second = PAGE.said
    nested = replace(
        PAGE,
        said=(first, replace(second, parent=first.id)),
        events=tuple(replace(event, by=second.id) for event in PAGE.events),
    )

    inner = corrected(nested, [judgement(nested, about="words", nth=1)])
    outer = corrected(nested, [judgement(nested, about="words")])
    none = corrected(nested, [judgement(nested, about="words", nth=nth) for nth in (0, 1)])

    assert ([one.id for one in inner.said], inner.events[0].by) == ([first.id], first.id)
    assert ([one.parent for one in outer.said], outer.events[0].by) == ([None], second.id)
    assert (none.said, none.events[0].by) == ((), None)


def test_the_later_of_two_judgements_on_one_statement_counts():
    dahl, ode = (mention(PAGE, name) for name in ("Cy Dahl", "Ben Ode"))

    found = corrected(PAGE, [judgement(PAGE, about="words"), judgement(PAGE, who=ode), judgement(PAGE, who=dahl)])

    assert found.said[0].speaker.name == "Cy Dahl"


def test_an_i_goes_with_the_speaker_of_the_words_it_stands_in():
    reyes, dahl = (mention(PAGE, name) for name in ("Ana Reyes", "Cy Dahl"))
    start = PAGE.page.text.index("I will")
    own = replace(
        reyes,
        id="mention-i",
        span=(span := type(reyes.span)(start, start + 1)),
        head=span,
        words="I",
        form="pronoun",
        reasons=(Reason(feature="own words", share=1.0),),
    )
    page = replace(PAGE, mentions=(own, *PAGE.mentions))

    given = corrected(page, [judgement(page, who=dahl)]).mentions[0]
    nobody = corrected(page, [judgement(page)]).mentions[0]

    assert (given.first, given.name) == (dahl.id, "Cy Dahl")
    assert (nobody.first, nobody.name) == ("mention-i", None)


def test_what_is_judged_of_a_mention_that_is_not_there_changes_nobody():
    elsewhere = mention(TIDE, "Ana Reyes")

    assert corrected(PAGE, [judgement(PAGE, who=elsewhere)]) is PAGE
