"""Events of real sentences, as the parser reads them."""

import pytest

import accordingto
from accordingto import lexicon
from accordingto.page import passage
from accordingto.page.event import event
from accordingto.page.parse.spacy import load
from accordingto.page.refer import refer
from accordingto.record.base import Span
from accordingto.record.page import Known, Page, Region
from accordingto.record.said import Attribution, Link

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def parser():
    return load()


@pytest.fixture
def read(parser):
    def run(text, published=None, said=()):
        known = (Known(field="published", value=published, where="given"),) if published else ()
        page = Page(id="page-1", name="test", text=text, media="text", encoding="utf-8", blocks=(), known=known)
        parse = parser(page, (Region(span=Span(0, len(text)), kind="body", why="test"),))
        mentions = refer(page, parse)
        return event(page, parse, mentions, said), {mention.id: mention.words for mention in mentions}

    return run


def table(name, columns):
    return [tuple(line[column] for column in columns) for line in lexicon.table(name)]


@pytest.mark.parametrize("name", ["event_verbs", "event_nouns"])
def test_every_row_of_the_trigger_tables_does_what_its_example_says(name, read):
    rows = table(name, ("example", "code", "lemmas"))
    text = "\n".join(example for example, _, _ in rows)
    events, _ = read(text)
    wrong, start = [], 0
    for example, code, lemmas in rows:
        inside = Span(start, start + len(example))
        # What two examples tell alike is one event with two mentions.
        found = [one.code for one in events if any(inside.holds(span) for span in (one.trigger, *one.also))]
        start = inside.end + 1
        # A row of "no event" silences its own word only; the sentence may tell of something else.
        if (code not in found) if code != "-" else found:
            wrong.append((example, code, found, lemmas))

    assert wrong == []


def test_every_light_verb_gives_one_event_of_its_codes(read):
    groups = {line["code"]: line["group"] for line in lexicon.table("event_codes")}
    wrong = []
    for example, codes in table("event_light", ("example", "codes")):
        events, _ = read(example)
        if not [one for one in events if {one.code, groups[one.code]} & set(codes.split("|"))]:
            wrong.append((example, [one.code for one in events]))

    assert wrong == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Kenya will hold talks with Somalia.", ("CONSULT", "planned")),
        ("Kenya plans to hold talks with Somalia.", ("CONSULT", "planned")),
        ("Kenya is holding talks with Somalia.", ("CONSULT", "ongoing")),
        ("Kenya continued to bomb Somalia.", ("ASSAULT", "ongoing")),
        ("Kenya is going to bomb Somalia.", ("ASSAULT", "planned")),
        ("Kenya is not going to bomb Somalia.", ("ASSAULT", "denied")),
        ("Kenya may hold talks with Somalia.", ("CONSULT", "possible")),
        ("Kenya did not bomb Somalia.", ("ASSAULT", "denied")),
        ("Kenya never bombed Somalia.", ("ASSAULT", "denied")),
        ("Kenya had bombed Somalia.", ("ASSAULT", "background")),
        ("Kenya bombed Somalia in 2008.", ("ASSAULT", "background")),
        ("If Kenya attacks the town, the market will fall.", ("ASSAULT", "hypothetical")),
        ("Kenya and Somalia are due to hold joint naval drills.", ("COOPERATE", "planned")),
        ("Talks will go on until Kenya withdraws from Somalia.", ("RETREAT", "hypothetical")),
        ("Talks went on until Kenya withdrew from Somalia.", ("RETREAT", "occurred")),
        ("Kenya liked the prospect of holding talks with Somalia.", ("CONSULT", "possible")),
    ],
)
def test_the_words_around_an_event_say_how_far_it_has_come(text, want, read):
    events, _ = read(text, published="2018-02-13")

    assert [(one.code, one.status) for one in events] == [want]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Kenya threatened to bomb Somalia.", [("THREATEN", "threatened"), ("ASSAULT", "threatened")]),
        ("Kenya threatened to bomb and to invade Somalia.", ["threatened", "threatened", "threatened"]),
        ("Kenya refused to help Somalia.", [("REJECT", "occurred"), ("AID", "denied")]),
        ("Kenya invited President Farmajo to visit Nairobi.", [("AGREE", "occurred"), ("CONSULT", "possible")]),
        ("Kenya urged Somalia to free the sailors.", [("REQUEST", "occurred"), ("RETREAT", "possible")]),
        ("Kenya demanded that Somalia release the sailors.", [("REQUEST", "occurred"), ("RETREAT", "possible")]),
        ("Kenya accused Somalia of bombing a town.", [("ACCUSE", "occurred"), ("ASSAULT", "possible")]),
        ("Kenya rejected the claim that Somalia bombed a town.", [("ASSAULT", "denied")]),
        ("Kenya felt threatened by Somalia. Kenya bombed Uganda.", [("ASSAULT", "occurred")]),
    ],
)
def test_what_was_said_is_one_event_and_what_it_was_about_another(text, want, read):
    events, _ = read(text)

    assert [one.status if isinstance(want[0], str) else (one.code, one.status) for one in events] == want


@pytest.mark.parametrize(
    ("text", "agent", "patient"),
    [
        ("Kenya and Uganda met Somalia.", ["Kenya", "Uganda"], ["Somalia"]),
        ("Somalia was bombed by Kenya.", ["Kenya"], ["Somalia"]),
        ("Kenya sent its troops to the border and attacked Somalia.", ["Kenya"], ["Somalia"]),
        ("Talks between Kenya and Somalia began in Djibouti.", ["Kenya", "Somalia"], []),
        ("Kenya welcomed the decision of Somalia.", ["Kenya"], ["Somalia"]),
        ("An attack by Kenya on Somalia was feared.", ["Kenya"], ["Somalia"]),
        ("The soldiers sent by Kenya to Somalia came home.", ["Kenya"], ["Somalia"]),
        ("Mr Ruto renewed his threat against Mr Odinga.", ["Mr Ruto"], ["Mr Odinga"]),
        ("Kenya, which invaded Somalia, is silent.", ["Kenya"], ["Somalia"]),
    ],
)
def test_agent_and_patient_are_found_in_active_passive_and_shared_places(text, agent, patient, read):
    events, words = read(text)

    assert [words[one] for one in events[-1].agent] == agent
    assert [words[one] for one in events[-1].patient] == patient


@pytest.mark.parametrize(
    "text",
    [
        "Kenya launched a charm offensive against Somalia.",
        "Kenya and Somalia fought a war of words.",
        "Shares in Kenya rallied on Monday.",
        "The flood killed six people in Kenya.",
        "Kenya met the deadline.",
        "We attacked it.",
        "Ruto attacked the budget in a speech.",
        "Ruto will fight Odinga over the vote.",
        "Ruto clashed with Odinga on television.",
    ],
)
def test_figures_of_speech_and_accidents_are_no_events(text, read):
    assert read(text)[0] == ()


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked Ruto and wounded six soldiers.",
        "Police clashed with students in Kenya.",
        "Kenya attacked Somalia.",
    ],
)
def test_a_fight_with_arms_or_of_states_is_meant(text, read):
    assert "ASSAULT" in {event.code for event in read(text)[0]}


def test_an_event_has_its_day_its_place_and_its_clause(read):
    text = "Kenya met Somalia in Djibouti on Monday, according to the radio."

    (one,), words = read(text, published="2018-02-13")

    assert one.evidence.of(text) == "Kenya met Somalia in Djibouti on Monday"
    assert (one.when, one.when_span.of(text), words[one.place]) == ("2018-02-12", "Monday", "Djibouti")


def attribution(name, content, text, parent=None):
    chain = (Link(role="speaker", name=name), Link(role="outlet", name=None))
    return Attribution(
        id=name,
        page="page-1",
        kind="indirect",
        cue=None,
        content=(content,),
        words=(content.of(text),),
        chain=chain,
        parent=parent,
        confidence=1.0,
    )


def test_an_event_is_asserted_by_the_innermost_who_says_so(read):
    text = "Ruto said Odinga alleged that Kenya attacked Somalia. Kenya met Uganda."
    outer = attribution("Ruto", Span(10, 51), text)
    inner = attribution("Odinga", Span(30, 51), text, parent="Ruto")

    events, _ = read(text, said=(outer, inner))

    by = {one.words: one.by for one in events}
    assert (by["alleged"], by["attacked"], by["met"]) == ("Ruto", "Odinga", None)


@pytest.mark.parametrize(
    ("text", "agent", "patient"),
    [
        ("Miners marched on Monday, calling on Mr Orban to resign.", ["Miners"], ["Mr Orban"]),
        ("French and Kenyan forces attacked rebels in Chad.", ["French", "Kenyan"], ["rebels"]),
        ("King Abdullah received President Sisi in Amman.", ["King Abdullah"], ["President Sisi"]),
        ("Sweden promised to continue its aid to Kenya.", ["Sweden"], ["Kenya"]),
        ("Kenya rejected a Swedish offer.", ["Kenya"], ["Swedish"]),
        ("Kenyan drones hit a town in Somalia.", ["Kenyan"], ["Somalia"]),
        ("The army intensified its bombardment of Syrian villages.", ["The army"], ["Syrian"]),
        ("OSLO, 3 March (Reuters) - The envoy, Olaf Berg, met President Sisi.", ["The envoy"], ["President Sisi"]),
    ],
)
def test_both_sides_are_found_where_the_clause_has_them(text, agent, patient, read):
    events, words = read(text)

    assert (agent, patient) in [([words[i] for i in one.agent], [words[i] for i in one.patient]) for one in events]


def test_what_a_protest_demands_is_no_second_event(read):
    events, _ = read("Miners marched on Monday, calling on Mr Orban to resign.")

    assert [one.code for one in events if one.status == "occurred"] == ["PROTEST"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The minister called for talks.", ["REQUEST"]),
        ("The minister called for reform of the tax code.", []),
        ("The minister called on Kenya to reform the tax code.", ["REQUEST"]),
    ],
)
def test_a_call_on_nobody_is_an_event_only_if_it_asks_for_a_deed(text, codes, read):
    events, _ = read(text)

    assert [one.code for one in events] == codes


def test_every_row_of_the_mode_table_tells_its_mode(read):
    rows = table("event_mode_words", ("example", "code", "mode"))
    events, _ = read("\n".join(example for example, _, _ in rows))
    wrong, start = [], 0
    for example, code, mode in rows:
        inside = Span(start, start + len(example))
        told = [one for one in events if any(inside.holds(span) for span in (one.trigger, *one.also))]
        start = inside.end + 1
        if (code, mode) not in [(one.code, one.mode) for one in told]:
            wrong.append((example, code, mode, [(one.code, one.mode) for one in told]))

    assert wrong == []


def test_a_warning_lies_behind_and_what_it_warns_of_ahead(read):
    events, _ = read("Kenya warned Somalia in March. Kenya threatened to bomb Somalia in May.", published="2018-04-04")

    assert [(one.code, one.when) for one in events] == [
        ("THREATEN", "2018-03"),
        ("THREATEN", None),
        ("ASSAULT", "2018-05"),
    ]


def test_what_is_told_twice_is_one_event_with_two_mentions(read):
    text = "Kenya bombed Somalia on Monday. The town is small. Kenya bombed Somalia in Kismayo. Kenya freed Somalia."

    events, words = read(text, published="2018-02-13")

    first = events[0]
    assert [one.code for one in events] == ["ASSAULT", "RETREAT"]
    assert [span.of(text) for span in (first.trigger, *first.also)] == ["bombed", "bombed"]
    assert (first.when, words[first.place]) == ("2018-02-12", "Kismayo")


def test_on_another_day_it_is_another_event(read):
    events, _ = read("Kenya bombed Somalia on 3 May 2017. Kenya bombed Somalia on 5 May 2017.")

    assert [(one.when, one.also) for one in events] == [("2017-05-03", ()), ("2017-05-05", ())]


@pytest.mark.parametrize(
    ("text", "mutual"),
    [
        ("Kenya and Uganda met in Nairobi.", True),
        ("Kenya held talks with Uganda.", True),
        ("Kenya clashed with Somali rebels.", True),
        ("Kenya visited Uganda.", False),
        ("Kenya praised Uganda.", False),
    ],
)
def test_what_they_do_to_each_other_is_said_to_be_mutual(text, mutual, read):
    (one,), _ = read(text)

    assert one.reciprocal == mutual


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Kenya met Somalia in Nairobi.", ("KEN", (-1.3, 36.8))),
        ("Kenya met Somalia in Garowe.", (None, None)),
        ("Kenya met Somalia.", (None, None)),
    ],
)
def test_a_town_of_our_table_has_its_country_and_its_point(text, where, read):
    (one,), _ = read(text)

    assert (one.country, one.coordinates) == where


def test_days_from_to_are_an_interval_and_a_bare_weekday_stays_words(read):
    text = "Kenya and Uganda held drills from 3 to 5 May 2017. Kenya bombed Somalia on Monday."

    drills, bombed = read(text)[0]

    assert (drills.when, drills.until) == ("2017-05-03", "2017-05-05")
    assert (bombed.when, bombed.when_span.of(text)) == (None, "Monday")


def test_contexts_are_those_the_clause_tells_of(read):
    (one,), _ = read("A court in Kenya jailed six Somali journalists.")

    assert one.contexts == ("legal", "rights_freedoms")


@pytest.mark.parametrize(
    ("text", "agent", "patient"),
    [
        ("The armies of Kenya and Uganda held joint drills.", ["Kenya", "Uganda"], []),
        ("Two Danes were expelled from Kenya.", ["Kenya"], ["Two Danes"]),
        ("Kenya voiced Kenya's support for Somalia.", ["Kenya"], ["Somalia"]),
        ("Kenya issued a statement criticising Somalia.", ["Kenya"], ["Somalia"]),
        ("Kenya imposed sanctions, after nine weeks of talks, on Somalia.", ["Kenya"], ["Somalia"]),
        ("Kenya praised the deal, according to Somalia.", ["Kenya"], []),
        ("Mr Odinga met his Danish counterpart Ada Holm.", ["Mr Odinga"], ["his Danish counterpart"]),
    ],
)
def test_a_side_is_found_where_the_clause_does_not_put_it_first(text, agent, patient, read):
    events, words = read(text)

    assert (agent, patient) in [([words[i] for i in one.agent], [words[i] for i in one.patient]) for one in events]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The Danes poured money into clinics for Kenya.", ("AID", "poured")),
        ("The Kenyan army sealed the Somali newspaper's offices.", ("COERCE", "sealed")),
    ],
)
def test_words_of_no_table_are_read_by_the_second_opinion(text, want, read):
    assert [(one.code, one.words) for one in read(text)[0]] == [want]


def test_who_inspects_troops_accuses_nobody(read):
    assert read("Mr Odinga inspected the troops of Kenya.")[0] == ()


def test_what_no_word_of_the_sentence_bears_out_is_no_event(read):
    assert read("Kenya beat Togo by two goals in the cup final and won the match.")[0] == ()


def test_what_is_quoted_of_nobody_is_not_told_by_the_outlet():
    text = "“I could not see it. Kenya bombed a town in Somalia.” A “bombed” town burns. Uganda bombed Somalia."
    found = passage(text, accordingto.tools()).events

    assert [one.evidence.of(text) for one in found] == ["Uganda bombed Somalia"]
