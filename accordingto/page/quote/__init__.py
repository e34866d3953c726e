"""Page, Parse, Mentions → Attributions: who says what, each with its chain to the outlet."""

import itertools
from collections.abc import Iterator, Sequence
from typing import Literal

from accordingto.page.quote import closing, direct, indirect, relay, transcript
from accordingto.page.quote.chain import chains
from accordingto.page.quote.choose import Chosen, choose
from accordingto.page.quote.goes_on import go_on
from accordingto.page.quote.judge import confidence, weights
from accordingto.page.quote.marks import quotations
from accordingto.page.quote.near import meeting
from accordingto.page.quote.nest import Draft, nest, own_words, settle
from accordingto.page.quote.occasion import occasion
from accordingto.page.quote.pulled import pull_quotes
from accordingto.page.quote.reading import Reading
from accordingto.page.quote.saying import saying
from accordingto.page.quote.sourcekind import find_source
from accordingto.page.quote.who import Who
from accordingto.record.actor import Mention
from accordingto.record.base import Span, make_id
from accordingto.record.page import Page, Region
from accordingto.record.parse import Parse
from accordingto.record.said import Attribution, Link

LEAST = 0.4
_EMPTY = ("DT", "PRP", "WDT", "WP", "EX")


def quote(page: Page, regions: Sequence[Region], parse: Parse, mentions: Sequence[Mention]) -> tuple[Attribution, ...]:
    """Return every attribution of the page, in order, each with its chain.

    “We will talk,” Mr Pence said, according to the Washington Post, gives one attribution: direct, speaker Mr Pence,
    relay the Washington Post, outlet the page's own.
    """
    quotes = tuple(mark for start, end in paragraphs(page.text, regions) for mark in quotations(page.text, start, end))
    who = Who(parse, mentions, page.outlet)
    likely = (one for one in judged(page.text, parse, quotes) if _is_somebody(one[0], who))
    drafts = nest(parse, choose(likely, LEAST), who)
    running = [mark for mark in quotes if any(region.kind == "body" and region.span.holds(mark) for region in regions)]
    longer = go_on(page.text, parse, [draft.chosen for draft in drafts], running)
    drafts = settle([draft._replace(chosen=chosen) for draft, chosen in zip(drafts, longer, strict=True)])
    links = chains(page, parse, drafts, who)
    said = _attributions(page, parse, drafts, links, quotes, who)
    return tuple(sorted((*said, *pull_quotes(page, regions, said)), key=lambda one: (one.content[0], one.id)))


def paragraphs(text: str, regions: Sequence[Region]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line with words, of each region but the furniture."""
    for region in regions:
        if region.kind == "furniture":
            continue
        start = region.span.start
        for line in region.span.of(text).splitlines(keepends=True):
            if line.strip():
                yield start, start + len(line.rstrip())
            start += len(line)


def readings(text: str, parse: Parse, quotes: Sequence[Span]) -> Iterator[Reading]:
    """Yield every way to read some of the text as words given to somebody, right or wrong."""
    by_grammar = itertools.chain(indirect.readings(parse), closing.readings(parse))
    by_marks = itertools.chain(direct.readings(text, parse, quotes), transcript.readings(text, parse))
    for reading in itertools.chain(by_grammar, by_marks):
        if _may_stand(parse, reading, quotes):
            yield reading


def judged(text: str, parse: Parse, quotes: Sequence[Span]) -> Iterator[tuple[Reading, float]]:
    """Yield every reading of the page with its confidence."""
    model = weights()
    quoted = frozenset(token for mark in quotes for token in parse.tokens(mark))
    for reading in readings(text, parse, quotes):
        if not own_words(parse, reading, quoted):
            yield reading, confidence(parse, reading, quoted, model)


def _may_stand(parse: Parse, reading: Reading, quotes: Sequence[Span]) -> bool:
    """Say whether a reading may be right at all: a cue inside a quotation hands on nothing outside it, and to hand on
    "that" or "it" alone says nothing.
    """
    around = [mark for mark in meeting(quotes, reading.cue_span) if mark.holds(reading.cue_span)]
    if any(not mark.holds(span) for mark in around for span in reading.content):
        return False
    tokens = parse.tokens(reading.content[0])
    return len(reading.content) > 1 or len(tokens) > 1 or parse.tags[tokens[0]] not in _EMPTY


def _is_somebody(reading: Reading, who: Who) -> bool:
    """Say whether what stands before a colon is somebody: "A ship for two: …" is a title, "Mayor: …" a speaker."""
    named = reading.speaker is not None and who.at(reading.speaker) is not None
    return named or reading.pattern != "transcript"


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
                kind=kind(page.text, reading.content, quotes),
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


def kind(text: str, content: Sequence[Span], quotes: Sequence[Span]) -> Literal["direct", "mixed", "indirect"]:
    """Say how much of the content stands in quotation marks: all letters and digits, some, or none."""
    total = sum(_letters(span.of(text)) for span in content)
    inside = [
        Span(max(span.start, mark.start), min(span.end, mark.end)) for span in content for mark in meeting(quotes, span)
    ]
    marked = sum(_letters(span.of(text)) for span in inside)
    return "indirect" if not marked else "direct" if marked == total else "mixed"


def _letters(words: str) -> int:
    return sum(map(str.isalnum, words))
