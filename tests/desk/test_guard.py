"""What must not come in is tried, one by one."""

import pytest
from desk.conftest import GATE, HERE
from desk.hostile import hostile
from desk.seen import form, stories, words
from desk.test_pages import crawl
from show.sample import sample
from starlette.testclient import TestClient

from accordingto.desk.app import app
from accordingto.desk.guard import POLICY, Gate
from accordingto.desk.limits import MOST_BYTES
from accordingto.desk.serve import gate_of
from accordingto.desk.shelf import of_dossier
from accordingto.errors import DeskError

SHOWN = "a token of twenty-two"


@pytest.fixture
def locked(read_shelf):
    with TestClient(app(read_shelf, Gate(GATE, SHOWN)), base_url=HERE, follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8031", "localhost.evil.example", "", "[", "localhost@evil"]
)
def test_a_name_bent_to_this_machine_is_refused(reader, host):
    assert reader.get("/stories", headers={"Host": host}).status_code == 421


def test_the_policy_goes_with_every_answer_and_no_page_needs_more(reader):
    for address in ("/stories", "/stories.json", "/static/desk.css", "/nowhere", "/add", "/judgements"):
        assert reader.get(address).headers["content-security-policy"] == POLICY
        assert reader.get(address).headers["x-content-type-options"] == "nosniff"
    page = reader.get("/stories").text
    assert "style=" not in page
    assert "<script>" not in page
    assert "onclick" not in page


def sent(client, **other):
    row = next(one for one in stories(client) if one[1] == 2)
    pages = client.get(f"/story/{row[2]}.json").json()["stories"][0]["pages"]
    return {"decision": "split", "left": row[2], "right": pages[0], **other}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_what_another_site_sends_is_refused(client, headers):
    carried = form(client.get("/add"), "/add")

    assert client.post("/judge", data=sent(client, form=carried), headers=headers).status_code == 403
    assert [pages for _, pages, _ in stories(client)].count(2) == 1


@pytest.mark.parametrize("carried", ["", "0" * 64, "ü"])
def test_a_form_that_was_not_given_is_refused(client, carried):
    client.get("/add")

    assert client.post("/judge", data=sent(client, form=carried)).status_code == 403
    assert client.post("/undo", data={"number": "1", "form": carried}).status_code == 403
    assert client.post("/add", data={"text": "Words.", "form": carried}).status_code == 403


def test_a_form_of_another_session_is_refused(client):
    carried = form(client.get("/add"), "/add")
    client.cookies.clear()
    client.get("/add")

    assert client.post("/judge", data=sent(client, form=carried)).status_code == 403


def test_a_page_shown_to_many_carries_the_form_of_each(client):
    """The second reader sees what was made for the first."""
    address = f"/story/{stories(client)[0][2]}"
    pages = []
    for _ in range(2):
        client.cookies.clear()
        pages.append(client.get(address))
    first, second = map(form, pages)

    assert first != second
    assert pages[0].text.replace(first, second) == pages[1].text
    assert client.app.state.gate.blank not in pages[0].text
    assert pages[0].headers["set-cookie"] != pages[1].headers["set-cookie"]


@pytest.mark.parametrize("address", ["/stories", "/stories.json", "/add", "/live", "/openapi.json", "/search?words=x"])
def test_without_the_token_nothing_is_shown(locked, address):
    assert locked.get(address).status_code == 401
    assert locked.get(address, headers={"Accept": "text/html"}).headers["location"] == "/enter"
    for wrong in ("Bearer wrong", f"Basic {SHOWN}", "Bearer ü", "Bearer "):
        assert locked.get(address, headers={"Authorization": wrong.encode()}).status_code == 401


def test_with_the_token_one_enters_once(locked):
    carried = form(locked.get("/enter"), "/enter")

    assert locked.post("/enter", data={"token": "wrong", "form": carried}).status_code == 403
    assert locked.get("/stories").status_code == 401
    answer = locked.post("/enter", data={"token": SHOWN, "form": carried})
    assert answer.status_code == 303
    assert SHOWN not in answer.headers["set-cookie"]
    assert "HttpOnly; SameSite=Strict" in answer.headers["set-cookie"]
    assert locked.get("/stories").status_code == 200


def test_a_program_brings_the_token_with_it(locked):
    assert locked.get("/stories.json", headers={"Authorization": f"Bearer {SHOWN}"}).status_code == 200


def test_a_desk_for_others_needs_a_token(tmp_path):
    short, good = tmp_path / "short", tmp_path / "good"
    short.write_text("short")
    good.write_text(f"{SHOWN}\n")

    for host, file in (("0.0.0.0", None), ("192.168.0.7", None), ("desk.example", None)):  # noqa: S104 (what is refused)
        with pytest.raises(DeskError, match="--token-file"):
            gate_of(host, (), file)
    with pytest.raises(DeskError, match="at least"):
        gate_of("127.0.0.1", (), str(short))
    with pytest.raises(DeskError, match="cannot be read"):
        gate_of("127.0.0.1", (), str(tmp_path / "none"))
    assert gate_of("127.0.0.1", (), None).token is None
    assert gate_of("192.168.0.7", ("desk.example",), str(good)).known("desk.example:8031")


@pytest.mark.parametrize(
    "path",
    [
        "/static/../guard.py",
        "/static/%2e%2e/guard.py",
        "/static/..%2f..%2fguard.py",
        "/static/%2e%2e%2f%2e%2e%2f%2e%2e%2fpyproject.toml",
        "/static//etc/passwd",
        "/static/%00",
        "/page/..%2f..%2fetc%2fpasswd",
    ],
)
def test_no_file_of_this_machine_is_given_away(reader, path):
    assert reader.get(path).status_code in {404, 405}


def test_too_much_is_not_read(read_shelf):
    with TestClient(app(read_shelf, Gate(GATE), (1_000, 60.0)), base_url=HERE) as client:
        carried = form(client.get("/add"), "/add")

        assert client.post("/add", data={"form": carried, "text": "word " * 1_000}).status_code == 413

        def bits():
            for _ in range(100):
                yield b"x" * 100

        told = client.post("/add", content=bits(), headers={"Content-Type": "application/x-www-form-urlencoded"})
        assert told.status_code == 413
    assert MOST_BYTES == 20_000_000


def test_too_many_files_are_not_read(client):
    carried = form(client.get("/add"), "/add")
    files = [("pages", (f"{number}.txt", b"Words.")) for number in range(21)]

    assert client.post("/add", data={"form": carried}, files=files).status_code == 400


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>"


def test_what_a_page_says_is_never_more_than_words():
    with of_dossier(hostile(sample(), HOSTILE)) as bad, TestClient(app(bad, Gate(GATE)), base_url=HERE) as client:
        pages, _ = crawl(client)
    shown = [page for page in pages.values() if "<html" in page.text]
    assert any("alert(1)" in words(page) for page in shown)
    for page in shown:
        assert "<script>alert" not in page.text
        assert "<img" not in page.text
        assert 'href="javascript' not in page.text


def test_words_of_an_address_are_never_more_than_words(reader):
    for address in (
        f"/search?words={HOSTILE}",
        f"/stories?words={HOSTILE}",
        f"/actor/{HOSTILE}",
        f"/outlet?name={HOSTILE}",
    ):
        answer = reader.get(address)
        assert "<script>alert" not in answer.text
        assert "<img" not in answer.text
