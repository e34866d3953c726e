"""How two actors stood, as a plot of one line a day: cold to the left of the axis, warm to the right."""

from collections.abc import Sequence

import click

from accordingto.archive.answer import Stood
from accordingto.cli.table import Column, place, print_table

_HALF = 10


def show(days: Sequence[Stood]) -> None:
    """Print the plot, each day with one deed that tells of it."""
    if not days:
        click.echo("nothing found")
        return
    columns = (Column("day"), Column(f"{'cold':<{_HALF}}│{'warm':>{_HALF}}"), Column("claims"), Column("among them", 1))
    print_table(columns, ((one.day or "not known", bar(one.warmth), str(one.claims), _deed(one)) for one in days))


def bar(warmth: float) -> str:
    """Return a bar from the axis as long as it is warm or cold: -2 is "        ██│          -2"."""
    length = min(_HALF, round(abs(warmth)))
    cold, warm = ("█" * length, "") if warmth < 0 else ("", "█" * length)
    return f"{cold:>{_HALF}}│{warm:<{_HALF}} {warmth:+g}"


def _deed(one: Stood) -> str:
    deed = one.deed
    return f"{deed.code}: {deed.words} ({place(deed.outlet, [deed.span])})"
