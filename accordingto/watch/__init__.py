"""Feeds followed politely: what they name is fetched, one request at a time, and handed to whoever keeps pages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from accordingto.record.feed import Feed
from accordingto.record.page import Raw
from accordingto.watch.answer import Fetched, Fetcher, Unfetched
from accordingto.watch.clock import Clock
from accordingto.watch.feeds import Listing, listing
from accordingto.watch.memory import Memory

# Waited between two looks at a feed that fails: twice as long each time, a day at most.
_LONGEST_WAIT = 86_400.0
_MOST_TRIES = 6
# A sitemap may name other sitemaps; so many of them are looked at, the newest first.
_MOST_NESTED = 5


# Keeps pages: told of a page's address, it calls the first function when the page is on the disk, the second, with the
# reason, when it was set aside.
Keeper = Callable[[Iterator[Raw], Callable[[str], None], Callable[[str, str], None]], None]


class Round(NamedTuple):
    """What one round of looking brought: feeds looked at, addresses new to us, pages fetched, and what went wrong."""

    feeds: int
    found: int
    fetched: int
    problems: tuple[tuple[str, str], ...]


def go_round(feeds: Sequence[str], memory: Memory, post: Fetcher, keeper: Keeper, every: float) -> Round:
    """Look at each feed that is due, then fetch every page that waits; what is on the disk is fetched no more.

    `every` is the time between two looks at a feed, in seconds. An interrupted round goes on with the next one: an
    address waits until its page is kept, or was refused for good.
    """
    problems: list[tuple[str, str]] = []
    due = [feed for url in feeds if (feed := memory.feed(url)).due <= post.clock.now()]
    found = sum(_look(feed, memory, post, every, problems) for feed in due)
    handed: list[str] = []
    keeper(_pages(memory, post, problems, handed), memory.done, _setter_aside(memory, problems))
    for url in handed:
        memory.done(url)
    return Round(len(due), found, len(handed), tuple(problems))


def until_due(feeds: Sequence[str], memory: Memory, clock: Clock) -> float:
    """Return the seconds until something is to be done again."""
    soonest = [memory.feed(url).due for url in feeds]
    soonest += [waiting.due for waiting in memory.waiting()]
    return max(0.0, min(soonest, default=clock.now()) - clock.now())


def _look(feed: Feed, memory: Memory, post: Fetcher, every: float, problems: list[tuple[str, str]]) -> int:
    """Read a feed and keep the addresses it names; return how many are new."""
    now = post.clock.now()
    answer = post.get(feed.url, etag=feed.etag, modified=feed.modified, feed=True)
    if isinstance(answer, Unfetched):
        problems.append((feed.url, answer.reason))
        wait = min(max(answer.wait or 0.0, every * 2.0 ** min(feed.failures + 1, 20)), _LONGEST_WAIT)
        memory.keep(replace(feed, failures=feed.failures + 1, due=now + wait))
        return 0
    if answer.status == _NOT_MODIFIED:
        memory.keep(replace(feed, failures=0, due=now + every))
        return 0
    found = listing(answer.data, answer.url)
    if found is None:
        problems.append((feed.url, "this is no feed and no sitemap"))
        memory.keep(Feed(url=feed.url, failures=feed.failures + 1, due=now + _LONGEST_WAIT))
        return 0
    new = memory.add(found.entries)
    new += sum(memory.add(nested.entries) for nested in _nested(found, post, problems))
    memory.keep(Feed(url=feed.url, etag=answer.etag, modified=answer.modified, due=now + every))
    return new


def _nested(found: Listing, post: Fetcher, problems: list[tuple[str, str]]) -> Iterator[Listing]:
    for url in found.sitemaps[:_MOST_NESTED]:
        answer = post.get(url, feed=True)
        if isinstance(answer, Unfetched):
            problems.append((url, answer.reason))
        elif (inner := listing(answer.data, answer.url)) is not None:
            yield inner


def _pages(memory: Memory, post: Fetcher, problems: list[tuple[str, str]], handed: list[str]) -> Iterator[Raw]:
    """Fetch what waits, one after the other; put the addresses of what was fetched into `handed`."""
    now = post.clock.now()
    for waiting in memory.waiting():
        if waiting.due > now:
            continue
        answer = post.get(waiting.url)
        if isinstance(answer, Fetched):
            yield answer.raw(waiting.url)
            handed.append(waiting.url)
            continue
        problems.append((waiting.url, answer.reason))
        if answer.wait is None or waiting.tries + 1 >= _MOST_TRIES:
            memory.refuse(waiting.url, answer.reason)
        else:
            again = max(answer.wait, 60.0 * 4.0**waiting.tries)
            memory.again(waiting.url, post.clock.now() + min(again, _LONGEST_WAIT))


def _setter_aside(memory: Memory, problems: list[tuple[str, str]]) -> Callable[[str, str], None]:
    def set_aside(url: str, reason: str) -> None:
        problems.append((url, reason))
        memory.refuse(url, reason)

    return set_aside


def some(feeds: Iterable[str], memory: Memory) -> tuple[str, ...]:
    """Return the feeds named, each once, or those that the memory knows when none is."""
    return tuple(dict.fromkeys(feeds)) or memory.feeds()


_NOT_MODIFIED = 304
