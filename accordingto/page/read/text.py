"""The blocks of a plain text: its lines."""

import re

from accordingto.record.base import Span
from accordingto.record.page import Block

_LINE = re.compile(r"[^\s](?:[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*[^\s])?")


def text_blocks(text: str) -> tuple[Block, ...]:
    r"""Return the lines of a text that are not blank, without the white space round them.

    "Talks resume\n\n  Mr Kim agreed." has two: [0, 12) and [16, 30).
    """
    return tuple(Block(span=Span(*match.span()), tag="line") for match in _LINE.finditer(text))
