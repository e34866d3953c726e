"""Records in few bytes: like fields side by side, each word once, the whole compressed.

A page's report holds the same few fields a hundred times. Field by field they repeat, and take less than half of the
room that they take record by record. What comes back is equal to what went in.
"""

import types
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from accordingto.record.base import Span

R = TypeVar("R", bound=msgspec.Struct)

_LEVEL = 6
Pool = dict[str | None, int]
Words = Sequence[str | None]


class _Plan(NamedTuple):
    """How the values of one type become columns, and columns become values."""

    split: Callable[[Sequence[Any], Pool], Any]
    join: Callable[[Any, Words], list[Any]]


def pack(record: msgspec.Struct) -> bytes:
    """Return a record, with all that it holds, in few bytes."""
    pool: Pool = {}
    columns = _plan(type(record)).split([record], pool)
    return zlib.compress(msgspec.json.encode([columns, list(pool)]), _LEVEL)


def unpack(data: bytes, kind: type[R]) -> R:
    """Return the record of type `kind` that `pack` made these bytes of."""
    columns, pool = msgspec.json.decode(zlib.decompress(data))
    record: R = _plan(kind).join(columns, pool)[0]
    return record


@cache
def _plan(hint: Any) -> _Plan:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType) and type(None) in inner:
        known = [one for one in inner if one is not type(None)]
        return _maybe(_plan(known[0])) if _is_struct(known[0]) else _TEXT
    if origin in (tuple, frozenset):
        each = origin is frozenset or inner[-1] is Ellipsis
        return _many(_plan(inner[0]), origin) if each else _fixed(tuple(map(_plan, inner)))
    if _is_struct(hint):
        return _SPANS if hint is Span else _struct(hint)
    return _TEXT if hint is str or origin is Literal else _PLAIN


def _is_struct(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, msgspec.Struct)


def _struct(kind: type[msgspec.Struct]) -> _Plan:
    hints = get_type_hints(kind)
    names = kind.__struct_fields__
    plans = [_plan(hints[name]) for name in names]

    def split(values: Sequence[Any], pool: Pool) -> Any:
        fields = ([getattr(value, name) for value in values] for name in names)
        return [plan.split(field, pool) for plan, field in zip(plans, fields, strict=True)]

    def join(columns: Any, words: Words) -> list[Any]:
        fields = [plan.join(column, words) for plan, column in zip(plans, columns, strict=True)]
        return [kind(**dict(zip(names, row, strict=True))) for row in zip(*fields, strict=True)]

    return _Plan(split, join)


def _many(inner: _Plan, kind: Callable[[Any], Any]) -> _Plan:
    def split(values: Sequence[Any], pool: Pool) -> Any:
        every = [sorted(value) if kind is frozenset else value for value in values]
        return [[len(value) for value in every], inner.split([item for value in every for item in value], pool)]

    def join(columns: Any, words: Words) -> list[Any]:
        items = iter(inner.join(columns[1], words))
        return [kind(islice(items, length)) for length in columns[0]]

    return _Plan(split, join)


def _fixed(inner: tuple[_Plan, ...]) -> _Plan:
    def split(values: Sequence[Any], pool: Pool) -> Any:
        return [plan.split([value[place] for value in values], pool) for place, plan in enumerate(inner)]

    def join(columns: Any, words: Words) -> list[Any]:
        return list(zip(*(plan.join(column, words) for plan, column in zip(inner, columns, strict=True)), strict=True))

    return _Plan(split, join)


def _maybe(inner: _Plan) -> _Plan:
    def split(values: Sequence[Any], pool: Pool) -> Any:
        known = [value for value in values if value is not None]
        return [[int(value is not None) for value in values], inner.split(known, pool)]

    def join(columns: Any, words: Words) -> list[Any]:
        items = iter(inner.join(columns[1], words))
        return [next(items) if known else None for known in columns[0]]

    return _Plan(split, join)


def _split_spans(values: Sequence[Span], _: Pool) -> Any:
    starts = [value.start for value in values]
    return [[start - before for start, before in zip(starts, [0, *starts], strict=False)], [len(one) for one in values]]


def _join_spans(columns: Any, _: Words) -> list[Span]:
    return [Span(start, start + length) for start, length in zip(_sums(columns[0]), columns[1], strict=True)]


def _sums(steps: Sequence[int]) -> Iterator[int]:
    total = 0
    for step in steps:
        total += step
        yield total


_TEXT = _Plan(
    lambda values, pool: [pool.setdefault(value, len(pool)) for value in values],
    lambda column, words: [words[number] for number in column],
)
_PLAIN = _Plan(lambda values, _: list(values), lambda column, _: column)
_SPANS = _Plan(_split_spans, _join_spans)
