"""Every page of the desk can be read, and every link of it leads somewhere."""

import msgspec
import pytest
from desk.conftest import GATE, HERE
from desk.seen import links, tree, words
from msgspec.structs import replace
from pile.build import Did, Said, report
from pile.people import report_of
from starlette.testclient import TestClient

from accordingto import made_by
from accordingto.desk.app import TWINS, app
from accordingto.desk.guard import Gate
from accordingto.desk.shelf import of_dossier
from accordingto.pile import dossier
from accordingto.run.inline import Inline

LAST = ("Varga", "Holm", "Ost", "Lund", "Reyes", "Dahl", "Moor", "Quist", "Sand", "Tarn")
OUTSIDE = ("http:", "https:", "data:")


def crawl(client):
    """Follow every link of the desk from its first page; return each page once, by its address."""
    todo, pages, fragments = ["/stories", "/search?words=pilots"], {}, set()
    while todo:
        address = todo.pop()
        if address in pages:
            continue
        pages[address] = client.get(address)
        if not pages[address].headers.get("content-type", "").startswith("text/html"):
            continue
        for found, fragment in links(pages[address]):
            if not found.startswith(OUTSIDE):
                todo.append(found or address)
                fragments.add((found or address, fragment))
    return pages, fragments


def test_every_link_leads_somewhere(reader):
    pages, fragments = crawl(reader)
    ids = {address: {*tree(page).xpath("//@id")} for address, page in pages.items() if "<html" in page.text}

    assert len(pages) > 40
    assert [address for address, page in pages.items() if page.status_code not in {200, 303}] == []
    assert [pair for pair in fragments if pair[1] and pair[1] not in ids[pair[0]]] == []


def test_a_story_of_many_outlets_can_be_read():
    """Nine outlets, thirty speakers and places: what is cut short elsewhere ("3 more") is cut short here."""
    names = [f"{first} {last}" for first in ("Ada", "Ben", "Cleo") for last in LAST]
    made = [
        report(
            f"Outlet {number}",
            *(Said(f"“The {last.lower()} ferry will sail before the ice is back,”", name) for name, last in said),
            Did("Norland", "met", "Sudria", "on the ferry"),
            published=f"2031-03-0{number % 3 + 1}",
            headline="The ferry",
        )
        for number, said in ((number, list(zip(names, LAST * 3, strict=True))[number % 4 :]) for number in range(9))
    ]
    whole = dossier(made, (), Inline(), made_by("light"))
    with of_dossier(whole) as many, TestClient(app(many, Gate(GATE)), base_url=HERE) as client:
        pages, _ = crawl(client)

    assert max(len(one.pages) for one in whole.stories) > 6
    assert "3 more" in words(pages["/stories"])
    assert [address for address, page in pages.items() if page.status_code not in {200, 303}] == []


def test_how_two_stood_is_a_line_over_all_days_and_a_table_of_the_latest():
    days = [f"2031-{month:02}-01" for month in range(1, 8)]
    made = [report(f"Outlet {day}", Did("Norland", "met", "Sudria", f"on {day}"), published=day) for day in days]
    whole = dossier(made, (), Inline(), made_by("light"))
    ends = f"{whole.relations[0].left}/{whole.relations[0].right}"
    with of_dossier(whole) as desk, TestClient(app(desk, Gate(GATE)), base_url=HERE) as client:
        address, met = f"/relation/{ends}.json?limit=3", []
        while address:
            told = client.get(address).json()
            assert [one["day"] for one in told["line"]] == days
            met += [one["day"] for one in told["rows"]]
            address = (told.get("next") or "").replace(ends, f"{ends}.json")
        page = client.get(f"/relation/{ends}?limit=3&offset=3")

    assert met == days[::-1]
    assert len(tree(page).xpath("//svg//circle")) == len(days)
    assert [one.get("rel") for one in tree(page).xpath("//nav[@class='pager']/a")] == ["prev", "next"]


def test_offices_of_an_actor_have_one_spelling_and_no_kin_among_them():
    told = ("Anna Berg, Mayor, NOR", "Anna Berg, mayor, NOR", "Anna Berg, mother, NOR")
    made = [report_of(line, published=f"2031-03-0{day}") for day, line in enumerate(told, 1)]
    whole = dossier(made, (), Inline(), made_by("light"))
    with of_dossier(whole) as desk, TestClient(app(desk, Gate(GATE)), base_url=HERE) as client:
        offices = client.get("/actor/Anna%20Berg.json").json()["offices"]

    assert [(one["office"], one["first"], one["last"], one["pages"]) for one in offices] == [
        ("mayor", "2031-03-01", "2031-03-02", 2)
    ]


def test_no_id_stands_twice_on_a_page(reader):
    pages, _ = crawl(reader)

    for address, page in pages.items():
        if "<html" in page.text:
            found = tree(page).xpath("//@id")
            assert len(found) == len(set(found)), address


def test_each_page_and_its_twin_show_the_same_record(reader):
    pages, _ = crawl(reader)
    kinds = {twin.path.split("{")[0].rstrip("/"): twin.kind for twin in TWINS}
    met = set()
    for address, page in pages.items():
        path = address.split("?")[0]
        folder = next((one for one in sorted(kinds, key=len, reverse=True) if path.startswith(one)), None)
        if path.endswith(".json") and folder:
            met.add(folder)
            assert msgspec.json.encode(msgspec.json.decode(page.content, type=kinds[folder])) == page.content

    assert met == kinds.keys()


def test_a_story_tells_what_is_claimed_by_how_many_and_from_where(reader):
    story = next(row["line"]["id"] for row in reader.get("/stories.json").json()["rows"] if row["line"]["pages"] == 2)

    told = words(reader.get(f"/story/{story}"))

    assert "no ship leaves the harbor until every pilot is paid" in told
    assert "1 origin (the Corran Post)" in told


def test_a_page_holds_every_character_as_it_was_received(reader):
    story = next(row["line"]["id"] for row in reader.get("/stories.json").json()["rows"] if row["line"]["pages"] == 2)
    for one in reader.get(f"/story/{story}.json").json()["reports"]:
        page = tree(reader.get(f"/page/{one['page']['id']}"))
        shown = "".join("".join(part.itertext()) for part in page.xpath("//article//div[@class='text']"))

        assert "".join(shown.split()) == "".join(one["page"]["text"].split())


@pytest.mark.parametrize(
    "query", ["words=harbour", "actor=Ada+Varga", "outlet=Noon+Ledger", "type=CONSULT", "since=2031", "until=2031-05"]
)
def test_stories_are_narrowed(reader, query):
    rows = reader.get(f"/stories.json?{query}").json()["rows"]

    assert [row["line"]["pages"] for row in rows] == [2]
    assert reader.get(f"/stories.json?{query}&words=nothing+of+it").json()["rows"] == []


def test_rows_follow_each_other_to_the_end(reader):
    address, met = "/stories.json?limit=1", []
    while address:
        answer = reader.get(address)
        met += [row["line"]["id"] for row in answer.json()["rows"]]
        following = answer.links.get("next")
        address = following["url"] if following else None

    assert sorted(met) == sorted(row["line"]["id"] for row in reader.get("/stories.json").json()["rows"])


def test_a_copy_that_is_good_still_is_not_sent_again(reader):
    for address in ("/stories", "/stories.json", "/openapi.json"):
        mark = reader.get(address).headers["etag"]

        assert reader.get(address, headers={"If-None-Match": f'"other", {mark}'}).status_code == 304
        assert reader.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_search_finds_words_where_they_stand(reader):
    found = reader.get("/search.json?words=pilots").json()

    assert {row["kind"] for row in found["rows"]} == {"actor", "statement"}
    assert [one["value"] for one in found["outlets"]] == ["Noon Ledger", "The Tideway Herald"]


def test_what_a_search_is_narrowed_to_holds_something():
    known, bare = report("Noon Ledger", "The pilots rest."), report("Brae Post", "No pilots sail.")
    bare = replace(bare, page=replace(bare.page, name="brae.txt", known=()))
    made = dossier((known, bare), (), Inline(), made_by("light"))
    with of_dossier(made) as shelf, TestClient(app(shelf, Gate(GATE)), base_url=HERE) as client:
        page = client.get("/search?words=pilots")
        narrower = [link for link, _ in links(page) if link.startswith("/stories?") and "outlet=" in link]
        rows = [client.get(link.replace("/stories", "/stories.json")).json()["rows"] for link in narrower]

    assert "outlet not known (brae.txt)" in words(page)
    assert [len(found) for found in rows] == [1]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("/nowhere", "no page at this address"),
        ("/story/story-00", "no story begins so"),
        ("/page/page-00", "no page is called so"),
        ("/actor/Nobody", "nobody in the archive is called so"),
        ("/outlet?name=Nobody", "no page is of an outlet called so"),
        ("/stories?since=yesterday", "not a day"),
        ("/stories?limit=many", "not a number"),
        ("/search?words=%22%22", "no word in it"),
    ],
)
def test_what_is_not_there_is_told_of_in_one_line(reader, address, reason):
    page, twin = (
        reader.get(address),
        reader.get(address.replace("?", ".json?") if "?" in address else f"{address}.json"),
    )

    assert (page.status_code, twin.status_code) == (404, 404)
    assert reason in words(page)
    assert reason in twin.json()["reason"]
