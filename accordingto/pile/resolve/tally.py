"""What pages tell of somebody, counted: one page more is added without reading the others again."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from accordingto import lexicon
from accordingto.lexicon.holders import in_order
from accordingto.pile.resolve.figure import PageFigure
from accordingto.pile.resolve.sector import sector_of
from accordingto.record.actor import Actor, ActorKind, Held, Sector
from accordingto.record.base import Record, make_id

_Text = TypeVar("_Text", bound=str)
# A name that stands so many times more often than another leaves that one out.
_FAR_MORE = 10
_STATES = frozenset(row["name"] for row in lexicon.table("states"))


class Tally(Record, frozen=True, kw_only=True):
    """What some figures tell together; each count says how many figures tell it, but `spelled`: how often it stands.

    `first` is the smallest of their mentions, `called` the names that pages give them with the number of their parts.
    """

    first: str
    spelled: dict[str, int]
    called: dict[str, int]
    kinds: dict[ActorKind, int]
    countries: dict[str, int]
    sectors: dict[Sector, int]
    offices: tuple[str, ...]
    held: tuple[Held, ...]


def tally(figures: Iterable[PageFigure]) -> Tally:
    """Count what figures tell; at least one."""
    every = list(figures)
    spelled: dict[str, int] = {}
    for figure in every:
        for name, times in figure.names:
            spelled[name] = spelled.get(name, 0) + times
    return Tally(
        first=min(mention for figure in every for mention in figure.mentions),
        spelled=dict(sorted(spelled.items())),
        called=dict(sorted({(figure.name, len(figure.parts)) for figure in every})),
        kinds=_counted(figure.kind for figure in every),
        countries=_counted(figure.country for figure in every if figure.country),
        sectors=_counted(sector for figure in every if (sector := _sector(figure))),
        offices=tuple(sorted({office for figure in every for office in figure.offices})),
        held=in_order(one for figure in every for one in figure.held),
    )


def together(left: Tally, right: Tally) -> Tally:
    """Return the tally of the figures of both: of `a` and of `b` what `tally` makes of `a + b`."""
    return Tally(
        first=min(left.first, right.first),
        spelled=_sum(left.spelled, right.spelled),
        called=dict(sorted({**left.called, **right.called}.items())),
        kinds=_sum(left.kinds, right.kinds),
        countries=_sum(left.countries, right.countries),
        sectors=_sum(left.sectors, right.sectors),
        offices=tuple(sorted({*left.offices, *right.offices})),
        held=in_order((*left.held, *right.held)),
    )


def actor_from(told: Tally) -> Actor:
    """Return the actor that is told of; of its mentions the first only."""
    return Actor(
        id=make_id("actor", told.first),
        name=_best_name(told),
        names=tuple(told.spelled),
        kind=_most(told.kinds) or "unknown",
        country=_most(told.countries) or _most(_counted(one.country for one in told.held if one.country)),
        sector=_most(told.sectors),
        offices=told.offices,
        held=told.held,
        mentions=(told.first,),
    )


def _best_name(told: Tally) -> str:
    """Choose the fullest name, and of several as full the one seen most; a state's own name before any other.

    "The Holm administration" of a page is the government of its state, and that is called Norway. Of those names that
    stand far more seldom than the commonest full one none is chosen: "Crooked Anna Berg".
    """
    full = [name for name, parts in told.called.items() if parts > 1] or list(told.called)
    most = max(told.spelled.get(name, 0) for name in full)
    known = [name for name in told.called if name in _STATES or told.spelled.get(name, 0) * _FAR_MORE >= most]
    return max(sorted(known), key=lambda name: (name in _STATES, told.called[name], told.spelled.get(name, 0)))


def _sector(figure: PageFigure) -> Sector | None:
    return sector_of(figure.kind, figure.name, figure.titles, figure.held, figure.country)


def _counted(values: Iterable[_Text]) -> dict[_Text, int]:
    counts: dict[_Text, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return dict(sorted(counts.items()))


def _sum(left: Mapping[_Text, int], right: Mapping[_Text, int]) -> dict[_Text, int]:
    return {one: left.get(one, 0) + right.get(one, 0) for one in sorted({*left, *right})}


def _most(counts: Mapping[_Text, int]) -> _Text | None:
    """Return what is told most, and of what is told as often the first in the alphabet."""
    return min(counts, key=lambda one: (-counts[one], one), default=None)
