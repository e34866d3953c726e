"""The time, as it is passed in: so that tests need not wait."""

import time
from collections.abc import Callable
from typing import NamedTuple


class Clock(NamedTuple):
    """What time it is, in seconds since 1970, and how to wait some seconds."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
