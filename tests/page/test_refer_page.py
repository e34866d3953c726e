"""Who is who on one page, with the real parser: text and answers side by side."""

import pytest

from accordingto.page.refer import refer
from accordingto.record.base import Span
from accordingto.record.page import Page, Region

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Andrew Berg left. Andy Berg did not comment.", "Andy Berg", "Andrew Berg"),
        ("Andrew Berg left. Andy Berg was seen there. Mr Voss thanked Andy.", "Andy", "Andrew Berg"),
        ("Vice President-elect Anna Berg spoke in Oslo.", "Vice President-elect Anna Berg", "Anna Berg"),
        ("Orlando Police Chief John Berg spoke.", "Orlando Police Chief John Berg", "John Berg"),
        ("Corran Institute Senior Fellow Anna Berg spoke.", "Corran Institute Senior Fellow Anna Berg", "Anna Berg"),
        ("Vice President Anna Berg spoke in Oslo. Ms Berg left at noon.", "Ms Berg", "Anna Berg"),
        ("Peter Voss met Anna Voss in Bern. Ms Voss left at noon.", "Ms Voss", "Anna Voss"),
        ("Berg says no to talks.\nPresident Anna Berg refused to meet the envoys.", "Berg", "Anna Berg"),
        ("Anna Berg met the mayor. She said the talks would go on.", "She", "Anna Berg"),
        ("Anna Berg spoke in Oslo.\nSaid Berg: “It is unfair.”", "Berg", "Anna Berg"),
        ("[Justice Anna] Berg said no. Berg left Oslo.", "Berg", "Anna Berg"),
        ("The Harbour Defence Alliance (HDA), a lobby, sued. The HDA won.", "The HDA", "Harbour Defence Alliance"),
        ("Medical Officer Anna Berg said no. “It is late,” Prof Berg said.", "Prof Berg", "Anna Berg"),
        ("Said Khatib left Oslo. “It is unfair,” Khatib said.", "Khatib", "Said Khatib"),
        ("Anna Berg met Peter Voss in Bern. He said the talks would go on.", "He", "Peter Voss"),
        (
            "Norwegian Prime Minister Anna Berg arrived. The Norwegian leader said no.",
            "The Norwegian leader",
            "Anna Berg",
        ),
        ("The Washington Post saw it. Peter Voss told the Post that it was late.", "the Post", "Washington Post"),
        ("The Journal saw it. It was news to the Wall Street Journal.", "The Journal", "Wall Street Journal"),
        ("The New York Post and the Washington Post saw what the Post had.", "the Post", "Post"),
        ("Mr Voss’s sister, Anna Voss, spoke. Peter Voss was silent.", "Mr Voss’s sister", "Anna Voss"),
        (
            "Peter Voss answered Olaf Marsh in his probe of the vote, Voss’s lawyer Rudy Berg said on Tuesday.",
            "Voss’s lawyer",
            "Rudy Berg",
        ),
        ("President Anna Berg met Peter Voss. The former president was silent.", "The former president", None),
        ("Anna Berg told reporters: “He lied.” She then left.", "She", "Anna Berg"),
        ("Peter Voss met Olaf Berg. “He is a friend,” Voss said.", "He", "Olaf Berg"),
        ("Democratic nominee Anna Berg spoke. The Republican nominee was silent.", "The Republican nominee", None),
        ("Peter Voss met his Norwegian counterpart Olaf Berg in Bern.", "his", "Peter Voss"),
        ("Tideway Energy was paid. The agency was silent.", "The agency", None),
        ("The Senate voted. The agency was silent.", "The agency", None),
        ("The FBI saw the letter. The agency was silent.", "The agency", "FBI"),
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
        ("Anna Berg’s campaign raised more. They say the money is clean.", "They", "Berg campaign"),
        ("The Berg campaign is over. Anna Berg’s campaign said so.", "Anna Berg’s campaign", "Berg campaign"),
        ("The Berg campaign raised more. Peter Voss’s campaign had less.", "Peter Voss’s campaign", "Voss campaign"),
        ("A Tideway University poll came out. The poll put Ms Berg first.", "The poll", "Tideway University poll"),
        ("The Norwegian administration said it would wait.", "The Norwegian administration", None),
        ("Anna Berg was quiet. She was a minister who knew the harbour.", "who", "Anna Berg"),
        ("Anna Berg was not a minister who knew the harbour.", "who", None),
        (
            "The plan won praise from the Tideway Board of Pilots, which ruled on it.",
            "which",
            "Tideway Board of Pilots",
        ),
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
        ("Lou Jiwei met Peter Voss. Mr. Lou was glad.", "Mr. Lou", "Lou Jiwei"),
        ("The head of the Tideway council, Anna Berg, was silent.", "The head of the Tideway council", "Anna Berg"),
        ("Anna Berg founded the Tideway Council, an organization that opposed the port.", "that", "Tideway Council"),
        ("Peter Voss met Olaf Marsh, a pilot. The tycoon left early.", "The tycoon", "Peter Voss"),
        ("Voss left with Kim Marsh, who he says was late. Peter Voss is a pilot.", "he", "Peter Voss"),
        ("The FBI was warned. The bureau did nothing.", "The bureau", "FBI"),
        ("Secretary of State Anna Berg left. Ms Berg was silent.", "Ms Berg", "Anna Berg"),
        ("The king met Deputy Chief of Staff Peter Voss.", "Deputy Chief of Staff Peter Voss", "Peter Voss"),
        (
            "He thanked Director of National Intelligence Anna Berg.",
            "Director of National Intelligence Anna Berg",
            "Anna Berg",
        ),
        (
            "House Energy Commerce Trade Oversight Committee Chairman Kevin Berg left.",
            "House Energy Commerce Trade Oversight Committee Chairman Kevin Berg",
            "Kevin Berg",
        ),
        ("A harbour report came on Monday. Reuters had seen it. The report was long.", "The report", None),
        ("Republicans voted on Monday. They said it was late.", "They", "Republicans"),
        ("“No,” said Anna Berg, a pilot from Leeside, New Jersey, who was late.", "who", "Anna Berg"),
        ("Anna D’Acosta left. “It rained,” she said.", "she", "Anna D’Acosta"),
        (
            "Special counsel Anna Berg met Peter Voss. Voss pleaded guilty. It was the Special Counsel’s mandate.",
            "the Special Counsel",
            "Anna Berg",
        ),
        ("Power was out, according to gridwatch.us and KOLM-TV.", "gridwatch.us", "gridwatch.us"),
        ("Power was out, according to gridwatch.us and KOLM-TV.", "KOLM-TV", "KOLM-TV"),
        ("Talks in Tehran failed, RIA state news agency reported.", "RIA state news agency", "RIA"),
        ("“It is clear,” said Ambassador Anna Power on Friday. Power abstained.", "Power", "Anna Power"),
        ("The Governor’s Office said no boat sank.", "The Governor’s Office", "Governor’s Office"),
        ("Anna Berg spoke. Former secretary of State Berg was for it before she was against it.", "she", "Anna Berg"),
    ],
)
def test_a_mention_has_the_name_the_page_gives_it(who, text, words, name):
    assert who(text)[words].name == name


def test_a_storm_is_nobody_whoever_bears_its_name(who):
    found = who(
        "Tropical Storm Florence hit the coast. On Monday Florence turned north, and it rained, said Florence Berg. "
        "The forecast of the National Hurricane Center was right."
    )

    assert sorted(found) == ["Florence Berg", "it", "the National Hurricane Center"]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("She said that New Bern was dry.", "New Bern", None),
        ("She flew to Athens, Ohio, on Monday.", "Athens", None),
        ("She flew to Athens on Monday.", "Athens", "GRC"),
        ("She flew to Washington, D.C., on Monday.", "Washington, D.C.", "USA"),
    ],
)
def test_a_town_is_not_the_capital_whose_name_it_has(who, text, words, country):
    assert who(text)[words].country == country


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Patrick Leahy met Olympia Snowe. The Vermont senator was silent.", "The Vermont senator", "Patrick Leahy"),
        ("Patrick Leahy met Olympia Snowe. The Maine Republican was silent.", "The Maine Republican", "Olympia Snowe"),
        ("Patrick Leahy met Olympia Snowe. The Ohio senator was silent.", "The Ohio senator", None),
        ("Patrick Leahy met Mitch Daniels. The former governor was silent.", "The former governor", "Mitch Daniels"),
        ("Rep. Anna Berg (R-Nev.) met Peter Voss. The Nevada lawmaker left.", "The Nevada lawmaker", "Anna Berg"),
        ("Rep. Anna Berg (R-Nev.) met Rep. Eva Voss (D-Ohio). The Democrat left.", "The Democrat", "Eva Voss"),
    ],
)
def test_a_senator_is_known_by_the_state_and_a_nominee_by_the_party(who, text, words, name):
    assert who(text)[words].name == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Judge blocks plan\n\nA federal judge ruled against it. Judge Anna Berg wrote that it was late.",
            "A federal judge",
            "Anna Berg",
        ),
        ("Expert says plan is bad\n\nAnna Berg said it was a farce.", "Expert", "Anna Berg"),
        ("A critic said it was bad. It was late, Anna Berg said.", "A critic", "Anna Berg"),
        ("A spokesman said it was bad. It was late, Anna Berg said.", "A spokesman", None),
        ("A mayor said it was bad. Judge Anna Berg said it was good.", "A mayor", None),
    ],
)
def test_somebody_described_first_is_who_is_named_next(who, text, words, name):
    assert who(text)[words].name == name


@pytest.mark.parametrize(
    "text",
    [
        "I was glad. I said so. I left.\n\nAnna Berg is a pilot at Tideway.",
        "I was glad. I said so. I left.\n\nAnna Berg, a pilot, is the author of a book.",
        "I was glad. I left.\n\nRep. Anna Berg, D-Nev., was among the first to leave.",
        "Anna Berg spoke to us.\n\nQ: Were you glad?\n\nA: I was.\n\nQ: Did you leave?\n\nA: I did not.",
    ],
)
def test_whose_piece_or_answer_it_is_says_who_i_am(who, text):
    assert who(text)["I"].name == "Anna Berg"


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Anna Berg told the Washington Post that she was glad.", "the Washington Post", "outlet"),
        ("Anna Berg told Halyard that she was glad.", "Halyard", "outlet"),
        (
            "Anna Berg told the Harbour Safety Committee that she was glad.",
            "the Harbour Safety Committee",
            "organisation",
        ),
        (
            "Anna Berg told the Halyard Order of Pilots that she was glad.",
            "the Halyard Order of Pilots",
            "organisation",
        ),
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


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Mira Holm said no. “Voss is wrong. He will see,” she said.", "she", "Mira Holm"),
        ("Peter Voss met Olaf Berg. Berg said it was late. “Voss will see,” he said.", "he", "Olaf Berg"),
        ("Peter Voss met Olaf Berg. Olaf Berg left. “Berg is a friend,” he said.", "he", "Peter Voss"),
        ("Peter Voss was joined by Anna Berg, head of the union. She said the strike would go on.", "She", "Anna Berg"),
        ("Rubek met Anna Berg. Rubek said he would stay. Then she left.", "she", "Anna Berg"),
        ("Peter Voss said no. Anna Berg left. “He will see,” she said.", "He", "Peter Voss"),
        ("Peter Voss said no. Olaf Berg met Anna Varga. He said it was late.", "He", "Olaf Berg"),
        ("Olaf Berg left early. Despite his promise, Peter Voss stayed.", "his", "Peter Voss"),
        ("The talks were led by Peter Voss and Anna Berg, who has an office in Bern.", "who", "Anna Berg"),
    ],
)
def test_a_pronoun_is_whoever_was_telling_or_is_to_come(who, text, words, name):
    assert who(text)[words].name == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Mira Holm left the fair. The 46-year-old said she was tired.", "The 46-year-old", "Mira Holm"),
        ("Mira Holm left the fair. The businesswoman said she was tired.", "The businesswoman", "Mira Holm"),
        (
            "Mira Holm left the fair. The candidate’s plan was read. The candidate was tired.",
            "The candidate",
            "Mira Holm",
        ),
        ("Mira Holm left the fair. The Republican said she was tired.", "The Republican", "Mira Holm"),
        (
            "Mira Holm regrets her words. The Supreme Court justice took them back.",
            "The Supreme Court justice",
            "Mira Holm",
        ),
        ("Justice takes back her words.\nMira Holm spoke. The justice said she was sorry.", "Justice", "Mira Holm"),
        ("Harbour Watch went to court. The watchdog group wants the files.", "The watchdog group", "Harbour Watch"),
        (
            "Hillary Clinton spoke in Ohio. The former secretary of state was glad.",
            "The former secretary of state",
            "Hillary Clinton",
        ),
        # Look-alikes that nothing on the page decides.
        ("Mira Holm left the shop. The employer said she was tired.", "The employer", None),
        ("Mira Holm left the shop. The aide said she was tired.", "The aide", None),
        ("Mira Holm left the shop. The woman who let her in was tired.", "The woman", None),
        ("Mira Holm met Ada Varga and Ida Marsh. The candidate was tired.", "The candidate", None),
        ("Mira Holm left the shop. The president said she was tired.", "The president", None),
        ("Peter Voss spoke in Ohio. The former secretary of state was glad.", "The former secretary of state", None),
    ],
)
def test_an_epithet_is_whom_the_page_has_in_mind(who, text, words, name):
    assert who(text)[words].name == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Anna Berg Finally Backs House Speaker Peter Voss.\nAnna Berg spoke. Peter Voss left.",
            "Anna Berg",
            "Anna Berg",
        ),
        (
            "Anna Berg Finally Backs House Speaker Peter Voss.\nAnna Berg spoke. Peter Voss left.",
            "House Speaker Peter Voss",
            "Peter Voss",
        ),
        ("Idris al-Harun spoke in Sfax. Al-Harun wants talks.", "Al-Harun", "Idris al-Harun"),
    ],
)
def test_a_headline_in_title_case_is_cut_to_the_names_of_the_page(who, text, words, name):
    assert who(text)[words].name == name


@pytest.mark.parametrize(
    ("day", "words", "name"),
    [
        ("2018-02-13", "The US president", "Donald Trump"),
        ("2022-02-13", "The US president", "Joe Biden"),
        ("2021-01", "The US president", None),
        (None, "The US president", None),
        ("2018-02-13", "A US president", None),
        ("2018-02-13", "The former US president", None),
    ],
)
def test_whoever_held_an_office_on_the_day_is_named_by_our_table(who, day, words, name):
    mention = who(f"{words} will speak at noon.", day=day)[words]

    assert mention.name == name
    assert ("held the office" in {reason.feature for reason in mention.reasons}) is (name is not None)


@pytest.mark.parametrize(
    ("text", "author", "name"),
    [
        ("I left Bern at noon. I was glad that I could. Ada Varga came too.", "Ada Varga", "Ada Varga"),
        ("Ada Varga: Why I Left. I was glad. I went home, and I stayed.", None, "Ada Varga"),
        ("I left Bern at noon. I was glad that I could. Ada Varga came too.", None, None),
        ("Q: Where?\nA: I left Bern. I was glad.\nQ: Why?\nA: I met Ada Varga.", "Ada Varga", None),
    ],
)
def test_i_outside_quotation_marks_is_the_author(who, text, author, name):
    assert who(text, author=author)["I"].name == name


def test_whoever_a_page_is_about_gives_its_answers(who):
    interview = """Ada Holm has run the harbour since 2011. Ada Holm met the mayor, Olaf Berg.
Q: Did you know that the pilots would leave?
A: We knew in March.
Q: Did Peter Voss, Peter Voss of all people, tell you?
A: Nobody told us."""

    assert who(interview)["A"].name == "Ada Holm"
    assert "Q" not in who(interview)
    assert who(interview.replace("met the mayor", "met Olaf Berg, the mayor"))["A"].name is None
    assert "A" not in who("Plan\nA: We stay.\nB: We go.")


def test_a_caption_does_not_break_into_whom_the_text_has_in_mind(parse):
    text = "Anna Berg sued the port.\nEva Voss, who runs the port, in March.\nShe said it owed her money."
    first, past = text.index("Eva"), text.index("\nShe")
    page = Page(id="page-0", name="-", text=text, media="text", encoding="utf-8", blocks=())
    spans = (("body", 0, first), ("caption", first, past), ("body", past, len(text)))
    regions = tuple(Region(span=Span(start, end), kind=kind, why="given") for kind, start, end in spans)

    said = {mention.words: mention.name for mention in refer(page, parse(page, regions), regions)}

    assert (said["She"], said["who"], said["her"]) == ("Anna Berg", "Eva Voss", "Anna Berg")


def test_the_times_is_the_one_that_the_page_names_in_full_and_of_its_country(who):
    found = who("The Times saw it. Peter Voss told the New York Times that the Times was late.")

    assert (found["the Times"].name, found["the Times"].country) == ("New York Times", "USA")
    assert who("Peter Voss told the Times that it was late.")["the Times"].country == "GBR"
