"""Rows of a table: whose cell a block is, and that a row is a part of the article whole or not at all."""

import re
from collections.abc import Sequence

import numpy as np

from accordingto.page.clean.segments import Piece
from accordingto.page.clean.tokens import Integers
from accordingto.page.clean.trees import Numbers

_ROW = re.compile(r".*>tr(?:[#.\[][^>]*)?(?=>t[dh]\b)")


def row_of(piece: Piece) -> str:
    """Return the path of the row that a segment is a cell of, "" if it is none.

    "html>body>table>tr[2]>td[3]" is a cell of "html>body>table>tr[2]"; a paragraph within a cell is none.
    """
    found = _ROW.match(piece.path) if piece.tag in ("td", "th") else None
    return found[0] if found else ""


def by_row(pieces: Sequence[Piece], sizes: Integers, likely: Numbers) -> Numbers:
    """Return how likely each segment is a part of the article, the cells of a row alike: as its characters are.

    Of "1 | Ann Lee | 12" the figures alone are told from those of a calendar by the name beside them.
    """
    rows = [row_of(piece) or str(here) for here, piece in enumerate(pieces)]
    numbers = {row: number for number, row in enumerate(dict.fromkeys(rows))}
    if len(numbers) == len(pieces):
        return likely
    number = np.array([numbers[row] for row in rows])
    mean = np.bincount(number, sizes * likely) / np.bincount(number, sizes)
    alike: Numbers = mean[number]
    return alike
