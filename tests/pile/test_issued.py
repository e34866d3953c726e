"""A statement that one page names and another only gives is one origin: whoever issued it."""

import pytest

import accordingto
from accordingto.pile import dossier
from accordingto.record.dossier import Maker
from accordingto.record.page import Raw
from accordingto.run.inline import Inline

pytestmark = pytest.mark.model

MAKER = Maker(version="0", parser="none", encoder="default", lexicon="0")
WORDS = "No toll will be paid on the bridge to Vik before the winter has come to its end"


@pytest.fixture(scope="module")
def tools():
    return accordingto.tools()


def made_of(tools, **texts):
    """The dossier of pages of these outlets."""
    raws = [
        Raw(name=outlet, data=text.encode(), media="text", encoding="utf-8", outlet=outlet.replace("_", " "))
        for outlet, text in texts.items()
    ]
    return dossier([accordingto.report(raw, tools) for raw in raws], (), Inline(), MAKER)


def test_words_of_a_statement_and_words_of_whoever_issued_it_are_one_origin(tools):
    made = made_of(
        tools,
        Corran_Post=f"Ada Holm issued a statement on Monday about the bridge to Vik. “{WORDS},” the statement said.",
        Vik_Times=f"Ada Holm spoke of the bridge to Vik. “{WORDS},” Ada Holm said on Monday.",
    )
    claim = next(one for one in made.claims if len(one.outlets) == 2)

    assert [one.name for one in made.origins if one.id in claim.origins] == ["statement by Ada Holm"]


def test_what_somebody_is_said_in_a_statement_to_have_said_comes_from_the_statement(tools):
    made = made_of(
        tools, Corran_Post="Ada Holm said in a statement that Leif Reed had told her: “I will not pay a toll.”"
    )
    inner = next(one for report in made.reports for one in report.said if one.speaker.name == "Leif Reed")
    claim = next(one for one in made.claims if inner.id in one.members)

    assert [one.name for one in made.origins if one.id in claim.origins] == ["statement by Ada Holm"]


def test_a_statement_that_stands_behind_its_bodys_name_is_called_a_statement(tools):
    made = made_of(tools, Corran_Post=f"“{WORDS},” a Harbour Safety Board statement said on Monday.")

    assert [one.name for one in made.origins] == ["statement by Harbour Safety Board"]
