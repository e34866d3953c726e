"""A second opinion on a sentence: which type of event its words speak for, or none, by a small learned table.

A logistic regression over words: which stand in the sentence, which are its main verbs, and the mean of what its verbs,
its nouns and its main verbs mean. All that is linear, so each word of the table brings its own share for every type.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from accordingto.record.parse import Parse
from accordingto.weights import arrays

Array = NDArray[np.float32]
NOTHING = "NONE"
ROLES = ("verb", "noun", "main")
_MAIN = frozenset({"ROOT", "xcomp", "ccomp", "conj"})
_SMALL = frozenset({"not", "against", "from", "no", "never"})


class Opinion(NamedTuple):
    """How likely each type is (from 0 to 1, NOTHING among them), and what each token of the sentence adds to them.

    `shares` has a row a token from `first` on, a column a type in the order of `types`.
    """

    types: tuple[str, ...]
    likely: Array
    first: int
    shares: Array

    def of(self, code: str) -> float:
        """Return how likely a type is, from 0 to 1."""
        return float(self.likely[self.types.index(code)])

    def best(self) -> str:
        """Return the likeliest type, NOTHING if that is it."""
        return self.types[int(self.likely.argmax())]


class Tables(NamedTuple):
    """The learned shares: of what a word means in each role, of a word that is there, of a word that is a main verb."""

    types: tuple[str, ...]
    bias: Array
    meant: Mapping[str, int]
    meaning: Array  # words, roles, types
    known: Mapping[str, int]
    there: Array  # words, types
    main: Array  # words, types


def roles(parse: Parse, sentence: int) -> dict[str, list[int]]:
    """Return the tokens of a sentence in each of the ROLES; where it has none of a role, all its words of content."""
    content = [token for token in range(*parse.sentences[sentence]) if _tells(parse.tags[token])]
    verbs = [token for token in content if parse.tags[token][0] == "V"] or content
    nouns = [token for token in content if parse.tags[token][0] == "N"] or content
    main = [token for token in verbs if parse.labels[token] in _MAIN] or verbs
    return {"verb": verbs, "noun": nouns, "main": main}


def present(parse: Parse, sentence: int) -> dict[str, int]:
    """Return the lemmas of a sentence that count by being there, each with the first token that has it."""
    found: dict[str, int] = {}
    for token in range(*parse.sentences[sentence]):
        tag = parse.tags[token]
        if _tells(tag) or tag[0] == "R" or parse.lemmas[token] in _SMALL:
            found.setdefault(parse.lemmas[token], token)
    return found


def heads(parse: Parse, sentence: int) -> Iterator[int]:
    """Yield the main verb of a sentence and what hangs on a verb as its complement, with content of their own."""
    for token in range(*parse.sentences[sentence]):
        if parse.heads[token] == token or parse.labels[token] == "xcomp":
            yield token


def opinion(parse: Parse, sentence: int, tables: Tables) -> Opinion:
    """Return the second opinion on a sentence: "Bulldozers left the valley" speaks for RETREAT."""
    first, last = parse.sentences[sentence]
    shares = np.zeros((last - first, len(tables.types)), np.float32)
    for role, tokens in enumerate(roles(parse, sentence).values()):
        for token in tokens:
            row = tables.meant.get(parse.lemmas[token])
            if row is not None:
                shares[token - first] += tables.meaning[row, role] / len(tokens)
    for lemma, token in present(parse, sentence).items():
        if lemma in tables.known:
            shares[token - first] += tables.there[tables.known[lemma]]
    for lemma, token in {parse.lemmas[token]: token for token in heads(parse, sentence)}.items():
        if lemma in tables.known:
            shares[token - first] += tables.main[tables.known[lemma]]
    scores = shares.sum(axis=0) + tables.bias
    likely = np.exp(scores - scores.max())
    return Opinion(tables.types, likely / likely.sum(), first, shares)


def _tells(tag: str) -> bool:
    return tag[0] in "VNJ" and not tag.startswith("NNP")


@cache
def load() -> Tables:
    """Return the learned tables, read once."""
    with arrays("event_words.npz", "the event step") as found:
        meaning = found["meaning"].astype(np.float32) * found["meaning_scale"].astype(np.float32)
        return Tables(
            tuple(str(one) for one in found["types"]),
            found["bias"].astype(np.float32),
            {str(word): number for number, word in enumerate(found["meant"])},
            meaning,
            {str(word): number for number, word in enumerate(found["known"])},
            found["there"].astype(np.float32),
            found["main"].astype(np.float32),
        )
