"""Whose outlet a journalist is: by what the page says of the name, once anywhere."""

import pytest
from msgspec.structs import replace
from pile.build import Said, cast_of, report

from accordingto.pile.trace.outlets import press
from accordingto.pile.trace.root import root
from accordingto.pile.trace.staff import employer
from accordingto.record.actor import Mention
from accordingto.record.base import Span

PRESS = press(["Daily Oyster"])


def page_of(sentence):
    """A page on which Mr Reed tells Ada Varga something, and of her the sentence is true."""
    page = report("The Echo", sentence, Said("“No tolls,”", "Leo Reed", "Ada Varga"))
    varga = next(mention for mention in page.mentions if mention.name == "Ada Varga")
    mentions = [
        replace(
            varga, id=f"mention-{name}-{start}", span=span, head=span, words=name, name=name, kind=kind, first=first
        )
        for name, kind, first in (("Ada Varga", "person", varga.first), ("Daily Oyster", "outlet", "mention-oyster"))
        for start in [page.page.text.find(name)]
        for span in [Span(start, start + len(name))]
    ]
    others = (replace(one, kind="person") if one.id == varga.id else one for one in page.mentions)
    return replace(page, mentions=tuple(sorted((*others, *mentions), key=lambda one: one.span)))


def of_varga(page) -> Mention:
    return next(mention for mention in reversed(page.mentions) if mention.name == "Ada Varga")


@pytest.mark.parametrize(
    "sentence",
    [
        "Daily Oyster’s Ada Varga was there.",
        "Daily Oyster reporter Ada Varga was there.",
        "Daily Oyster's chief political correspondent, Ada Varga was there.",
        "Ada Varga of the Daily Oyster was there.",
        "Ada Varga, a reporter for the Daily Oyster, was there.",
    ],
)
def test_what_was_told_to_a_journalist_has_the_outlet_for_its_origin_that_she_is_of(sentence):
    page = page_of(sentence)

    found = root(page.said[0], page, cast_of(page), PRESS)

    assert (found.kind, found.name) == ("outlet", "Daily Oyster")
    assert [evidence.words for evidence in found.evidence] == ["Ada Varga", "Daily Oyster"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Daily Oyster Ada Varga was there.",
        "Daily Oyster praised Ada Varga.",
        "Ada Varga likes the Daily Oyster.",
        "Ada Varga’s Daily Oyster was there.",
    ],
)
def test_who_only_stands_beside_an_outlet_is_not_of_it(sentence):
    page = page_of(sentence)

    assert employer(of_varga(page), page, PRESS) is None
    assert root(page.said[0], page, cast_of(page), PRESS).name == "Ada Varga"
