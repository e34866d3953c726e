"""The form of each record, as JSON schema."""

import inspect
import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from accordingto.record.actor import Actor, Held, Mention, Same
from accordingto.record.base import Evidence, Reason, Record
from accordingto.record.claim import Claim, Conflict, Origin, Relation
from accordingto.record.dossier import Dossier, Maker
from accordingto.record.event import Event
from accordingto.record.feed import Entry, Feed, Waiting
from accordingto.record.judgement import Anchor, Judgement
from accordingto.record.page import Block, Known, Page, Post, Raw, Refusal, Region, Repair
from accordingto.record.parse import Name, Parse
from accordingto.record.report import Report
from accordingto.record.said import Attribution, Link, Source, When, Where
from accordingto.record.story import Credit, Difference, Edit, Judged, Match, Story

_PAGE: tuple[type[Record], ...] = (Raw, Page, Block, Known, Post, Repair, Region, Refusal, Parse, Name, Mention)
_FEED: tuple[type[Record], ...] = (Feed, Entry, Waiting)
_SAID: tuple[type[Record], ...] = (Attribution, Link, When, Where, Source)
_PILE: tuple[type[Record], ...] = (
    Actor,
    Held,
    Same,
    Story,
    Credit,
    Judged,
    Judgement,
    Anchor,
    Match,
    Edit,
    Difference,
    Origin,
    Claim,
    Conflict,
    Relation,
    Dossier,
    Maker,
)
_BOTH: tuple[type[Record], ...] = (Event, Evidence, Reason, Report)
RECORDS: dict[str, type[Record]] = {
    kind.__name__: kind for kind in sorted(_PAGE + _FEED + _SAID + _PILE + _BOTH, key=lambda kind: kind.__name__)
}


def schema(record: type[Record]) -> dict[str, Any]:
    """Return the JSON schema of a record; `schema(Region)` says that a region has a span, a kind and a why."""
    made = msgspec.json.schema(record)
    for part in made["$defs"].values():
        # Which Python runs must not show: newer ones take the indentation out of docstrings themselves.
        part["description"] = inspect.cleandoc(part["description"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def to_text(record: type[Record]) -> str:
    """Return the JSON schema of a record as text, two spaces a level."""
    return json.dumps(schema(record), indent=2, ensure_ascii=False) + "\n"


def write(folder: Path) -> None:
    """Write `NAME.json` for every record into `folder`, and take away those of records that are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.json"):
        if path.stem not in RECORDS:
            path.unlink()
    for name, record in RECORDS.items():
        (folder / f"{name}.json").write_text(to_text(record), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
