"""Page, Parse, Mentions → Attributions: who says what, each with its chain to the outlet."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Literal, NamedTuple

from accordingto import lexicon
from accordingto.page.encode import Encoded, Profile
from accordingto.page.encode.windows import Bounds
from accordingto.page.quote import relay, tagged
from accordingto.page.quote.chain import chains
from accordingto.page.quote.choose import Chosen, choose, union
from accordingto.page.quote.ends import Carries, Ends
from accordingto.page.quote.ends import weights as end_weights
from accordingto.page.quote.goes_on import go_on
from accordingto.page.quote.heads import Heads
from accordingto.page.quote.inner import inner
from accordingto.page.quote.judge import confidence
from accordingto.page.quote.laid_out import SURE, laid_out
from accordingto.page.quote.marks import page_quotations, paragraphs, quotations
from accordingto.page.quote.near import meeting
from accordingto.page.quote.nest import NESTED, Draft, nest, own_words, settle
from accordingto.page.quote.occasion import occasion
from accordingto.page.quote.pulled import headlines, pull_quotes
from accordingto.page.quote.reading import MARKS, Reading, tokens_in, with_marks
from accordingto.page.quote.saying import is_listed, saying
from accordingto.page.quote.set_off import SetOff, given, set_off, whole
from accordingto.page.quote.sourcekind import find_source
from accordingto.page.quote.titled import is_naming, without_titles
from accordingto.page.quote.who import Who
from accordingto.record.actor import Mention
from accordingto.record.base import Span, make_id
from accordingto.record.page import Page, Region
from accordingto.record.parse import Parse
from accordingto.record.said import Attribution, Link

LEAST: dict[Profile, float] = {"encoder": 0.37, "light": 0.45}
Growing = Callable[[Sequence[Chosen]], list[Chosen]]
_RUNNING = ("body", "list item")
_ANONYMITY = 10
_CLAUSES = ("ccomp", "oprd")
_REMARKS = frozenset(lexicon.load("remarks"))
_NOBODY = ("nobody", "none", "no-one")
_EMPTY = ("DT", "PRP", "WDT", "WP", "EX")
_ANYTHING = frozenset({"anything", "everything", "something"})


class Laid(NamedTuple):
    """The readings that the place on the page gives, and the words that a line leads in, with that line."""

    readings: Sequence[Reading]
    led: Sequence[tuple[Bounds, SetOff]]


def quote(
    page: Page, regions: Sequence[Region], parse: Parse, encoded: Encoded, mentions: Sequence[Mention]
) -> tuple[Attribution, ...]:
    """Return every attribution of the page, in order, each with its chain.

    “We will talk,” Mr Pence said, according to the Washington Post, gives one attribution: direct, speaker Mr Pence,
    relay the Washington Post, outlet the page's own.
    """
    quotes = page_quotations(page.text, regions)
    who = Who(parse, mentions, page.outlet)
    lines = list(paragraphs(page.text, regions))
    apart = list(set_off(page, lines))
    led = [(one.lead, one) for one in apart if one.lead is not None]
    laid = Laid([*laid_out(page.text, lines, parse), *given(page.text, parse, apart)], led)
    running = [
        mark for mark in quotes if any(region.kind in _RUNNING and region.span.holds(mark) for region in regions)
    ]
    grow = partial(go_on, page.text, parse, quotes=running)
    drafts = nest(parse, stand(quotes, parse, encoded, grow, partial(_tells_of_hands, parse, who), laid), who)
    longer = [one._replace(reading=without_titles(parse, one.reading)) for one in grow([one.chosen for one in drafts])]
    drafts = settle(parse, [draft._replace(chosen=one) for draft, one in zip(drafts, longer, strict=True)], who)
    links = chains(page, parse, drafts, who)
    said = headlines(page, regions, _attributions(page, parse, drafts, links, _verbatim(quotes, laid.readings), who))
    return tuple(sorted((*said, *pull_quotes(page, regions, said)), key=lambda one: (one.content[0], one.id)))


def _verbatim(quotes: Sequence[Span], laid: Iterable[Reading]) -> list[Span]:
    """Return what the page gives word for word, in order: in marks, or set off from the text."""
    lines = union(span for one in laid for span in one.content)
    return sorted([*lines, *(mark for mark in quotes if not meeting(lines, mark))])


def _tells_of_hands(parse: Parse, who: Who, token: int) -> bool:
    """Say whether a token tells of who carried words or in what they stood: "the Herald", "in a letter"."""
    return who.carries(token) or (parse.labels[token] == "pobj" and who.is_paper(token))


def stand(
    quotes: Sequence[Span],
    parse: Parse,
    encoded: Encoded,
    grow: Growing,
    carries: Carries,
    laid: Laid,
) -> list[Chosen]:
    """Return the readings that stand: those of the paragraphs, and those of their contents read again by themselves.

    `grow` gives a reading the quotations that go on without a cue, which are read again as well; `carries` says
    whether a token tells of hands, which no content grows over; `laid` is what the place on the page gives to
    somebody or sets off: who has a part of that has all.
    """
    judged = partial(_judged, quotes=quotes, spoken=[*quotes, *(span for one in laid.readings for span in one.content)])
    heads = Heads(parse, encoded)
    found = [
        *((whole(parse, laid.led, one), score) for one, score in judged(parse, heads)),
        *((one, SURE) for one in laid.readings),
    ]
    outer = Ends(parse, heads, end_weights(encoded.by)).settled(choose(found, LEAST[encoded.by]), carries)
    sure: list[Chosen] = []
    read = grow(outer)
    while read:
        deeper = [
            Chosen(with_marks(parse, one, quotes), score)
            for one, score in inner(parse, encoded, read, judged)
            if score >= NESTED
            and one.cue not in {other.reading.cue for other in sure}
            and not is_naming(parse, one.cue)
            and _hands_on_words(parse, one)
        ]
        sure += deeper
        read = deeper
    return choose([*outer, *sure], 0.0)


def _judged(parse: Parse, heads: Heads, quotes: Sequence[Span], spoken: Sequence[Span]) -> list[tuple[Reading, float]]:
    """Return the readings of the heads that may be right at all, with their confidence.

    `spoken` are words of which it is known that somebody else than the writer says them.
    """
    quoted = tokens_in(parse, spoken)
    return [
        (one, confidence(parse, told, heads))
        for told in tagged.readings(parse, heads)
        for one in (tagged.mended(parse, told),)
        if _may_stand(parse, one, quotes) and not own_words(parse, one, quoted)
    ]


def _may_stand(parse: Parse, reading: Reading, quotes: Sequence[Span]) -> bool:
    """Say whether a reading may be right at all.

    A cue inside a quotation hands on nothing outside it; to hand on "that" or "it" alone says nothing; who is cited
    ("citing two officials"), and that he would not be named, are told of a source and are no words of his; what nobody
    said is not said.
    """
    around = [mark for mark in meeting(quotes, reading.cue_span) if mark.holds(reading.cue_span)]
    if any(not mark.holds(span) for mark in around for span in reading.content):
        return False
    tokens = [token for span in reading.content for token in parse.tokens(span)]
    if len(tokens) < _ANONYMITY and any(phrase in _words(parse, tokens) for phrase in lexicon.load("anonymity")):
        return False
    if parse.lemmas[reading.cue] == "cite" and not any(parse.tags[token][0] == "V" for token in tokens):
        return False
    if reading.speaker is not None and _is_nobody(parse, reading.speaker, tokens):
        return False
    return len(tokens) > 1 or not (parse.tags[tokens[0]] in _EMPTY or parse.lemmas[tokens[0]] in _ANYTHING)


def _hands_on_words(parse: Parse, reading: Reading) -> bool:
    """Say whether a reading inside a content hands on words or thoughts rather than a deed.

    It stands behind a word that is known to hand on, and is a clause or in marks, or it is a clause in marks: "said he
    would pay", "called him “a liar”", not "signed the bill", "disparaged the mayor" or "came away with “no answer”".
    """
    tokens = sorted(tokens_in(parse, reading.content))
    marked = any(parse.words[token] in MARKS for token in (*tokens, max(0, tokens[0] - 1)))
    clause = any(parse.tags[token][0] in "VM" or parse.labels[token] in _CLAUSES for token in tokens)
    if is_listed(parse, reading):
        return marked or clause or _words(parse, tokens) == "so"
    first = tokens[0] + (parse.words[tokens[0]].lower() == "that")
    return clause and not MARKS.isdisjoint(parse.words[max(0, first - 1) : first + 1])


def _is_nobody(parse: Parse, speaker: int, content: Sequence[int]) -> bool:
    """Say whether a speaker cannot speak; remarks may suggest something, that they "offer hope" is told of them."""
    lemma = parse.lemmas[speaker]
    if lemma == "one" and any(parse.words[child].lower() == "no" for child in parse.children(speaker, "det")):
        return True
    return lemma in _NOBODY or (lemma in _REMARKS and not any(parse.tags[token][0] == "V" for token in content))


def _words(parse: Parse, tokens: Sequence[int]) -> str:
    return " ".join(parse.words[token].lower() for token in tokens)


def _attributions(
    page: Page,
    parse: Parse,
    drafts: Sequence[Draft],
    links: Sequence[tuple[Link, ...]],
    quotes: Sequence[Span],
    who: Who,
) -> list[Attribution]:
    ids = [attribution_id(page, draft.chosen) for draft in drafts]
    said = []
    for number, (draft, hands) in enumerate(zip(drafts, links, strict=True)):
        reading = draft.chosen.reading
        source = find_source(page.text, parse, hands[0], reading.speaker, who)
        act, stance = saying(parse, reading, None if source is None else source.kind)
        when, where = occasion(page.text, parse, reading, page.published)
        said.append(
            Attribution(
                id=ids[number],
                page=page.id,
                kind=kind(page.text, reading, quotes),
                cue=reading.cue_span,
                content=reading.content,
                words=tuple(span.of(page.text) for span in reading.content),
                chain=hands,
                addressee=tuple(who.span(token) for token in relay.addressees(parse, reading, who)),
                parent=None if draft.parent is None else ids[draft.parent],
                act=act,
                stance=stance,
                when=when,
                where=where,
                source=source,
                confidence=round(draft.chosen.confidence, 3),
            )
        )
    return said


def attribution_id(page: Page, chosen: Chosen) -> str:
    """Name an attribution by its page, cue and content."""
    spans = (chosen.reading.cue_span, *chosen.reading.content)
    return make_id("said", page.id, *(bound for span in spans for bound in (span.start, span.end)))


def kind(text: str, reading: Reading, quotes: Sequence[Span]) -> Literal["direct", "mixed", "indirect"]:
    """Say how much of the content stands in quotation marks: all letters and digits, some, or none.

    Marks that stand round the cue, too, quote who tells of it: where “Mr Ode said he would pay,” Ms Holm said, only
    she is quoted; of him only marks within hers are.
    """
    total = sum(_letters(span.of(text)) for span in reading.content)
    inside = [
        Span(max(span.start, mark.start), min(span.end, mark.end))
        for span in reading.content
        for mark in _own_marks(text, reading, meeting(quotes, span))
        if mark.meets(span)
    ]
    marked = sum(_letters(span.of(text)) for span in inside)
    return "indirect" if not marked else "direct" if marked == total else "mixed"


def _own_marks(text: str, reading: Reading, marks: Iterable[Span]) -> Iterator[Span]:
    for mark in marks:
        inner = mark.holds(reading.cue_span)
        yield from quotations(text, mark.start + 1, mark.end - 1) if inner else (mark,)


def _letters(words: str) -> int:
    return sum(map(str.isalnum, words))
