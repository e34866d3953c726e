"""Small trained arrays, each with its card; none is used unless it is the very file that was released.

`digests.txt` names every weight file with its SHA-256, in the form that `sha256sum --check` reads. After a file was
trained anew, `make digests` writes it again.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Any

import numpy as np

from accordingto.errors import LexiconError

_DIGESTS = "digests.txt"
_MENDED = "install the package again, or run `make digests` where you trained it anew"


def released(name: str) -> bytes:
    """Return the bytes of the weight file `name`; raise LexiconError unless they are those that `digests.txt` promises.

    The bytes that were looked at are those that are used: nobody can exchange the file in between.
    """
    known = _promised().get(name)
    if known is None:
        raise LexiconError(f"{name}: {_DIGESTS} of the weights does not name it; {_MENDED}")
    try:
        data = files(__name__).joinpath(name).read_bytes()
    except OSError as error:
        raise LexiconError(f"{name}: the weight file cannot be read; {_MENDED}") from error
    if sha256(data).hexdigest() != known:
        raise LexiconError(f"{name}: not the weights that were released; {_MENDED}")
    return data


@contextmanager
def arrays(name: str, of: str) -> Iterator[Mapping[str, Any]]:
    """Open the arrays of a released weight file; raise LexiconError where it holds others than are asked of it.

    `of` says whose weights they should be: "the quote step".
    """
    try:
        with np.load(BytesIO(released(name)), allow_pickle=False) as found:
            yield found
    except (ValueError, KeyError) as error:
        raise LexiconError(f"{name}: not the weights of {of}; install the package again") from error


def problems() -> list[str]:
    """Return a line for each weight file that is missing, changed or not named; none where all is as released."""
    found = []
    for name in sorted({*_promised(), *(item.name for item in weights())}):
        try:
            released(name)
        except LexiconError as error:
            found.append(str(error))
    return found


def digests() -> str:
    """Return what `digests.txt` should hold: a line for each weight file that is here."""
    return "".join(f"{sha256(item.read_bytes()).hexdigest()}  {item.name}\n" for item in weights())


def weights() -> list[Traversable]:
    """Return the weight files, by name: all that is here but code, cards, licences and the digests."""
    spared = (".py", ".md", _DIGESTS)
    found = (item for item in files(__name__).iterdir() if item.is_file() and not item.name.startswith("LICENSE"))
    return sorted((item for item in found if not item.name.endswith(spared)), key=lambda item: item.name)


def _promised() -> dict[str, str]:
    """Return name → digest, as `digests.txt` says."""
    try:
        text = files(__name__).joinpath(_DIGESTS).read_text(encoding="utf-8")
    except OSError as error:
        raise LexiconError(f"{_DIGESTS} of the weights cannot be read; install the package again") from error
    pairs = (line.split(maxsplit=1) for line in text.splitlines())
    return {name: digest for digest, name in pairs}
