"""Feeds followed against a real server that misbehaves."""

import pytest
from watch.notes import Notes, Pages, Time
from watch.server import Server, bomb, broken, busy, dripping, moved, send, silent, slow, unchanged

from accordingto.store.database import connect
from accordingto.store.feeds import FeedStore
from accordingto.watch import go_round, some, until_due
from accordingto.watch.answer import Fetched, Unfetched
from accordingto.watch.limits import Limits
from accordingto.watch.post import Post

LIMITS = Limits(size=1_000_000, seconds=0.6, silence=0.4, between=2.0)
EVERY = 900.0


@pytest.fixture
def server():
    with Server() as one:
        yield one


@pytest.fixture(params=["notes", "archive"])
def memory(request, tmp_path):
    if request.param == "notes":
        yield Notes()
        return
    db = connect(tmp_path / "news.db", create=True)
    yield FeedStore(db)
    db.close()


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def post(time):
    one = Post("accordingto/test", private=True, clock=time.clock, limits=LIMITS)
    yield one
    one.close()


def round_of(server, post, memory, *feeds):
    pages = Pages()
    return go_round([server.url(feed) for feed in feeds], memory, post, pages, EVERY), [page.name for page in pages]


def test_new_pages_are_fetched_once(server, post, time, memory):
    server.feed("/rss", "/a", "/b")
    server.page("/a", "One")
    server.page("/b", "Two")

    first, pages = round_of(server, post, memory, "/rss")
    again, none = round_of(server, post, memory, "/rss")
    time.seconds += EVERY
    server.feed("/rss", "/c", "/a")
    server.page("/c", "Three")
    _, third = round_of(server, post, memory, "/rss")

    assert pages == [server.url("/a"), server.url("/b")]
    assert (first.feeds, first.found, first.fetched, first.problems) == (1, 2, 2, ())
    assert (again.feeds, none) == (0, [])
    assert third == [server.url("/c")]
    assert server.paths() == ["/rss", "/a", "/b", "/rss", "/c"]


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause(server, post, time):
    server.feed("/rss", "/a", "/b")
    server.answers["/robots.txt"] = b"User-agent: *\nCrawl-delay: 7\n"
    server.page("/a", "One")
    server.page("/b", "Two")

    round_of(server, post, Notes(), "/rss")

    # robots.txt comes before its delay is known.
    assert [round(pause) for pause in time.slept] == [2, 7, 7]


def test_what_has_not_changed_is_not_sent_again(server, post, time, memory):
    server.feed("/rss", "/a")
    server.answers["/rss"] = unchanged(server.answers["/rss"])
    server.page("/a", "One")

    round_of(server, post, memory, "/rss")
    time.seconds += EVERY
    second, _ = round_of(server, post, memory, "/rss")

    assert second.problems == ()
    assert server.asked[-1][1]["If-None-Match"] == '"one"'
    assert memory.feed(server.url("/rss")).etag == '"one"'


def test_robots_are_obeyed(server, post):
    server.feed("/rss", "/open", "/closed/a")
    server.answers["/robots.txt"] = b"User-agent: *\nDisallow: /closed/\n"
    server.page("/open", "One")
    server.page("/closed/a", "Two")

    told, pages = round_of(server, post, Notes(), "/rss")

    assert pages == [server.url("/open")]
    assert told.problems == ((server.url("/closed/a"), "robots.txt asks not to fetch this"),)
    assert "/closed/a" not in server.paths()


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, False), (500, None)], ids=["none", "forbidden", "down"]
)
def test_what_a_robots_txt_that_is_not_there_means(server, post, status, allowed):
    server.page("/a", "One")
    server.answers["/robots.txt"] = lambda handler: send(handler, status, b"")

    answer = post.get(server.url("/a"))

    assert isinstance(answer, Fetched) is (allowed is True)
    if isinstance(answer, Unfetched):
        assert (answer.wait is None) is (allowed is False)


@pytest.mark.parametrize(
    ("answer", "reason", "final"),
    [
        (moved("/x"), "more than 5 redirects", True),
        (moved("file:///etc/passwd"), "this is no web address", True),
        (moved("http://["), "this is no web address", True),
        (moved(f"http://{'a' * 70}.example/"), "robots.txt cannot be read now", False),
        (slow, "slower than 0.6 seconds", False),
        (dripping, "slower than 0.6 seconds", False),
        (silent, "no answer for 0.4 seconds", False),
        (broken, "cannot be fetched", False),
        (bomb, "larger than 1,000,000 bytes", True),
        (
            lambda handler: send(handler, 200, b"GIF89a", content_type="image/gif"),
            "this is no page but image/gif",
            True,
        ),
        (lambda handler: send(handler, 404, b""), "the server answers 404", True),
        (lambda handler: send(handler, 500, b""), "the server answers 500", False),
        (busy, "the server is busy (429)", False),
    ],
    ids=[
        "loop",
        "file",
        "nowhere",
        "long",
        "slow",
        "dripping",
        "silent",
        "broken",
        "bomb",
        "picture",
        "gone",
        "error",
        "busy",
    ],
)
def test_what_goes_wrong_is_told_in_a_line(server, post, answer, reason, final):
    server.answers["/x"] = answer

    told = post.get(server.url("/x"))

    assert isinstance(told, Unfetched)
    assert told.reason.startswith(reason)
    assert (told.wait is None) is final


def test_a_page_that_failed_is_tried_again_later_and_then_given_up(server, post, time, memory):
    server.feed("/rss", "/x", "/y")
    server.answers["/x"] = lambda handler: send(handler, 500, b"")
    server.page("/y", "One")

    _, pages = round_of(server, post, memory, "/rss")
    for _ in range(9):
        time.seconds += 90_000
        round_of(server, post, memory)

    assert pages == [server.url("/y")]
    assert server.paths().count("/x") == 6
    assert memory.waiting() == ()


def test_a_host_that_asks_for_a_pause_gets_it(server, post, time, memory):
    server.feed("/rss", "/x", "/y")
    server.answers["/x"] = busy
    server.page("/y", "One")

    told, pages = round_of(server, post, memory, "/rss")
    time.seconds += 121
    server.page("/x", "Two")
    _, later = round_of(server, post, memory)

    assert pages == []
    assert [reason for _, reason in told.problems] == ["the server is busy (429)", "the host asked for a pause"]
    assert later == [server.url("/x"), server.url("/y")]


def test_a_feed_that_fails_is_asked_more_and_more_seldom(server, post, time, memory):
    waits = []
    for _ in range(9):
        round_of(server, post, memory, "/none")
        wait = until_due([server.url("/none")], memory, time.clock)
        waits.append(wait)
        time.seconds += wait

    assert waits == sorted(waits)
    assert waits[0] == pytest.approx(2 * EVERY, abs=5)
    assert waits[-1] == pytest.approx(86_400, abs=5)


def test_nothing_of_this_machine_is_fetched_unless_allowed(server, time):
    server.page("/a", "One")
    guarded = Post("accordingto/test", clock=time.clock, limits=LIMITS)

    for host in ("127.0.0.1", "localhost"):
        told = guarded.get(server.url("/a").replace("127.0.0.1", host))
        assert isinstance(told, Unfetched)
        assert told.wait is not None or "private" in told.reason
    assert server.asked == []
    guarded.close()


def test_an_interrupted_round_goes_on(server, post, memory):
    server.feed("/rss", "/a", "/b", "/c")
    for page in "abc":
        server.page(f"/{page}", page)

    def dies(raws, kept, _):
        for raw in raws:
            if raw.name.endswith("/b"):
                raise KeyboardInterrupt
            kept(raw.name)

    with pytest.raises(KeyboardInterrupt):
        go_round([server.url("/rss")], memory, post, dies, EVERY)
    _, pages = round_of(server, post, memory, "/rss")

    assert pages == [server.url("/b"), server.url("/c")]


def test_what_the_keeper_sets_aside_is_not_fetched_again(server, post, memory):
    server.feed("/rss", "/a")
    server.page("/a", "One")

    def picky(raws, kept, refused):
        for raw in raws:
            refused(raw.name, "there is no text in it")

    told = go_round([server.url("/rss")], memory, post, picky, EVERY)

    assert told.problems == ((server.url("/a"), "there is no text in it"),)
    assert memory.waiting() == ()


def test_without_feeds_those_known_are_followed(server, memory):
    memory.keep(memory.feed("https://b.example/rss"))
    memory.keep(memory.feed("https://a.example/rss"))

    assert some([], memory) == ("https://a.example/rss", "https://b.example/rss")
    assert some(["https://c.example/", "https://c.example/"], memory) == ("https://c.example/",)
