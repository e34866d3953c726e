"""Which stories there are: the newest first, narrowed by who, where, what, which outlet and when."""

import sqlite3

from accordingto.archive import find
from accordingto.archive.answer import StoryLine
from accordingto.archive.ask.query import query_of
from accordingto.archive.ask.shelf import between
from accordingto.desk.records import StoryRow
from accordingto.desk.wanted import Wanted
from accordingto.pile.told import Told
from accordingto.store.packed import unpack

Row = tuple[int, str, str | None, str | None, int, bytes | None]

_OF_ACTOR = "n IN (SELECT story FROM figure JOIN story_page ON story_page.page = figure.page WHERE actor = ?)"
_OF_WORDS = "n IN (SELECT story FROM story_page JOIN words ON words.rowid = page WHERE words MATCH ?)"
_OF_OUTLET = (
    "n IN (SELECT story FROM page JOIN story_page ON story_page.page = page.n WHERE outlet = ? AND current = 1)"
)
_OF_TYPE = "n IN (SELECT story FROM deed WHERE code = ?)"


def story_rows(db: sqlite3.Connection, asked: Wanted) -> tuple[list[StoryRow], bool]:
    """Return the stories asked for, and whether others follow."""
    conditions, values = _conditions(db, asked)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    query = f"SELECT n, id, day, headline, pages, record FROM story {where} ORDER BY day DESC, id LIMIT ? OFFSET ?"  # noqa: S608 (all of it ours)
    rows = db.execute(query, (*values, asked.limit + 1, asked.offset)).fetchall()
    return [_row(db, row) for row in rows[: asked.limit]], len(rows) > asked.limit


def _conditions(db: sqlite3.Connection, asked: Wanted) -> tuple[list[str], list[str | int]]:
    conditions, bounds = between("day", asked.since or None, asked.until or None)
    values: list[str | int] = [*bounds]
    for actor in filter(None, (asked.actor, asked.place)):
        conditions.append(_OF_ACTOR)
        values.append(find.actor(db, actor))
    if asked.words:
        conditions.append(_OF_WORDS)
        values.append(query_of(asked.words).match)
    if asked.outlet:
        conditions.append(_OF_OUTLET)
        values.append(asked.outlet)
    if asked.type:
        conditions.append(_OF_TYPE)
        values.append(asked.type.upper())
    return conditions, values


def _row(db: sqlite3.Connection, row: Row) -> StoryRow:
    number, identity, day, headline, pages, record = row
    labels = "SELECT DISTINCT label FROM page JOIN story_page ON page = page.n WHERE story = ? ORDER BY label"
    outlets = tuple(label for (label,) in db.execute(labels, (number,)))
    told = unpack(record, Told) if record else None
    known = {one.id: one for one in told.origins if one.kind != "own word"} if told else {}
    hands = [one.name for one in known.values() if one.kind in {"agency", "outlet", "document"} and one.name]
    claims = told.claims if told else ()
    shared = [claim for claim in claims if claim.of == "attribution" and len(claim.outlets) > 1]
    return StoryRow(
        line=StoryLine(id=identity, day=day, headline=headline, pages=pages, outlets=outlets),
        origins=len(known) if told else None,
        named=tuple(dict.fromkeys(hands)),
        said=_count(db, "SELECT count(DISTINCT claim) FROM statement WHERE story = ?", number),
        done=_count(db, "SELECT count(DISTINCT claim) FROM deed WHERE story = ?", number),
        shared=len(shared),
        single=sum(len(known.keys() & set(claim.origins)) == 1 for claim in shared),
    )


def _count(db: sqlite3.Connection, query: str, story: int) -> int:
    return int(db.execute(query, (story,)).fetchone()[0])
