"""Which stretches of a page are what: headline, body, caption, furniture."""

from collections.abc import Sequence
from itertools import islice

import numpy as np
from msgspec.structs import replace

from accordingto.page.clean.dateline import find_dateline
from accordingto.page.clean.extractor import extracted
from accordingto.page.clean.features import NAMES, features
from accordingto.page.clean.frames import unframed
from accordingto.page.clean.headline import find_headline
from accordingto.page.clean.hovercards import hovercards, marked, without
from accordingto.page.clean.judge import Judge, Look, judged, load_judge
from accordingto.page.clean.kinds import Labelled, label
from accordingto.page.clean.markup import markup_features
from accordingto.page.clean.rows import by_row
from accordingto.page.clean.segments import Piece, segments
from accordingto.page.clean.tokens import tokens, words_of
from accordingto.record.base import Span
from accordingto.record.page import FURNITURE, Page, Refusal, Region

__all__ = ["clean"]

# Stretches of these are one region however many segments they have; two captions stay two.
_RUNS = ("body", *FURNITURE)
# A stray line may be taken for the first paragraph, so the next two are asked for a dateline as well.
_FIRST = 3
MOST_SEGMENTS = 50_000


def clean(page: Page, judge: Judge | None = None) -> tuple[Region, ...] | Refusal:
    r"""Label every stretch of a page, or refuse it when there is nothing but furniture, or more than an article has.

    "Talks resume\n\nMr Kim agreed on Monday to meet.\n\nSign up to our newsletter" has a headline, a body and
    furniture. `judge` stands in for the one of the package.
    """
    cards = hovercards(page.text)
    regions = _cleaned(replace(page, text=without(page.text, cards)) if cards else page, judge)
    return regions if isinstance(regions, Refusal) else marked(regions, cards)


def _cleaned(page: Page, judge: Judge | None) -> tuple[Region, ...] | Refusal:
    pieces = segments(page)
    if len(pieces) > MOST_SEGMENTS:
        reason = f"too large: {len(pieces):,} stretches of text, the limit is {MOST_SEGMENTS:,}"
        return Refusal(name=page.name, step="clean", reason=reason)
    shown = unframed(page, pieces)
    look = looked(page, shown)
    chances = judged(judge or load_judge("regions" if look.rows.shape[1] == len(NAMES) else "regions_html"), look)
    chances = by_row(shown, look.sizes, chances)
    headline = find_headline(page, shown, look.rows[:, : len(NAMES)], chances)
    likely = dict(zip(shown, chances.tolist(), strict=True))
    place = None if headline is None else pieces.index(shown[headline])
    labelled = label(page, pieces, [likely.get(piece, 0.0) for piece in pieces], place)
    if not any(item.kind == "body" for item in labelled):
        return Refusal(name=page.name, step="clean", reason="no body found: nothing on this page reads like an article")
    return _regions(page, _dated(page.text, labelled))


def looked(page: Page, pieces: Sequence[Piece]) -> Look:
    """Return what can be seen of the segments of a page; markup has its say where there is some, but not too much."""
    words = words_of([piece.span.of(page.text) for piece in pieces])
    rows = features(page.text, pieces, words, page.outlet)
    article = extracted(page) if page.media == "html" else None
    if article is not None:
        rows = np.hstack([rows, markup_features(page, pieces, article)])
    return Look(rows, tokens(words), np.array([piece.span.end - piece.span.start for piece in pieces]))


def _dated(text: str, labelled: Sequence[Labelled]) -> list[Labelled]:
    """Cut the dateline off the paragraph that the report begins with."""
    paragraphs = [here for here, item in enumerate(labelled) if item.kind == "body"]
    for here in islice(paragraphs, _FIRST):
        item = labelled[here]
        span = find_dateline(text, item.piece.span.start, item.piece.span.end)
        if span:
            rest = text[span.end : item.piece.span.end]
            cut = Span(span.end + len(rest) - len(rest.lstrip()), item.piece.span.end)
            parts = [
                Labelled(piece=replace(item.piece, span=span), kind="dateline", why="the town before the first dash"),
                Labelled(piece=replace(item.piece, span=cut), kind="body", why=item.why),
            ]
            return [*labelled[:here], *parts, *labelled[here + 1 :]]
    return list(labelled)


def _regions(page: Page, labelled: Sequence[Labelled]) -> tuple[Region, ...]:
    """Join neighbours of one kind where they make one stretch; no region goes on from one post to the next."""
    regions: list[Region] = []
    for item in labelled:
        last = regions[-1] if regions else None
        joins = last and last.kind == item.kind and item.kind in _RUNS
        if last and joins and page.post_of(last.span) == page.post_of(item.piece.span):
            span = Span(last.span.start, item.piece.span.end)
            regions[-1] = Region(span=span, kind=last.kind, why=last.why)
        else:
            regions.append(Region(span=item.piece.span, kind=item.kind, why=item.why))
    return tuple(regions)
