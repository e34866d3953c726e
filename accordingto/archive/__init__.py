"""Years of reports in one file: added to, asked, judged. Page, pile and store meet here.

with accordingto.Archive("news.db") as archive:
    archive.add(["reports/"])
    for row in archive.who("Ada Varga", said="ship").rows:
        print(row.day, row.outlet, row.words)
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import accordingto
from accordingto import lexicon
from accordingto.archive import add, anchor, find, room, settle, todo, verdicts, verify, whole
from accordingto.archive.add import Added
from accordingto.archive.answer import ActorLine, Answer, Did, Hit, Said, Stood, StoryLine, StoryTold
from accordingto.archive.ask import told
from accordingto.archive.ask.done import events
from accordingto.archive.ask.known import actor_line
from accordingto.archive.ask.said import Asked, who
from accordingto.archive.ask.search import search
from accordingto.archive.ask.shelf import Slice
from accordingto.archive.ask.stood import relation
from accordingto.archive.keep import Kept
from accordingto.record.dossier import Dossier
from accordingto.record.judgement import Judgement
from accordingto.record.page import Raw
from accordingto.record.report import Report
from accordingto.run import Runner
from accordingto.run.inline import Inline
from accordingto.store.database import WAIT_SECONDS, connect, faults, writing
from accordingto.store.sound import broken

# So many rows of an answer are given where nobody says how many.
ROWS = 20


class Archive:
    """An archive at `path`; with `create` a new one is made where there is none.

    Everything raised on purpose is a StoreError that says what to do.
    """

    def __init__(self, path: str | Path, *, create: bool = False, wait_seconds: float = WAIT_SECONDS) -> None:
        self.path = Path(path)
        self.db = connect(self.path, create=create, wait_seconds=wait_seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def add(
        self,
        inputs: Iterable[str | Path | Raw],
        runner: Runner | None = None,
        *,
        fast: bool = False,
        kept: Callable[[Report, Kept], None] | None = None,
    ) -> Added:
        """Read pages into the archive and settle it; `kept` is told of each page that is on the disk.

        `inputs`, `runner` and `fast` are those of `accordingto.reports`; an input may be a page in hand, too. A page
        that is there changes nothing; a new text of an address is its newest version, the older one is kept and asked
        no more.
        """
        with faults(self.path):
            added = add.add(self.db, inputs, runner or Inline(), "light" if fast else "encoder", kept)
        self.settle(runner)
        return added

    def settle(self, runner: Runner | None = None) -> None:
        """Do what is still to be done, if anything is: who is who, what is one story, where it is from."""
        with faults(self.path):
            settle.settle(self.db, runner or Inline(), f"{accordingto.__version__} {lexicon.digest()}")

    @property
    def settled(self) -> bool:
        """Whether all pages are in what can be asked."""
        with faults(self.path):
            return not todo.pending(self.db)

    def rebuild(self, runner: Runner | None = None) -> None:
        """Make all that is derived again, from the pages and the judgements, in as little room as can be."""
        with faults(self.path):
            with writing(self.db):
                room.learn(self.db)
            # What leant on anything learnt before is gone now, but for the pages.
            settle.forget(self.db)
            room.pack_tightly(self.db)
        self.settle(runner)
        with faults(self.path):
            room.give_back(self.db)

    def dossier(self, runner: Runner | None = None, *, story: str | None = None) -> Dossier:
        """Return the dossier of all current pages: the one that `accordingto.dossier` makes of them.

        `story`, an id or the start of one, gives that of the pages of one story, with who is who in the whole archive.
        """
        self.settle(runner)
        with faults(self.path):
            maker = accordingto.made_by(self._encoder())
            if story is not None:
                return whole.one_story(self.db, find.story(self.db, story), maker)
            return whole.whole(self.db, maker, runner or Inline())

    def who(  # noqa: PLR0913 (a question has many sides)
        self,
        name: str,
        *,
        said: str | None = None,
        regex: bool = False,
        to: str | None = None,
        from_day: str | None = None,
        to_day: str | None = None,
        limit: int = ROWS,
        offset: int = 0,
    ) -> Answer[Said]:
        """Return what somebody said, the newest first.

        `name` and `to` (whom it was said to) are any spelling seen, the code of a state, or an actor's id. `said` are
        words that must all be in it, a "phrase" in marks, a beginn*; with `regex` a regular expression, which is looked
        for in every statement of theirs. Days are ISO prefixes, both included.
        """
        asked = Asked(said, regex, to, (from_day, to_day))
        with faults(self.path):
            return who(self.db, name, asked, Slice(limit, offset))

    def events(  # noqa: PLR0913 (as `who`)
        self,
        actor: str | None = None,
        recipient: str | None = None,
        *,
        code: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = ROWS,
        offset: int = 0,
    ) -> Answer[Did]:
        """Return what an actor did, or what was done to a recipient, of a PLOVER type ("CONSULT"), the newest first."""
        with faults(self.path):
            return events(self.db, (actor, recipient), code, (since, until), Slice(limit, offset))

    def search(self, words: str, *, limit: int = ROWS, offset: int = 0) -> Answer[Hit]:
        """Return where words stand: first the actors called so, then pages, the best first, or else the newest.

        Of each page one place is shown, in what somebody said if it stands there.
        """
        with faults(self.path):
            return search(self.db, words, Slice(limit, offset))

    def story(self, story: str) -> StoryTold:
        """Return all of a story, by its id or the start of it: pages, claims, origins, what is against what."""
        with faults(self.path):
            return told.story(self.db, story)

    def stories(
        self,
        words: str | None = None,
        *,
        actor: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = ROWS,
        offset: int = 0,
    ) -> Answer[StoryLine]:
        """Return the stories with pages that hold some words, or speak of an actor, the newest first."""
        with faults(self.path):
            return told.lines(self.db, words, actor, (since, until), Slice(limit, offset))

    def relation(self, left: str, right: str) -> tuple[Stood, ...]:
        """Return how two actors stood to each other on each day that tells of it, the earliest first."""
        with faults(self.path):
            return relation(self.db, left, right)

    def actor(self, name: str) -> ActorLine:
        """Return what is known of an actor, by any spelling seen, the code of a state, or its id."""
        with faults(self.path):
            return actor_line(self.db, find.actor(self.db, name))

    def others(self, name: str) -> tuple[str, ...]:
        """Return, where a name was taken for one of several, a line for each of them, that one first; else none."""
        with faults(self.path):
            return tuple(find.others(self.db, name))

    def same(
        self,
        left: str,
        right: str,
        *,
        same: bool = True,
        name: str | None = None,
        time: str | None = None,
        note: str | None = None,
    ) -> Judgement:
        """Keep a person's judgement that two actors are one, or are not, and obey it.

        `left` and `right` are names as in `who`; "NAME@PAGE" is the one of that name on one page only. `name` says who
        judges, `time` when (ISO, UTC), `note` why.
        """
        with faults(self.path):
            ends = anchor.actors(self.db, left, right, same=same)
        return self._judge(verdicts.judgement("actor", ends, (name, time, note), same=same))

    def split(
        self, story: str, page: str, *, name: str | None = None, time: str | None = None, note: str | None = None
    ) -> Judgement:
        """Keep a person's judgement that a page does not tell of what the other pages of a story do, and obey it."""
        with faults(self.path):
            ends = anchor.page_of_story(self.db, story, page)
        return self._judge(verdicts.judgement("story", ends, (name, time, note), same=False))

    def merge(
        self, left: str, right: str, *, name: str | None = None, time: str | None = None, note: str | None = None
    ) -> Judgement:
        """Keep a person's judgement that two stories are one, and obey it."""
        with faults(self.path):
            ends = anchor.two_stories(self.db, left, right)
        return self._judge(verdicts.judgement("story", ends, (name, time, note), same=True))

    def match(
        self,
        left: str,
        *right: str,
        same: bool = True,
        name: str | None = None,
        time: str | None = None,
        note: str | None = None,
    ) -> Judgement:
        """Keep a person's judgement that two statements, or two events, of a story are one, or are not, and obey it.

        Each is named "WHAT@PAGE": its id, or words that only it holds, and its page, by id or address. Of several in
        `right`, `left` is one, or not one, with each.
        """
        with faults(self.path):
            about, ends = anchor.members(self.db, left, right)
        return self._judge(verdicts.judgement(about, ends, (name, time, note), same=same))

    def speaker(
        self,
        statement: str,
        who: str | None,
        *,
        name: str | None = None,
        time: str | None = None,
        note: str | None = None,
    ) -> Judgement:
        """Keep a person's judgement on who made a statement, and obey it; None: nobody is known to have said it.

        The statement is named as in `match`, `who` as in `Archive.who`, and must be mentioned on the same page.
        """
        with faults(self.path):
            left = anchor.statement(self.db, statement)
            right = () if who is None else (anchor.speaker(self.db, left, who),)
        return self._judge(verdicts.judgement("speaker", (left, right), (name, time, note), same=bool(right)))

    def no_words(
        self, statement: str, *, name: str | None = None, time: str | None = None, note: str | None = None
    ) -> Judgement:
        """Keep a person's judgement that what is taken for a statement is nobody's words, and obey it."""
        with faults(self.path):
            left = anchor.statement(self.db, statement)
        return self._judge(verdicts.judgement("words", (left, ()), (name, time, note), same=False))

    def judgements(self) -> list[tuple[int, Judgement]]:
        """Return what persons judged, with the numbers by which it is taken back, in the order in which they did."""
        with faults(self.path):
            return verdicts.every(self.db)

    def undo(self, number: int, *, time: str) -> Judgement:
        """Take a judgement back; it stays in the list, with the time."""
        with faults(self.path):
            undone = verdicts.undo(self.db, number, time)
        self.settle()
        return undone

    def _judge(self, judgement: Judgement) -> Judgement:
        with faults(self.path):
            verdicts.put(self.db, judgement)
        self.settle()
        return judgement

    def check(self, runner: Runner | None = None, *, again: bool = False) -> tuple[str, ...]:
        """Return a line for each thing that does not hold, in the file, its spans and what is derived from them.

        With `again` all that is derived is made again beside the archive and compared. Where the file, its cells or
        the numbers in its rows do not hold, that is all that is told: whatever else is wrong may follow from it.
        """
        with faults(self.path):
            if wrong := tuple(broken(self.db)):
                return wrong
        self.settle(runner)
        with faults(self.path):
            maker = accordingto.made_by(self._encoder())
            return tuple(verify.verify(self.db, maker, runner or Inline(), again=again))

    def _encoder(self) -> Literal["encoder", "light"] | None:
        found = {name for (name,) in self.db.execute("SELECT DISTINCT encoder FROM page WHERE current = 1")}
        return next((name for name in _ENCODERS if found == {name}), None) if found else "encoder"


_ENCODERS: tuple[Literal["encoder", "light"], ...] = ("encoder", "light")
