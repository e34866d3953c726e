"""What is tied to a figure: large actors as a whole where nothing speaks against it, else all of their figures."""

import pytest

from accordingto.archive import Archive
from accordingto.archive.figures import Figures
from accordingto.archive.spot import spot
from accordingto.archive.tied import Rules, tied
from accordingto.archive.verdicts import Verdict
from accordingto.pile.resolve.figure import PageFigure
from accordingto.record.actor import Same

NEW, LARGE, OTHER, SMALL = spot(9, 0), 1, 2, 3
FIGURES = {LARGE: [spot(1, 0), spot(2, 0)], OTHER: [spot(3, 0), spot(4, 0)], SMALL: [spot(5, 0), spot(6, 0)]}


def read(page):
    """Return the one figure of a page, of whom nothing but a name is known."""
    one = PageFigure(
        id=f"mention-{page}",
        page=f"page-{page}",
        name="Ana Reyes",
        parts=("ana", "reyes"),
        kind="person",
        names=(),
        mentions=(f"mention-{page}",),
    )
    return Figures(figures=(one,), beside=("",))


@pytest.fixture
def db():
    """An archive with two large actors, a small one, and a figure that nobody is yet."""
    with Archive(":memory:", create=True) as archive:
        for actor, figures in FIGURES.items():
            tally = None if actor == SMALL else b"some"
            archive.db.execute(
                "INSERT INTO actor (n, id, pages, record, tally) VALUES (?, ?, 2, '', ?)", (actor, f"a{actor}", tally)
            )
            archive.db.executemany("INSERT INTO figure VALUES (?, ?)", [(one, actor) for one in figures])
            pair(archive.db, *figures)
        archive.db.execute("INSERT INTO figure (n) VALUES (?)", (NEW,))
        yield archive.db


def pair(db, left, right, same=1):
    db.execute("INSERT INTO pair VALUES (?, ?, numbered('family reyes'), ?, .9)", (*sorted((left, right)), same))


def said(left, right, *, same):
    return Verdict(Same(id="s", left="l", right="r", same=same, score=1.0, reasons=(), by="person"), (left, right))


def rules(*verdicts):
    return Rules(verdicts, read, parted=any(not one.same.same for one in verdicts))


def every(*actors):
    return {figure for actor in actors for figure in FIGURES[actor]}


def test_what_is_tied_to_large_actors_is_added_to_them_unread(db):
    pair(db, NEW, FIGURES[LARGE][1])
    assert tied(db, NEW, rules())[:2] == ({NEW}, {LARGE})

    pair(db, NEW, FIGURES[OTHER][0])
    assert tied(db, NEW, rules())[:2] == ({NEW}, {LARGE, OTHER})


def test_what_ties_two_large_actors_is_found_from_either(db):
    left, right = FIGURES[LARGE][1], FIGURES[OTHER][0]
    pair(db, left, right)

    assert tied(db, left, rules())[:2] == tied(db, right, rules())[:2] == (set(), {LARGE, OTHER})


def test_a_no_between_any_two_has_all_of_them_looked_at(db):
    pair(db, NEW, FIGURES[LARGE][1])
    pair(db, NEW, FIGURES[OTHER][0])
    pair(db, FIGURES[LARGE][0], FIGURES[OTHER][1], same=0)
    assert tied(db, NEW, rules())[:2] == ({NEW} | every(LARGE, OTHER), set())


def test_a_no_of_the_new_one_has_all_of_them_looked_at(db):
    pair(db, NEW, FIGURES[LARGE][1])
    pair(db, NEW, FIGURES[LARGE][0], same=0)
    assert tied(db, NEW, rules())[:2] == ({NEW} | every(LARGE), set())


def test_a_persons_no_has_all_of_them_looked_at(db):
    pair(db, NEW, FIGURES[LARGE][1])
    pair(db, NEW, FIGURES[OTHER][0])
    no = said(FIGURES[LARGE][0], FIGURES[OTHER][0], same=False)
    assert tied(db, NEW, rules(no))[:2] == ({NEW} | every(LARGE, OTHER), set())


def test_a_small_actor_may_hang_together_no_more(db):
    pair(db, NEW, FIGURES[LARGE][1])
    pair(db, NEW, FIGURES[SMALL][0])
    assert tied(db, NEW, rules())[:2] == ({NEW} | every(LARGE, SMALL), set())


def test_a_persons_yes_ties(db):
    yes = said(NEW, FIGURES[OTHER][1], same=True)
    assert tied(db, NEW, rules(yes))[:2] == ({NEW}, {OTHER})
