"""How likely a reading is meant: a sum of learnt weights of plain features, made a probability."""

from collections.abc import Iterable
from functools import cache
from math import exp

import msgspec

from accordingto.errors import LexiconError
from accordingto.page.encode import Profile
from accordingto.page.quote.evidence import evidence
from accordingto.page.quote.heads import Heads
from accordingto.page.quote.reading import Reading
from accordingto.record.parse import Parse
from accordingto.weights import released

Weights = dict[str, float]


def confidence(parse: Parse, reading: Reading, heads: Heads) -> float:
    """Return the probability, from 0 to 1, that a careful reader takes `reading` as words given to somebody."""
    return probability(evidence(parse, reading, heads), weights(heads.by))


def probability(seen: Iterable[tuple[str, float]], known: Weights) -> float:
    """Return the probability that the features of a reading stand for, by learnt weights."""
    total = sum(known.get(feature, 0.0) * value for feature, value in seen)
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@cache
def weights(by: Profile) -> Weights:
    """Return the learnt weights, feature → weight; the card beside them says how they were made."""
    name = f"judge_{by}.json"
    try:
        return msgspec.json.decode(released(name), type=Weights)
    except msgspec.MsgspecError as error:
        raise LexiconError(f"{name}: not the weights of the quote step; install the package again") from error
