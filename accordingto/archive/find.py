"""From what a user types to what it names: a story by its id, an actor by any spelling seen, a state by its code."""

import sqlite3

from accordingto.archive.actors import actor_record
from accordingto.errors import StoreError
from accordingto.pile.cast import fold

_SHOWN = 8
_FAR_MORE = 20


def story(db: sqlite3.Connection, words: str) -> int:
    """Return the number of the story with this id, or with an id that begins so."""
    start = words if words.startswith("story-") else f"story-{words}"
    query = "SELECT n, id FROM story WHERE id >= ? AND id < ? ORDER BY id LIMIT 2"
    rows = db.execute(query, (start, f"{start}~")).fetchall()
    if len(rows) != 1:
        raise StoreError(
            f"{words}: {'several stories begin' if rows else 'no story begins'} so; see `accordingto stories`"
        )
    return int(rows[0][0])


def page(db: sqlite3.Connection, words: str) -> int:
    """Return the number of the current page with this id, or an id that begins so, or with this address."""
    if words.startswith("page-"):
        found = _numbers(db, "SELECT n FROM page WHERE current = 1 AND id >= ? AND id < ? LIMIT 2", words, f"{words}~")
    else:
        found = _numbers(db, "SELECT n FROM page WHERE current = 1 AND url = ?", words)
    if len(found) != 1:
        raise StoreError(f"{words}: {'several pages are' if found else 'no page is'} called so; give its id or address")
    return found[0]


def actor(db: sqlite3.Connection, words: str, *, alone: bool = False) -> int:
    """Return the number of the actor that is called so; if several are, the message names them.

    "Mike Pence", "mike pence" and the id of the actor name one; PRK, the code of a state, names its government. Who is
    named on far more pages than all others of that name together is meant, unless `alone` asks for one without others.
    """
    found = actors(db, words)
    if len(found) == 1 or (found and not alone and _stands_out([_pages(db, number) for number in found])):
        return found[0]
    if not found:
        raise StoreError(f"{words}: nobody in the archive is called so; try `accordingto search`")
    rows = [_row(db, number) for number in found[:_SHOWN]]
    more = f", and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    raise StoreError(f"{words}: several are called so, name one by its id: {'; '.join(rows)}{more}")


def others(db: sqlite3.Connection, words: str) -> list[str]:
    """Return, where `actor` chose one of several who are called so, all of them, the chosen one first."""
    found = actors(db, words)
    return [_row(db, number) for number in found[:_SHOWN]] if len(found) > 1 else []


def actors(db: sqlite3.Connection, words: str) -> list[int]:
    """Return the numbers of the actors that are called so, those of most pages first."""
    if words.startswith("actor-"):
        return _numbers(db, "SELECT n FROM actor WHERE id >= ? AND id < ? ORDER BY id", words, f"{words}~")
    if len(words) == 3 and words.isupper() and (state := _state(db, words)):
        return state
    query = "SELECT n FROM actor JOIN actor_name ON actor = n WHERE folded = ? ORDER BY pages DESC, id"
    return _without_lands(db, _numbers(db, query, fold(words)))


def _without_lands(db: sqlite3.Connection, found: list[int]) -> list[int]:
    """Leave the land out where its government is called so, too: "Tunisia" is who acts."""
    look = [db.execute("SELECT kind, country FROM actor WHERE n = ?", (number,)).fetchone() for number in found]
    acting = {country for kind, country in look if kind == "government"}
    told = zip(found, look, strict=True)
    return [number for number, (kind, country) in told if kind != "place" or country not in acting]


def _state(db: sqlite3.Connection, code: str) -> list[int]:
    """Return the actor that is the government of a state, by its ISO code; the land itself if there is no other."""
    query = "SELECT n FROM actor WHERE country = ? AND kind = ? ORDER BY pages DESC, id LIMIT 1"
    return _numbers(db, query, code, "government") or _numbers(db, query, code, "place")


def _row(db: sqlite3.Connection, number: int) -> str:
    one, pages = actor_record(db, number), _pages(db, number)
    told = [one.kind, *one.offices[:1], *([one.country] if one.country else []), f"{pages} page{'s' * (pages != 1)}"]
    return f"{one.id} {one.name} ({', '.join(told)})"


def _pages(db: sqlite3.Connection, number: int) -> int:
    return int(db.execute("SELECT pages FROM actor WHERE n = ?", (number,)).fetchone()[0])


def _stands_out(pages: list[int]) -> bool:
    return pages[0] >= _FAR_MORE * sum(pages[1:])


def _numbers(db: sqlite3.Connection, query: str, *values: str) -> list[int]:
    return [number for (number,) in db.execute(query, values)]
