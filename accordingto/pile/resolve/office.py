"""Which office somebody of a page held on the day of the page, as our table of office holders has it."""

from collections.abc import Iterable

import msgspec

from accordingto import lexicon
from accordingto.lexicon.holders import certainly, in_order, offices_of, offices_of_family
from accordingto.lexicon.naming import generation, name_parts
from accordingto.pile.resolve.figure import PageFigure
from accordingto.record.actor import Held


def in_office(figures: Iterable[PageFigure], day: str | None) -> list[PageFigure]:
    """Give figures of one page the offices they held on its day; as they are where the page has no date.

    "Mike Pence" on a page of February 2018 that speaks of the United States is their vice president, and so is "Vice
    President Pence"; "Mr Pence" is nobody we know, and the striker Mike Pence another.
    """
    return [_in_office(figure, day) if day and figure.kind == "person" else figure for figure in figures]


def _in_office(figure: PageFigure, day: str) -> PageFigure:
    held = tuple(one for one in _candidates(figure, day) if _fits(figure, one))
    if len({one.name for one in held}) != 1 or len({one.country for one in held if one.country}) > 1:
        return figure
    return msgspec.structs.replace(figure, held=held, sure=tuple(one for one in held if certainly(one, day)))


def _candidates(figure: PageFigure, day: str) -> Iterable[Held]:
    """Look a full name up by itself, a family name only with an office that the page gives it.

    Our table has no "Jr.": who is called so is nobody there, but for those who are called without it, too.
    """
    if generation(figure.name):
        return ()
    if len(figure.parts) > 1:
        return offices_of(figure.parts, day)
    return in_order(one for title in figure.titles for one in offices_of_family(figure.parts[0], title, day))


def _fits(figure: PageFigure, held: Held) -> bool:
    """Say whether the page bears it out: nothing in it speaks against it, and country, body or office are named."""
    if figure.country and held.country and figure.country != held.country:
        return False
    if figure.walks and _PUBLIC.isdisjoint(figure.walks):
        return False
    if held.country is not None and held.country == figure.country:
        return True
    if len(figure.parts) == 1:
        return held.country is None and _BODIES.get(held.body or "") in figure.beside
    return bool({held.country, _BODIES.get(held.body or "")} & figure.beside) or held.office in figure.titles


_PUBLIC = frozenset({"politics", "law", "arms"})
_BODIES = {row["code"]: " ".join(name_parts(row["name"])) for row in lexicon.table("organisations")}
