"""What goes wrong with real processes and disks: nothing told of is lost, nothing half-written, one clear line."""

import random
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from pile.build import Did, Said, report

from accordingto import made_by
from accordingto.archive import Archive
from accordingto.archive.keep import keep
from accordingto.cli import cli
from accordingto.errors import StoreError
from accordingto.pile import dossier
from accordingto.run.inline import Inline
from accordingto.store.database import faults
from accordingto.store.jsonl import to_json
from accordingto.store.sound import broken

ROOT = Path(__file__).resolve().parents[2]
MOMENTS = 20
ADDS = """
import sys
from accordingto.archive import Archive
with Archive(sys.argv[1], create=True) as archive:
    print("begun", flush=True)
    for path in sys.argv[2:]:
        archive.add([path], kept=lambda report, became: print(report.page.id, flush=True))
"""


def pages(number):
    """Return invented reports: in every ten one happening, told by ten outlets."""
    return [
        report(
            f"Outlet {n % 10}",
            Said(f"“Ship {n // 10} will leave the harbour before the ice is back,”", f"Ada Varg{'aeiou'[n // 10 % 5]}"),
            Did("Norland", "met", "Sudria", f"about ship {n // 10}"),
            published=f"2031-03-{n // 10 + 1:02}",
        )
        for n in range(number)
    ]


@pytest.fixture
def files(tmp_path):
    """Write the pages as stored reports, in four files."""
    every = pages(80)
    paths = [tmp_path / f"{n}.jsonl" for n in range(4)]
    for n, path in enumerate(paths):
        path.write_text("".join(f"{to_json(one)}\n" for one in every[n * 20 : n * 20 + 20]), encoding="utf-8")
    return paths


def test_a_process_killed_at_any_moment_loses_nothing_it_told_of(tmp_path, files):
    chance = random.Random(7)  # noqa: S311 (moments, no secrets)
    path, told = tmp_path / "news.db", set()
    for _ in range(MOMENTS):
        command = [sys.executable, "-c", ADDS, str(path), *map(str, files)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout.readline() == "begun\n"
            killer = threading.Timer(chance.uniform(0.0, 0.8), child.kill)
            killer.start()
            told.update(line.strip() for line in child.stdout)
            killer.cancel()
        with Archive(path) as archive:
            there = {page for (page,) in archive.db.execute("SELECT id FROM page")}
            assert told <= there
            assert list(broken(archive.db)) == []

    with Archive(path) as archive:
        archive.add(files)
        assert [line for line in archive.check(again=True) if "not what" in line] == []
        scratch = dossier(pages(80), (), Inline(), made_by("encoder"))
        assert msgspec.json.encode(archive.dossier()) == msgspec.json.encode(scratch)


def test_a_full_disk_is_told_of_in_one_line_and_costs_nothing_that_is_kept(tmp_path, files):
    path = tmp_path / "news.db"
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000));"
    code = f"{limited} from accordingto.cli import cli; cli()"
    command = [sys.executable, "-c", code, "add", *map(str, files), "--archive", str(path)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert done.stderr.startswith(f"accordingto: {path}: the disk ")
    assert done.stderr.count("\n") == 1
    with Archive(path) as archive:
        assert list(broken(archive.db)) == []
        archive.add(files)
        assert len(archive.dossier().reports) == 80


def put(archive, reports):
    for one in reports:
        keep(archive.db, one, "encoder")


def test_a_full_archive_goes_on_where_it_was_when_there_is_room(tmp_path):
    every = pages(40)
    with Archive(tmp_path / "news.db", create=True) as archive:
        most = archive.db.execute("PRAGMA page_count").fetchone()[0] + 2
        archive.db.execute(f"PRAGMA max_page_count = {most}")
        with pytest.raises(StoreError, match="the disk is full"), faults(archive.path):
            put(archive, every)
        assert 0 < archive.db.execute("SELECT count(*) FROM page").fetchone()[0] < len(every)
        archive.db.execute("PRAGMA max_page_count = 100000")
        put(archive, every)

        assert msgspec.json.encode(archive.dossier()) == msgspec.json.encode(
            dossier(every, (), Inline(), made_by("encoder"))
        )


def test_a_second_writer_waits_and_then_says_so(tmp_path, files):
    path = tmp_path / "news.db"
    with Archive(path, create=True) as first:
        first.db.execute("BEGIN IMMEDIATE")
        with Archive(path, wait_seconds=0.1) as second, pytest.raises(StoreError, match="another process is writing"):
            second.add(files[:1])
        first.db.execute("ROLLBACK")
        with Archive(path, wait_seconds=0.1) as second:
            assert second.add(files[:1]).new == 20


def test_two_writers_at_once_both_get_their_pages_in(tmp_path, files):
    path = tmp_path / "news.db"
    Archive(path, create=True).close()
    commands = [[sys.executable, "-c", ADDS, str(path), *map(str, some)] for some in (files[:2], files[2:])]
    children = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) for command in commands]

    assert [child.wait() for child in children] == [0, 0]
    with Archive(path) as archive:
        assert archive.settled
        assert [line for line in archive.check(again=True) if "not what" in line] == []
        assert len(archive.dossier().reports) == 80


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"not a database at all, but long enough to be taken for one" * 20, "this is no archive"),
        (None, "there is no archive; make one with `accordingto add"),
    ],
)
def test_what_is_no_archive_is_told_of_in_one_line(tmp_path, content, told):
    path = tmp_path / "news.db"
    if content:
        path.write_bytes(content)

    result = CliRunner().invoke(cli, ["who", "Ada Varga", "--archive", str(path)])

    assert result.exit_code == 2
    assert told in result.output
    assert result.output.count("\n") == 1
    assert path.exists() == bool(content)


def test_the_database_of_another_program_is_left_alone(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (a)")
    other.close()

    with pytest.raises(StoreError, match="another program's database"):
        Archive(path, create=True)
