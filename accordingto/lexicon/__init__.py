"""Word lists and code tables, each with its source in its first line.

A list is `NAME.txt`, one entry a line; a table is `NAME.tsv` with a header row. The first line of either is
`# source: …` and names the licence too where the entries are not ours. Blank lines and lines that begin with "#" are
passed over.
"""

from functools import cache
from hashlib import blake2b
from importlib.resources import files

from accordingto.errors import LexiconError


def _lines(name: str) -> list[str]:
    path = files("accordingto.lexicon").joinpath(name)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise LexiconError(f"{name}: no such file in the lexicon") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{name}: not UTF-8; install the package again") from error
    lines = text.splitlines()
    if not lines or not lines[0].startswith("# source:"):
        raise LexiconError(f"{name}: line 1 must begin with '# source:'")
    return [line for line in lines if line.strip() and not line.startswith("#")]


@cache
def load(name: str) -> tuple[str, ...]:
    """Return the entries of the list `name` (without ".txt"), in the order of the file."""
    return tuple(line.strip() for line in _lines(f"{name}.txt"))


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of the table `name` (without ".tsv"), each as column → value."""
    header, *rows = [line.split("\t") for line in _lines(f"{name}.tsv")]
    for row in rows:
        if len(row) != len(header):
            raise LexiconError(f"{name}.tsv: '{row[0]}' has {len(row)} columns, the header {len(header)}")
    return tuple(dict(zip(header, row, strict=True)) for row in rows)


def problems() -> list[str]:
    """Return a line for each list and table that does not name its source or whose rows do not fit its header."""
    read = {".txt": load, ".tsv": table}
    found = []
    for path in sorted(item.name for item in files("accordingto.lexicon").iterdir()):
        name, dot, kind = path.rpartition(".")
        if dot + kind in read:
            try:
                read[dot + kind](name)
            except LexiconError as error:
                found.append(str(error))
    return found


@cache
def digest() -> str:
    """Return a digest of every lexicon and weight file, to be kept beside the records they made."""
    folders = (files("accordingto.lexicon"), files("accordingto.weights"))
    found = [item for folder in folders for item in folder.iterdir() if not item.name.endswith(".py")]
    state = blake2b(digest_size=8)
    for item in sorted(found, key=lambda item: item.name):
        if item.is_file():
            state.update(item.name.encode() + b"\0" + item.read_bytes())
    return state.hexdigest()
