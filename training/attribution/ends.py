"""Learn where a content ends: with which words readers end one.

    python -m training.attribution.ends TRAIN.jsonl accordingto/weights/content_ends.npz --apart 16

The weights of words and grammar are learnt from the texts that the encoders learnt from; how they are mixed with the
heads of each encoder, from the texts that were left out, where the heads are no surer than in use. `--apart` has to be
what it was for `training.attribution.train`; a new encoder needs this anew. Takes some minutes, most of it parsing.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from accordingto.page.parse import spacy
from accordingto.page.quote import tagged
from accordingto.page.quote.ends import Ends, Weights
from accordingto.page.quote.heads import Heads, runs
from accordingto.page.quote.phrases import ROOM, Asked, Phrases, limit_of, places
from accordingto.page.quote.reading import Reading, head, tokens_in
from training.attribution.extents import Encode, encoders, options
from training.attribution.texts import Given, Text, is_apart, texts

_EPOCHS, _BATCH, _RATE = 6, 128, 0.3
_KEPT = 2e-4
_MIXED = 1e-4
_SMALL = 0.01


class Lesson(NamedTuple):
    """The ends a content may have, a row of places or of evidence each, and the number of the right one."""

    rows: np.ndarray
    right: int


def pieces(phrases: Phrases, given: Given) -> Iterator[tuple[list[int], Asked]]:
    """Yield the words of each piece of a marked content, and the question with the answer that people gave."""
    content = set(given.content) - set(given.cue)
    anchor = head(phrases.parse, (given.cue[0], given.cue[-1] + 1))
    taken = frozenset((*given.cue, *given.source))
    for start, end in runs([token in content for token in range(max(content, default=-1) + 1)], 0):
        words = [token for token in range(start, end) if phrases.is_word(token)]
        if words:
            yield words, Asked(anchor, words[0], words[-1], limit_of(phrases.parse, taken, words[-1]))


def learn_words(some: Iterable[Text]) -> np.ndarray:
    """Return the weights of words and grammar."""
    lessons = []
    for text in some:
        phrases = Phrases(text.parse)
        for given in text.given:
            for _, right in pieces(phrases, given):
                asked = list(phrases.asked(right))
                rows = np.array([list(places(phrases, one)) for one in asked])
                lessons.append(Lesson(rows, [one.last for one in asked].index(right.last)))
    return _likeliest([one for one in lessons if len(one.rows) > 1])


def _likeliest(lessons: list[Lesson]) -> np.ndarray:
    """Return the weights by which the right ones are likeliest: the mean of those on the way there."""
    chance = random.Random(1)  # noqa: S311  for shuffling
    weights = torch.zeros(ROOM, requires_grad=True)
    learner = torch.optim.Adagrad([weights], lr=_RATE)
    mean, steps = torch.zeros(ROOM), 0
    for number in range(_EPOCHS):
        chance.shuffle(lessons)
        for start in range(0, len(lessons), _BATCH):
            some = lessons[start : start + _BATCH]
            scores = weights[torch.from_numpy(np.concatenate([one.rows for one in some]))].sum(dim=1)
            learner.zero_grad()
            (_surprise(scores, some) + _KEPT * weights.pow(2).sum()).backward()
            learner.step()
            if number:
                mean, steps = mean + weights.detach(), steps + 1
    found = (mean / steps).numpy()
    return np.where(abs(found) < _SMALL, 0, found).astype(np.float16)


def _surprise(scores: Tensor, lessons: Sequence[Lesson]) -> Tensor:
    """Return by how much the right ends surprise, on average: minus the logarithm of their probability."""
    parts = torch.split(scores, [len(one.rows) for one in lessons])
    lost = [torch.logsumexp(part, 0) - part[one.right] for part, one in zip(parts, lessons, strict=True)]
    return torch.stack(lost).mean()


def learn_mixed(some: Iterable[Text], encode: Encode, words: np.ndarray) -> np.ndarray:
    """Return how much the words, the heads and the end that was read count."""
    lessons = []
    for text in some:
        heads = Heads(text.parse, encode(text))
        seen = Ends(text.parse, heads, Weights(words.astype(float).tolist(), ()))
        for reading in tagged.readings(text.parse, heads):
            lessons += list(_lessons(text, seen, reading))
    weights = torch.zeros(len(lessons[0].rows[0]), requires_grad=True)
    learner = torch.optim.LBFGS([weights], max_iter=100, line_search_fn="strong_wolfe")
    rows = torch.from_numpy(np.concatenate([one.rows for one in lessons]).astype(np.float32))

    def again() -> Tensor:
        learner.zero_grad()
        lost = _surprise(rows @ weights, lessons) + _MIXED * weights.pow(2).sum()
        lost.backward()
        return lost

    learner.step(again)
    return np.round(weights.detach().numpy().astype(float), 3)


def _lessons(text: Text, seen: Ends, reading: Reading) -> Iterator[Lesson]:
    """Yield a lesson for the last piece of a reading, where people marked its cue and a piece that shares a word."""
    phrases = Phrases(text.parse)
    cue = tokens_in(text.parse, [reading.cue_span])
    piece = [token for token in text.parse.tokens(reading.content[-1]) if phrases.is_word(token)]
    for given in text.given:
        if not piece or cue.isdisjoint(given.cue):
            continue
        read = Asked(
            reading.cue, piece[0], piece[-1], limit_of(text.parse, tokens_in(text.parse, reading.own), piece[-1])
        )
        asked = list(phrases.asked(read))
        shared = [words for words, _ in pieces(phrases, given) if not set(words).isdisjoint(piece)]
        right = [number for number, one in enumerate(asked) if shared and one.last == shared[-1][-1]]
        if right and len(asked) > 1:
            yield Lesson(np.array(seen.evidence(reading, read, asked)), right[0])


def main() -> None:
    """Learn from the texts, write the weights."""
    given = options(__doc__)
    torch.manual_seed(1)
    torch.set_num_threads(1)
    marked = list(texts(given.train, spacy.load()))
    left_out = [text for text in marked if is_apart(text.id, given.apart)]
    words = learn_words(text for text in marked if not is_apart(text.id, given.apart))
    mixed = {f"mixed.{name}": learn_mixed(left_out, encode, words) for name, encode in encoders().items()}
    np.savez_compressed(given.out, allow_pickle=False, words=words, **mixed)
    told = {name: one.tolist() for name, one in mixed.items()}
    print(f"{np.count_nonzero(words)} weights, {told} -> {given.out}: {given.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
