"""Shards: the same inputs make the same files, what was done is not done again, and no half shard is ever counted."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

import accordingto
from accordingto.errors import AccordingToError, ExtraError
from accordingto.page.read import raws
from accordingto.record.dossier import Maker
from accordingto.record.page import Raw, Refusal
from accordingto.run.shards import Plan, place, shards
from accordingto.store.jsonl import to_json
from tests.show.sample import sample

MAKER = Maker(version="1", parser="none", lexicon="")
PAGES = [Raw(name=f"page {number}", data=b"x" * number) for number in range(23)]


def refuse(pages: Iterable[Raw], seen: list[str]) -> Iterator[Refusal]:
    """Stand in for the reading of pages; note which were asked for."""
    for page in pages:
        seen.append(page.name)
        yield Refusal(name=page.name, step="read", reason=f"{len(page.data)} bytes")


def run(folder: Path | str, items=PAGES, plan: Plan | None = None, maker: Maker = MAKER) -> list[str]:
    """Make shards and return the names of the pages that were worked on."""
    seen: list[str] = []
    list(shards(items, partial(refuse, seen=seen), place(folder), plan or Plan(5), maker))
    return seen


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_shards_hold_the_outcomes_in_the_order_of_the_inputs(tmp_path):
    run(tmp_path / "a")

    lines = [path.read_bytes().count(b"\n") for path in sorted((tmp_path / "a").glob("*.jsonl"))]
    assert lines == [5, 5, 5, 5, 3]
    assert [outcome.name for outcome in raws([tmp_path / "a"])] == [page.name for page in PAGES]


def test_the_same_inputs_make_the_same_bytes(tmp_path):
    run(tmp_path / "a")
    run(tmp_path / "b")

    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_what_is_done_is_not_done_again(tmp_path):
    run(tmp_path)
    before = files(tmp_path)
    (tmp_path / "000001.done").unlink()

    assert run(tmp_path) == [page.name for page in PAGES[5:10]]
    assert run(tmp_path) == []
    assert files(tmp_path) == before


def test_a_changed_page_is_done_again_with_its_shard_alone(tmp_path):
    run(tmp_path)
    changed = [*PAGES[:12], Raw(name="page 12", data=b"other"), *PAGES[13:]]

    assert run(tmp_path, changed) == [page.name for page in PAGES[10:15]]
    assert b'"5 bytes"' in (tmp_path / "000002.jsonl").read_bytes()


def test_stored_reports_and_what_was_set_aside_need_no_work(tmp_path):
    report = sample().reports[0]
    refusal = Refusal(name="no/where", step="open", reason="there is no such file")

    assert run(tmp_path, [report, PAGES[0], refusal], Plan(2)) == ["page 0"]
    assert list(raws([tmp_path])) == [report, Refusal(name="page 0", step="read", reason="0 bytes"), refusal]
    assert run(tmp_path / "other", [report, refusal], Plan(1)) == []


def test_parts_make_every_shard_once(tmp_path):
    run(tmp_path / "whole")

    done = [run(tmp_path / "parts", plan=Plan(5, part, 3)) for part in (2, 3, 1)]

    assert sorted(name for names in done for name in names) == sorted(page.name for page in PAGES)
    assert files(tmp_path / "parts") == files(tmp_path / "whole")


@pytest.mark.parametrize(
    ("again", "told"),
    [
        ({"plan": Plan(6)}, "shards of 5 lie here"),
        ({"maker": Maker(version="2", parser="none", lexicon="")}, "another version or encoder made this"),
        ({"items": PAGES[:15]}, "a shard of more inputs than these"),
    ],
)
def test_shards_of_something_else_are_not_mixed_with_these(tmp_path, again, told):
    run(tmp_path)
    before = files(tmp_path)

    with pytest.raises(AccordingToError, match=told):
        run(tmp_path, **again)

    assert files(tmp_path) == before


def test_a_mark_that_is_none_of_ours_is_named(tmp_path):
    (tmp_path / "000000.done").write_text("yes", encoding="utf-8")

    with pytest.raises(AccordingToError, match=r"000000.done: no mark of ours"):
        run(tmp_path)


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(AccordingToError, match="file"):
        run(tmp_path / "file")


def test_a_store_holds_the_same_bytes_as_a_folder(tmp_path):
    fsspec = pytest.importorskip("fsspec", reason="fsspec, the extra 'store', is not installed")
    run(tmp_path)

    assert len(run("memory://reports/today")) == len(PAGES)
    assert run("memory://reports/today") == []

    store = fsspec.filesystem("memory")
    found = {path.rsplit("/", 1)[-1]: store.cat_file(path) for path in store.ls("/reports/today", detail=False)}
    assert found == files(tmp_path)


def test_a_store_that_nobody_knows_is_named(monkeypatch):
    pytest.importorskip("fsspec", reason="fsspec, the extra 'store', is not installed")
    with pytest.raises(AccordingToError, match="pigeon://coop: no store"):
        run("pigeon://coop")

    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(ExtraError, match=r"pip install 'accordingto\[store\]'"):
        run("memory://reports")


SCRIPT = """
import sys, time
sys.path[:0] = {paths!r}
from test_shards import MAKER, PAGES, refuse
from accordingto.run.shards import Plan, place, shards

def slowly(pages):
    for outcome in refuse(pages, []):
        time.sleep(0.004)
        yield outcome

print("begun", flush=True)
list(shards(PAGES, slowly, place({folder!r}), Plan(2), MAKER))
"""


def test_killed_at_any_moment_no_half_shard_is_counted_and_going_on_gives_the_same(tmp_path):
    run(tmp_path / "whole", plan=Plan(2))
    whole = files(tmp_path / "whole")
    folder = tmp_path / "killed"
    script = tmp_path / "slow.py"
    script.write_text(
        SCRIPT.format(paths=[str(Path(__file__).parent), *sys.path], folder=str(folder)), encoding="utf-8"
    )

    for moment in (0.01, 0.03, 0.05, 0.07):
        with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE) as process:
            process.stdout.readline()
            time.sleep(moment)
            os.kill(process.pid, signal.SIGKILL)
        found = files(folder) if folder.is_dir() else {}
        assert all(whole[name] == data for name, data in found.items() if not name.startswith("."))
        assert all(f"{Path(name).stem}.jsonl" in found for name in found if name.endswith(".done"))

    run(folder, plan=Plan(2))
    assert {name: data for name, data in files(folder).items() if not name.startswith(".")} == whole


@pytest.mark.model
def test_the_dossier_of_shards_is_that_of_their_pages(tmp_path):
    examples = Path(__file__).resolve().parents[2] / "examples"

    made = list(accordingto.shards([examples], tmp_path, plan=Plan(5), fast=True))

    assert [shard.mark.reports + shard.mark.refusals for shard in made] == [5, 5, 2]
    assert to_json(accordingto.dossier([tmp_path], fast=True)) == to_json(accordingto.dossier([examples], fast=True))
