"""A page's text cut into stretches, so that every span that points at it can be shown, however they overlap."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise

from accordingto.record.base import Record, Span
from accordingto.show.words import safe


class Mark(Record, frozen=True, kw_only=True):
    """A span to be shown: what it is ("quotation", "speaker" …), its name in the document, where it leads."""

    span: Span
    kind: str
    name: str = ""
    leads: str | None = None


class Stretch(Record, frozen=True, kw_only=True):
    """Characters under the same marks: their kinds and names, the names that begin here, where they lead."""

    text: str
    kinds: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    leads: str | None = None


def cut(text: str, span: Span, marks: Iterable[Mark]) -> tuple[Stretch, ...]:
    """Cut the characters of `span` wherever a mark begins or ends; together the stretches are the characters.

    "Mr Pence said", marked at "Mr Pence" and at the whole, gives "Mr Pence" under both marks and " said" under one.
    """
    found = sorted({mark for mark in marks if mark.span.meets(span)}, key=_order)
    bounds = {span.start, span.end}
    for mark in found:
        bounds.update(edge for edge in (mark.span.start, mark.span.end) if span.start < edge < span.end)
    edges = sorted(bounds)
    over: list[list[Mark]] = [[] for _ in edges[1:]]
    for mark in found:
        first, end = bisect_left(edges, mark.span.start), bisect_left(edges, mark.span.end)
        for marked in over[first:end]:
            marked.append(mark)
    return tuple(_stretch(text, Span(*pair), marked) for pair, marked in zip(pairwise(edges), over, strict=True))


def _order(mark: Mark) -> tuple[int, int, str, str, str]:
    return (len(mark.span), mark.span.start, mark.kind, mark.name, mark.leads or "")


def _stretch(text: str, here: Span, over: list[Mark]) -> Stretch:
    """Make one stretch of the marks over it; the shortest that leads anywhere decides where it leads."""
    begins = [mark.name for mark in over if mark.name and mark.span.start == here.start]
    return Stretch(
        text=safe(here.of(text)),
        kinds=tuple(sorted({mark.kind for mark in over})),
        names=tuple(sorted({mark.name for mark in over if mark.name})),
        begins=tuple(sorted(set(begins))),
        leads=next((mark.leads for mark in over if mark.leads), None),
    )
