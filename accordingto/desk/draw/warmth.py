"""The warm and cold line: how two actors stood, day by day, as points of a drawing."""

from collections.abc import Sequence
from datetime import date

from accordingto.archive.answer import Warmth
from accordingto.record.base import Record

WIDTH, HEIGHT = 720, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 16, 14, 30
_MOST = 10.0
_YEARS = 6


class Dot(Record, frozen=True, kw_only=True):
    """A day: where it lies in the drawing, how warm it was, over how many claims."""

    x: float
    y: float
    size: float
    day: str
    warmth: float
    claims: int


class Tick(Record, frozen=True, kw_only=True):
    """A mark on an axis: where, and what it says."""

    at: float
    words: str


class Line(Record, frozen=True, kw_only=True):
    """A drawing of `width` by `height`: its dots in the order of days, the axes; `undated` days are not drawn."""

    width: int
    height: int
    zero: float
    dots: tuple[Dot, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    undated: int


def line(days: Sequence[Warmth]) -> Line:
    """Reckon the drawing of some days: 3 March at +4 lies left of and above 9 March at −2."""
    dated = [(_ordinal(one.day), one) for one in days if one.day]
    first, last = (dated[0][0], dated[-1][0]) if dated else (0, 0)
    reach = max(last - first, 1)
    dots = tuple(_dot((ordinal - first) / reach if last > first else 0.5, one) for ordinal, one in dated)
    return Line(
        width=WIDTH,
        height=HEIGHT,
        zero=_y(0.0),
        dots=dots,
        across=_across(dots),
        up=tuple(
            Tick(at=_y(value), words=f"{value:+.0f}".replace("-", "−") if value else "0")
            for value in (10, 5, 0, -5, -10)
        ),
        undated=len(days) - len(dated),
    )


def _across(dots: Sequence[Dot]) -> tuple[Tick, ...]:
    """Return as many days as stand beside each other without touching."""
    found: list[Tick] = []
    for dot in dots:
        if not found or dot.x - found[-1].at >= (WIDTH - _LEFT - _RIGHT) / _YEARS:
            found.append(Tick(at=min(max(dot.x, _LEFT + 30), WIDTH - _RIGHT - 30), words=dot.day))
    return tuple(found)


def _dot(share: float, one: Warmth) -> Dot:
    x = _LEFT + share * (WIDTH - _LEFT - _RIGHT)
    size = min(3 + one.claims, 9)
    return Dot(x=round(x, 1), y=_y(one.warmth), size=size, day=one.day or "", warmth=one.warmth, claims=one.claims)


def _y(warmth: float) -> float:
    return round(_TOP + (_MOST - warmth) / (2 * _MOST) * (HEIGHT - _TOP - _BOTTOM), 1)


def _ordinal(day: str) -> int:
    """Return the number of a day; of a month or a year its first."""
    year, month, number = ([*day.split("-"), "01", "01"])[:3]
    try:
        return date(int(year), int(month), int(number)).toordinal()
    except ValueError:
        return 1
