"""The one file of an archive: made, brought from every earlier form to today's, refused where it is none."""

import sqlite3
from pathlib import Path

import msgspec
import pytest
from archive.streams import PAGES, judged_dossier, kept_in

from accordingto.archive import Archive, figures, stories, verdicts
from accordingto.archive.actors import tally_of
from accordingto.archive.compact import unpacked
from accordingto.archive.keep import keep
from accordingto.archive.rows import clear, ends_of
from accordingto.archive.verify import _differing
from accordingto.errors import StoreError
from accordingto.pile.resolve.tally import actor_from
from accordingto.record.page import Refusal
from accordingto.store.columns import pack
from accordingto.store.database import APPLICATION, connect, migrations
from accordingto.store.packed import install

# A dump of a file of each form, by the number of the form: its pages, refusals and judgements, as `truth` writes them.
FORMS = sorted((Path(__file__).parent / "forms").glob("*.sql"))
# A dump of a file that was settled, with all that was derived but the index of its words.
SETTLED = sorted((Path(__file__).parent / "settled").glob("*.sql"))
TRUTH = ("page", "input", "refusal", "judgement", "dictionary")
JUDGED = {form.stem: {"actor", "story"} for form in FORMS}
for form in JUDGED.keys() - {"0001", "0002"}:
    JUDGED[form] |= {"statement", "event", "speaker", "words"}


def truth(db):
    """Return what a file holds beside what is derived, as SQL: run on a new file of that form it is the same again."""
    lines = [f"PRAGMA application_id = {APPLICATION};", f"PRAGMA user_version = {len(migrations())};"]
    for table in TRUTH:
        for row in db.execute(f"SELECT * FROM {table}"):  # noqa: S608 (names of ours)
            values = [db.execute("SELECT quote(?)", (value,)).fetchone()[0] for value in row]
            lines.append(f"INSERT INTO {table} VALUES ({', '.join(values)});")  # noqa: S608 (as above)
    return "\n".join([*lines, "UPDATE page SET settled = 0;", ""])


def make(path, form, *more):
    """Make a file of an earlier form, by its dump."""
    with sqlite3.connect(path) as old:
        install(old)
        old.executescript("".join(migrations()[: int(form.stem)]))
        old.executescript(";".join([form.read_text(encoding="utf-8"), *more]))
        old.execute(f"PRAGMA application_id = {APPLICATION}")
        old.execute(f"PRAGMA user_version = {int(form.stem)}")
    old.close()


def test_there_is_a_dump_of_every_form():
    assert [path.stem for path in FORMS] == [f"{number:04}" for number in range(1, len(migrations()) + 1)]


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_a_file_of_every_earlier_form_is_brought_to_todays(form, tmp_path):
    path = tmp_path / "old.db"
    make(path, form)

    with Archive(path) as archive:
        aside = [Refusal(name="b.html", step="clean", reason="no body found")]
        scratch = judged_dossier(archive, kept_in(PAGES), aside)
        assert {one.about for _, one in archive.judgements()} >= JUDGED[form.stem]
        assert msgspec.json.encode(archive.dossier()) == msgspec.json.encode(scratch)
        assert archive.db.execute("PRAGMA user_version").fetchone() == (len(migrations()),)


# What is derived beside the rows that questions are asked of.
BESIDE = (
    "SELECT * FROM figure",
    "SELECT * FROM figure_key",
    "SELECT * FROM pair",
    "SELECT * FROM near_key",
    "SELECT * FROM alike",
)
CORRECTED = "SELECT page, unpacked(report) FROM corrected"

# What is made story by story, and goes with it.
OF_STORIES = ("statement", "heard", "beside", "deed", "side", "bond")


@pytest.mark.parametrize("form", SETTLED, ids=lambda path: path.stem)
def test_a_deed_of_an_earlier_form_names_all_whose_bonds_it_makes(form, tmp_path):
    more = "INSERT INTO bond SELECT lower + 900, upper + 900, day, claim, warmth FROM bond"
    make(tmp_path / "old.db", form, more)

    with Archive(tmp_path / "old.db") as old:
        bonds = set(old.db.execute("SELECT claim, lower, upper FROM bond"))
        held = old.db.execute("SELECT n, ends FROM deed").fetchall()
        told = {(number, *pair) for number, written in held for pair in ends_of(written).bonds}

    assert len(bonds) > 1
    assert told == bonds


@pytest.mark.parametrize("form", SETTLED, ids=lambda path: path.stem)
def test_what_an_earlier_form_had_derived_is_what_is_derived_today(form, tmp_path):
    make(tmp_path / "old.db", form)
    with Archive(tmp_path / "old.db") as old, Archive(tmp_path / "new.db", create=True) as new:
        for judgement in (None, *(one for _, one in old.judgements())):
            verdicts.put(new.db, judgement) if judgement else [keep(new.db, one, "light") for one in PAGES]
            new.settle()

        assert old.settled
        assert None not in {stories._kept(data, ()) for (data,) in old.db.execute("SELECT unpacked(record) FROM story")}
        old.db.execute("UPDATE story SET record = NULL")
        assert list(_differing(old.db, new.db)) == []
        for query in BESIDE:
            assert old.db.execute(query).fetchall() == new.db.execute(query).fetchall(), query
        # Whatever fields reports had when they were written.
        was, found = ({n: unpacked(data) for n, data in db.execute(CORRECTED)} for db in (old.db, new.db))
        assert was == found
        pages = [page for (page,) in new.db.execute("SELECT page FROM page_figures")]
        assert [figures.on(old.db, page) for page in pages] == [figures.on(new.db, page) for page in pages]
        large = [actor for (actor,) in old.db.execute("SELECT n FROM actor WHERE tally NOT NULL")]
        assert [actor_from(tally_of(old.db, one)).id for one in large] == [
            old.db.execute("SELECT id FROM actor WHERE n = ?", (one,)).fetchone()[0] for one in large
        ]
        assert msgspec.json.encode(old.dossier()) == msgspec.json.encode(new.dossier())
        clear(old.db, pages)
        assert [old.db.execute(f"SELECT count(*) FROM {table}").fetchone() for table in OF_STORIES] == [(0,)] * 6  # noqa: S608


def test_what_an_earlier_form_kept_of_a_story_is_still_what_its_pages_give(monkeypatch):
    """It named all words and ids in full."""
    monkeypatch.setattr(stories, "_FEW", 0)
    with Archive(":memory:", create=True) as archive:
        for page in PAGES:
            keep(archive.db, page, "light")
        archive.settle()
        every = [number for (number,) in archive.db.execute("SELECT n FROM story WHERE record NOT NULL")]
        told = [stories.told_alone(archive.db, number) for number in every]
        archive.db.executemany(
            "UPDATE story SET record = packed(?) WHERE n = ?", zip(map(pack, told), every, strict=True)
        )

        assert [stories.told_alone(archive.db, number) for number in every] == told
        assert archive.check(again=True) == tuple(archive.check())
        archive.db.execute("UPDATE story SET record = packed(?) WHERE n = ?", (pack(told[0]), every[1]))
        assert "what is told of stories: not what the pages give" in "\n".join(archive.check(again=True))


@pytest.mark.parametrize("form", SETTLED, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE page SET report = substr(report, 1, 40) WHERE n = 2",
        "UPDATE page SET report = 'words' WHERE n = 2",
        "UPDATE actor SET record = '['",
        "UPDATE page_figures SET record = x'00'",
        "UPDATE story SET record = x'78'",
    ],
)
def test_damage_in_a_file_of_an_earlier_form_is_told_of_when_it_is_met(form, damage, tmp_path):
    make(tmp_path / "old.db", form, damage)
    with Archive(tmp_path / "old.db") as old:
        assert len(old.judgements()) == 1
        with pytest.raises(StoreError, match="the archive is damaged"):
            old.dossier()


def test_a_file_of_a_later_form_is_left_alone(tmp_path):
    path = tmp_path / "new.db"
    connect(path, create=True).close()
    with sqlite3.connect(path) as new:
        new.execute(f"PRAGMA user_version = {len(migrations()) + 1}")
    new.close()

    with pytest.raises(StoreError, match="made by a newer version"):
        connect(path)


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "news.db"
    connect(path, create=True).close()
    broken = (*migrations(), "CREATE TABLE extra (a);\nCREATE TABLE extra (a);\n")
    monkeypatch.setattr("accordingto.store.database.migrations", lambda: broken)

    with pytest.raises(StoreError):
        connect(path)

    with sqlite3.connect(path) as left:
        assert left.execute("PRAGMA user_version").fetchone() == (len(broken) - 1,)
        assert left.execute("SELECT count(*) FROM sqlite_master WHERE name = 'extra'").fetchone() == (0,)
    left.close()
