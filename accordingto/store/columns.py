"""Records by columns: like fields side by side, each word once.

A page's report holds the same few fields a hundred times. Field by field they repeat, and take, once compressed
(`packed.py`), less than half of the room that they take record by record. What comes back is equal to what went in.
"""

import types
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, Literal, NamedTuple, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import msgspec

from accordingto.record.base import Span

R = TypeVar("R", bound=msgspec.Struct | tuple[Any, ...])


# The columns, the words, the names of the fields.
_PARTS = 3


class _Written(NamedTuple):
    """What is written once for all columns: each word with its number, the fields of each type of record."""

    words: dict[str | None, int]
    fields: dict[str, Sequence[str]]


class _Read(NamedTuple):
    """The same, as it is read: words by their numbers."""

    words: Sequence[str | None]
    fields: Mapping[str, Sequence[str]]


class _Plan(NamedTuple):
    """How the values of one type become columns, and columns become values."""

    split: Callable[[Sequence[Any], _Written], Any]
    join: Callable[[Any, _Read], list[Any]]


def pack(record: msgspec.Struct | tuple[Any, ...], stock: Sequence[str] = ()) -> bytes:
    """Return a record, a struct or a named tuple, by columns, with all that it holds.

    Of words that `stock` holds only the place there is kept: who reads the record has them from elsewhere.
    """
    once = _Written({}, {})
    columns = _plan(type(record)).split([record], once)
    places = {word: place for place, word in enumerate(stock)}
    words = [places.get(word, word) if word is not None else None for word in once.words]
    return msgspec.msgpack.encode([columns, words, once.fields])


def unpack(data: bytes, kind: type[R], only: Collection[str] = (), stock: Sequence[str] = ()) -> R:
    """Return the record of type `kind` that `pack` made these bytes of.

    A field that the type has gained since has its default, one that it has lost is left out. If `only` names fields,
    the others have their defaults, too, and are not read. `stock` holds the words that `pack` was given.
    """
    found = msgspec.msgpack.decode(data)
    if isinstance(found, dict) or len(found) != _PARTS:
        # Archives of the first four forms did not keep every record by columns.
        whole: R = msgspec.convert(found, kind)
        return whole
    columns, words, fields = found
    if only:
        named = [pair for pair in zip(fields[kind.__name__], columns, strict=True) if pair[0] in only]
        fields[kind.__name__], columns = [name for name, _ in named], [column for _, column in named]
    record: R = _plan(cast("Any", kind)).join(columns, _Read(_from(stock, words), fields))[0]
    return record


def _from(stock: Sequence[str], words: Sequence[str | int | None]) -> Sequence[str | None]:
    """Put the words back of which the place is kept."""
    return [stock[word] if isinstance(word, int) else word for word in words]


@cache
def _plan(hint: Any) -> _Plan:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType) and type(None) in inner:
        (known,) = (_plan(one) for one in inner if one is not type(None))
        return known if known in (_TEXT, _PLAIN) else _maybe(known)
    if origin in (tuple, frozenset):
        each = origin is frozenset or inner[-1] is Ellipsis
        return _many(_plan(inner[0]), origin) if each else _fixed(tuple(map(_plan, inner)))
    if hint is Span:
        return _SPANS
    if names := _names(hint):
        return _record(hint, names)
    return _TEXT if hint is str or origin is Literal else _PLAIN


def _names(hint: Any) -> tuple[str, ...]:
    """Return the names of the fields of a record; nothing else has any."""
    return getattr(hint, "__struct_fields__", ()) or getattr(hint, "_fields", ())


def _record(kind: type, names: tuple[str, ...]) -> _Plan:
    hints = get_type_hints(kind)
    plans = {name: _plan(hints[name]) for name in names}

    def split(values: Sequence[Any], once: _Written) -> Any:
        once.fields[kind.__name__] = names
        return [plan.split([getattr(value, name) for value in values], once) for name, plan in plans.items()]

    def join(columns: Any, once: _Read) -> list[Any]:
        there = {
            name: column for name, column in zip(once.fields[kind.__name__], columns, strict=True) if name in plans
        }
        fields = [plans[name].join(column, once) for name, column in there.items()]
        return [kind(**dict(zip(there, row, strict=True))) for row in zip(*fields, strict=True)]

    return _Plan(split, join)


def _many(inner: _Plan, kind: Callable[[Any], Any]) -> _Plan:
    def split(values: Sequence[Any], once: _Written) -> Any:
        every = [sorted(value) if kind is frozenset else value for value in values]
        return [[len(value) for value in every], inner.split([item for value in every for item in value], once)]

    def join(columns: Any, once: _Read) -> list[Any]:
        items = iter(inner.join(columns[1], once))
        return [kind(islice(items, length)) for length in columns[0]]

    return _Plan(split, join)


def _fixed(inner: tuple[_Plan, ...]) -> _Plan:
    def split(values: Sequence[Any], once: _Written) -> Any:
        return [plan.split([value[place] for value in values], once) for place, plan in enumerate(inner)]

    def join(columns: Any, once: _Read) -> list[Any]:
        return list(zip(*(plan.join(column, once) for plan, column in zip(inner, columns, strict=True)), strict=True))

    return _Plan(split, join)


def _maybe(inner: _Plan) -> _Plan:
    def split(values: Sequence[Any], once: _Written) -> Any:
        known = [value for value in values if value is not None]
        return [[int(value is not None) for value in values], inner.split(known, once)]

    def join(columns: Any, once: _Read) -> list[Any]:
        items = iter(inner.join(columns[1], once))
        return [next(items) if known else None for known in columns[0]]

    return _Plan(split, join)


def _split_spans(values: Sequence[Span], _: _Written) -> Any:
    starts = [value.start for value in values]
    return [[start - before for start, before in zip(starts, [0, *starts], strict=False)], [len(one) for one in values]]


def _join_spans(columns: Any, _: _Read) -> list[Span]:
    return [Span(start, start + length) for start, length in zip(_sums(columns[0]), columns[1], strict=True)]


def _sums(steps: Sequence[int]) -> Iterator[int]:
    total = 0
    for step in steps:
        total += step
        yield total


_TEXT = _Plan(
    lambda values, once: [once.words.setdefault(value, len(once.words)) for value in values],
    lambda column, once: [once.words[number] for number in column],
)
_PLAIN = _Plan(lambda values, _: list(values), lambda column, _: column)
_SPANS = _Plan(_split_spans, _join_spans)
