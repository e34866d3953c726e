"""Words that a page has twice: pull quotes and headlines are given to whoever says them in its text."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from accordingto.page.quote.marks import quotations
from accordingto.record.base import Span, make_id
from accordingto.record.page import Page, Region
from accordingto.record.said import Attribution, Link

_WORD = re.compile(r"\w+")
_ENOUGH = 0.8
_TOPS = ("headline", "standfirst")


def pull_quotes(page: Page, regions: Sequence[Region], said: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield an attribution for each pull quote that no cue of its own hands on.

    Its source and relays are those of the attribution of the page that holds its words, marked as inferred; not known
    where the page holds them nowhere else.
    """
    for region in regions:
        if region.kind != "pull quote" or any(span.meets(region.span) for one in said for span in one.content):
            continue
        spans = tuple(quotations(page.text, region.span.start, region.span.end)) or (region.span,)
        home = _home(page.text, spans, said)
        yield Attribution(
            id=make_id("said", page.id, *(bound for span in spans for bound in (span.start, span.end))),
            page=page.id,
            kind="direct",
            cue=None,
            content=spans,
            words=tuple(span.of(page.text) for span in spans),
            chain=_chain(page, home),
            source=None if home is None else home.source,
            confidence=0.9,
        )


def headlines(page: Page, regions: Sequence[Region], said: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with hands, marked as inferred, for those that a headline names none for.

    A headline's “We will stay”, Holm says, came by the hands by which the text has the same words from Ms Holm.
    """
    tops = [region.span for region in regions if region.kind in _TOPS]
    below = [one for one in said if one.relays and not any(top.meets(one.content[0]) for top in tops)]
    return tuple(
        one if one.relays or not any(top.holds(one.content[0]) for top in tops) else _handed(page, one, below)
        for one in said
    )


def _handed(page: Page, one: Attribution, below: Sequence[Attribution]) -> Attribution:
    marked = [quote for span in one.content for quote in quotations(page.text, span.start, span.end)]
    same = [other for other in below if other.speaker.name == one.speaker.name]
    home = _home(page.text, marked or one.content, same) if one.speaker.name else None
    if home is None:
        return one
    hands = (replace(link, how="inferred") for link in home.relays)
    return replace(one, chain=(one.speaker, *hands, one.chain[-1]))


def _home(text: str, spans: Sequence[Span], said: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution that holds most words of a pull quote in their order of frequency, if it holds enough."""
    words = _words(text, spans)
    best: tuple[float, int] = (0.0, 0)
    for number, one in enumerate(said):
        share = len(words & _words(text, one.content)) / max(1, len(words))
        if one.kind != "indirect" and share > best[0]:
            best = (share, number)
    return said[best[1]] if best[0] >= _ENOUGH else None


def _words(text: str, spans: Sequence[Span]) -> frozenset[str]:
    return frozenset(word.lower() for span in spans for word in _WORD.findall(span.of(text)))


def _chain(page: Page, home: Attribution | None) -> tuple[Link, ...]:
    if home is None:
        return (Link(role="speaker", name=None), Link(role="outlet", name=page.outlet))
    return tuple(replace(link, how="inferred") if link.role != "outlet" else link for link in home.chain)
