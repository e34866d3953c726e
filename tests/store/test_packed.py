"""Cells in few bytes are the cells, whatever they lean on."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from accordingto.store.database import connect

LEARN = "INSERT INTO dictionary (data) SELECT data FROM (SELECT learnt(cell) AS data FROM cells) WHERE data NOT NULL"
PAGES = [
    f"The harbour master of port {n} said on day {n * 7 % 31}: no ship leaves before noon.".encode() for n in range(300)
]


@pytest.fixture(scope="module")
def db():
    """Open an archive that has learnt what its cells have in common, and holds one that was packed before."""
    with closing(connect(Path(":memory:"), create=True)) as opened:
        opened.execute("CREATE TABLE cells (cell BLOB)")
        opened.execute("CREATE TABLE before AS SELECT packed(?) AS cell", (PAGES[0],))
        opened.executemany("INSERT INTO cells VALUES (?)", ((page,) for page in PAGES))
        opened.execute(LEARN)
        yield opened


def one(db, query, *values):
    return db.execute(query, values).fetchone()[0]


@given(some.binary(max_size=200) | some.none())
def test_what_is_packed_is_unpacked(db, cell):
    assert one(db, "SELECT unpacked(packed(?))", cell) == cell


def test_cells_that_were_packed_before_anything_was_learnt_are_read(db):
    assert one(db, "SELECT unpacked(cell) FROM before") == PAGES[0]
    assert one(db, "SELECT length(packed(?))", PAGES[0]) < 0.7 * one(db, "SELECT length(cell) FROM before")


@pytest.mark.parametrize("cells", [PAGES[:20], PAGES[:1] * 300])
def test_few_cells_and_cells_that_are_the_same_teach_nothing_or_what_can_be_used(cells):
    with closing(connect(Path(":memory:"), create=True)) as db:
        db.execute("CREATE TABLE cells (cell BLOB)")
        db.executemany("INSERT INTO cells VALUES (?)", ((cell,) for cell in cells))
        db.execute(LEARN)

        assert one(db, "SELECT count(*) FROM dictionary") <= (len(cells) > 100)
        assert one(db, "SELECT unpacked(packed(?))", PAGES[1]) == PAGES[1]
