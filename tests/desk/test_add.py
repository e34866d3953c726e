"""Pages are dropped or pasted; what becomes of them is shown."""

import pytest
from desk.seen import form, words
from msgspec.structs import replace
from show.sample import sample

from accordingto.record.page import Refusal


class Stub:
    """Reads nothing: of a page that holds "broken" it makes a refusal, of another the sample's first report."""

    def __init__(self):
        self.met = []

    def map(self, work, items, setup):
        for raw in items:
            self.met.append(raw)
            if b"broken" in raw.data:
                yield Refusal(name=raw.name, step="read", reason="<b>broken</b>")
            else:
                made = sample().reports[0]
                yield replace(made, page=replace(made.page, name=raw.name))


@pytest.fixture
def runner(client):
    client.app.state.runner = Stub()
    return client.app.state.runner


def send(client, files=None, **sent):
    return client.post("/add", data={"form": form(client.get("/add"), "/add"), **sent}, files=files)


def test_a_pasted_page_is_shown_at_once(client, runner):
    answer = send(client, text="Ships sail.", outlet="Noon Ledger", published="2031-05-04")

    assert answer.status_code == 303
    assert client.get(answer.headers["location"]).status_code == 200
    assert [(raw.outlet, raw.published, raw.author) for raw in runner.met] == [("Noon Ledger", "2031-05-04", None)]


def test_dropped_pages_are_listed_with_what_was_set_aside(client, runner):
    files = [("pages", ("../../etc/one.txt", b"Ships sail.")), ("pages", ("C:\\papers\\two.html", b"broken"))]

    answer = send(client, files)

    assert [raw.name for raw in runner.met] == ["one.txt", "two.html"]
    assert "1 page read" in words(answer)
    assert "two.html <b>broken</b> read" in words(answer)


@pytest.mark.parametrize("text", ["", "   ", "http://127.0.0.1/secret", "file:///etc/passwd", "https://news.example/1"])
def test_an_address_is_not_fetched(client, runner, text):
    answer = send(client, text=text)

    assert answer.status_code == 400
    assert runner.met == []
    assert "an address alone is not fetched" in words(answer)
