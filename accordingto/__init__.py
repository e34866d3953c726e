"""Turns a pile of news reports into one sourced record.

    import accordingto

    record = accordingto.dossier(["reports/"])
    for claim in record.claims:
        print(claim.outlets, claim.origins)

`report` reads one page, `reports` many, `dossier` brings them together; `quote` says who says what in a mere string.
What they return are the records of `accordingto.record`.
"""

from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path
from typing import Literal

from accordingto import lexicon, pile
from accordingto.archive import Archive
from accordingto.page import Tools, report, sayings
from accordingto.page.encode import light, onnx
from accordingto.page.parse import spacy
from accordingto.page.parse.spacy import Parser
from accordingto.page.read import raws
from accordingto.record.dossier import Dossier, Maker
from accordingto.record.page import Raw, Refusal
from accordingto.record.report import Report
from accordingto.record.said import Attribution
from accordingto.run import Runner
from accordingto.run.inline import Inline
from accordingto.run.shards import Plan, Shard, place
from accordingto.run.shards import shards as cut

__version__ = "0.1.0"

Input = str | Path


def tools(parse: Parser | None = None, *, fast: bool = False) -> Tools:
    """Load what the steps of a page need: the parser and the encoder. Takes about two seconds; do it once.

    `parse` is another parser than ours. `fast` takes the light encoder: quicker, and less sure who says what.
    """
    return Tools(parse=parse or spacy.load(), encode=light.load() if fast else onnx.load())


def quote(text: str, tools: Tools | None = None) -> tuple[Attribution, ...]:
    """Return who says what in running English text, in order; spans are counted in the characters of `text`.

    “No ship sails,” Ada Varga told the Noon Ledger, gives one attribution: direct, speaker Ada Varga, relay the Noon
    Ledger. Without `tools` they are made at the first call and kept.
    """
    return sayings(text, tools or _kept_tools())


_kept_tools = cache(tools)


def reports(inputs: Iterable[Input], runner: Runner | None = None, *, fast: bool = False) -> Iterator[Report | Refusal]:
    """Read pages; yield a Report for each, or a Refusal with the reason, in the order of the inputs, refusals last.

    `inputs` are files, folders, patterns and "-" for standard input: text, HTML, JSON lines, tables, feeds, mails, web
    archives, zip and tar of pages, or stored Reports, in any mix. `runner` does the work; when None, this process.
    `fast`: see `tools`. Nothing is raised for a page that cannot be read, or an input that is not there: those are
    Refusals.
    """
    aside: list[Report | Refusal] = []
    pages = _pages(inputs, aside)
    first = list(islice(pages, 1))
    if first:
        yield from (runner or Inline()).map(report, chain(first, pages), partial(tools, fast=fast))
    yield from aside


def _pages(inputs: Iterable[Input], aside: list[Report | Refusal]) -> Iterator[Raw]:
    """Yield the pages among `inputs`; put what needs no work into `aside`."""
    for item in raws(inputs):
        if isinstance(item, Raw):
            yield item
        else:
            aside.append(item)


def shards(
    inputs: Iterable[Input],
    folder: Input,
    runner: Runner | None = None,
    plan: Plan | None = None,
    *,
    fast: bool = False,
) -> Iterator[Shard]:
    """Write the reports of `inputs` to shards in `folder`; yield each when it is done. Begun again, it goes on.

    `folder` is one of this machine or the address of a store ("s3://bucket/reports"). `plan` says how many inputs are a
    shard (1000) and which of the shards are made here. The shards are what `dossier` reads.
    """
    work = partial((runner or Inline()).map, report, setup=partial(tools, fast=fast))
    return cut(raws(inputs), work, place(folder), plan or Plan(), made_by("light" if fast else "encoder"))


def dossier(inputs: Iterable[Input], runner: Runner | None = None, *, fast: bool = False) -> Dossier:
    """Turn pages, or stored Reports, into one sourced record; the same inputs in any order give the same record."""
    read: list[Report] = []
    refused: list[Refusal] = []
    for item in reports(inputs, runner, fast=fast):
        if isinstance(item, Report):
            read.append(item)
        else:
            refused.append(item)
    return pile.dossier(read, refused, runner or Inline(), made_by("light" if fast else "encoder"))


def made_by(encoder: Literal["encoder", "light"] | None) -> Maker:
    """Say what makes a dossier now: our version, the parser, the lexicon; `encoder` is None where both were used."""
    return Maker(version=__version__, parser=spacy.name(), encoder=encoder, lexicon=lexicon.digest())


__all__ = [
    "Archive",
    "Attribution",
    "Dossier",
    "Input",
    "Plan",
    "Refusal",
    "Report",
    "Shard",
    "Tools",
    "dossier",
    "made_by",
    "quote",
    "report",
    "reports",
    "shards",
    "tools",
]
