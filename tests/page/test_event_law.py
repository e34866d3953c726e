"""Laws of the event step: what holds for any parse, however wild."""

from hypothesis import given
from hypothesis import strategies as st

from accordingto import lexicon
from accordingto.page.event import event
from accordingto.record.actor import Mention
from accordingto.record.page import Page
from accordingto.record.parse import Name, Parse

VERBS = sorted({lemma for line in lexicon.table("event_verbs") for lemma in line["lemmas"].split("|")})
NOUNS = sorted({lemma for line in lexicon.table("event_nouns") for lemma in line["lemmas"].split("|")})
LIGHT = sorted({lemma for line in lexicon.table("event_light") for lemma in line["lemmas"].split("|")})
SMALL = ["to", "with", "of", "on", "not", "if", "would", "Kenya", "Somalia", "who", "Monday", "due"]
TAGS = ["NN", "NNS", "NNP", "VB", "VBD", "VBN", "VBG", "IN", "TO", "MD", "WDT", "JJ", "RB"]
LABELS = [
    "nsubj",
    "nsubjpass",
    "dobj",
    "prep",
    "pobj",
    "pcomp",
    "xcomp",
    "ccomp",
    "advcl",
    "acl",
    "relcl",
    "conj",
    "agent",
]
LABELS += ["dative", "poss", "amod", "compound", "aux", "auxpass", "neg", "mark", "prt", "acomp", "appos", "dep"]


@st.composite
def parses(draw):
    """A page of any words in any tree."""
    words = draw(st.lists(st.sampled_from([*VERBS, *NOUNS, *LIGHT, *SMALL]), min_size=1, max_size=14))
    size, root = len(words), draw(st.integers(0, len(words) - 1))
    order = draw(st.permutations([n for n in range(size) if n != root]))
    above, heads = [root], [root] * size
    for token in order:
        heads[token] = draw(st.sampled_from(above))
        above.append(token)
    starts, ends, text = [], [], ""
    for word in words:
        starts.append(len(text))
        text += word + " "
        ends.append(len(text) - 1)
    labels = [draw(st.sampled_from(LABELS)) for _ in words]
    labels[root] = "ROOT"
    dates = [Name(start=n, end=n + 1, type="DATE") for n in range(size) if words[n] == "Monday"]
    parse = Parse(
        starts=tuple(starts),
        ends=tuple(ends),
        words=tuple(words),
        lemmas=tuple(words),
        tags=tuple(draw(st.sampled_from(TAGS)) for _ in words),
        heads=tuple(heads),
        labels=tuple(labels),
        sentences=((0, size),),
        names=tuple(dates),
    )
    return Page(id="page-1", name="any", text=text, media="text", encoding="utf-8", blocks=()), parse


def mentions_of(page, parse):
    """Every third token is somebody."""
    spans = [parse.span(token) for token in range(0, len(parse), 3)]
    return tuple(
        Mention(
            id=f"mention-{span.start}",
            page=page.id,
            span=span,
            head=span,
            words=span.of(page.text),
            form="name",
            kind="person",
            first=f"mention-{span.start}",
            name=span.of(page.text),
        )
        for span in spans
    )


@given(parses())
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


@given(parses())
def test_without_mentions_there_are_no_events(made):
    page, parse = made

    assert event(page, parse, (), ()) == ()
