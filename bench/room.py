"""Where the bytes of an archive are: by what they hold, in multiples of its pages' text."""

from pathlib import Path

from accordingto.archive import Archive
from accordingto.archive.keep import current, glance

_PARTS = {
    "reports of pages": ("page", "corrected", "dictionary", "input"),
    "index of words": ("words_data", "words_idx", "words_docsize"),
    "figures of pages": ("page_figures",),
    "who may be who: figures, keys, pairs": ("figure", "figure_key", "pair"),
    "actors and their names": ("actor", "actor_name", "called_data", "called_idx", "called_docsize"),
    "rows of statements and deeds": ("statement", "heard", "deed", "side", "bond"),
    "what is one story": ("near_key", "alike", "story", "story_page"),
}
# Of a table with its indexes.
_BYTES = "SELECT sum(pgsize), sum(unused) FROM dbstat JOIN sqlite_master USING (name) WHERE tbl_name = ?"


def room(path: Path) -> None:
    """Print what each part of the archive at `path` takes, and how much of that holds nothing."""
    with Archive(path) as archive:
        text = sum(len(glance(archive.db, page).page.text.encode()) for page in current(archive.db))
        print(f"{text} bytes of text; the file takes {path.stat().st_size / text:.2f} times that")
        for part, tables in _PARTS.items():
            rows = [archive.db.execute(_BYTES, (table,)).fetchone() for table in tables]
            taken, unused = (sum(row[n] or 0 for row in rows) / text for n in (0, 1))
            print(f"{part}: {taken:.2f}, of which empty {unused:.2f}")
