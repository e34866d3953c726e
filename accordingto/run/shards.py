"""Reports in shards: files of JSON lines with a mark beside each that is done, so that what is begun again goes on.

A shard is a number of inputs in their order, so the same inputs make the same shards. It is written whole and then
marked; the mark says of which inputs it is and what made it. Nothing else is remembered.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import msgspec

from accordingto.errors import ExtraError, StoreError
from accordingto.record.base import Record
from accordingto.record.dossier import Maker
from accordingto.record.page import Raw, Refusal
from accordingto.record.report import Report

Outcome = Report | Refusal
Work = Callable[[Iterable[Raw]], Iterator[Outcome]]


class Mark(Record, frozen=True, kw_only=True):
    """Says that a shard is done: a digest of its inputs, what made it, how many inputs fit in it and what they gave."""

    inputs: str
    made_by: Maker
    size: int
    reports: int
    refusals: int


class Shard(NamedTuple):
    """A shard that is done: the name of its file, its mark, the inputs set aside; `before`, when it had been done."""

    name: str
    mark: Mark
    refusals: tuple[Refusal, ...]
    before: bool


class Place(Protocol):
    """Where shards lie: a folder, or a store that fsspec knows."""

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file, None if there is none."""
        ...

    def write(self, name: str, data: bytes) -> None:
        """Write a file that is there whole or not at all."""
        ...


def place(where: str | Path) -> Place:
    """Return the folder of that name, or the store of that address ("s3://bucket/reports", extra `store`)."""
    return _Store(str(where)) if "://" in str(where) else _Folder(Path(where))


def shards(items: Iterable[Raw | Outcome], work: Work, where: Place, plan: "Plan", maker: Maker) -> Iterator[Shard]:
    """Write the outcomes of `items` to shards as `plan` has it; yield each shard when it is done, in their order.

    `work` gives an outcome for each page, in the order of the pages. A shard that is marked as done of the same inputs
    is left as it is and its pages are not worked on. Raises StoreError where shards of another size, or made by
    something else, or of more inputs than these, lie already.
    """
    begun: deque[_Begun] = deque()
    pages = _pages(items, where, plan, maker, begun)
    first = list(islice(pages, 1))
    for outcome in work(chain(first, pages)) if first else ():
        next(shard for shard in begun if shard.waits).take(outcome)
        yield from _finished(begun, where, plan, maker)
    yield from _finished(begun, where, plan, maker)


class Plan(NamedTuple):
    """How inputs are cut: so many a shard; of every `parts` shards only the one of number `part`, from 1, is made."""

    size: int = 1000
    part: int = 1
    parts: int = 1


class _Begun:
    """A shard under way: its outcomes in the order of its inputs, None for those that are still waited for."""

    def __init__(self, number: int, items: list[Raw | Outcome], where: Place) -> None:
        self.name = f"{number:06}"
        self.inputs = _digest(items)
        self.mark = _mark(where, self.name)
        self.before = self.mark is not None and self.mark.inputs == self.inputs
        kept = [] if self.before else items
        self.outcomes: list[Outcome | None] = [None if isinstance(item, Raw) else item for item in kept]
        self._open = deque(at for at, outcome in enumerate(self.outcomes) if outcome is None)

    @property
    def waits(self) -> bool:
        return bool(self._open)

    def take(self, outcome: Outcome) -> None:
        self.outcomes[self._open.popleft()] = outcome

    def end(self, where: Place, plan: Plan, maker: Maker) -> Shard:
        """Write the shard and then its mark, unless that had been done."""
        if self.mark and self.before:
            return Shard(f"{self.name}.jsonl", self.mark, (), before=True)
        refusals = tuple(outcome for outcome in self.outcomes if isinstance(outcome, Refusal))
        mark = Mark(
            inputs=self.inputs,
            made_by=maker,
            size=plan.size,
            reports=len(self.outcomes) - len(refusals),
            refusals=len(refusals),
        )
        where.write(f"{self.name}.jsonl", b"".join(msgspec.json.encode(one) + b"\n" for one in self.outcomes))
        where.write(f"{self.name}.done", msgspec.json.encode(mark) + b"\n")
        return Shard(f"{self.name}.jsonl", mark, refusals, before=False)


def _pages(
    items: Iterable[Raw | Outcome], where: Place, plan: Plan, maker: Maker, begun: deque[_Begun]
) -> Iterator[Raw]:
    """Yield the pages that are still to be worked on, and put each shard into `begun` before its first page."""
    every, number = iter(items), 0
    while some := list(islice(every, plan.size)):
        if number % plan.parts == plan.part - 1:
            shard = _Begun(number, some, where)
            _fits(shard, plan, maker)
            begun.append(shard)
            if not shard.before:
                yield from (item for item in some if isinstance(item, Raw))
        number += 1
    if _mark(where, f"{number:06}"):
        raise StoreError(f"{number:06}.done: a shard of more inputs than these; name another folder, or all inputs")


def _fits(shard: _Begun, plan: Plan, maker: Maker) -> None:
    """Refuse to go on with what was begun otherwise."""
    mark = shard.mark
    if mark and mark.size != plan.size:
        raise StoreError(f"{shard.name}.done: shards of {mark.size} lie here; go on with that size, or elsewhere")
    if mark and mark.made_by != maker:
        raise StoreError(f"{shard.name}.done: another version or encoder made this; go on elsewhere, or take it away")


def _finished(begun: deque[_Begun], where: Place, plan: Plan, maker: Maker) -> Iterator[Shard]:
    while begun and not begun[0].waits:
        yield begun.popleft().end(where, plan, maker)


def _digest(items: Iterable[Raw | Outcome]) -> str:
    state = blake2b(digest_size=16)
    for item in items:
        state.update(msgspec.msgpack.encode(item))
    return state.hexdigest()


def _mark(where: Place, name: str) -> Mark | None:
    """Return the mark of a shard; None where it is not done."""
    data = where.read(f"{name}.done")
    try:
        return None if data is None else msgspec.json.decode(data, type=Mark)
    except msgspec.DecodeError as error:
        raise StoreError(f"{name}.done: no mark of ours ({error}); name another folder") from error


class _Folder:
    """A folder of this machine, or one that several share."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, name: str) -> bytes | None:
        try:
            return (self.path / name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"{self.path / name}: cannot be read ({error.strerror})") from error

    def write(self, name: str, data: bytes) -> None:
        # A name of its own for each process: two that make one shard do not write into each other's.
        beside = self.path / f".{name}.{os.getpid()}"
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            beside.replace(self.path / name)
        except OSError as error:
            raise StoreError(
                f"{self.path / name}: cannot be written ({error.strerror}); name another folder"
            ) from error
        finally:
            beside.unlink(missing_ok=True)


class _Store:
    """A store that fsspec knows; a file is written beside and moved, for not every store writes whole or not at all."""

    def __init__(self, address: str) -> None:
        try:
            from fsspec.core import url_to_fs  # noqa: PLC0415  an extra, which those with a folder need not have
        except ImportError as error:
            raise ExtraError("stores are reached through fsspec: pip install 'accordingto[store]'") from error
        self.address = address
        self.files: Any
        try:
            self.files, self.path = url_to_fs(address)
        except (ImportError, ValueError) as error:
            raise StoreError(f"{address}: no store that fsspec can reach here ({error})") from error

    def read(self, name: str) -> bytes | None:
        try:
            return bytes(self.files.cat_file(f"{self.path}/{name}"))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"{self.address}/{name}: cannot be read ({error})") from error

    def write(self, name: str, data: bytes) -> None:
        try:
            self.files.makedirs(self.path, exist_ok=True)
            self.files.pipe_file(f"{self.path}/{name}.part", data)
            self.files.mv(f"{self.path}/{name}.part", f"{self.path}/{name}")
        except OSError as error:
            raise StoreError(f"{self.address}/{name}: cannot be written ({error}); name another place") from error
