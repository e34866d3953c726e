"""Laws of the event step: what holds for any parse, however wild."""

from hypothesis import given
from trees import mentions_of, parses

from accordingto import lexicon
from accordingto.lexicon import plover
from accordingto.page.event import event

VERBS = sorted({lemma for line in lexicon.table("event_verbs") for lemma in line["lemmas"].split("|")})
NOUNS = sorted({lemma for line in lexicon.table("event_nouns") for lemma in line["lemmas"].split("|")})
LIGHT = sorted({lemma for line in lexicon.table("event_light") for lemma in line["lemmas"].split("|")})
SMALL = ["to", "with", "of", "on", "not", "if", "would", "Kenya", "Somalia", "who", "Monday", "due"]
WORDS = [*VERBS, *NOUNS, *LIGHT, *SMALL]


@given(parses(WORDS))
def test_events_point_at_their_page_and_at_its_mentions(made):
    page, parse = made
    mentions = mentions_of(page, parse)

    events = event(page, parse, mentions, ())

    known = {mention.id for mention in mentions}
    assert [one.trigger for one in events] == sorted({one.trigger for one in events})
    assert len({one.id for one in events}) == len(events)
    for one in events:
        assert one.trigger.of(page.text) == one.words
        assert one.evidence.holds(one.trigger)
        assert one.evidence.end <= len(page.text)
        assert one.agent or one.patient
        assert not set(one.agent) & set(one.patient)
        assert {*one.agent, *one.patient} <= known
        assert one.by is None
        assert one.mode is None or one.mode in plover.modes(one.code)
        assert all(one.trigger < span and span.end <= len(page.text) for span in one.also)
        assert list(one.also) == sorted(one.also)


@given(parses(WORDS))
def test_without_mentions_there_are_no_events(made):
    page, parse = made

    assert event(page, parse, (), ()) == ()
