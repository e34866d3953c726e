"""The figures of a page without what follows from the rest of them: ids made from places, names as compared."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from accordingto.lexicon.naming import name_parts
from accordingto.pile.resolve.figure import PageFigure
from accordingto.record.actor import Mention
from accordingto.record.base import Span, make_id
from accordingto.record.ids import own_id
from accordingto.record.report import Report
from accordingto.store.columns import pack, unpack


class _Place(msgspec.Struct, frozen=True):
    """What the id of a mention is made from, beside its page; `id` only where it is another one."""

    span: Span
    head: int
    id: str | None


class _Bare(msgspec.Struct, frozen=True):
    """Figures without ids; the places that give them: of each figure its first mention, then its smallest.

    Archives of the first four forms kept figures with their ids, and no places.
    """

    figures: tuple[PageFigure, ...]
    page: str = ""
    places: tuple[_Place, ...] = ()


def packed(figures: Sequence[PageFigure], report: Report) -> bytes:
    """Return the figures of a page as bytes, without their company; of their mentions only the smallest."""
    mentions = {mention.id: mention for mention in report.mentions}
    places = [_place(mentions[one]) for figure in figures for one in (figure.id, figure.mentions[0])]
    return pack(_Bare(tuple(map(_without, figures)), report.page.id, tuple(places)))


def unpacked(data: bytes) -> tuple[PageFigure, ...]:
    """Return the figures that `packed` made these bytes of."""
    bare = unpack(data, _Bare)
    if not bare.places:
        return bare.figures
    ids = _ids(bare)
    return tuple(
        replace(one, id=next(ids), mentions=(next(ids),), page=bare.page, parts=one.parts or _parts(one.name))
        for one in bare.figures
    )


def _without(figure: PageFigure) -> PageFigure:
    parts = () if figure.parts == _parts(figure.name) else figure.parts
    return replace(figure, id="", mentions=(), page="", parts=parts, beside=frozenset())


@lru_cache(1 << 16)
def _parts(name: str) -> tuple[str, ...]:
    return name_parts(name)


def _place(mention: Mention) -> _Place:
    span = mention.span
    return _Place(span, mention.head.start - span.start, None if own_id(mention) == mention.id else mention.id)


def _ids(bare: _Bare) -> Iterator[str]:
    for one in bare.places:
        start, end = one.span.start, one.span.end
        yield one.id or make_id("mention", bare.page, start, end, start + one.head)
