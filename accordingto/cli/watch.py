"""The command that follows feeds: `watch`."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

import accordingto
from accordingto.cli import options
from accordingto.cli.engine import engine
from accordingto.errors import WatchError
from accordingto.record.page import Raw
from accordingto.run import Runner
from accordingto.store.database import faults
from accordingto.store.feeds import FeedStore
from accordingto.watch import Keeper, go_round, some, until_due
from accordingto.watch.limits import Limits

if TYPE_CHECKING:
    from accordingto.watch.post import Post

_SECONDS = {"s": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0}
_EVERY = re.compile(r"(\d+)([smhd])")
_SHORTEST = 60.0


def _seconds(text: str) -> float:
    """Return the seconds of "90s", "15m", "2h", "1d"."""
    match = _EVERY.fullmatch(text)
    if match is None or (seconds := int(match[1]) * _SECONDS[match[2]]) < _SHORTEST:
        raise click.BadParameter(f"{text!r} is no time of a minute or more; write 90s, 15m, 2h or 1d")
    return seconds


@click.command(short_help="Follow feeds and keep what they name in an archive.")
@click.argument("feeds", metavar="[FEED...]", nargs=-1)
@options.archive
@click.option(
    "--every", metavar="TIME", type=_seconds, default="15m", show_default=True, help="Look at each feed so often."
)
@click.option("--once", is_flag=True, help="Look once, fetch what is new, and end.")
@click.option("--private", is_flag=True, help="Fetch from addresses of this machine and its own network, too.")
@options.processes
@options.fast
def watch(  # noqa: PLR0913 (a command has its options)
    feeds: tuple[str, ...], archive: str, *, every: float, once: bool, private: bool, processes: int | None, fast: bool
) -> None:
    """Follow RSS, Atom and JSON feeds and sitemaps; every page they name goes into the archive.

    A server is asked one thing at a time, with a pause, what its robots.txt allows, and for news only. FEEDs are
    addresses; without any, those that the archive knows are followed. Interrupt it when you like: it goes on where it
    was.
    """
    with (
        post_of("watch", private=private) as post,
        accordingto.Archive(archive, create=True) as store,
        engine(processes) as runner,
    ):
        memory = FeedStore(store.db)
        known = some(feeds, memory)
        if not known:
            raise WatchError(f"{archive} follows no feed yet; name one")
        try:
            with faults(store.path):
                _follow(known, memory, post, _keeper(store, runner, fast=fast), every, once=once)
        except KeyboardInterrupt:
            click.echo(f"{archive}: interrupted; the same command goes on", err=True)


@contextmanager
def post_of(what: str, *, private: bool, limits: Limits | None = None) -> Iterator["Post"]:
    """Give what fetches for a command or an option, if it is installed: it is an extra."""
    try:
        from accordingto.watch.post import Post  # noqa: PLC0415
    except ImportError as error:
        raise WatchError(f"{what} needs {error.name}; install it with: pip install 'accordingto[watch]'") from error
    agent = f"accordingto/{accordingto.__version__} (a reader of news feeds)"
    post = Post(agent, private=private, limits=limits)
    try:
        yield post
    finally:
        post.close()


def _follow(feeds: Sequence[str], memory: FeedStore, post: "Post", keeper: Keeper, every: float, *, once: bool) -> None:
    while True:
        brought = go_round(feeds, memory, post, keeper, every)
        for url, reason in brought.problems:
            click.echo(f"{url}: {reason}", err=True)
        feeds_read, found, fetched = brought[:3]
        click.echo(f"feeds read: {feeds_read}, new addresses: {found}, pages fetched: {fetched}", err=True)
        if once:
            return
        post.clock.sleep(max(1.0, until_due(feeds, memory, post.clock)))


def _keeper(store: accordingto.Archive, runner: Runner, *, fast: bool) -> Keeper:
    """Return what puts pages into an archive and tells which are there."""

    def keep(raws: Iterator[Raw], kept: Callable[[str], None], refused: Callable[[str, str], None]) -> None:
        added = store.add(raws, runner, fast=fast, kept=lambda report, _: kept(report.page.name))
        for refusal in added.refusals:
            refused(refusal.name, refusal.reason)

    return keep
