"""What the code books say of an event: quad class, CAMEO code, Goldstein value."""

from collections.abc import Iterable
from typing import NamedTuple

from accordingto.lexicon import plover


class Codes(NamedTuple):
    """The quad class (1 to 4) of a PLOVER type, the CAMEO code nearest to it, the Goldstein value of that code."""

    quad: int
    cameo: str
    goldstein: float


def coded(code: str, mode: str | None, contexts: Iterable[str]) -> Codes | None:
    """Return the codes of an event; None for a type that is none of PLOVER's. "CONSULT" is 1, "040", 1.0."""
    if code not in plover.codes():
        return None
    known = mode if mode in plover.modes(code) else None
    told = tuple(contexts)
    return Codes(plover.quad_class(code), plover.cameo(code, known, told), plover.goldstein(code, known, told))
