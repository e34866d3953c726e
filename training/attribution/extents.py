"""Learn where a cue begins and ends: what readers take in of the words around its verb.

    python -m training.attribution.extents TRAIN.jsonl accordingto/weights/cue_extents.npz --apart 16

The weights of words and grammar are learnt from the texts that the encoders learnt from; how they are mixed with the
tags of each encoder, from the texts that were left out, where the tags are no surer than in use. `--apart` has to be
what it was for `training.attribution.train`; a new encoder needs this anew, and then its judge. Takes some minutes,
most of it parsing. Needs scikit-learn.
"""

import argparse
import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from accordingto.page.encode import Encoded, light, onnx
from accordingto.page.encode.windows import Bounds
from accordingto.page.parse import spacy
from accordingto.page.quote import extent
from accordingto.page.quote.extent import FARTHEST, ROOM, Extents, Grammar, Step, Weights
from accordingto.page.quote.heads import read_tags, sure_cues
from accordingto.page.quote.reading import head
from training.attribution.texts import Text, is_apart, texts

_STRENGTH = 0.3
_MIXED = 0.03
_SEEN = 2
_SMALL = 0.02
_SIDES = {"left": -1, "right": 1}

Encode = Callable[[Text], Encoded]


class Asked(NamedTuple):
    """A step with its answer: whether the cue takes in the next word."""

    step: Step
    answer: bool


def steps(text: Text, anchor: int, cue: Bounds, on: int) -> Iterator[Asked]:
    """Yield the steps from the anchor of a marked cue to one of its ends, and the one that goes too far."""
    first, past = text.parse.sentences[text.parse.sentence_of[anchor]]
    for after in range(anchor + on, anchor + on * (FARTHEST + 1), on):
        if not first <= after < past:
            return
        answer = cue[0] <= after < cue[1]
        yield Asked(Step(anchor, after - on, after), answer)
        if not answer:
            return


def cues(text: Text) -> list[Bounds]:
    """Return the bounds of the cues that people marked, each once."""
    return sorted({(one.cue[0], one.cue[-1] + 1) for one in text.given})


def learn_words(some: Sequence[Text]) -> np.ndarray:
    """Return the weights of words and grammar."""
    rows, answers = [], []
    for text in some:
        grammar = Grammar(text.parse)
        for cue in cues(text):
            for on in _SIDES.values():
                for step, answer in steps(text, head(text.parse, cue), cue, on):
                    rows.append(list(extent.places(grammar, step)))
                    answers.append(answer)
    known = np.bincount(np.concatenate(rows), minlength=ROOM) >= _SEEN
    kept = [[place for place in row if known[place]] for row in rows]
    bounds = np.cumsum([0, *map(len, kept)])
    matrix = csr_matrix((np.ones(bounds[-1]), np.concatenate(kept), bounds), shape=(len(kept), ROOM))
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", fit_intercept=False, max_iter=300, random_state=1)
    model.fit(matrix, answers)
    weights = model.coef_[0]
    return np.where(abs(weights) < _SMALL, 0, weights).astype(np.float16)


def learn_mixed(some: Sequence[Text], encode: Encode, words: np.ndarray, on: int) -> np.ndarray:
    """Return how much the words, the tags and the bounds that were read count in a step, the constant first."""
    rows, answers = [], []
    for text in some:
        encoded = encode(text)
        tags = read_tags(encoded)
        seen = Extents(text.parse, tags, Weights(words.astype(float).tolist(), (), ()))
        for read in itertools.chain.from_iterable(sure_cues(tags, encoded.lines)):
            anchor = head(text.parse, read)
            for cue in (one for one in cues(text) if one[0] <= anchor < one[1]):
                for step, answer in steps(text, anchor, cue, on):
                    rows.append(seen.evidence(step, read))
                    answers.append(answer)
    model = LogisticRegression(C=_MIXED, max_iter=500).fit(rows, answers)
    return np.round(np.array([model.intercept_[0], *model.coef_[0]]), 3)


def learn(some: Sequence[Text], apart: int, read: dict[str, Encode]) -> dict[str, np.ndarray]:
    """Return all that is shipped."""
    words = learn_words([text for text in some if not is_apart(text.id, apart)])
    left_out = [text for text in some if is_apart(text.id, apart)]
    mixed = {
        f"{side}.{name}": learn_mixed(left_out, encode, words, on)
        for name, encode in read.items()
        for side, on in _SIDES.items()
    }
    return {"words": words, **mixed}


def options(what: str | None) -> argparse.Namespace:
    """Return what the command line says: where the texts are, where the weights go, how many texts are left out."""
    parser = argparse.ArgumentParser(description=what, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--apart", type=int, default=16)
    return parser.parse_args()


def encoders() -> dict[str, Encode]:
    """Return the encoders, by their profiles."""
    read = {"encoder": onnx.load(), "light": light.load()}
    return {name: lambda text, one=one: one(text.page, text.regions, text.parse) for name, one in read.items()}


def main() -> None:
    """Learn from the texts, write the weights."""
    given = options(__doc__)
    arrays = learn(list(texts(given.train, spacy.load())), given.apart, encoders())
    np.savez_compressed(given.out, allow_pickle=False, **arrays)
    told = {name: one.tolist() for name, one in arrays.items() if name != "words"}
    print(f"{np.count_nonzero(arrays['words'])} weights, {told} -> {given.out}: {given.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
