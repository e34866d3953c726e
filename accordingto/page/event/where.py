"""Where it was: a place named in the clause of the event, its country, and where it lies on the map."""

from collections.abc import Iterable

from accordingto import lexicon
from accordingto.page.event.clause import Clauses
from accordingto.page.event.roles import Actors
from accordingto.record.actor import Mention

Point = tuple[float, float]

_LOCATIVE = ("in", "at", "near", "outside", "inside", "across", "off", "around", "throughout")
_POINTS: dict[tuple[str, str], Point] = {
    (row["name"], row["country"]): (float(row["latitude"]), float(row["longitude"]))
    for row in lexicon.table("coordinates")
}


def find_place(clauses: Clauses, actors: Actors, tokens: Iterable[int]) -> Mention | None:
    """Return the place of a phrase like "in Ankara" on one of `tokens`: a trigger, the verb of its clause."""
    for token in tokens:
        for preposition in _LOCATIVE:
            for filler in clauses.filling(token, preposition):
                mention = actors.at(filler)
                if mention is not None and _is_place(mention):
                    return mention
    return None


def _is_place(mention: Mention) -> bool:
    """Say whether a name behind "in" is a place; that of a capital or a state may be read as its government's."""
    return mention.kind == "place" or (mention.kind == "government" and mention.form != "description")


def find_point(place: Mention | None, text: str) -> Point | None:
    """Return latitude and longitude in degrees of a place that our table of towns knows: of Ankara (39.9, 32.9)."""
    if place is None or place.country is None:
        return None
    names = (place.name or "", place.head.of(text))
    return next((_POINTS[name, place.country] for name in names if (name, place.country) in _POINTS), None)
