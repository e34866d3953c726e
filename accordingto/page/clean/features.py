"""What can be seen of a segment without reading it: its form, its words, its place, what it shares with the rest."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from accordingto import lexicon
from accordingto.page.clean.forms import prompts
from accordingto.page.clean.segments import Piece
from accordingto.page.clean.trees import Matrix

_SENTENCE = re.compile(r"[a-z0-9)”\"’'][.!?](?=\s|$|[”\"’'])")
_ENDS = (".", "!", "?", "…", ".”", '."', "!”", '!"', "?”", '?"', ".’", ".'", ".)", "。", "」")
_TELLS = {row["word"]: row["tells"] for row in lexicon.table("page_words")}
CLASSES = tuple(sorted(set(_TELLS.values())))
_CLASS = {word: CLASSES.index(tells) for word, tells in _TELLS.items()}
_ASKING = ("you", "we", "appeal", "account", "share")
_ASKED = frozenset(word for word, tells in _TELLS.items() if tells in _ASKING)
_SETS = tuple(
    np.array([ord(character) for character in characters], np.uint32)
    for characters in ("0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", ",", '"“”', "|·•»›/→", "(")
)
_LONG = 80
_NEAR = 5
FORM = (
    "characters", "words", "word length", "ends a sentence", "sentences", "commas", "digits", "capitals",
    "capital words", "starts small", "starts quoted", "quotation marks", "colon", "bars", "sign", "address", "brackets",
)  # fmt: skip
PLACE = (
    "place", "characters before", "gap before", "gap after", "glued before", "glued after", "repeated",
    "long before", "long after", "to last long", "to next long", "pieces", "long share", "letters outside english",
)  # fmt: skip
ASKS = ("asks", "asked words", "asked words near", "asks near", "asks on page", "names its outlet")
SHARED = ("content words", "shared", "shared often", "names", "names shared", "shared before", "shared after")
BESIDE = ("characters", "words", "ends a sentence", "sentences", "capitals")
OFFSETS = (-2, -1, 1, 2)
_HERE = (*FORM, *CLASSES, *PLACE, *SHARED, *ASKS)
NAMES = (*_HERE, *(f"{name} at {offset:+}" for offset in OFFSETS for name in BESIDE))


def features(text: str, pieces: Sequence[Piece], words: list[list[str]], outlet: str | None = None) -> Matrix:
    """Return one row a segment and one column a feature, in the order of NAMES; `outlet` where it is known.

    `words` are those of each segment. The row of "Sign up to our newsletter" says: five words, no end of a sentence,
    one word of "we", two of "account".
    """
    wordings = [piece.span.of(text) for piece in pieces]
    long = [len(wording) >= _LONG and wording.endswith(_ENDS) for wording in wordings]
    small = [[word.lower() for word in found] for found in words]
    form = _form(text, pieces, wordings, words)
    classes = [_classes(found) for found in small]
    place = _place(text, pieces, wordings, long)
    parts = (form, classes, place, _shared(words, small, long), _asks(wordings, small, outlet))
    here = np.hstack([np.array(part, np.float32) for part in parts])
    return np.hstack([here, *(_beside(here, offset) for offset in OFFSETS)])


def _beside(here: Matrix, offset: int) -> Matrix:
    """Return a few features of the segment so many places on; nothing at the ends of the page."""
    columns = [_HERE.index(name) for name in BESIDE]
    beside = np.zeros((len(here), len(columns)), np.float32)
    if offset > 0:
        beside[:-offset] = here[offset:, columns]
    else:
        beside[-offset:] = here[:offset, columns]
    return beside


def _form(text: str, pieces: Sequence[Piece], wordings: list[str], words: list[list[str]]) -> Matrix:
    counted = _counted(text, pieces)
    rows = []
    for wording, found, (digits, capitals, commas, quotes, bars, brackets) in zip(
        wordings, words, counted, strict=True
    ):
        size, count = len(wording), max(1, len(found))
        rows.append([
            min(size, 2000),
            min(count, 300),
            sum(map(len, found)) / count,
            wording.endswith(_ENDS),
            len(_SENTENCE.findall(wording)),
            commas / count,
            digits / size,
            capitals / size,
            sum(map(str.isupper, [word[0] for word in found])) / count,
            wording[0].islower(),
            wording[0] in "\"“‘'«",
            quotes / count,
            ":" in wording[-1:] or wording.count(":") / count,
            bars / count,
            any(mark in wording for mark in "©®™"),
            "@" in wording or "http" in wording or "www." in wording,
            brackets / count,
        ])  # fmt: skip
    return np.array(rows, np.float32)


def _counted(text: str, pieces: Sequence[Piece]) -> list[list[int]]:
    """Count in each segment the characters of each of a few sets, all at once over the page."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    starts, ends = (np.array([getattr(piece.span, edge) for piece in pieces]) for edge in ("start", "end"))
    columns = []
    for wanted in _SETS:
        before = np.concatenate([[0], np.cumsum(np.isin(codes, wanted))])
        columns.append(before[ends] - before[starts])
    counted: list[list[int]] = np.column_stack(columns).tolist()
    return counted


def _classes(small: list[str]) -> list[float]:
    counts = [0.0] * len(CLASSES)
    for word in small:
        index = _CLASS.get(word)
        if index is not None:
            counts[index] += 1
    share = 1 / max(1, len(small))
    return [count * share for count in counts]


def _asks(wordings: list[str], small: list[list[str]], outlet: str | None) -> Matrix:
    """Say how far a segment and those next to it speak to the reader, and whether it names the page's own outlet."""
    asks = np.array([len(prompts(wording)) for wording in wordings], float)
    asked = np.array([sum(word in _ASKED for word in found) for found in small], float)
    name = "".join((outlet or "").lower().removeprefix("the ").split())
    named = [bool(name) and name in "".join(wording.lower().split()) for wording in wordings]
    around = np.array([1, 1, 1, 0, 1, 1, 1])
    near = [np.convolve(np.pad(values, 3), around, "valid") for values in (asked, asks)]
    whole = np.full(len(asks), asks.sum() / len(asks))
    return np.column_stack([asks, asked, *near, whole, named]).astype(np.float32)


def _place(text: str, pieces: Sequence[Piece], wordings: list[str], long: list[bool]) -> list[list[float]]:
    count, total = len(pieces), len(text)
    repeated = Counter(wordings)
    lengths = np.array([len(wording) * flag for wording, flag in zip(wordings, long, strict=True)], float)
    before = np.cumsum(lengths) - lengths
    whole = lengths.sum() or 1.0
    ordinals = np.arange(count)
    last = np.maximum.accumulate(np.where(long, ordinals, -20))
    last = np.concatenate([[-20], last[:-1]])
    coming = np.minimum.accumulate(np.where(long, ordinals, count + 20)[::-1])[::-1]
    coming = np.concatenate([coming[1:], [count + 20]])
    foreign = 1 - len(text[:5000].encode("ascii", "ignore")) / min(5000, total)
    rows = []
    for here, piece in enumerate(pieces):
        left = piece.span.start - (pieces[here - 1].span.end if here else 0)
        right = (pieces[here + 1].span.start if here + 1 < count else total) - piece.span.end
        rows.append([
            here / count,
            piece.span.start / total,
            min(left, 5),
            min(right, 5),
            here > 0 and left == 0,
            here + 1 < count and right == 0,
            min(repeated[wordings[here]], 4),
            before[here] / whole,
            (whole - before[here] - lengths[here]) / whole,
            min(here - last[here], 20),
            min(coming[here] - here, 20),
            min(count, 400),
            whole / total,
            foreign,
        ])  # fmt: skip
    return rows


def _shared(words: list[list[str]], small: list[list[str]], long: list[bool]) -> list[list[float]]:
    """Say how far a segment talks of what the long segments talk of, all of them and those next to it."""
    contents = [
        {low for low, word in zip(lows, found, strict=True) if len(word) > 3 and low not in _CLASS}
        for lows, found in zip(small, words, strict=True)
    ]
    names = [{word for word in found[1:] if word[0].isupper() and len(word) > 2} for found in words]
    in_long = [here for here, flag in enumerate(long) if flag]
    seen = Counter(word for here in in_long for word in contents[here])
    named = Counter(word for here in in_long for word in names[here])
    above, below = _next_to(contents, in_long)
    number = np.cumsum(long).tolist()
    rows = []
    for here, content in enumerate(contents):
        own = long[here]
        before, after = above[number[here] - own], below[number[here]]
        size, name_count = max(1, len(content)), len(names[here])
        rows.append([
            len(content),
            sum(seen[word] > own for word in content) / size,
            sum(seen[word] > 2 + own for word in content) / size,
            name_count,
            sum(named[name] > own for name in names[here]) / max(1, name_count),
            len(content & before) / size,
            len(content & after) / size,
        ])  # fmt: skip
    return rows


def _next_to(contents: list[set[str]], in_long: list[int]) -> tuple[list[set[str]], list[set[str]]]:
    """Return the words of the few long segments before and behind each gap between two of them, the ends as well."""
    gaps = range(len(in_long) + 1)
    above = [set().union(*(contents[other] for other in in_long[max(0, gap - _NEAR) : gap])) for gap in gaps]
    return above, above[_NEAR:] + [set().union(*(contents[other] for other in in_long[gap:])) for gap in gaps[-_NEAR:]]
