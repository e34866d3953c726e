"""Words as the pieces that the encoder knows, and a window of paragraphs as one row of them."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from accordingto.page.encode.windows import Bounds
from accordingto.weights import released

ROOM = 200
WINDOW = 212
_LONGEST = 8
_MEMO = 100_000
_OPEN, _CLOSE, _UNKNOWN = 101, 102, 100

Pieces = Callable[[str], tuple[int, ...]]


def load() -> Pieces:
    """Return the function word → numbers of its pieces, at most eight; made once, it remembers the words it met."""
    # Commands that read no page need not wait for it.
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers  # noqa: PLC0415

    known = {piece: number for number, piece in enumerate(vocabulary())}
    tokenizer = Tokenizer(models.WordPiece(known, unk_token="[UNK]"))  # noqa: S106  no password
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()

    @lru_cache(_MEMO)
    def pieces(word: str) -> tuple[int, ...]:
        return tuple(tokenizer.encode(word, add_special_tokens=False).ids[:_LONGEST]) or (_UNKNOWN,)

    return pieces


def vocabulary() -> list[str]:
    """Return the pieces, each at the place of its number."""
    return released("encoder_vocabulary.txt").decode().splitlines()


class Row(NamedTuple):
    """A window in one row: the number of each piece, the token it is of (-1: a mark), where each token begins."""

    pieces: list[int]
    tokens: list[int]
    first: list[int]


def laid(window: Sequence[Bounds], ids: Sequence[tuple[int, ...]]) -> Row:
    """Lay the pieces of a window in a row, an opening mark before them and a closing mark behind each part.

    `window` are bounds [first, last) in tokens, `ids` the pieces of each token of the parse.
    """
    row = Row([_OPEN], [-1], [])
    for part in window:
        for token in range(*part):
            row.first.append(len(row.pieces))
            row.pieces.extend(ids[token])
            row.tokens.extend([token] * len(ids[token]))
        row.pieces.append(_CLOSE)
        row.tokens.append(-1)
    return row
