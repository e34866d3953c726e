"""Where a story comes from: each origin that its pages name, what rests on it, and why it is held to be the origin."""

from collections.abc import Iterable, Sequence

from accordingto.record.base import Record
from accordingto.record.claim import Claim, Origin
from accordingto.show.lookup import Lookup, Place
from accordingto.show.words import count, one_line, origin, series

_NAMED = {"agency": "news agency", "outlet": "another outlet", "document": "document"}


class Root(Record, frozen=True, kw_only=True):
    """An origin: its name, what it is, what rests on it in words, why, and where the pages name it."""

    anchor: str
    name: str
    kind: str
    rests: str
    why: str
    places: tuple[Place, ...]


class Roots(Record, frozen=True, kw_only=True):
    """The origins that are named, those that most rests on first; and in a sentence what has none."""

    named: tuple[Root, ...]
    others: str


def roots(lookup: Lookup, claims: Sequence[Claim]) -> Roots:
    """Gather the origins of a story's claims.

    Two statements of two outlets that both name the Corran Post: "2 statements in 2 outlets".
    """
    resting: dict[str, list[Claim]] = {}
    for claim in claims:
        for one in claim.origins:
            resting.setdefault(one, []).append(claim)
    found = [(lookup.origins[one], some) for one, some in resting.items() if one in lookup.origins]
    found.sort(key=lambda pair: (-len(pair[1]), pair[0].name or "", pair[0].id))
    return Roots(
        named=tuple(_root(lookup, one, some) for one, some in found if one.kind in _NAMED),
        others=_others(found),
    )


def _root(lookup: Lookup, one: Origin, some: Iterable[Claim]) -> Root:
    places = {piece.span: lookup.evidence(piece) for piece in one.evidence}
    return Root(
        anchor=one.id,
        name=origin(one),
        kind=_NAMED[one.kind],
        rests=_rests(some),
        why=lookup.called(one_line(one.why)),
        places=tuple(sorted(places.values(), key=lambda place: (place.page, place.start))),
    )


def _rests(some: Iterable[Claim]) -> str:
    """Count what rests on an origin: "2 statements and 1 event in 2 outlets"."""
    claims = list(some)
    kinds = [("statement", "attribution"), ("event", "event")]
    numbers = [(sum(claim.of == of for claim in claims), noun) for noun, of in kinds]
    outlets = {outlet for claim in claims for outlet in claim.outlets}
    return f"{series(count(number, noun) for number, noun in numbers if number)} in {count(len(outlets), 'outlet')}"


def _others(found: Iterable[tuple[Origin, list[Claim]]]) -> str:
    """Say what rests on speakers alone, and what on the outlets' own word."""
    kinds: dict[str, dict[str, Claim]] = {"speaker": {}, "own word": {}}
    for one, some in found:
        kinds.get(one.kind, {}).update({claim.id: claim for claim in some})
    told = []
    if kinds["speaker"]:
        told.append(f"Of {_held(kinds['speaker'].values())} only the speaker is known, not how the words came.")
    if kinds["own word"]:
        told.append(f"For {_held(kinds['own word'].values())} an outlet names no source.")
    return " ".join(told)


def _held(some: Iterable[Claim]) -> str:
    claims = list(some)
    said, done = (sum(claim.of == of for claim in claims) for of in ("attribution", "event"))
    return series(count(number, noun) for number, noun in ((said, "statement"), (done, "event")) if number)
