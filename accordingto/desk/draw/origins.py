"""Who copied or cited whom in a story: origins to the left, outlets to the right, a line for each that rests on one."""

from collections import Counter
from collections.abc import Iterable, Sequence

from accordingto.record.base import Record
from accordingto.record.claim import Claim, Origin
from accordingto.record.dossier import Dossier
from accordingto.show.lookup import Lookup
from accordingto.show.words import one_line

WIDTH = 720
_ROW, _TOP = 34, 10
_LEFT, _RIGHT = 264, 456
_MOST = 24
_HANDS = frozenset({"agency", "outlet", "document"})


class Box(Record, frozen=True, kw_only=True):
    """A name in the drawing: where its middle lies, and how many statements it stands for."""

    name: str
    y: float
    count: int


class Thread(Record, frozen=True, kw_only=True):
    """A line from an origin to an outlet: its ends, how many statements went that way, whether it is inferred."""

    y1: float
    y2: float
    origin: str
    outlet: str
    count: int
    inferred: bool

    @property
    def width(self) -> float:
        """How wide it is drawn."""
        return min(1.0 + 0.75 * (self.count - 1), 6.0)


class Graph(Record, frozen=True, kw_only=True):
    """The drawing; `left` and `right` are where the names of either side end and begin.

    `hidden` counts the origins that are left out.
    """

    width: int
    height: int
    left: int
    right: int
    origins: tuple[Box, ...]
    outlets: tuple[Box, ...]
    threads: tuple[Thread, ...]
    hidden: int


def graph(dossier: Dossier, lookup: Lookup) -> Graph | None:
    """Draw which outlets carry what which hand put on record first; None where no hand is named.

    Two papers with one agency's words give one origin, two outlets and two lines.
    """
    ways = _ways(dossier, lookup)
    if not ways:
        return None
    every = _ranked(way[0] for way in ways.elements())
    origins, outlets = every[:_MOST], _ranked(way[1] for way in ways.elements() if way[0] in every[:_MOST])
    height = _TOP * 2 + _ROW * max(len(origins), len(outlets))
    left, right = _boxes(origins, ways, 0, height), _boxes(outlets, ways, 1, height)
    ys = ({box.name: box.y for box in left}, {box.name: box.y for box in right})
    threads = tuple(
        # What is inferred runs a little below, so that it is seen beside what is said.
        Thread(
            y1=ys[0][one] + 3 * inferred,
            y2=ys[1][two] + 3 * inferred,
            origin=one,
            outlet=two,
            count=number,
            inferred=inferred,
        )
        for (one, two, inferred), number in sorted(ways.items())
        if one in ys[0] and two in ys[1]
    )
    return Graph(
        width=WIDTH,
        height=height,
        left=_LEFT,
        right=_RIGHT,
        origins=left,
        outlets=right,
        threads=threads,
        hidden=len(every) - len(origins),
    )


def _ways(dossier: Dossier, lookup: Lookup) -> Counter[tuple[str, str, bool]]:
    """Count the statements that each outlet carries from each hand, those that are inferred apart."""
    found: Counter[tuple[str, str, bool]] = Counter()
    for claim in dossier.claims:
        if claim.of == "attribution":
            for origin in lookup.behind(claim):
                found.update(_way(claim, origin, lookup))
    return found


def _way(claim: Claim, origin: Origin, lookup: Lookup) -> list[tuple[str, str, bool]]:
    if origin.kind not in _HANDS or not origin.name:
        return []
    name = one_line(origin.name)
    return [(name, outlet, origin.how == "inferred") for outlet in lookup.outlets(claim.outlets) if outlet != name]


def _ranked(names: Iterable[str]) -> list[str]:
    counted = Counter(names)
    return sorted(counted, key=lambda name: (-counted[name], name))


def _boxes(names: Sequence[str], ways: Counter[tuple[str, str, bool]], side: int, height: int) -> tuple[Box, ...]:
    step = (height - 2 * _TOP) / max(len(names), 1)
    totals: Counter[str] = Counter()
    for way, number in ways.items():
        totals[str(way[side])] += number
    return tuple(
        Box(name=name, y=round(_TOP + step * (n + 0.5), 1), count=totals[name]) for n, name in enumerate(names)
    )
