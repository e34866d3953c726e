"""Where it was: a place named in the clause of the event."""

from collections.abc import Iterable

from accordingto.page.event.clause import Clauses
from accordingto.page.event.roles import Actors
from accordingto.record.actor import Mention

_LOCATIVE = ("in", "at", "near", "outside", "inside", "across", "off", "around", "throughout")


def find_place(clauses: Clauses, actors: Actors, tokens: Iterable[int]) -> Mention | None:
    """Return the place of a phrase like "in Ankara" on one of `tokens`: a trigger, the verb of its clause."""
    for token in tokens:
        slots = clauses.slots(token)
        for preposition in _LOCATIVE:
            for filler in slots.get(preposition, ()):
                mention = actors.at(filler)
                if mention is not None and mention.kind == "place":
                    return mention
    return None
