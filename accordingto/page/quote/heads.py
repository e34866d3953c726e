"""What the encoder's rows say of attributions: which words are a cue, and which are its source and content."""

import itertools
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from accordingto.page.encode import Array, Encoded, Profile
from accordingto.page.encode.layers import Weights, laid, layer, linear, log_softmax, normal, one_thread
from accordingto.page.encode.windows import Bounds
from accordingto.page.quote.branch import branches
from accordingto.page.quote.extent import Extents
from accordingto.page.quote.extent import weights as extent_weights
from accordingto.record.parse import Parse
from accordingto.weights import arrays

NOTHING, SOURCE, SOURCE_ON, CONTENT, CONTENT_ON = range(5)
FAINT = 0.4
_CUE = slice(3, 5)
_CUE_BEGINS, _CUE_GOES_ON = 3, 4
FAR = 64
_LAYERS = 2
_TAGGED = 0.7
_TOGETHER = 64
_HEADS = 4


class Roles(NamedTuple):
    """What a cue's words do to the tokens [first, last) around it.

    `scores`: logarithms of the probabilities (tokens by 5: nothing, a source begins, goes on, a content begins, goes
    on). `labels`: which of the five each token is in the likeliest of all ways to mark them in which every piece is
    begun before it goes on, with one source at most. `stands`: how likely, from 0 to 1, the cue hands on anything.
    """

    first: int
    last: int
    scores: Array
    labels: NDArray[np.int64]
    stands: float


class Heads:
    """The heads over the rows of one page. Built once a page; holds nothing that changes.

    `cues` are the bounds [first, last) of all runs of tokens that may be a cue at all, in order.
    """

    def __init__(self, parse: Parse, encoded: Encoded) -> None:
        self.by = encoded.by
        weights, labels = _weights(encoded.by)
        with one_thread():
            self.tags = read_tags(encoded)
            self._likely: Array = np.exp(self.tags[:, _CUE]).sum(axis=1)
            extents = Extents(parse, self.tags, extent_weights(encoded.by))
            found = [
                self._found(line, read, extents)
                for line, read in zip(encoded.lines, sure_cues(self.tags, encoded.lines), strict=True)
            ]
            self.cues: tuple[Bounds, ...] = tuple(itertools.chain.from_iterable(found))
            projected = linear(encoded.rows, weights, "p")
            asked = (
                _ask(encoded.rows, projected, line, cues, hung, weights)
                for number, cues in enumerate(found)
                if cues
                for line in (reach(parse, encoded.lines, number),)
                for hung in (np.array([branches(parse, range(*_within(cue, line)), line, labels) for cue in cues]),)
            )
            answers = list(itertools.chain.from_iterable(asked))
            marks = decode([one.scores for one in answers])
            self._roles = {
                cue: Roles(*one.line, one.scores, labels, one.stands)
                for cue, one, labels in zip(self.cues, answers, marks, strict=True)
            }

    def roles(self, cue: Bounds) -> Roles:
        """Return what one of the cues makes of the words of its paragraph, and of the next one behind a colon."""
        return self._roles[cue]

    def likely(self, cue: Bounds) -> float:
        """Return the probability, from 0 to 1, of the likeliest token of a cue to be in one."""
        return float(self._likely[slice(*cue)].max())

    def content(self, first: int, last: int) -> NDArray[np.bool_]:
        """Say of each token of [first, last) whether the tags take it for content."""
        marked: NDArray[np.bool_] = np.exp(self.tags[first:last, 5:7]).sum(axis=1) > _TAGGED
        return marked

    def _found(self, line: Bounds, read: Sequence[Bounds], extents: Extents) -> list[Bounds]:
        """Return the cues of a line: those of the likeliest way to mark it, and those that are but faintly likely."""
        sure = list(extents.settled(read, line))
        taken = {token for first, last in (*read, *sure) for token in range(first - 1, last + 1)}
        faint = list(self._faint(line, taken))
        return sorted([*sure, *extents.settled(faint, line, taken)])

    def _faint(self, line: Bounds, taken: Container[int]) -> Iterator[Bounds]:
        """Yield the runs of tokens that are faintly likely to be a cue.

        What stands right beside a cue is part of it or none: nobody marks two cues side by side.
        """
        faint = [self._likely[token] >= FAINT and token not in taken for token in range(*line)]
        for start, end in runs(faint, line[0]):
            run = self._likely[start:end]
            best = np.flatnonzero(run >= run.max() / 2)
            yield start + int(best[0]), start + int(best[-1]) + 1


def read_tags(encoded: Encoded) -> Array:
    """Return the logarithms of the probabilities of the tags (tokens by 7)."""
    return log_softmax(linear(encoded.rows, _weights(encoded.by)[0], "tag"))


def sure_cues(tags: Array, lines: Sequence[Bounds]) -> list[list[Bounds]]:
    """Return the cues of each line in the likeliest way to mark it."""
    paths = best_paths([tags[slice(*line)] for line in lines], _TAGS_FIRST, _TAGS_STEPS)
    return [pieces(path, _CUE_BEGINS, line[0]) for line, path in zip(lines, paths, strict=True)]


class _Answer(NamedTuple):
    """What the heads say of one cue: scores of the tokens of its line, and how likely it hands on anything."""

    line: Bounds
    scores: Array
    stands: float


def _ask(
    rows: Array, projected: Array, line: Bounds, cues: Sequence[Bounds], hung: NDArray[np.int64], weights: Weights
) -> Iterator[_Answer]:
    """Yield what each cue of a line does to the tokens of the line; all are asked at once, and none sees another.

    `hung` [cues, tokens] is how the tokens hang on each cue.
    """
    tokens = np.arange(*line)
    bounds = np.array([_within(cue, line) for cue in cues])[:, :, None]
    inside = (tokens >= bounds[:, 0]) & (tokens < bounds[:, 1])
    away = np.minimum(tokens - bounds[:, 0], 0) + np.maximum(tokens - bounds[:, 1] + 1, 0)
    cue_rows = np.stack([rows[first:last].mean(axis=0) for first, last in cues])
    read = projected[slice(*line)] + linear(cue_rows, weights, "q")[:, None]
    read = read + weights["dist.weight"][np.clip(away, -FAR, FAR) + FAR] + weights["cue.weight"][inside.astype(int)]
    read = read + weights["branch.weight"][hung]
    read = normal(read, weights, "n")
    for number in range(_LAYERS):
        read = layer(read, weights, f"layers.{number}", _HEADS)
    scores = log_softmax(linear(read, weights, "out"))
    for one, found, cue in zip(read, scores, inside, strict=True):
        stands = linear(one[cue].mean(axis=0), weights, "ok")[0]
        yield _Answer(line, found, float(1 / (1 + np.exp(-stands))))


def _within(cue: Bounds, line: Bounds) -> Bounds:
    return cue[0], min(cue[1], line[1])


def reach(parse: Parse, parts: Sequence[Bounds], number: int) -> Bounds:
    """Return the tokens [first, last) that a cue in the part `number` may reach: the next one too behind a colon."""
    first, last = parts[number]
    if ":" in parse.words[max(first, last - 2) : last] and number + 1 < len(parts):
        last = parts[number + 1][1]
    return first, last


def source_and_content(roles: Roles) -> tuple[Bounds | None, list[Bounds]]:
    """Return the likeliest source, if any, and the pieces of the content, as bounds [first, last) in tokens."""
    sources = pieces(roles.labels, SOURCE, roles.first)
    return (sources[0] if sources else None), pieces(roles.labels, CONTENT, roles.first)


def decode(scores: Sequence[Array]) -> list[NDArray[np.int64]]:
    """Return the labels of the likeliest marks of each cue; `scores` are logarithms [tokens, 5], a table a cue."""
    return [_LABELS[path] for path in best_paths([table[:, _LABELS] for table in scores], _FIRST, _STEPS)]


def best_paths(tables: Sequence[Array], first: Array, steps: Array) -> list[NDArray[np.int64]]:
    """Return the likeliest state of each token: of all paths, that with the highest sum (Viterbi's algorithm).

    Each of `tables` holds logarithms [tokens, states]; `first` [states] and `steps` [state, next state] are 0 where a
    state may begin or follow, and minus infinity where it may not. From each state one way must lead on.
    """
    order = sorted(range(len(tables)), key=lambda number: len(tables[number]))
    found: dict[int, NDArray[np.int64]] = {}
    for start in range(0, len(order), _TOGETHER):
        some = order[start : start + _TOGETHER]
        # Short tables are filled up with zeros: any way on costs nothing there, so their best path stays the best.
        filled = np.zeros((len(some), len(tables[some[-1]]), len(first)), np.float32)
        for row, number in zip(filled, some, strict=True):
            row[: len(tables[number])] = tables[number]
        for number, path in zip(some, _best_paths(filled, first, steps), strict=True):
            found[number] = path[: len(tables[number])]
    return [found[number] for number in range(len(tables))]


def _best_paths(scores: Array, first: Array, steps: Array) -> NDArray[np.int64]:
    many, size, _ = scores.shape
    here = scores[:, 0] + first
    back = np.empty(scores.shape, np.int64)
    for token in range(1, size):
        ways = here[:, :, None] + steps
        back[:, token] = ways.argmax(axis=1)
        here = ways.max(axis=1) + scores[:, token]
    path = np.empty((many, size), np.int64)
    path[:, -1] = here.argmax(axis=1)
    every = np.arange(many)
    for token in range(size - 1, 0, -1):
        path[:, token - 1] = back[every, token, path[:, token]]
    return path


def pieces(labels: Iterable[int], begins: int, offset: int) -> list[Bounds]:
    """Return the pieces that begin with the label `begins` and go on with the next one, as bounds from `offset` on."""
    found: list[Bounds] = []
    for place, label in enumerate(labels, offset):
        if label == begins:
            found.append((place, place + 1))
        elif label == begins + 1:
            found[-1] = (found[-1][0], place + 1)
    return found


def runs(marked: Sequence[bool], offset: int) -> Iterator[Bounds]:
    """Yield the bounds, counted from `offset`, of each run of what is marked."""
    start = None
    for place, one in enumerate([*marked, False], offset):
        if one and start is None:
            start = place
        elif not one and start is not None:
            yield start, place
            start = None


def _allowed(states: int, first: Iterable[int], after: Mapping[int, Iterable[int]]) -> tuple[Array, Array]:
    """Return which states may begin and which may follow which, as `best_path` takes them."""
    begin = np.full(states, -np.inf, np.float32)
    begin[list(first)] = 0
    steps = np.full((states, states), -np.inf, np.float32)
    for state, nexts in after.items():
        steps[state, list(nexts)] = 0
    return begin, steps


# The states of the decoder: a label each, the three that may stand behind a source once more for after it.
_LABELS = np.array([NOTHING, SOURCE, SOURCE_ON, CONTENT, CONTENT_ON, NOTHING, CONTENT, CONTENT_ON])
_OPEN, _IN_SOURCE, _IN_CONTENT, _BEHIND, _CONTENT_BEHIND = (0, 1, 3), (2, 5, 6), (0, 1, 3, 4), (5, 6), (5, 6, 7)
_NEXT = (_OPEN, _IN_SOURCE, _IN_SOURCE, _IN_CONTENT, _IN_CONTENT, _BEHIND, _CONTENT_BEHIND, _CONTENT_BEHIND)
_FIRST, _STEPS = _allowed(8, _OPEN, dict(enumerate(_NEXT)))
# The tags: nothing, then a source, a cue and a content, each begun before it goes on.
_TAGS_OPEN = (0, 1, 3, 5)
_TAGS_NEXT = {tag: (*_TAGS_OPEN, *([tag + tag % 2] if tag else [])) for tag in range(7)} | {
    3: (0, 1, 4, 5),
    4: (0, 1, 4, 5),
}
_TAGS_FIRST, _TAGS_STEPS = _allowed(7, _TAGS_OPEN, _TAGS_NEXT)


@cache
def _weights(profile: Profile) -> tuple[Weights, Mapping[str, int]]:
    """Return the weights of the heads, and the numbers of the labels they know."""
    with arrays(f"attribution_{profile}.npz", "the quote step") as found:
        labels = {str(label): number for number, label in enumerate(found["known.labels"])}
        return laid({name: found[name].astype(np.float32) for name in found if name != "known.labels"}), labels
