"""What an archive answers: rows that stand on their pages, for names however they are written."""

from contextlib import suppress

import msgspec
import pytest
from archive.streams import PAGES, QUOTE, SHIP, at
from pile.build import Did, Said, report
from pile.people import report_of

from accordingto.archive import Archive
from accordingto.archive.keep import keep
from accordingto.errors import StoreError
from accordingto.record.base import Span
from accordingto.record.page import Region
from accordingto.record.report import Report

MORE = (
    report("The Dawn", Said("“No ship sails without pay,”", "Ana Reyes", "Halyard"), published="2024-03-05"),
    report("The Dusk", Did("Norland", "threatened", "Sudria", "with war", code="THREATEN"), published="2024-03-06"),
    report("The Noon", Did("Norland", "aided", "Sudria", "again", code="AID"), published="2024-03-07"),
)

TOGETHER = report("The Eve", Said("“All ports stay shut,”", "Ana Reyes", beside="Cara Lund"), published="2024-02-01")


@pytest.fixture(scope="module")
def archive():
    with Archive(":memory:", create=True) as store:
        for one in (*PAGES[:9], *MORE, TOGETHER):
            keep(store.db, one, "light")
        store.settle()
        yield store


def texts(archive):
    return {one.page.id: one.page.text for one in archive.dossier().reports}


def test_every_row_carries_the_words_of_its_page(archive):
    pages = texts(archive)
    said = archive.who("Ana Reyes").rows + archive.who("Ben Ode").rows
    done, hits = archive.events().rows, archive.search("ship").rows

    assert said
    assert done
    for row in said:
        assert row.words == tuple(span.of(pages[row.page]) for span in row.spans)
    for row in (*done, *(hit for hit in hits if hit.page)):
        assert row.words == row.span.of(pages[row.page])


def test_what_two_say_together_is_found_for_each(archive):
    for name, other in (("Ana Maria Reyes", "Cara Lund"), ("Cara Lund", "Ana Maria Reyes")):
        (row,) = archive.who(name, said="ports").rows
        assert (row.name, row.beside, row.words) == (name, (other,), ("“All ports stay shut,”",))
        assert row in archive.who(name, from_day="2024-02-01", to_day="2024-02-01").rows
    assert archive.actor("Cara Lund").said == 1


def test_who_said_what_is_found_by_words_phrases_beginnings_and_patterns(archive):
    def found(said, **more):
        return {row.outlet for row in archive.who("ana reyes", said=said, **more).rows}

    assert found("ship pay") == {"The Dawn"}
    assert found('"ship sails"') == {"The Dawn"}
    assert found('"sails ship"') == set()
    assert found("organis*") == {"The Herald", "The Echo", "The Post"}
    assert found(r"^“No (ship|boat)", regex=True) == {"The Dawn"}
    assert {row.outlet for row in archive.who("Ana Reyes", from_day="2024-03-05", to_day="2024-03").rows} == {
        "The Dawn"
    }


def test_what_stands_behind_words_is_counted(archive):
    by_outlet = {row.outlet: row for row in archive.who("Ana Reyes", said="organisers").rows}

    assert {row.outlets for row in by_outlet.values()} == {3}
    assert {row.origins for row in by_outlet.values()} == {1}
    assert by_outlet["The Herald"].hands == ("the Washington Post",)
    assert len({row.claim for row in by_outlet.values()}) == 1


def test_answers_go_page_by_page_and_lose_nothing(archive):
    whole = archive.events(limit=100)
    parts, offset = [], 0
    while True:
        part = archive.events(limit=2, offset=offset)
        parts += part.rows
        if not part.more:
            break
        offset += 2

    assert tuple(parts) == whole.rows
    assert not whole.more
    days = [row.day for row in whole.rows]
    assert days == sorted(days, key=lambda day: day or "", reverse=True)


def test_events_are_found_by_both_sides_type_and_day(archive):
    assert {row.code for row in archive.events("Norland", "Sudria", since="2024-03-06").rows} == {"THREATEN", "AID"}
    assert [row.outlet for row in archive.events(code="threaten").rows] == ["The Dusk"]
    assert archive.events("Sudria", "Norland", code="AID").rows == ()


def test_how_two_stood_is_told_day_by_day(archive):
    days = {one.day: one.warmth for one in archive.relation("Sudria", "Norland")}

    assert days["2024-03-06"] < 0 < days["2024-03-07"]
    assert [one.warmth for one in archive.relation("Norland", "Sudria")] == [
        one.warmth for one in archive.relation("Sudria", "Norland")
    ]


def test_relations_are_those_of_the_dossier(archive):
    made = archive.dossier()
    by_id = {actor.id: actor.name for actor in made.actors}
    for one in made.relations:
        answered = {stood.day: stood for stood in archive.relation(one.left, one.right)}
        assert (answered[one.day].warmth, answered[one.day].claims) == (one.warmth, len(one.claims)), by_id[one.left]


def test_a_story_shows_its_pages_its_claims_and_what_cannot_both_be_true(archive):
    line = next(one for one in archive.stories("organisers").rows if one.pages > 1)
    told = archive.story(line.id[:14])

    assert told.line == line
    assert {"The Herald", "The Echo"} <= {page.outlet for page in told.pages}
    assert max(len(claim.outlets) for claim in told.claims) >= 2
    assert [claim for claim in told.claims if QUOTE in claim.words]
    with pytest.raises(StoreError, match="several stories begin so"):
        archive.story("story-")
    with pytest.raises(StoreError, match="no story begins so"):
        archive.story("nothing")


def test_a_found_stretch_holds_no_furniture():
    text = "Ada Berg Ada Maria BergFerry strike goes on MORE met the ferry pilots."
    box = Span(9, 48)
    parts = [(Span(0, 8), "body"), (box, "teaser"), (Span(49, len(text)), "body")]
    page = report("The Post", text).page
    regions = tuple(Region(span=span, kind=kind, why="") for span, kind in parts)
    with Archive(":memory:", create=True) as store:
        keep(store.db, Report(page=page, regions=regions), "light")
        store.settle()
        (hit,) = store.search("ferry").rows

        assert hit.words == "met the ferry pilots."
        assert store.search("strike").rows == ()


def test_what_is_searched_for_is_found_in_names_statements_and_pages(archive):
    assert archive.search("norland").rows[0].kind == "actor"
    assert {hit.kind for hit in archive.search("sail winter").rows} == {"statement"}
    assert {hit.outlet for hit in archive.search('"nothing happened"').rows} == {"The Post"}
    with pytest.raises(StoreError, match="there is no word"):
        archive.search("“…”")


def test_a_story_says_what_is_told_differently_and_whom_its_pages_credit():
    pages = (
        report("The Herald", Said(QUOTE, "Ana Reyes", "the Washington Post"), Did("Norland", "met", "Sudria")),
        report(
            "The Echo", Said(QUOTE, "Ana Reyes"), Did("Norland", "met", "Sudria", "in Corran", where=("Corran", None))
        ),
    )
    with Archive(":memory:", create=True) as store:
        for one in pages:
            keep(store.db, one, "light")
        store.settle()
        (line,) = store.stories().rows
        told, text = store.story(line.id), texts(store)

        assert [(one.outlet, one.credited, one.words) for one in told.credits] == [
            ("The Herald", "Washington Post", "the Washington Post")
        ]
        ends = {(one.kind, *sorted([one.left_words or "", one.right_words or ""])) for one in told.differences}
        assert ("place", "", "Corran") in ends
        for one in told.differences:
            assert one.claim in {claim.id for claim in told.claims}
            for page, span, words in (
                (one.left_page, one.left_span, one.left_words),
                (one.right_page, one.right_span, one.right_words),
            ):
                assert words == (span and span.of(text[page]))


def test_an_ambiguous_name_lists_who_is_called_so():
    with Archive(":memory:", create=True) as store:
        for one in (
            report_of("John Smith, senator, NOR", "Ada Holm"),
            report_of("John Smith, striker, EST", "Bo Lund"),
            report_of("Norland,, NOR, government"),
            report_of("Norland,, NOR, place", "Osmark,, NOR, place"),
        ):
            keep(store.db, one, "light")
        store.settle()

        with pytest.raises(StoreError, match=r"several are called so, .*NOR.*EST|several are called so, .*EST.*NOR"):
            store.actor("John Smith")
        assert store.actor("NOR").kind == "government"
        identity = store.actor("Ada Holm").id
        assert store.actor(identity) == store.actor(identity[:16]) == store.actor("ada  HOLM")
        with pytest.raises(StoreError, match="nobody in the archive"):
            store.actor("Nobody Such")


def test_of_several_of_one_name_the_one_that_far_more_pages_name_is_meant():
    with Archive(":memory:", create=True) as store:
        for number in range(20):
            keep(store.db, report_of("John Smith, senator, NOR", "Ada Holm", f"Port {number},,, place"), "light")
        keep(store.db, report_of("John Smith, striker, EST", "Bo Lund"), "light")
        store.settle()

        assert store.actor("John Smith").country == "NOR"
        assert [row.split(" ", 1)[1] for row in store.others("John Smith")] == [
            "John Smith (person, senator, NOR, 20 pages)",
            "John Smith (person, striker, EST, 1 page)",
        ]
        assert store.others("Ada Holm") == ()
        with pytest.raises(StoreError, match="several are called so"):
            store.same("John Smith", "Ada Holm")


def test_an_older_version_of_an_address_is_kept_and_no_longer_asked():
    first = at("https://a.test/x", report("The Post", Said(SHIP, "Ana Reyes")))
    second = at("https://a.test/x", report("The Post", Said(QUOTE, "Ana Reyes")))
    with Archive(":memory:", create=True) as store:
        assert [keep(store.db, one, "light") for one in (first, second, first, second)] == [
            "new",
            "changed",
            "known",
            "known",
        ]
        store.settle()

        assert [row.words for row in store.who("Ana Reyes").rows] == [(QUOTE,)]
        assert store.search("winter").rows == ()
        assert store.db.execute("SELECT count(*) FROM page").fetchone() == (2,)


def test_an_answer_survives_the_trip_through_json(archive):
    for answer in (archive.who("Ana Reyes"), archive.events(), archive.search("ship"), archive.stories()):
        for row in answer.rows:
            assert msgspec.json.decode(msgspec.json.encode(row), type=type(row)) == row


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE page SET report = substr(report, 1, 40)",
        "UPDATE page SET report = 'f' || report",
        "UPDATE page SET report = x'66' || zeroblob(30)",
        "UPDATE page_figures SET record = zeroblob(9)",
        "UPDATE actor SET record = '['",
        "UPDATE story SET record = x'00'",
        "DELETE FROM page_figures",
        "DELETE FROM actor",
    ],
)
def test_what_is_damaged_inside_a_sound_file_is_told_of_in_one_line(tmp_path, damage):
    with Archive(tmp_path / "news.db", create=True) as store:
        for one in PAGES:
            keep(store.db, one, "light")
        store.settle()
        store.db.execute(damage)
        for ask in (store.dossier, lambda: store.who("Ana Reyes"), store.stories):
            # What does not need it is answered all the same; any other error than ours is a fault.
            with suppress(StoreError):
                ask()
        store.db.execute("UPDATE page SET report = x'00' WHERE n = 1")
        with pytest.raises(StoreError, match="the archive is damaged"):
            store.dossier()
