"""One event told in several sentences of a page is one event with several mentions."""

from collections.abc import Mapping, Sequence

import msgspec

from accordingto.record.event import Event

_KNOWN = ("mode", "when", "until", "when_span", "place", "country", "coordinates")


def merged(events: Sequence[Event], firsts: Mapping[str, str], sentence: Mapping[str, int]) -> tuple[Event, ...]:
    """Return the events with those told again folded into their first telling, in the order of the page.

    Two tellings are of one event where type, status, both sides and who says so are the same, they stand in different
    sentences, and mode, day and place do not speak against it. `firsts` gives the first mention of the one a mention
    stands for, `sentence` the sentence of an event's trigger, by ids.
    """
    kept: dict[str, Event] = {}
    within: dict[str, set[int]] = {}
    for event in events:
        here = sentence[event.id]
        same = (one for one in kept.values() if here not in within[one.id] and _same(one, event, firsts))
        first = next(same, None)
        if first is None:
            kept[event.id], within[event.id] = event, {here}
        else:
            kept[first.id] = _folded(first, event)
            within[first.id].add(here)
    return tuple(kept.values())


def _same(left: Event, right: Event, firsts: Mapping[str, str]) -> bool:
    sides = [(_who(one.agent, firsts), _who(one.patient, firsts)) for one in (left, right)]
    if (left.code, left.status, left.by) != (right.code, right.status, right.by) or not all(sides[0]):
        return False
    places = {firsts.get(place, place) for place in (left.place, right.place) if place is not None}
    known = ({left.mode, right.mode} - {None}, {left.when, right.when} - {None}, places)
    return sides[0] == sides[1] and all(len(one) <= 1 for one in known)


def _who(mentions: tuple[str, ...], firsts: Mapping[str, str]) -> frozenset[str]:
    return frozenset(firsts.get(one, one) for one in mentions)


def _folded(first: Event, other: Event) -> Event:
    """Return the first telling with the other's trigger, and what the other alone knows of mode, day and place."""
    fields = {field: getattr(other, field) for field in _KNOWN if getattr(first, field) is None}
    contexts = tuple(dict.fromkeys((*first.contexts, *other.contexts)))
    return msgspec.structs.replace(first, also=(*first.also, other.trigger), contexts=contexts, **fields)
