"""The sourced record of a pile of pages."""

from typing import Literal

from accordingto.record.actor import Actor, Same
from accordingto.record.base import Record
from accordingto.record.claim import Claim, Conflict, Origin, Relation
from accordingto.record.page import Refusal
from accordingto.record.report import Report
from accordingto.record.story import Match, Story


class Maker(Record, frozen=True, kw_only=True):
    """What made a dossier: our version, the parser, which encoder, and a digest of the lexicon and weight files."""

    version: str
    parser: str
    lexicon: str
    encoder: Literal["encoder", "light"] | None = None


class Dossier(Record, frozen=True, kw_only=True):
    """Everything known from a pile of pages. Each list is sorted by id (reports by page id, refusals by name)."""

    made_by: Maker
    reports: tuple[Report, ...]
    refusals: tuple[Refusal, ...] = ()
    actors: tuple[Actor, ...] = ()
    same: tuple[Same, ...] = ()
    stories: tuple[Story, ...] = ()
    matches: tuple[Match, ...] = ()
    origins: tuple[Origin, ...] = ()
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    relations: tuple[Relation, ...] = ()
