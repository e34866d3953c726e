"""The hands that words passed through, drawn as a tree: chains that share a speaker or a relay share its branch."""

from collections.abc import Iterable

from msgspec.structs import replace

from accordingto.record.base import Record
from accordingto.record.said import Attribution, Link
from accordingto.show.lookup import Lookup, Place
from accordingto.show.words import one_line, quoted

_UNNAMED = {"speaker": "speaker not named", "relay": "relay not named"}


class Hand(Record, frozen=True, kw_only=True):
    """One hand: who it is, how the words came to it, where they stand (for an outlet), and the hands after it."""

    role: str
    name: str
    how: str
    places: tuple[Place, ...] = ()
    after: tuple["Hand", ...] = ()


def chains(lookup: Lookup, members: Iterable[Attribution]) -> tuple[Hand, ...]:
    """Draw the chains of attributions that say one thing, one tree for each speaker.

    Ms Varga in two outlets that both name the Corran Post gives: Ms Varga → the Corran Post → both outlets.
    """
    paths = [_path(lookup, said) for said in members]
    return _grow(sorted(paths, key=lambda path: [hand.name for hand in path]))


def _path(lookup: Lookup, said: Attribution) -> tuple[Hand, ...]:
    """Return the hands of one chain; where the speaker is inferred, so is the hop that leaves him."""
    places = tuple(lookup.place(said.page, span) for span in said.content)
    hands = [_hand(lookup, said, link) for link in said.chain[:-1]]
    last = Hand(role="outlet", name=lookup.labels[said.page], how=said.chain[-1].how, places=places)
    speaker, following, *rest = (*hands, last)
    if speaker.how == "inferred":
        following = replace(following, how="inferred")
    return (replace(speaker, how="said"), following, *rest)


def _hand(lookup: Lookup, said: Attribution, link: Link) -> Hand:
    """Name a hand; one that nobody names is called by the page's words and never joined to that of another page."""
    name = lookup.hand(link)
    if name is None:
        called = lookup.described(said) if link.role == "speaker" else link.words and quoted(link.words)
        unnamed = "" if called and lookup.is_paper(link) else _UNNAMED[link.role]
        words = ", ".join(filter(None, (called, unnamed)))
        return Hand(role=f"{link.role} {said.id}", name=one_line(words), how=link.how)
    return Hand(role=link.role, name=name, how=link.how)


def _grow(paths: list[tuple[Hand, ...]]) -> tuple[Hand, ...]:
    """Join paths at the hands they share, in the order they first appear."""
    branches: dict[tuple[str, str, str], list[tuple[Hand, ...]]] = {}
    for path in paths:
        branches.setdefault((path[0].role, path[0].name, path[0].how), []).append(path)
    return tuple(_branch(role, name, how, below) for (role, name, how), below in branches.items())


def _branch(role: str, name: str, how: str, paths: list[tuple[Hand, ...]]) -> Hand:
    places = {place.anchor: place for path in paths for place in path[0].places}
    return Hand(
        role=role.split(" ", 1)[0],
        name=name,
        how=how,
        places=tuple(sorted(places.values(), key=lambda place: (place.start, place.end))),
        after=_grow([path[1:] for path in paths if len(path) > 1]),
    )
