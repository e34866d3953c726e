"""Many read while one corrects: nobody is told of a fault, and everybody sees the record as it is then."""

from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from desk.conftest import GATE, HERE
from pile.build import Said, report
from starlette.testclient import TestClient

from accordingto.archive import Archive, anchor, verdicts
from accordingto.archive.keep import keep
from accordingto.desk.app import app
from accordingto.desk.guard import Gate
from accordingto.desk.prints import Prints
from accordingto.desk.read import outlet
from accordingto.desk.wanted import Wanted

READERS, ROUNDS = 16, 12


def test_many_read_while_one_corrects(shelf):
    story = next(row.line.id for row in shelf.stories(Wanted()).rows if row.line.pages == 2)
    pages = shelf.story(story).dossier.stories[0].pages
    desk = app(shelf, Gate(GATE))
    addresses = (
        "/stories",
        "/search?words=pilots",
        "/actor/Ada Varga",
        "/outlet?name=Noon Ledger",
        f"/page/{pages[1]}",
    )

    def read(number):
        client = TestClient(desk, base_url=HERE, raise_server_exceptions=True)
        return [client.get(addresses[(number + turn) % len(addresses)]).status_code for turn in range(ROUNDS)]

    with ThreadPoolExecutor(READERS) as readers:
        found = [readers.submit(read, number) for number in range(READERS)]
        for number in range(1, 4):
            shelf.judge("split", (story, pages[0]), None, None)
            shelf.undo(number)
            story = next(row.line.id for row in shelf.stories(Wanted()).rows if row.line.pages == 2)

    assert {status for one in found for status in one.result()} == {200}


def test_a_story_is_told_again_only_when_something_of_it_changes(shelf):
    story = next(row.line.id for row in shelf.stories(Wanted()).rows if row.line.pages == 2)
    first = shelf.story(story)
    keep(shelf.archive.db, report("Noon Ledger", Said("the mill will close", "Oda Quist"), published="2040-01-01"), "")
    shelf.archive.settle()
    other = shelf.story(story)
    shelf.judge("split", (story, first.dossier.stories[0].pages[0]), None, None)

    assert other is first
    assert all(len(shelf.story(row.line.id).dossier.reports) == 1 for row in shelf.stories(Wanted()).rows)


def test_a_story_read_while_a_judgement_is_on_its_way_is_told_again_once_it_is_obeyed(shelf):
    story = next(row.line.id for row in shelf.stories(Wanted()).rows if row.line.pages == 2)
    report = shelf.story(story).dossier.reports[0]
    said = report.said[0]
    with Archive(shelf.path) as other:
        left = anchor.statement(other.db, f"{said.id}@{report.page.id}")
        verdicts.put(other.db, verdicts.judgement("speaker", (left, ()), (None, None, None), same=False))
        before = shelf.story(story)
        other.settle()
    after = shelf.story(story)

    speakers = [
        next(one for one in told.dossier.reports[0].said if one.id == said.id).speaker for told in (before, after)
    ]
    assert speakers[0].mention is not None
    assert speakers[1].mention is None


@pytest.fixture
def later():
    """What is to be made while readers are shown what was made before."""
    return []


@pytest.fixture
def hurried(shelf, later, monkeypatch):
    """A reader who waits for nothing that may be shown as it was."""
    desk = app(shelf, Gate(GATE))
    desk.state.prints = Prints(patience=0.0)
    monkeypatch.setattr(desk.state.prints, "_presses", SimpleNamespace(submit=lambda *work: later.append(work)))
    return TestClient(desk, base_url=HERE)


def test_while_pages_are_worked_in_a_page_may_be_as_it_was_and_says_so(shelf, hurried, later):
    addresses = ("/outlet?name=Noon Ledger", "/outlet.json?name=Noon Ledger")
    before = [hurried.get(address) for address in addresses]
    keep(shelf.archive.db, report("Noon Ledger", Said("the mill will close", "Oda Quist"), published="2040-01-01"), "")
    shelf.archive.settle()
    meanwhile = [hurried.get(address) for _ in range(2) for address in addresses]
    made = [make(*what) for make, *what in later]
    after = [hurried.get(address) for address in addresses]

    assert len(made) == len(addresses)
    assert all("As of" in page.text and "2040" not in page.text for page in meanwhile[::2])
    assert all(twin.content == before[1].content for twin in meanwhile[1::2])
    assert all("age" in one.headers for one in meanwhile)
    assert all("2040" in one.text and "As of" not in one.text for one in after)
    assert not any("age" in one.headers for one in (*before, *after))


@pytest.mark.parametrize("undone", [False, True])
def test_a_judgement_made_elsewhere_is_shown_at_once(shelf, hurried, undone):
    story = next(row.line.id for row in shelf.stories(Wanted()).rows if row.line.pages == 2)
    page = shelf.story(story).dossier.stories[0].pages[1]
    addresses = ("/stories.json", f"/page/{page}.json", "/outlets.json")
    with Archive(shelf.path) as other:
        if undone:
            other.split(story, page)
        before = [hurried.get(address) for address in addresses]
        change = verdicts.undo(other.db, 1, "2040-01-01") if undone else None
        if change is None:
            ends = anchor.page_of_story(other.db, story, page)
            verdicts.put(other.db, verdicts.judgement("story", ends, (None, None, None), same=False))
        on_its_way = [hurried.get(address) for address in addresses]
        other.settle()
    after = [hurried.get(address) for address in addresses]

    assert not any("age" in one.headers for one in (*on_its_way, *after))
    assert after[0].json()["rows"] != before[0].json()["rows"]
    assert after[1].json()["story"] != before[1].json()["story"]


def test_who_adds_a_page_is_shown_the_record_with_it(shelf, hurried):
    read = report("Noon Ledger", Said("the mill will close", "Oda Quist"), published="2040-01-01")
    before = hurried.get("/outlet.json?name=Noon Ledger").json()
    shelf.add([], SimpleNamespace(map=lambda *_: [read]))
    after = hurried.get("/outlet.json?name=Noon Ledger").json()

    assert (before["total"] + 1, after["newest"][0]["page"]) == (after["total"], read.page.id)


def test_of_an_outlet_only_stories_that_changed_are_read_again(shelf, monkeypatch):
    read, part = [], outlet.part
    monkeypatch.setattr(outlet, "part", lambda db, story, name: read.append(story) or part(db, story, name))
    first = shelf.outlet("Noon Ledger")
    stories = len(read)
    keep(shelf.archive.db, report("Noon Ledger", Said("the mill will close", "Oda Quist"), published="2040-01-01"), "")
    shelf.archive.settle()
    second = shelf.outlet("Noon Ledger")

    assert (first.total + 1, first.copied) == (second.total, second.copied)
    assert len(read) == stories > 0


def test_a_page_that_leaves_its_story_while_it_is_read_is_asked_for_again(shelf, monkeypatch):
    story = next(row.line.id for row in shelf.stories(Wanted()).rows if row.line.pages == 2)
    *_, page = shelf.story(story).dossier.stories[0].pages
    before, found = [shelf.page(page)], shelf.page
    shelf.judge("split", (story, page), None, None)
    monkeypatch.setattr(shelf, "page", lambda identity: before.pop() if before else found(identity))

    answer = TestClient(app(shelf, Gate(GATE)), base_url=HERE).get(f"/page/{page}")

    assert (answer.status_code, before) == (200, [])
