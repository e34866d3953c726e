"""What the outlets tell differently of one statement or event, in words for the reader."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from accordingto.record.base import Evidence, Record
from accordingto.record.claim import Claim
from accordingto.record.story import Difference, DifferenceKind, Match
from accordingto.show.lookup import Lookup, Place
from accordingto.show.words import quoted, series

_NAMED: dict[DifferenceKind, str] = {
    "number": "A number",
    "date": "The day",
    "place": "The place",
    "name": "A name",
    "speaker": "The speaker",
}
_ALONE: dict[DifferenceKind, str] = {"date": "says when", "place": "says where"}


class Differing(Record, frozen=True, kw_only=True):
    """A difference: its kind, what it is in a sentence, and the characters on each page."""

    kind: DifferenceKind
    words: str
    places: tuple[Place, ...]


class _Sides(Record, frozen=True, kw_only=True):
    """Values of one kind that were held against one another: those that hedge, deny, name or tell; and the others."""

    kind: DifferenceKind
    told: tuple[Place, ...]
    others: tuple[Place, ...]
    silent: tuple[str, ...]

    def meets(self, other: "_Sides") -> bool:
        return self.kind == other.kind and bool({*self.told, *self.others} & {*other.told, *other.others})

    def joined(self, other: "_Sides") -> "_Sides":
        return _Sides(
            kind=self.kind,
            told=_sorted((*self.told, *other.told)),
            others=_sorted((*self.others, *other.others)),
            silent=tuple(sorted({*self.silent, *other.silent})),
        )


def differing(lookup: Lookup, claim: Claim, matches: Iterable[Match]) -> tuple[Differing, ...]:
    """Return what the pages of a claim tell differently, each difference once however many pages share it.

    "The Ledger hedges: “is believed to have”; the Courier says it plainly."
    """
    members = frozenset(claim.members)
    among = [one for one in matches if one.left in members and one.right in members and one.left_page != one.right_page]
    found: list[_Sides] = []
    for match in among:
        for one in match.differences:
            sides = _sides(lookup, match, one)
            met = [other for other in found if other.meets(sides)]
            for other in met:
                sides = other.joined(sides)
            found = [*(other for other in found if other not in met), sides]
    shown = [Differing(kind=one.kind, words=_sentence(one), places=_sorted((*one.told, *one.others))) for one in found]
    return tuple(sorted(shown, key=lambda one: (one.kind, one.words)))


def _sides(lookup: Lookup, match: Match, found: Difference) -> _Sides:
    values: tuple[tuple[str, str, Evidence | None], ...] = (
        ("left", match.left_page, found.left_value),
        ("right", match.right_page, found.right_value),
    )
    told = [lookup.evidence(value) for side, _, value in values if value and found.side in (side, None)]
    others = [lookup.evidence(value) for side, _, value in values if value and found.side not in (side, None)]
    silent = sorted(lookup.labels[page] for _, page, value in values if value is None)
    return _Sides(kind=found.kind, told=_sorted(told), others=_sorted(others), silent=tuple(silent))


def _sorted(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(set(places), key=lambda place: (place.page, place.start, place.end)))


def _sentence(sides: _Sides) -> str:
    """Say what differs, in a sentence without its full stop."""
    given, others = _by_words(sides.told), series(dict.fromkeys(place.page for place in sides.others))
    here = series(dict.fromkeys(place.page for place in sides.told))
    many = len({place.page for place in sides.told}) > 1
    values = series(map(quoted, given))
    if sides.kind == "hedge":
        plainly = "say" if len({place.page for place in sides.others}) > 1 else "says"
        return f"{here} {'hedge' if many else 'hedges'}: {values}; {others} {plainly} it plainly"
    if sides.kind == "polarity":
        return f"{here} {'say' if many else 'says'} {values}; {others} without it"
    if sides.silent and len(given) == 1:
        alone = [label for label in sides.silent if label not in {place.page for place in sides.told}]
        return f"Here only {here} {_ALONE[sides.kind]}: {values}; not {series(alone, 'or')}"
    if sides.kind == "speaker" and sides.others:
        called = "; ".join(_held(_by_words(sides.others)))
        return f"{here} {'name' if many else 'names'} the speaker, {values}; {called} does not"
    return f"{_NAMED[sides.kind]}: {', '.join(_held(given))}"


def _by_words(places: Sequence[Place]) -> Mapping[str, list[str]]:
    """Return the pages of each wording, in the order of the pages; one wording written with other capitals is one."""
    found: dict[str, list[str]] = {}
    known: dict[str, str] = {}
    for place in places:
        words = known.setdefault(place.words.casefold(), place.words)
        if place.page not in found.setdefault(words, []):
            found[words].append(place.page)
    return found


def _held(given: Mapping[str, list[str]]) -> Iterator[str]:
    return (f"{quoted(words)} in {series(pages)}" for words, pages in given.items())
