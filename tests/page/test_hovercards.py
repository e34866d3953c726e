"""Boxes that a page opens over a name, run into its sentences: they are furniture, and the sentence is read without."""

from dataclasses import dataclass
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

import accordingto
from accordingto.check import check
from accordingto.page.clean.hovercards import hovercards, marked, without
from accordingto.page.inset import plain
from accordingto.pile import dossier
from accordingto.record.base import Span
from accordingto.record.page import Page, Raw, Region
from accordingto.record.report import Report
from accordingto.run.inline import Inline


@dataclass(frozen=True)
class Card:
    """A name as a sentence has it, and the box behind it."""

    name: str
    box: str


CARDS = {
    "the full name is another": Card("Ada Berg", "Adelheid (Ada) Maria BergTalks begin at Vik Ferry late again MORE"),
    "nothing between name and box": Card("Ada Berg", "Ada Maria BergTalks begin: report MORE"),
    "nothing but a space behind the full name": Card("Ada Berg", "Ada Maria Berg Talks begin at Vik MORE"),
    "the box begins with a figure": Card("Ada Berg", "Ada Berg2031 talks begin MORE"),
    "a son": Card("Karl Holm Jr.", "Karl (Kalle) Johan HolmHolm Jr. sails MORE"),
    "a headline in quotation marks": Card("Ada Berg", "Ada Maria Berg‘No comment’ on ferries MORE"),
}


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
@pytest.mark.parametrize("behind", [" (Vik) said no.", "’s plan fell.", ", the mayor, agreed.", ". Then it rained."])
def test_a_box_runs_from_behind_the_name_to_what_leads_on(card, behind):
    space = "" if "nothing between" in next(name for name, one in CARDS.items() if one is card) else " "
    text = f"On Monday Mayor {card.name}{space}{card.box}{behind}"

    assert [span.of(text) for span in hovercards(text)] == [card.box]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Berg said Ada Berg was not Berg. Read MORE",
        "READ MORE: Ada Berg Ada Maria BergTalks begin",
        "Ada Berg Ada Maria Berg talks begin MORE of them",
        "Ada Berg Ada Maria BergTalks begin\nSee MORE",
        "Mr Holm wanted MORE, not less.",
        "Berg, Ada Maria BergTalks begin MORE STORIES",
    ],
)
def test_what_is_no_such_box_stays(text):
    assert hovercards(text) == ()


@given(some.lists(some.sampled_from(["Ada Berg", " Ada Maria ", "BergTalks", " MORE", " said", "\n", "Jr.", "é", " "])))
def test_boxes_are_in_order_and_nothing_else_is_blanked(parts):
    text = "".join(parts)
    cards = hovercards(text)
    read = without(text, cards)

    assert all(one.end <= other.start for one, other in pairwise(cards))
    assert len(read) == len(text)
    held = [any(card.start <= place < card.end for card in cards) for place in range(len(text))]
    assert all(now == (" " if inside else was) for was, now, inside in zip(text, read, held, strict=True))


@given(some.lists(some.sampled_from(["Ada Berg Ada Maria BergTalks MORE", " and ", "Ada", "\n", "Holm said no. "])))
def test_what_is_marked_comes_apart_and_together_again(parts):
    text = "".join(parts)
    cards = hovercards(text)
    ends = [0, *accumulate(map(len, text.splitlines(keepends=True)))]
    read = without(text, cards)
    lines = (_stripped(Span(*ends), read) for ends in pairwise(ends) if read[slice(*ends)].strip())
    trimmed = tuple(Region(span=line, kind="body", why="") for line in lines)
    page = Page(id="page-0", name="-", text=text, media="text", encoding="utf-8", blocks=(), known=())
    found = marked(trimmed, cards)

    assert [region.span for region in found if region.is_furniture] == list(cards)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    seen = plain(page, found)
    assert seen.cards == cards
    assert [region.span for region in seen.regions] == [region.span for region in trimmed]


def _stripped(span, text):
    words = span.of(text)
    return Span(span.end - len(words.lstrip()), span.start + len(words.rstrip()))


BOX = "Ada Maria BergHarbour to close for a week Pilots accuse the owners of lying MORE"
OTHER = "Karl Johan HolmWar at sea Kyrgyzstan attacks the ferry MORE"
ARTICLE = f"""Ferry talks begin in Vik

VIK - Mayor Ada Berg {BOX} (V-Vik) said on Monday that the ferry would sail again, and that Karl Holm {OTHER} had lied.

The mayor met Karl Holm {OTHER} on Tuesday in the harbour of Vik, where the ferry has been lying for three weeks now.

“We will never agree to it,” Mr Holm told reporters behind the meeting. The pilots have had no pay since June.
"""


@pytest.fixture(scope="module")
def read():
    found = accordingto.report(Raw(name="vik.txt", data=ARTICLE.encode()), accordingto.tools(fast=True))
    assert isinstance(found, Report)
    return found


def test_the_sentence_is_read_without_its_box(read):
    said = {one.speaker.name: one for one in read.said}
    assert set(said) == {"Ada Berg", "Karl Holm"}
    words = said["Ada Berg"].words
    assert words == ("that the ferry would sail again, and that Karl Holm", "had lied")
    assert said["Ada Berg"].speaker.words == "Mayor Ada Berg"
    assert all("Kyrgyzstan" not in (mention.name or "") for mention in read.mentions)


def test_what_was_done_is_told_beside_the_box(read):
    names = {mention.id: mention.name for mention in read.mentions}
    (met,) = (event for event in read.events if event.code == "CONSULT")
    assert [names[one] for one in (*met.agent, *met.patient)] == ["Ada Berg", "Karl Holm"]
    assert met.evidence.of(read.page.text) == "The mayor met Karl Holm"


def test_the_box_is_furniture_and_every_span_is_true(read):
    boxes = [region.span.of(read.page.text) for region in read.regions if region.kind == "teaser"]
    assert boxes == [BOX, OTHER, OTHER]
    assert check(dossier([read], (), Inline(), accordingto.made_by("light"))) == ()
