"""An address that is pasted is fetched where that is allowed, with the guards of `watch`; else that is told of."""

import pytest
from desk.conftest import GATE, HERE
from desk.seen import form, words
from desk.test_add import Stub, send
from starlette.testclient import TestClient
from watch.notes import Time
from watch.server import Server, bomb, busy, dripping, moved, silent, slow

from accordingto.desk.app import app
from accordingto.desk.guard import Gate
from accordingto.watch.limits import AWAITED, Limits
from accordingto.watch.post import Post

LIMITS = Limits(size=100_000, seconds=0.6, silence=0.4, between=0.0, patience=5.0)


@pytest.fixture
def server():
    with Server() as one:
        yield one


@pytest.fixture(params=[True])
def online(request, shelf):
    """A desk that fetches, from this machine too unless it is told not to."""
    post = Post("accordingto/test", private=request.param, clock=Time().clock, limits=LIMITS)
    made = app(shelf, Gate(GATE), fetcher=post)
    made.state.runner = Stub()
    with TestClient(made, base_url=HERE, follow_redirects=False) as client:
        yield client
    post.close()


@pytest.mark.parametrize("field", ["address", "text"])
def test_a_pasted_address_is_fetched_and_shown(online, server, field):
    server.page("/a", "One")
    server.answers["/b"] = moved("/a")

    answer = send(online, **{field: server.url("/b")})

    assert answer.status_code == 303
    (raw,) = online.app.state.runner.met
    assert (raw.name, raw.url, raw.media) == (server.url("/b"), server.url("/a"), "html")
    assert server.paths() == ["/b", "/a"]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (slow, "slower than 0.6 seconds"),
        (dripping, "slower than 0.6 seconds"),
        (silent, "no answer for 0.4 seconds"),
        (bomb, "larger than 100,000 bytes"),
        (busy, "the server is busy (429)"),
        (moved("/x"), "more than 5 redirects"),
        (moved("file:///etc/passwd"), "this is no web address"),
    ],
    ids=["slow", "dripping", "silent", "bomb", "busy", "loop", "file"],
)
def test_a_server_that_misbehaves_is_told_of(online, server, answer, reason):
    server.answers["/x"] = answer

    told = send(online, address=server.url("/x"))

    assert reason in words(told)
    assert online.app.state.runner.met == []


def test_what_robots_txt_does_not_allow_is_not_fetched(online, server):
    server.page("/closed", "One")
    server.answers["/robots.txt"] = b"User-agent: *\nDisallow: /closed\n"

    assert "robots.txt asks not to fetch this" in words(send(online, address=server.url("/closed")))
    assert server.paths() == []


def test_a_host_that_asks_for_long_pauses_is_left_alone(online, server):
    server.answers["/robots.txt"] = b"User-agent: *\nCrawl-delay: 30\n"
    server.answers["/a"] = moved("/b")
    server.page("/b", "One")

    assert "the host asked for a pause" in words(send(online, address=server.url("/a")))
    assert server.paths() == ["/a"]


@pytest.mark.parametrize("online", [False], indirect=True)
@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254"]
)
def test_nothing_of_this_machine_or_its_network_is_fetched(online, server, host):
    server.page("/secret", "Keys")

    told = send(online, address=server.url("/secret").replace("127.0.0.1", host))

    assert "is a private address" in words(told)
    assert server.asked == []
    assert online.app.state.runner.met == []


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "gopher://127.0.0.1/", "http://[", "javascript://%0aalert(1)"]
)
def test_what_is_no_address_of_a_page_is_told_of(online, address):
    assert "this is no web address" in words(send(online, address=address))


def test_no_other_site_can_have_a_page_fetched(online, server):
    server.page("/a", "One")

    refused = online.post("/add", data={"address": server.url("/a")})
    foreign = online.post(
        "/add",
        data={"form": form(online.get("/add"), "/add"), "address": server.url("/a")},
        headers={"Origin": "http://evil.example"},
    )

    assert (refused.status_code, foreign.status_code) == (403, 403)
    assert server.asked == []


def test_a_desk_is_offline_unless_it_is_told_otherwise(client, online):
    assert "this desk is offline and fetches no address" in words(client.get("/add"))
    assert "offline" not in words(online.get("/add"))
    assert not client.get("/add").text.count('name="address"')
    assert send(client, address="https://news.example/1").status_code == 400


def test_readers_wait_for_one_another_and_not_for_long(online, server, monkeypatch):
    monkeypatch.setattr("accordingto.desk.courier._SECONDS", 0.01)
    server.page("/a", "One")
    courier = online.app.state.courier
    with courier._turn:
        assert "another page is being fetched" in words(send(online, address=server.url("/a")))

    assert send(online, address=server.url("/a")).status_code == 303


def test_what_somebody_waits_for_takes_no_minute():
    assert AWAITED.whole < 60
