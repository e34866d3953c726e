"""Who is who, kept up to date: only what new, changed or judged pages touch is compared and joined again."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from accordingto.archive import figures
from accordingto.archive.hand import AtHand
from accordingto.archive.spot import page_of
from accordingto.archive.todo import done, mark, marked
from accordingto.archive.verdicts import Verdict, standing, verdicts
from accordingto.pile.cast import fold
from accordingto.pile.resolve import actor_of, surest
from accordingto.pile.resolve.figure import PageFigure
from accordingto.pile.resolve.groups import groups
from accordingto.pile.resolve.keys import keys as keys_of
from accordingto.pile.resolve.pairs import judge
from accordingto.pile.resolve.pairs import same as same_of
from accordingto.record.actor import Actor, ActorKind, Held, Same, Sector
from accordingto.store.database import writing


class _Kept(msgspec.Struct, frozen=True, array_like=True, omit_defaults=True):
    """An actor in a row of the archive; of its mentions the smallest."""

    name: str
    names: tuple[str, ...]
    kind: ActorKind
    mentions: tuple[str, ...]
    country: str | None = None
    sector: Sector | None = None
    offices: tuple[str, ...] = ()
    held: tuple[Held, ...] = ()


_BATCH = 200
# Figures that share any other key are joined in a row (see `judge`), which is as quickly made as kept.
_KEPT = "family "


def judge_keys(db: sqlite3.Connection, hand: AtHand) -> None:
    """Judge the figures of each marked key again, and mark those whose judgements changed."""
    while marked(db, "key", 1):
        with writing(db):
            hand.fresh()
            keys = marked(db, "key", _BATCH)
            for key in keys:
                if str(key).startswith(_KEPT):
                    _judge_again(db, str(key), hand.figures)
            done(db, "key", keys)


def join(db: sqlite3.Connection, hand: AtHand) -> None:
    """Join marked figures, with all that a chain of judgements ties to them, into actors; mark touched stories."""
    while marked(db, "figure", 1):
        with writing(db):
            hand.fresh()
            judged, read = verdicts(db), hand.figures
            # One whose page has left stands no more between two that are still apart.
            parted = any(not one.same for one in standing(db, "actor"))
            seen: set[int] = set()
            for figure in [int(one) for one in marked(db, "figure", _BATCH)]:
                if figure not in seen:
                    together = _tied(db, figure, judged, read, parted=parted)
                    _join(db, together, [one for one in judged if together.issuperset(one.ends)], read)
                    seen |= {figure, *together}
            done(db, "figure", seen)
    with writing(db):
        left = [int(one) for one in marked(db, "actor")]
        _forget(db, left)
        done(db, "actor", left)


def actor_record(db: sqlite3.Connection, number: int) -> Actor:
    """Return an actor; of its mentions only the smallest."""
    return _known(*db.execute("SELECT id, record FROM actor WHERE n = ?", (number,)).fetchone())


def _record(actor: Actor) -> str:
    """Return what is kept of an actor beside its id."""
    least = msgspec.structs.replace(actor, mentions=actor.mentions[:1])
    return msgspec.json.encode(_Kept(**{field: getattr(least, field) for field in _Kept.__struct_fields__})).decode()


def _known(identity: str, record: str) -> Actor:
    return Actor(id=identity, **msgspec.structs.asdict(msgspec.json.decode(record, type=_Kept)))


def _judge_again(db: sqlite3.Connection, key: str, read: figures.Reader) -> None:
    known = figures.in_company(figures.with_key(db, key), read)
    numbers = {figure.id: number for number, figure in known.items()}
    judged = surest(judge(key, list(known.values())))
    now = {_row(one, numbers) for one in judged}
    before = set(db.execute("SELECT lower, upper, same, score FROM pair WHERE key = ?", (key,)))
    db.executemany(
        "DELETE FROM pair WHERE key = ? AND lower = ? AND upper = ?", ((key, *row[:2]) for row in before - now)
    )
    db.executemany("INSERT INTO pair VALUES (?, ?, ?, ?, ?)", ((key, *row) for row in sorted(now - before)))
    mark(db, "figure", sorted({end for row in before ^ now for end in row[:2] if end in known}))


def _row(one: Same, numbers: dict[str, int]) -> tuple[int, int, int, float]:
    return numbers[one.left], numbers[one.right], int(one.same), one.score


def _tied(
    db: sqlite3.Connection, first: int, sides: Sequence[Verdict], read: figures.Reader, *, parted: bool
) -> set[int]:
    """Return all figures that a chain of yeses ties to one, and those that were one actor with any of them.

    Those of an actor have found who shares their keys, and are one with them, unless they are `parted` by a no.
    """
    found: set[int] = set()
    beside = [first]
    yeses = [verdict for verdict in sides if verdict.same.same]
    keys: set[str] = set()
    actors: set[int | None] = {None}
    while beside:
        figure = beside.pop()
        if figure in found or not _there(db, figure):
            continue
        found.add(figure)
        beside += _paired(db, figure)
        actor = _actor(db, figure)
        if actor not in actors:
            actors.add(actor)
            beside += [other for (other,) in db.execute("SELECT n FROM figure WHERE actor = ?", (actor,))]
        beside += [end for verdict in yeses if figure in verdict.ends for end in verdict.ends]
        if actor is None or parted:
            fresh = set(_other_keys(figures.members([figure], read)[figure])) - keys
            keys |= fresh
            beside += [other for key in sorted(fresh) for other in figures.with_key(db, key)]
    return found


def _there(db: sqlite3.Connection, figure: int) -> bool:
    return db.execute("SELECT 1 FROM figure WHERE n = ?", (figure,)).fetchone() is not None


def _paired(db: sqlite3.Connection, figure: int) -> list[int]:
    query = (
        "SELECT upper FROM pair WHERE lower = ? AND same = 1 UNION SELECT lower FROM pair WHERE upper = ? AND same = 1"
    )
    return [other for (other,) in db.execute(query, (figure, figure))]


def _other_keys(figure: PageFigure) -> list[str]:
    return [key for key in sorted(set(keys_of(figure))) if not key.startswith(_KEPT)]


def _join(db: sqlite3.Connection, together: set[int], judged: Sequence[Verdict], read: figures.Reader) -> None:
    known = figures.members(together, read)
    numbers = {figure.id: number for number, figure in known.items()}
    ruled = surest(_judged(db, known))
    owner = {identity: identity for identity in numbers}
    for verdict in judged:
        owner |= {verdict.same.left: known[verdict.ends[0]].id, verdict.same.right: known[verdict.ends[1]].id}
    before = {number for figure in together if (number := _actor(db, figure)) is not None}
    for group in groups(numbers, (*ruled, *(verdict.same for verdict in judged)), owner):
        members = [known[numbers[one]] for one in group]
        _assign(db, actor_of(members), [numbers[one] for one in group])
    _forget(db, before)


def _judged(db: sqlite3.Connection, known: dict[int, PageFigure]) -> Iterator[Same]:
    """Yield the rules' judgements on figures that are tied together."""
    keys: dict[str, list[PageFigure]] = {}
    for number, figure in known.items():
        for key in _other_keys(figure):
            keys.setdefault(key, []).append(figure)
        for upper, same, score in db.execute("SELECT upper, same, score FROM pair WHERE lower = ?", (number,)):
            if upper in known:
                yield same_of(figure, known[upper], score, (), yes=bool(same))
    for key, members in keys.items():
        yield from judge(key, members)


def _assign(db: sqlite3.Connection, actor: Actor, group: Sequence[int]) -> None:
    """Keep an actor; mark the stories of pages for which it is another one, or is seen otherwise, than before."""
    pages = {page_of(number) for number in group}
    number, before = _row_of(db, actor, group)
    moved = [figure for figure in group if _actor(db, figure) != number]
    db.executemany("UPDATE figure SET actor = ? WHERE n = ?", ((number, figure) for figure in moved))
    _mark_stories(db, {page_of(one) for one in moved} if before and _look(before) == _look(actor) else pages)
    if before is None or (before.name, before.names) != (actor.name, actor.names):
        _name(db, number, before, actor)
    row = (actor.id, len(pages), actor.kind, actor.country, _record(actor), number)
    db.execute("UPDATE actor SET id = ?, pages = ?, kind = ?, country = ?, record = ? WHERE n = ?", row)


def _row_of(db: sqlite3.Connection, actor: Actor, group: Sequence[int]) -> tuple[int, Actor | None]:
    """Return the number of an actor's row, and what stood there.

    Who only got another id keeps his row: nothing else was made of the old one but what is kept of large stories.
    """
    row = db.execute("SELECT n FROM actor WHERE id = ?", (actor.id,)).fetchone()
    if row:
        return row[0], actor_record(db, row[0])
    owners = {number for figure in group if (number := _actor(db, figure)) is not None}
    held = [figure for owner in owners for (figure,) in db.execute("SELECT n FROM figure WHERE actor = ?", (owner,))]
    if len(owners) == 1 and set(group).issuperset(held):
        (number,) = owners
        _mark_kept(db, {page_of(figure) for figure in held})
        return number, actor_record(db, number)
    written = db.execute("INSERT INTO actor (id, pages, record) VALUES (?, 0, '')", (actor.id,))
    return written.lastrowid or 0, None


def _look(actor: Actor) -> tuple[object, ...]:
    """Return what the telling of a story sees of an actor beside its id; of its names it sees those on its pages."""
    return actor.name, actor.kind, actor.country


def _name(db: sqlite3.Connection, number: int, before: Actor | None, actor: Actor | None) -> None:
    """Let an actor be found by its names, and no longer by those it had before."""
    if before:
        db.execute("DELETE FROM actor_name WHERE actor = ?", (number,))
        db.execute("INSERT INTO called (called, rowid, text) VALUES ('delete', ?, ?)", (number, _called(before)))
    if actor:
        names = sorted({fold(name) for name in (actor.name, *actor.names)})
        db.executemany("INSERT INTO actor_name VALUES (?, ?)", ((name, number) for name in names))
        db.execute("INSERT INTO called (rowid, text) VALUES (?, ?)", (number, _called(actor)))


def _called(actor: Actor) -> str:
    return "\n".join(sorted({actor.name, *actor.names}))


def _mark_stories(db: sqlite3.Connection, pages: Iterable[int]) -> None:
    for page in sorted(pages):
        mark(db, "story", [story for (story,) in db.execute("SELECT story FROM story_page WHERE page = ?", (page,))])


def _mark_kept(db: sqlite3.Connection, pages: Iterable[int]) -> None:
    """Mark the stories of which it is kept what was told of them."""
    query = "SELECT n FROM story JOIN story_page ON story = n WHERE page = ? AND record IS NOT NULL"
    for page in sorted(pages):
        mark(db, "story", [story for (story,) in db.execute(query, (page,))])


def _forget(db: sqlite3.Connection, actors: Iterable[int]) -> None:
    """Take away those actors that nobody is any more."""
    for number in sorted(actors):
        there = db.execute("SELECT 1 FROM actor WHERE n = ?", (number,)).fetchone()
        if there and db.execute("SELECT 1 FROM figure WHERE actor = ? LIMIT 1", (number,)).fetchone() is None:
            _name(db, number, actor_record(db, number), None)
            db.execute("DELETE FROM actor WHERE n = ?", (number,))


def _actor(db: sqlite3.Connection, figure: int) -> int | None:
    number: int | None = db.execute("SELECT actor FROM figure WHERE n = ?", (figure,)).fetchone()[0]
    return number
