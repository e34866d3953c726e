"""Windows of texts as the batches that a step of learning takes."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from accordingto.page.encode.windows import Bounds
from accordingto.page.quote.branch import branches
from accordingto.page.quote.heads import FAR, reach
from training.attribution.texts import Given, Text, roles, tags, windows

_SORTED = 20
_UNKNOWN = -100

Inputs = Mapping[str, Tensor]


class Learnt(NamedTuple):
    """A text ready to be learnt from: its parts, how many pieces each token has, its labels, the cue of each token."""

    text: Text
    parts: tuple[Bounds, ...]
    sizes: list[int]
    labels: np.ndarray
    cues: dict[int, Given]


class Window(NamedTuple):
    """Part of a text that is read at one time."""

    learnt: Learnt
    parts: tuple[Bounds, ...]

    @property
    def first(self) -> int:
        return self.parts[0][0]

    @property
    def last(self) -> int:
        return self.parts[-1][1]


class Question(NamedTuple):
    """A cue, or what is none, whose source and content are asked for: places in the rows of a batch."""

    window: int
    first: int
    last: int
    cue: tuple[int, ...]
    branch: list[int]
    answer: Given | None
    start: int


def learnt(text: Text, parts: tuple[Bounds, ...], sizes: list[int]) -> Learnt:
    """Return a text with its labels."""
    return Learnt(text, parts, sizes, tags(text), {token: one for one in text.given for token in one.cue})


def epoch(texts: Sequence[Learnt], room: int, size: int, chance: random.Random) -> list[list[Window]]:
    """Return all windows of all texts, shuffled, in batches of `size` windows of about one length."""
    found = [Window(one, parts) for one in texts for parts in windows(one.parts, one.sizes, room, chance)]
    chance.shuffle(found)
    batches = []
    for start in range(0, len(found), size * _SORTED):
        near = sorted(found[start : start + size * _SORTED], key=lambda window: window.last - window.first)
        some = [near[here : here + size] for here in range(0, len(near), size)]
        chance.shuffle(some)
        batches += some
    return batches


def answers(batch: Sequence[Window]) -> Tensor:
    """Return the labels of the tokens [windows, tokens]; those past the end of a window count for nothing."""
    return padded([window.learnt.labels[window.first : window.last] for window in batch], _UNKNOWN)


def padded(rows: Sequence[np.ndarray], fill: int = 0) -> Tensor:
    """Return rows of different lengths as one tensor."""
    whole = np.full((len(rows), max(map(len, rows))), fill, np.int64)
    for number, row in enumerate(rows):
        whole[number, : len(row)] = row
    return torch.from_numpy(whole)


def questions(
    batch: Sequence[Window], likely: np.ndarray, chance: random.Random, known: Mapping[str, int]
) -> Iterator[Question]:
    """Yield each cue of a batch, and from each part one token more that the tags take for a cue and that is none.

    `likely` is the probability that a token is in a cue [windows, tokens]; `known` are the labels with their numbers.
    """
    for number, window in enumerate(batch):
        cues = window.learnt.cues
        for here, (start, end) in enumerate(window.parts):
            parse = window.learnt.text.parse
            bounds = reach(parse, window.parts, here)
            asked = {id(cues[token]): cues[token] for token in range(start, end) if token in cues}
            for one in asked.values():
                inside = tuple(token for token in one.cue if bounds[0] <= token < bounds[1])
                yield Question(number, *bounds, inside, branches(parse, inside, bounds, known), one, window.first)
            wrong = [
                token
                for token in range(start, end)
                if token not in cues and likely[number, token - window.first] > FAINT_IN_LEARNING
            ]
            if wrong:
                taken = (chance.choice(wrong),)
                yield Question(number, *bounds, taken, branches(parse, taken, bounds, known), None, window.first)


FAINT_IN_LEARNING = 0.08


class Asked(NamedTuple):
    """Questions as tensors: where their rows lie in the flattened batch, the cue, how tokens lie to it, the answers."""

    rows: Tensor
    cue: Tensor
    away: Tensor
    branch: Tensor
    mask: Tensor
    answers: Tensor
    stands: Tensor


def asked(some: Sequence[Question], width: int) -> Asked:
    """Return questions as tensors [questions, tokens]; `width` is the number of tokens a window has in the batch."""
    tokens = [np.arange(one.first, one.last) for one in some]
    away = [
        np.where(t < one.cue[0], t - one.cue[0], np.where(t > one.cue[-1], t - one.cue[-1], 0)).clip(-FAR, FAR)
        for one, t in zip(some, tokens, strict=True)
    ]
    unknown = [
        roles(one.answer, t.tolist()) if one.answer else np.full(len(t), _UNKNOWN)
        for one, t in zip(some, tokens, strict=True)
    ]
    return Asked(
        rows=padded([one.window * width + t - one.start for one, t in zip(some, tokens, strict=True)]),
        cue=padded([np.isin(t, one.cue).astype(np.int64) for one, t in zip(some, tokens, strict=True)]),
        away=padded(away),
        branch=padded([np.array(one.branch) for one in some]),
        mask=padded([np.ones(len(t), np.int64) for t in tokens]).bool(),
        answers=padded(unknown, _UNKNOWN),
        stands=torch.tensor([float(one.answer is not None) for one in some]),
    )


Reader = Callable[[Sequence[Window]], Tensor]
