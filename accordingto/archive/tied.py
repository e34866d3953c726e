"""Who may be one with whom: the figures that a chain of judgements ties to one, and the large actors it leads to."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from accordingto.archive import figures
from accordingto.archive.verdicts import Verdict
from accordingto.pile.resolve.figure import PageFigure
from accordingto.pile.resolve.keys import keys as keys_of

# Figures that share any other key are joined in a row (see `judge`), which is as quickly made as kept.
KEPT = "family "


class Tied(NamedTuple):
    """Figures by their numbers, and by theirs the large actors who are among them as a whole, their pages unread.

    Of such an actor a tally is kept: all that is tied to it is it, and no "no" stands between any two of its figures.
    `known` are those of the figures that were read on the way: of a state, tens of thousands.
    """

    figures: set[int]
    whole: set[int]
    known: Mapping[int, PageFigure] = MappingProxyType({})


class Rules(NamedTuple):
    """What ties figures beside the rules' kept judgements: what persons said, and how figures are read.

    `parted`: some person's no stands, so that those who share a key may be two.
    """

    said: Sequence[Verdict]
    read: figures.Reader
    parted: bool


def tied(db: sqlite3.Connection, first: int, rules: Rules) -> Tied:
    """Return all that a chain of yeses ties to a figure, and those that were one actor with any of them.

    Large actors come as a whole, unless a no stands between any two that are tied.
    """
    walk = _Walk(db, rules, whole=True)
    found = walk.from_one(first)
    # What was one actor and is no large one may be tied no more.
    as_one = not found.whole or not (walk.actors or _parted(db, found, rules.said))
    return found if as_one else _Walk(db, rules, whole=False).from_one(first)


def other_keys(figure: PageFigure) -> list[str]:
    """Return the keys of a figure whose bearers are joined in a row, sorted."""
    return [key for key in sorted(set(keys_of(figure))) if not key.startswith(KEPT)]


def actor(db: sqlite3.Connection, figure: int) -> int | None:
    """Return the number of the actor of a figure; None if it was not joined yet, or is not there."""
    row = db.execute("SELECT actor FROM figure WHERE n = ?", (figure,)).fetchone()
    return row[0] if row else None


class _Walk:
    """One walk along what ties figures; `whole`: the pages of large actors are not walked through."""

    def __init__(self, db: sqlite3.Connection, rules: Rules, *, whole: bool) -> None:
        self.db, self.rules, self.whole = db, rules, whole
        self.yeses = [verdict.ends for verdict in rules.said if verdict.same.same]
        self.known: dict[int, PageFigure] = {}
        self.found = Tied(set(), set(), self.known)
        self.keys: set[str] = set()
        self.actors: set[int] = set()

    def from_one(self, first: int) -> Tied:
        """Walk from one figure, wherever it leads."""
        beside = [first]
        if self.whole and (one := actor(self.db, first)) is not None and self._is_large(one):
            # Something tells more of it than before: that may lead out of its actor.
            self.found.whole.add(one)
            beside = [*self._paired(first), *self._said(first)]
        while beside:
            figure = beside.pop()
            if figure not in self.found.figures and _there(self.db, figure):
                beside += self._from(figure)
        return self.found

    def _from(self, figure: int) -> Iterable[int]:
        """Take a figure in, and return where it leads."""
        one = actor(self.db, figure)
        if one is not None and self._is_large(one):
            self.found.whole.add(one)
            return
        self.found.figures.add(figure)
        yield from self._paired(figure)
        yield from self._said(figure)
        if one is not None and one not in self.actors:
            self.actors.add(one)
            yield from figures_of(self.db, one)
        # Those of an actor have found who shares their keys, and are one with them, unless they are parted.
        if one is None or self.rules.parted:
            yield from self._sharing(figure)

    def _sharing(self, figure: int) -> Iterable[int]:
        self.known |= figures.members([figure], self.rules.read)
        fresh = set(other_keys(self.known[figure])) - self.keys
        self.keys |= fresh
        for key in sorted(fresh):
            one = self._bearer(key)
            if one is not None and self._is_large(one):
                # All others that were joined are it, too, and those that were not find it as this one did.
                self.found.whole.add(one)
            else:
                yield from figures.with_key(self.db, key)

    def _bearer(self, key: str) -> int | None:
        """Return the actor of any figure with a key that has one."""
        query = (
            "SELECT actor FROM figure_key JOIN figure ON n = figure WHERE key = numbered(?) AND actor NOT NULL LIMIT 1"
        )
        row = self.db.execute(query, (key,)).fetchone()
        return row[0] if row else None

    def _is_large(self, one: int) -> bool:
        """Say whether an actor can be taken as a whole."""
        if not self.whole or one in self.found.whole:
            return self.whole
        row = self.db.execute("SELECT tally IS NOT NULL FROM actor WHERE n = ?", (one,)).fetchone()
        return bool(row and row[0])

    def _paired(self, figure: int) -> list[int]:
        return [other for ends in _pairs(self.db, figure, same=True) for other in ends if other != figure]

    def _said(self, figure: int) -> list[int]:
        return [end for ends in self.yeses if figure in ends for end in ends]


def figures_of(db: sqlite3.Connection, one: int) -> list[int]:
    """Return the figures of an actor."""
    return [figure for (figure,) in db.execute("SELECT n FROM figure WHERE actor = ?", (one,))]


def _parted(db: sqlite3.Connection, found: Tied, said: Sequence[Verdict]) -> bool:
    """Say whether a no stands between any two of those that are tied, of whom some are taken as a whole."""

    def among(figure: int) -> bool:
        return figure in found.figures or actor(db, figure) in found.whole

    noes = [verdict.ends for verdict in said if not verdict.same.same]
    for figure in found.figures:
        noes += _pairs(db, figure, same=False)
    if len(found.whole) > 1:
        noes += db.execute("SELECT lower, upper FROM pair WHERE same = 0").fetchall()
    return any(among(one) and among(other) for one, other in noes)


def _pairs(db: sqlite3.Connection, figure: int, *, same: bool) -> list[tuple[int, int]]:
    """Return the pairs of a figure that the rules judged one, or not one."""
    query = "SELECT lower, upper FROM pair WHERE same = :same AND (lower = :figure OR upper = :figure)"
    return db.execute(query, {"same": same, "figure": figure}).fetchall()


def _there(db: sqlite3.Connection, figure: int) -> bool:
    return db.execute("SELECT 1 FROM figure WHERE n = ?", (figure,)).fetchone() is not None
