"""Which stories there are: the newest first, narrowed by who, where, what, which outlet and when."""

import sqlite3

from accordingto.archive.answer import StoryLine
from accordingto.archive.ask import told
from accordingto.archive.spot import on_page
from accordingto.desk.records import StoryRow
from accordingto.desk.wanted import Wanted

Row = tuple[int, str, str | None, str | None, int]

_CLAIMS = {
    of: f"SELECT claim, outlets, origins FROM {of} WHERE n BETWEEN ? AND ?"  # noqa: S608 (names of ours)
    for of in ("statement", "deed")
}
_OF_OUTLET = (
    "n IN (SELECT story FROM page JOIN story_page ON story_page.page = page.n WHERE outlet = ? AND current = 1)"
)
_OF_TYPE = "n IN (SELECT story FROM deed JOIN story_page ON page = deed.n >> 20 WHERE code = ?)"


def story_rows(db: sqlite3.Connection, asked: Wanted) -> tuple[list[StoryRow], bool]:
    """Return the stories asked for, and whether others follow."""
    conditions, values = _conditions(db, asked)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    query = f"SELECT n, id, day, headline, pages FROM story {where} ORDER BY day DESC, id LIMIT ? OFFSET ?"  # noqa: S608 (all of it ours)
    rows = db.execute(query, (*values, asked.limit + 1, asked.offset)).fetchall()
    return [_row(db, row) for row in rows[: asked.limit]], len(rows) > asked.limit


def _conditions(db: sqlite3.Connection, asked: Wanted) -> tuple[list[str], list[str | int]]:
    days = (asked.since or None, asked.until or None)
    conditions, values = told.asked(db, asked.words, (asked.actor, asked.place), days)
    if asked.outlet:
        conditions.append(_OF_OUTLET)
        values.append(asked.outlet)
    if asked.type:
        conditions.append(_OF_TYPE)
        values.append(asked.type.upper())
    return conditions, values


def _row(db: sqlite3.Connection, row: Row) -> StoryRow:
    number, identity, day, headline, pages = row
    held = db.execute("SELECT page.n, label FROM page JOIN story_page ON page = page.n WHERE story = ?", (number,))
    labels = dict(held.fetchall())
    said, done = (
        {claim: one for page in labels for claim, *one in db.execute(_CLAIMS[of], on_page(page))} for of in _CLAIMS
    )
    shared = sorted((one for one in said.values() if one[0] > 1), key=lambda one: (-one[0], one[1]))
    outlets = tuple(sorted(set(labels.values())))
    return StoryRow(
        line=StoryLine(id=identity, day=day, headline=headline, pages=pages, outlets=outlets),
        said=len(said),
        done=len(done),
        shared=len(shared),
        single=sum(origins == 1 for _, origins in shared),
        widest=shared[0][0] if shared else None,
        origins=shared[0][1] if shared else None,
    )
