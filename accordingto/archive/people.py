"""Who is who, kept up to date: only what new, changed or judged pages touch is compared and joined again."""

import sqlite3
from collections.abc import Iterator, Sequence
from functools import reduce

from accordingto.archive import figures
from accordingto.archive.actors import assign, forget, tally_of
from accordingto.archive.hand import AtHand
from accordingto.archive.tied import KEPT, Rules, Tied, actor, other_keys, tied
from accordingto.archive.todo import done, mark, marked
from accordingto.archive.verdicts import Verdict, standing, verdicts
from accordingto.pile.resolve import surest
from accordingto.pile.resolve.figure import PageFigure
from accordingto.pile.resolve.groups import groups
from accordingto.pile.resolve.pairs import judge
from accordingto.pile.resolve.pairs import same as same_of
from accordingto.pile.resolve.tally import tally, together
from accordingto.record.actor import Same
from accordingto.store.database import writing

_BATCH = 200
_OF_KEY = (
    "SELECT lower, upper, same, score FROM figure_key JOIN pair ON lower = figure AND pair.key = figure_key.key"
    " WHERE figure_key.key = numbered(?)"
)


def judge_keys(db: sqlite3.Connection, hand: AtHand) -> None:
    """Judge the figures of each marked key again, and mark those whose judgements changed."""
    while marked(db, "key", 1):
        with writing(db):
            hand.fresh()
            keys = marked(db, "key", _BATCH)
            for key in keys:
                if str(key).startswith(KEPT):
                    _judge_again(db, str(key), hand.figures)
            done(db, "key", keys)


def join(db: sqlite3.Connection, hand: AtHand) -> None:
    """Join marked figures, with all that a chain of judgements ties to them, into actors; mark touched stories."""
    while marked(db, "figure", 1):
        with writing(db):
            hand.fresh()
            # One whose page has left stands no more between two that are still apart.
            parted = any(not one.same for one in standing(db, "actor"))
            rules = Rules(verdicts(db), hand.figures, parted)
            seen: set[int] = set()
            for figure in [int(one) for one in marked(db, "figure", _BATCH)]:
                if figure not in seen:
                    group = tied(db, figure, rules)
                    _join(db, group, rules)
                    seen |= {figure, *group.figures}
            done(db, "figure", seen)
    with writing(db):
        left = [int(one) for one in marked(db, "actor")]
        forget(db, left)
        done(db, "actor", left)


def _judge_again(db: sqlite3.Connection, key: str, read: figures.Reader) -> None:
    known = figures.in_company(figures.with_key(db, key), read)
    numbers = {figure.id: number for number, figure in known.items()}
    judged = surest(judge(key, list(known.values())))
    now = {_row(one, numbers) for one in judged}
    before = set(db.execute(_OF_KEY, (key,)))
    gone = ((*row[:2], key) for row in before - now)
    db.executemany("DELETE FROM pair WHERE lower = ? AND upper = ? AND key = numbered(?)", gone)
    fresh = ((lower, upper, key, *how) for lower, upper, *how in sorted(now - before))
    db.executemany("INSERT INTO pair VALUES (?, ?, numbered(?), ?, ?)", fresh)
    mark(db, "figure", sorted({end for row in before ^ now for end in row[:2] if end in known}))
    # What is tied by more than before can be added; what is tied by less has to be put together anew.
    lost = _ends(before, same=True) - _ends(now, same=True)
    apart = _ends(now, same=False) - _ends(before, same=False)
    within = {ends for ends in apart if actor(db, ends[0]) == actor(db, ends[1])}
    figures.loosen(db, sorted({end for ends in lost | within for end in ends}))


def _ends(rows: set[tuple[int, int, int, float]], *, same: bool) -> set[tuple[int, int]]:
    return {(lower, upper) for lower, upper, one, _ in rows if bool(one) == same}


def _row(one: Same, numbers: dict[str, int]) -> tuple[int, int, int, float]:
    return numbers[one.left], numbers[one.right], int(one.same), one.score


def _join(db: sqlite3.Connection, group: Tied, rules: Rules) -> None:
    if group.whole:
        _grow(db, group, rules.read)
    elif group.figures:
        _part(db, group, [one for one in rules.said if group.figures.issuperset(one.ends)], rules.read)


def _grow(db: sqlite3.Connection, group: Tied, read: figures.Reader) -> None:
    """Let large actors and what is tied to them be one."""
    if not group.figures and len(group.whole) == 1:
        return
    tallies = [tally_of(db, number) for number in sorted(group.whole)]
    if group.figures:
        tallies.append(tally(figures.members(group.figures, read).values()))
    before = group.whole | {one for figure in group.figures if (one := actor(db, figure)) is not None}
    assign(db, group, reduce(together, tallies), closed=True)
    forget(db, before)


def _part(db: sqlite3.Connection, group: Tied, judged: Sequence[Verdict], read: figures.Reader) -> None:
    """Part figures that are tied together into actors."""
    found = group.figures
    known = dict(sorted({**figures.members(found - group.known.keys(), read), **group.known}.items()))
    numbers = {figure.id: number for number, figure in known.items()}
    ruled = surest(_judged(db, known))
    owner = {identity: identity for identity in numbers}
    for verdict in judged:
        owner |= {verdict.same.left: known[verdict.ends[0]].id, verdict.same.right: known[verdict.ends[1]].id}
    every = (*ruled, *(verdict.same for verdict in judged))
    before = {number for figure in found if (number := actor(db, figure)) is not None}
    parts = groups(numbers, every, owner)
    closed = len(parts) == 1 and all(one.same for one in every)
    for part in parts:
        members = {numbers[one] for one in part}
        assign(db, Tied(members, set()), tally(known[one] for one in sorted(members)), closed=closed)
    forget(db, before)


def _judged(db: sqlite3.Connection, known: dict[int, PageFigure]) -> Iterator[Same]:
    """Yield the rules' judgements on figures that are tied together."""
    keys: dict[str, list[PageFigure]] = {}
    for number, figure in known.items():
        for key in other_keys(figure):
            keys.setdefault(key, []).append(figure)
        for upper, same, score in db.execute("SELECT upper, same, score FROM pair WHERE lower = ?", (number,)):
            if upper in known:
                yield same_of(figure, known[upper], score, (), yes=bool(same))
    for key, members in keys.items():
        yield from judge(key, members)
