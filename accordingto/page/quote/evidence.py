"""How far a reading agrees with what the heads make of the same words, as features of the judge."""

from collections.abc import Iterator
from math import log

import numpy as np

from accordingto.page.quote.heads import CONTENT, CONTENT_ON, SOURCE, SOURCE_ON, Heads, Roles
from accordingto.page.quote.reading import Reading
from accordingto.record.base import Span
from accordingto.record.parse import Parse

_SURE = 6.0


def evidence(parse: Parse, reading: Reading, heads: Heads) -> Iterator[tuple[str, float]]:
    """Yield features of a reading with their values: how sure the heads are of its cue, its source, its content."""
    tokens = parse.tokens(reading.cue_span)
    cue = (tokens.start, tokens.stop)
    roles = heads.roles(cue)
    likely = np.exp(roles.scores)
    parts = {
        "cue": heads.likely(cue),
        "stands": roles.stands,
        "content": _shared(parse, reading.content, roles, likely[:, [CONTENT, CONTENT_ON]].sum(axis=1)),
        "tags": float(np.exp(heads.tags[_inside(parse, reading.content), 5:7]).sum(axis=1).mean()),
        "source": _source(parse, reading, roles, likely[:, [SOURCE, SOURCE_ON]].sum(axis=1)),
    }
    for name, value in parts.items():
        yield f"heads {name}", _logit(value)
        yield f"heads {name}+{reading.pattern.split()[0]}", _logit(value)
    yield "heads all", _logit(parts["cue"]) + _logit(parts["content"]) + _logit(parts["source"])
    yield "heads least", min(map(_logit, parts.values()))


def _inside(parse: Parse, spans: tuple[Span, ...]) -> list[int]:
    return [token for span in spans for token in parse.tokens(span)]


def _shared(parse: Parse, spans: tuple[Span, ...], roles: Roles, likely: np.ndarray) -> float:
    """Return the share of what the heads or the reading take for content that both take for it."""
    inside = _mask(parse, spans, roles)
    both = float(likely[inside].sum())
    return both / max(1e-6, float(inside.sum()) + float(likely[~inside].sum()) + _outside(parse, spans, roles))


def _outside(parse: Parse, spans: tuple[Span, ...], roles: Roles) -> int:
    return sum(not roles.first <= token < roles.last for span in spans for token in parse.tokens(span))


def _source(parse: Parse, reading: Reading, roles: Roles, likely: np.ndarray) -> float:
    """Return how far the heads see the same source, or as the reading see none."""
    if reading.source is None:
        return float(np.exp(np.log1p(-np.minimum(likely, 0.999)).min()))
    return _shared(parse, (reading.source,), roles, likely)


def _mask(parse: Parse, spans: tuple[Span, ...], roles: Roles) -> np.ndarray:
    inside = np.zeros(roles.last - roles.first, bool)
    for span in spans:
        tokens = parse.tokens(span)
        inside[max(0, tokens.start - roles.first) : max(0, tokens.stop - roles.first)] = True
    return inside


def _logit(value: float) -> float:
    value = min(max(value, 1e-3), 1 - 1e-3)
    return max(-_SURE, min(_SURE, log(value / (1 - value))))
