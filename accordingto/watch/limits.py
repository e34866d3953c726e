"""How much a page may be, and how long it may take."""

from typing import NamedTuple


class Limits(NamedTuple):
    """The most bytes (unpacked), seconds for a request and for a silence, redirects; seconds between two requests.

    A host that asks for a longer pause than `patience` is left alone; `whole` are the seconds for a page with its
    redirects, and with what robots.txt says of each address on the way.
    """

    size: int = 10_000_000
    seconds: float = 30.0
    silence: float = 10.0
    redirects: int = 5
    between: float = 1.0
    patience: float = 60.0
    whole: float = 600.0


# Somebody waits for what is fetched, and others wait for their turn.
AWAITED = Limits(seconds=20.0, patience=10.0, whole=40.0)
