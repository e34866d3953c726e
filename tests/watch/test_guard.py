"""Nothing of this machine or its network is fetched: each way to name it is tried, and each way to be led there."""

import socket

import pytest
from watch.notes import Time
from watch.server import Server, moved

from accordingto.watch.answer import Fetched, Unfetched
from accordingto.watch.guard import is_public
from accordingto.watch.limits import Limits
from accordingto.watch.post import Post

# An address of the open internet that a test's names lead to; what is sent there comes to the test's own server.
OPEN = "93.184.216.34"
LIMITS = Limits(size=1_000_000, seconds=2.0, silence=1.0, between=0.0)


@pytest.fixture
def server(monkeypatch):
    """Give a server on this machine that a name of the open internet leads to, and the addresses that were called."""
    look, call = socket.getaddrinfo, socket.create_connection
    names = {"open.example": [OPEN]}
    with Server() as one:
        one.names, one.called = names, []

        def getaddrinfo(host, port, *rest, **more):
            if host not in names:
                return look(host, port, *rest, **more)
            found = names[host]() if callable(names[host]) else names[host]
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

        def create_connection(address, *rest, **more):
            one.called.append(address[0])
            there = "127.0.0.1" if address[0] == OPEN else address[0]
            return call((there, address[1]), *rest, **more)

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        monkeypatch.setattr(socket, "create_connection", create_connection)
        yield one


@pytest.fixture
def post():
    one = Post("accordingto/test", clock=Time().clock, limits=LIMITS)
    yield one
    one.close()


def outside(server, path, host="open.example"):
    return server.url(path).replace("127.0.0.1", host)


def test_a_public_page_is_fetched(server, post):
    server.page("/a", "One")

    assert isinstance(post.get(outside(server, "/a")), Fetched)
    assert set(server.called) == {OPEN}


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "2130706433", "0x7f000001", "017700000001", "0"),
        *("localhost", "localhost.", "LOCALHOST", "user@127.0.0.1", "open.example@127.0.0.1"),
        *("169.254.169.254", "10.0.0.1", "192.168.0.1", "172.16.0.1", "100.64.0.1", "255.255.255.255"),
        *("[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]"),
        *("[2002:7f00:1::]", "[fe80::1]", "[fd00::1]", "[2001:0:7f00:1::]", "[ff02::1]"),
    ],
)
def test_no_way_to_write_a_private_address_is_taken(server, post, host):
    server.page("/secret", "Keys")

    told = post.get(outside(server, "/secret", host))

    assert isinstance(told, Unfetched)
    assert server.asked == []
    assert server.called == []


@pytest.mark.parametrize("found", [["127.0.0.1"], ["10.1.2.3"], ["169.254.169.254"], [OPEN, "127.0.0.1"]])
def test_a_name_that_leads_to_a_private_address_is_not_called(server, post, found):
    server.names["inside.example"] = found

    told = post.get(outside(server, "/secret", "inside.example"))

    assert told == Unfetched("inside.example is a private address; allow it with --private")
    assert server.called == []


@pytest.mark.parametrize("to", ["http://127.0.0.1:{}/secret", "http://[::1]:{}/secret", "http://2130706433:{}/secret"])
@pytest.mark.parametrize("asked", ["/a", "/robots.txt"])
def test_no_redirect_leads_there(server, post, to, asked):
    server.page("/a", "One")
    server.page("/secret", "Keys")
    server.answers[asked] = moved(to.format(server.httpd.server_port))

    told = post.get(outside(server, "/a"))

    assert isinstance(told, Unfetched)
    assert "is a private address" in told.reason
    assert [path for path, _, _ in server.asked if path == "/secret"] == []


def test_the_address_that_was_looked_at_is_the_one_that_is_called(server, post):
    server.page("/a", "One")
    answers = iter([[OPEN]] + [["127.0.0.1"]] * 9)
    server.names["turning.example"] = lambda: next(answers)
    # A connection of its own each time, so that the name is looked up again.
    server.answers["/robots.txt"] = lambda handler: (
        handler.send_error(404),
        setattr(handler, "close_connection", True),
    )

    told = post.get(outside(server, "/a", "turning.example"))

    assert isinstance(told, Unfetched)
    assert server.called == [OPEN]
    assert server.paths() == []


@pytest.mark.parametrize(
    ("address", "public"),
    [("93.184.216.34", True), ("2606:2800:220:1:248:1893:25c8:1946", True), ("64:ff9b::5db8:d822", True)]
    + [(one, False) for one in ("::7f00:1", "2002:7f00:1::1", "64:ff9b::a00:1", "fe80::1%lo", "224.0.0.1", "::")],
)
def test_what_is_of_the_open_internet(address, public):
    assert is_public(address) is public


@pytest.mark.parametrize(
    "address", ["http://", "http://[", "ftp://open.example/", "//open.example", "http://open.example:x/"]
)
def test_what_is_no_address_is_told_of(post, address):
    assert isinstance(post.get(address), Unfetched)


def test_a_page_has_so_many_seconds_in_all(server):
    post = Post("accordingto/test", clock=Time().clock, limits=LIMITS._replace(whole=0.0))
    server.page("/a", "One")

    told = post.get(outside(server, "/a"))

    assert isinstance(told, Unfetched)
    assert server.asked == []
    post.close()
