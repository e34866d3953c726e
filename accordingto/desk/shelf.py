"""What the desk asks: the one door to the record, whatever it is kept in."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cached_property, lru_cache, partial
from itertools import chain
from pathlib import Path
from threading import Lock, local
from typing import Literal, TypeVar
from weakref import WeakSet, finalize

import accordingto
from accordingto.archive import Archive, find, settle, whole
from accordingto.archive.ask.known import actor_line
from accordingto.archive.ask.shelf import page_line
from accordingto.archive.todo import pending
from accordingto.desk.prints import Mark
from accordingto.desk.read import actor, judged, outlet, page, relation, search, stories
from accordingto.desk.read.outlet import Part
from accordingto.desk.records import (
    ActorTold,
    AddedHere,
    Changes,
    Found,
    Judgements,
    Outlets,
    OutletTold,
    PageTold,
    RelationTold,
    Stories,
)
from accordingto.desk.wanted import Wanted
from accordingto.page.read import articles
from accordingto.record.dossier import Dossier
from accordingto.record.judgement import Judgement
from accordingto.record.page import Raw, Refusal
from accordingto.record.report import Report
from accordingto.run import Runner
from accordingto.show.lookup import Lookup
from accordingto.show.view import View, view
from accordingto.store.database import faults
from accordingto.store.jsonl import write

T = TypeVar("T")
Decision = Literal["same", "apart", "split", "merge", "one", "unlike", "speaker", "nobody", "no words"]

_ENCODERS = "SELECT DISTINCT encoder FROM page JOIN story_page ON page = page.n WHERE story = ?"
_VIEWS = 48
# What is small is kept of many.
_MARKS = 1_000
# Adding one page is at most so many seconds of waiting for another writer.
_WAIT_SECONDS = 20.0


class OneStory:
    """The dossier of one story, asked for records by id, and in the order of a reader."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.lookup = Lookup(dossier)

    @cached_property
    def view(self) -> View:
        """The order of a reader; made when the story is shown, for one page of it is shown without."""
        return view(self.dossier)


class Shelf:
    """An archive as the desk sees it. `kept` is False where what is judged or added ends with the desk.

    One is asked from many threads at once: each has a connection of its own, and only one writes.
    """

    def __init__(self, path: str | Path, *, kept: bool = True) -> None:
        self.path = Path(path)
        self.kept = kept
        self._mine = local()
        # Held by its thread alone: it is closed when the thread ends.
        self._opened: WeakSet[Archive] = WeakSet()
        self._writer = Lock()
        self._added = 0
        self._story = lru_cache(_VIEWS)(self._told)
        self._mark = lru_cache(_MARKS)(self._marked)
        self._sizes = lru_cache(1)(self._size)
        self._outlets = lru_cache(1)(self._named)
        self._outlet = lru_cache(_VIEWS)(self._counted)
        self._part = lru_cache(_MARKS)(self._parted)

    @property
    def archive(self) -> Archive:
        """The archive, opened for this thread."""
        if not hasattr(self._mine, "archive"):
            self._mine.archive = Archive(self.path, wait_seconds=_WAIT_SECONDS)
            self._opened.add(self._mine.archive)
            finalize(self._mine.archive, _close, self._mine.archive.db).atexit = False
        found: Archive = self._mine.archive
        return found

    def changes(self) -> Changes:
        """Say how much there is, with a mark that is another one after each change that can be seen: see `mark`."""
        with self._reading() as db:
            (page,) = db.execute("SELECT max(n) FROM page").fetchone()
            (story,) = db.execute("SELECT max(n) FROM story").fetchone()
            mark, settled = self._mark_of(db), not pending(db)
        pages, told = self._sizes(f"{page} {story} {mark.now}")
        return Changes(mark=mark.now, pages=pages, stories=told, settled=settled)

    def stories(self, asked: Wanted) -> Stories:
        """Return the stories asked for, the newest first."""
        with self._reading() as db:
            rows, more = stories.story_rows(db, asked)
        return Stories(rows=tuple(rows), offset=asked.offset, next=asked.after("/stories", more=more))

    def story(self, identity: str) -> OneStory:
        """Return one story; while nothing of it changes, whatever else does, the one that was returned before."""
        return self._story(identity, self.story_mark(identity).now)

    def mark(self) -> Mark:
        """Return what is another one once a change is wholly settled, or anything was judged.

        While pages are being placed it stays: what was shown before them is shown until they have their place. Its
        `own` is another one once anything was judged, once that is obeyed, and once pages were added at this desk.
        """
        with faults(self.path):
            return self._mark_of(self.archive.db)

    def settled(self) -> bool:
        """Say whether all pages are in what is shown."""
        with faults(self.path):
            return not pending(self.archive.db)

    def story_mark(self, identity: str) -> Mark:
        """Return what is another one once a change of a story is settled."""
        mark = self.mark()
        return mark._replace(now=self._mark(identity, mark.now))

    def page(self, identity: str) -> PageTold:
        """Return one page with every record made of it."""
        return self._read(page.page, identity)

    def actor(self, name: str, asked: Wanted) -> ActorTold:
        """Return an actor, by any spelling seen, the code of a state, or its id."""
        with self._reading() as db:
            return actor.actor(db, name, asked)

    def name(self, words: str) -> str:
        """Return what an actor is called, by what he is asked for."""
        with self._reading() as db:
            return actor_line(db, find.actor(db, words)).name

    def relation(self, left: str, right: str, asked: Wanted) -> RelationTold:
        """Return how two actors stood to each other, day by day."""
        with self._reading() as db:
            return relation.relation(db, left, right, asked)

    def outlets(self) -> Outlets:
        """Return all outlets known by name."""
        return self._outlets(self.mark().now)

    def outlet(self, name: str) -> OutletTold:
        """Return what is counted of an outlet."""
        return self._outlet(name, self.mark().now)

    def search(self, asked: Wanted) -> Found:
        """Return where words stand."""
        with self._reading() as db:
            return search.search(db, asked)

    def judgements(self) -> Judgements:
        """Return what persons judged, the newest first."""
        with self._reading() as db:
            return Judgements(rows=judged.judged(db), kept=self.kept)

    def judge(self, decision: Decision, ends: Sequence[str], name: str | None, note: str | None) -> Judgement:
        """Keep a judgement and obey it.

        Two actors are the same or apart, a page is split from its story, two stories are merged, statements or events
        are one or unlike, a statement has a speaker, is by nobody who is known, or is no words.
        """
        with self._writer:
            return _JUDGES[decision](self.archive, *ends, name=name, note=note, time=_now())

    def undo(self, number: int) -> Judgement:
        """Take a judgement back."""
        with self._writer:
            return self.archive.undo(number, time=_now())

    def add(self, raws: Iterable[Raw], runner: Runner) -> AddedHere:
        """Read pages and keep them; return those that were kept, and what was set aside with the reasons."""
        pages = chain.from_iterable(map(articles, raws))
        outcomes = list(runner.map(accordingto.report, pages, accordingto.tools))
        reports = [one for one in outcomes if isinstance(one, Report)]
        with self._writer, tempfile.TemporaryDirectory(prefix="accordingto-") as folder:
            write(reports, Path(folder, "read.jsonl"))
            if reports:
                self.archive.add([Path(folder, "read.jsonl")])
                self._added += 1
        return AddedHere(
            pages=tuple(map(page_line, reports)),
            refusals=tuple(one for one in outcomes if isinstance(one, Refusal)),
        )

    def close(self) -> None:
        """Stop what is still being asked."""
        for archive in self._opened:
            archive.db.interrupt()

    def _mark_of(self, db: sqlite3.Connection) -> Mark:
        times, judged = settle.stand(db)
        own = f"{judged}.{self._added}"
        return Mark(f"{times}.{own}", own)

    def _told(self, identity: str, _: str) -> OneStory:
        with self._reading() as db:
            number = find.story(db, identity)
            encoders = {name for (name,) in db.execute(_ENCODERS, (number,))}
            light = encoders == {"light"}
            maker = accordingto.made_by("light" if light else "encoder" if len(encoders) == 1 else None)
            return OneStory(whole.one_story(db, number, maker))

    def _marked(self, identity: str, _: str) -> str:
        with self._reading() as db:
            return whole.mark(db, find.story(db, identity))

    def _size(self, _: str) -> tuple[int, int]:
        """Count pages and stories: the one thing for which all are passed over, and once a change."""
        with self._reading() as db:
            (pages,) = db.execute("SELECT count(*) FROM page WHERE current = 1").fetchone()
            (told,) = db.execute("SELECT count(*) FROM story").fetchone()
        return pages, told

    def _named(self, _: str) -> Outlets:
        with self._reading() as db:
            return outlet.outlets(db)

    def _counted(self, name: str, _: str) -> OutletTold:
        with self._reading() as db:
            return outlet.outlet(db, name, lambda story: self._part(story, name, whole.mark_alone(db, story)))

    def _parted(self, story: int, name: str, _: str) -> Part:
        return outlet.part(self.archive.db, story, name)

    def _read(self, ask: Callable[[sqlite3.Connection, str], T], what: str) -> T:
        with self._reading() as db:
            return ask(db, what)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """Read the archive as it is at one moment, whatever is written meanwhile."""
        archive = self.archive
        with faults(self.path):
            archive.db.execute("BEGIN")
            try:
                yield archive.db
            finally:
                archive.db.execute("ROLLBACK")


@contextmanager
def opened(path: str | Path) -> Iterator[Shelf]:
    """Open an archive for the desk; what is still to be settled is settled first."""
    with Archive(path) as archive:
        archive.settle()
    shelf = Shelf(path)
    try:
        yield shelf
    finally:
        shelf.close()


@contextmanager
def of_dossier(dossier: Dossier) -> Iterator[Shelf]:
    """Lay the pages of a dossier into an archive that ends with the desk: who is who and what is one is made again.

    The same pages give the same record, so nothing differs but what another version of ours made otherwise.
    """
    with tempfile.TemporaryDirectory(prefix="accordingto-") as folder:
        path, pages = Path(folder, "desk.db"), Path(folder, "reports.jsonl")
        write(dossier.reports, pages)
        with Archive(path, create=True) as archive:
            archive.add([pages])
        shelf = Shelf(path, kept=False)
        try:
            yield shelf
        finally:
            shelf.close()


_JUDGES: Mapping[Decision, Callable[..., Judgement]] = {
    "same": Archive.same,
    "apart": partial(Archive.same, same=False),
    "split": Archive.split,
    "merge": Archive.merge,
    "one": Archive.match,
    "unlike": partial(Archive.match, same=False),
    "speaker": Archive.speaker,
    "nobody": partial(Archive.speaker, who=None),
    "no words": Archive.no_words,
}


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _close(db: sqlite3.Connection) -> None:
    """Close the connection of a thread that has ended; no other thread may, and none needs to."""
    with suppress(sqlite3.ProgrammingError):
        db.close()
