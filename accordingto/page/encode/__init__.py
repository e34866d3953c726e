"""Page, Regions, Parse → Encoded: each token in its surroundings, as numbers that the heads of later steps read."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from accordingto.page.encode.windows import Bounds
from accordingto.record.page import Page, Region
from accordingto.record.parse import Parse

Array = NDArray[np.float32]
Profile = Literal["encoder", "light"]


class Encoded(NamedTuple):
    """One row of numbers a token of the parse (shape: tokens by width), and which of our two encoders made them.

    `lines` are the bounds [first, last) in tokens of the paragraphs that were read one by one, in order. `again` reads
    another parse of words of the same page, each of the lines given with it as if nothing stood around it.
    """

    rows: Array
    lines: tuple[Bounds, ...]
    by: Profile
    again: "Callable[[Parse, Sequence[Bounds]], Encoded]"


Encoder = Callable[[Page, Sequence[Region], Parse], Encoded]
