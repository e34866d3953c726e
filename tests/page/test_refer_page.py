"""Who is who on one page, with the real parser: text and answers side by side."""

import pytest

from accordingto.page.parse.spacy import load
from accordingto.page.refer import refer
from accordingto.record.base import Span
from accordingto.record.page import Page, Region

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def who():
    """Return a function: text → {words of a mention: its name}, the last one of those words winning."""
    parse = load()

    def read(text):
        page = Page(id="page-0", name="-", text=text, media="text", encoding="utf-8", blocks=())
        regions = (Region(span=Span(0, len(text)), kind="body", why="given"),)
        return {mention.words: mention for mention in refer(page, parse(page, regions))}

    return read


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Vice President Anna Berg spoke in Oslo. Ms Berg left at noon.", "Ms Berg", "Anna Berg"),
        ("Peter Voss met Anna Voss in Bern. Ms Voss left at noon.", "Ms Voss", "Anna Voss"),
        ("Berg says no to talks.\nPresident Anna Berg refused to meet the envoys.", "Berg", "Anna Berg"),
        ("Anna Berg met the mayor. She said the talks would go on.", "She", "Anna Berg"),
        ("Anna Berg met Peter Voss in Bern. He said the talks would go on.", "He", "Peter Voss"),
        (
            "Norwegian Prime Minister Anna Berg arrived. The Norwegian leader said no.",
            "The Norwegian leader",
            "Anna Berg",
        ),
        ("Mr Voss’s sister, Anna Voss, spoke. Peter Voss was silent.", "Mr Voss’s sister", "Anna Voss"),
        ("President Anna Berg met Peter Voss. The former president was silent.", "The former president", None),
        ("Anna Berg told reporters: “He lied.” She then left.", "She", "Anna Berg"),
        ("Peter Voss met Olaf Berg. “He is a friend,” Voss said.", "He", "Olaf Berg"),
        ("Democratic nominee Anna Berg spoke. The Republican nominee was silent.", "The Republican nominee", None),
        ("Peter Voss met his Norwegian counterpart Olaf Berg in Bern.", "his", "Peter Voss"),
        ("Reuters saw the letter. The news agency reported that talks failed.", "The news agency", "Reuters"),
        (
            "North Korea fired a missile. State media said it was a success. The South protested.",
            "The South",
            "South Korea",
        ),
        (
            "North Korea spoke. North Korean state media said so.",
            "North Korean state media",
            "state media of North Korea",
        ),
        ("A senior official said talks had failed.", "A senior official", None),
        ('"We will talk," Anna Berg said.', "We", None),
        ("The strike will spread to Whitegate if Leeside brings in crews.", "Whitegate", "Whitegate"),
        (
            "Marsh Terminals closed the gate, Anna Berg told Halyard. The company said no.",
            "The company",
            "Marsh Terminals",
        ),
        ("Marsh Terminals closed the gate. The town’s association said no.", "The town’s association", None),
        ("Anna Berg met Peter Voss, who was silent.", "who", "Peter Voss"),
        ("Texas Sen. Anna Berg spoke. Peter Voss left. The senator said no.", "The senator", "Anna Berg"),
        ("Virginia Gov. Anna Berg spoke in Virginia.", "Virginia", "Virginia"),
        ("Virginia Gov. Anna Berg spoke. Ms Berg left.", "Ms Berg", "Anna Berg"),
    ],
)
def test_a_mention_has_the_name_the_page_gives_it(who, text, words, name):
    assert who(text)[words].name == name


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Anna Berg told the Washington Post that she was glad.", "the Washington Post", "outlet"),
        ("Anna Berg told Halyard that she was glad.", "Halyard", "outlet"),
        ("Anna Berg told Seoul that she was glad.", "Seoul", "government"),
        ("Anna Berg was glad to be in Seoul.", "Seoul", "place"),
        ("Two people familiar with the talks said no.", "Two people familiar with the talks", "group"),
        ("The study found that talks fail.", "The study", "document"),
    ],
)
def test_a_mention_has_its_kind(who, text, words, kind):
    assert who(text)[words].kind == kind


def test_spans_carry_their_words_and_first_points_at_a_mention_of_the_page(who):
    text = "Vice President Anna Berg met Peter Voss of Reuters.\nShe told him that “the Norwegian state” was ready."

    mentions = who(text).values()

    ids = {mention.id for mention in mentions}
    assert all(mention.span.of(text) == mention.words and mention.span.holds(mention.head) for mention in mentions)
    assert {mention.first for mention in mentions} <= ids


@pytest.mark.parametrize(
    "text", ["x", "—", "“", "Mr", "President", "U.S.", "the North", "Kim - - -", "Us", "he " * 40, "A\n\n\nB"]
)
def test_odd_text_is_read_without_a_stumble(who, text):
    assert all(mention.span.of(text) == mention.words for mention in who(text).values())


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Kenyan drones hit the town.", "Kenyan", "KEN"),
        ("The Kenyan president spoke.", "The Kenyan president", "KEN"),
        ("Olaf Berg of Norway spoke.", "Olaf Berg", "NOR"),
        ("An employee of the old Swiss Embassy spoke.", "An employee of the old Swiss Embassy", "CHE"),
        ("The Kenyan Supreme Court has spoken.", "The Kenyan Supreme Court", "KEN"),
        ("President Nelson Mandela spoke.", "President Nelson Mandela", "ZAF"),
        ("President Mandela spoke.", "President Mandela", "ZAF"),
        ("OSLO, 3 March (Reuters) - The envoy spoke.", "OSLO", "NOR"),
        ("The government of President Nelson Mandela spoke.", "The government of President Nelson Mandela", "ZAF"),
        ("Rebels shelled Sfax.", "Sfax", "TUN"),
        ("Kenya said it was ready to talk.", "it", "KEN"),
        ("Olaf Marsh spoke.", "Olaf Marsh", None),
    ],
)
def test_a_mention_has_the_country_it_acts_for(who, text, words, country):
    assert who(text)[words].country == country


def test_an_adjective_is_its_state_only_where_its_noun_is_no_actor(who):
    assert who("Kenyan drones hit the town.")["Kenyan"].name == "Kenya"
    assert "Kenyan" not in who("Kenyan officials hit the town.")


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("OSLO, 3 March (Reuters) - The envoy spoke.", "OSLO", "place"),
        ("Union and company will meet on Friday.", "Union", "organisation"),
        ("Benin opened its borders today.", "Benin", "government"),
    ],
)
def test_a_capital_that_tells_nothing_misleads_nobody(who, text, words, kind):
    assert who(text)[words].kind == kind
