"""The hands of a chain drawn with lines of characters."""

from rich.cells import cell_len

from accordingto.show.chain import Hand


def draw(hand: Hand, width: int) -> list[str]:
    """Draw a tree of hands from left to right, or from top to bottom where it is too wide; inferred hops are dashed.

    "Ada Varga ──▸ the Corran Post ─┬─▸ Noon Ledger [83–137]", and below the fork the other outlet.
    """
    across = _across(hand)
    return across if max(map(cell_len, across)) <= width else [_label(hand), *_down(hand, "")]


def _across(hand: Hand) -> list[str]:
    label, last, lines = _label(hand), len(hand.after) - 1, []
    blank = " " * cell_len(label)
    for place, child in enumerate(hand.after):
        head, *rest = _across(child)
        lines.append(f"{label if place == 0 else blank} {_fork(place, last)}{_dash(child)}▸ {head}")
        lines.extend(f"{blank} {_under(place, last)}{line}" for line in rest)
    return lines or [label]


def _fork(place: int, last: int) -> str:
    """Draw what stands before the dash to the child at `place`: nothing, if it is the only one."""
    if last == 0:
        return ""
    return "─┬" if place == 0 else " ├" if place < last else " └"


def _under(place: int, last: int) -> str:
    """Draw what stands below that, as wide as it and the dash and the arrow."""
    return "    " if last == 0 else " │    " if place < last else "      "


def _down(hand: Hand, indent: str) -> list[str]:
    lines, last = [], len(hand.after) - 1
    for place, child in enumerate(hand.after):
        lines.append(f"{indent}{'├' if place < last else '└'}{_dash(child)}▸ {_label(child)}")
        lines.extend(_down(child, f"{indent}{'│' if place < last else ' '}   "))
    return lines


def _dash(hand: Hand) -> str:
    return "╌╌" if hand.how == "inferred" else "──"


def _label(hand: Hand) -> str:
    """Name a hand, say where it was inferred, and give the characters it rests on."""
    inferred = ["(inferred)"] if hand.how == "inferred" else []
    return " ".join([hand.name, *inferred, *(f"[{place.offsets}]" for place in hand.places)])
