"""A stored dossier that was damaged or edited by hand is told of in one line, not by what it breaks."""

from collections.abc import Iterator
from contextlib import contextmanager

from accordingto.check import check
from accordingto.errors import StoreError
from accordingto.record.dossier import Dossier


@contextmanager
def sound(dossier: Dossier, file: str) -> Iterator[None]:
    """Do something with a dossier read from `file`; StoreError where that fails and the dossier is why.

    Only then is it checked: a dossier that can be shown is shown. An error with a sound one is a fault of ours, and is
    raised as it is.
    """
    try:
        yield
    except (LookupError, ValueError) as error:
        wrong = check(dossier)
        if not wrong:
            raise
        raise StoreError(f"{file}: it does not hold together ({wrong[0]}); see `accordingto check {file}`") from error
