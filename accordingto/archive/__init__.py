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
from accordingto.archive import add, find, settle, todo, verify, whole
from accordingto.archive.add import Added
from accordingto.archive.keep import Kept
from accordingto.record.dossier import Dossier
from accordingto.record.report import Report
from accordingto.run import Runner
from accordingto.run.inline import Inline
from accordingto.store.database import WAIT_SECONDS, connect, faults


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
        inputs: Iterable[str | Path],
        runner: Runner | None = None,
        *,
        fast: bool = False,
        kept: Callable[[Report, Kept], None] | None = None,
    ) -> Added:
        """Read pages into the archive and settle it; `kept` is told of each page that is on the disk.

        `inputs`, `runner` and `fast` are those of `accordingto.reports`. A page that is there changes nothing; a new
        text of an address is its newest version, the older one is kept and asked no more.
        """
        with faults(self.path):
            added = add.add(self.db, inputs, runner or Inline(), "light" if fast else "encoder", kept)
        self.settle(runner)
        return added

    def settle(self, runner: Runner | None = None) -> None:
        """Do what is still to be done, if anything is: who is who, what is one story, where it is from."""
        with faults(self.path):
            settle.settle(self.db, runner or Inline())

    @property
    def settled(self) -> bool:
        """Whether all pages are in what can be asked."""
        with faults(self.path):
            return not todo.pending(self.db)

    def rebuild(self, runner: Runner | None = None) -> None:
        """Make all that is derived again, from the pages and the judgements."""
        with faults(self.path):
            settle.forget(self.db)
        self.settle(runner)

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

    def check(self, runner: Runner | None = None, *, again: bool = False) -> tuple[str, ...]:
        """Return a line for each thing that does not hold, in the file, its spans and what is derived from them.

        With `again` all that is derived is made again beside the archive and compared.
        """
        self.settle(runner)
        with faults(self.path):
            maker = accordingto.made_by(self._encoder())
            return tuple(verify.verify(self.db, maker, runner or Inline(), again=again))

    def _encoder(self) -> Literal["encoder", "light"] | None:
        found = {name for (name,) in self.db.execute("SELECT DISTINCT encoder FROM page WHERE current = 1")}
        return next((name for name in _ENCODERS if found == {name}), None) if found else "encoder"


_ENCODERS: tuple[Literal["encoder", "light"], ...] = ("encoder", "light")
