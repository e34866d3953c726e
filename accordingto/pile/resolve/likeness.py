"""How far two figures of two pages are one, and what speaks for and against it."""

from accordingto.lexicon.naming import family_names, full_given_names
from accordingto.pile.resolve.figure import PageFigure
from accordingto.pile.resolve.keys import spelling
from accordingto.record.base import Reason

ENOUGH = 0.6


def likeness(left: PageFigure, right: PageFigure) -> tuple[float, tuple[Reason, ...]]:
    """Return a score from 0 to 1 and its reasons; from ENOUGH on the two are taken for one.

    John Smith the senator and John Smith the striker share a name and nothing else: 0.45, two people.
    """
    reasons = tuple(reason for feature in FEATURES for reason in (feature(left, right),) if reason.share)
    return round(max(0.0, min(1.0, sum(reason.share for reason in reasons))), 3), reasons


def same_name(left: PageFigure, right: PageFigure) -> bool:
    """Say whether two full names are one, or one with a part more."""
    return _name_share(left, right) >= _FULL


def name(left: PageFigure, right: PageFigure) -> Reason:
    """Compare the names: the same parts, one that adds a part, a short form, another spelling, one our table knows.

    Andy Berg is Andrew Berg if anything else speaks for it.
    """
    share = _name_share(left, right)
    return Reason(feature="name", share=share, left=left.name, right=right.name)


def country(left: PageFigure, right: PageFigure) -> Reason:
    """Compare the countries the pages give them."""
    return _compare("country", left.country, right.country, 0.1, -0.35)


def gender(left: PageFigure, right: PageFigure) -> Reason:
    """Compare what titles and pronouns tell."""
    return _compare("gender", left.gender, right.gender, 0.0, -0.6)


def walk(left: PageFigure, right: PageFigure) -> Reason:
    """Compare the walks of life their titles belong to."""
    if not left.walks or not right.walks:
        return Reason(feature="walk of life", share=0.0)
    share = 0.1 if set(left.walks) & set(right.walks) else -0.35
    return Reason(feature="walk of life", share=share, left=", ".join(left.walks), right=", ".join(right.walks))


def company(left: PageFigure, right: PageFigure) -> Reason:
    """Count who else is named on both pages."""
    both = sorted(left.beside & right.beside)
    share = 0.1 * min(len(both), 3)
    return Reason(feature="named beside", share=share, left=", ".join(both[:3]), right=", ".join(both[:3]))


def office(left: PageFigure, right: PageFigure) -> Reason:
    """Compare who the lexicon says they were on the days of their pages: one holder, or two holders of one office.

    Each needs its own page's evidence first (see `in_office`), so "Vice President Pence" of 2018 is Mike Pence, and
    "President Kirchner" of 2004 is not that of 2010.
    """
    posts = [{(one.office, one.country, one.body) for one in figure.sure} for figure in (left, right)]
    share = 0.3 if _holders(left) & _holders(right) else -0.6 if posts[0] & posts[1] else 0.0
    return Reason(feature="held office", share=share, left=_posts(left), right=_posts(right))


_FULL = 0.7
FEATURES = (name, country, gender, walk, company, office)


def _name_share(left: PageFigure, right: PageFigure) -> float:
    few, many = sorted((left.parts, right.parts), key=len)
    if few == many or "".join(few) == "".join(many):
        return 0.8 if len(few) > 1 or left.kind != "person" else 0.45
    if len(few) == 1:
        return 0.4 if few[0] in family_names(many) else 0.0
    if _holders(left) & _holders(right):
        return 0.7
    ends = few[0] == many[0] and few[-1] == many[-1] and len(few) == 2
    if ends or few in (many[: len(few)], many[-len(few) :]):
        return 0.7
    return 0.55 if spelling(left.parts) == spelling(right.parts) or _is_short_for(few, many) else 0.0


def _is_short_for(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Say whether one given name is short for the other; Chris and Tina are no more for both being Christina's."""
    names = few[0], many[0]
    return few[-1] == many[-1] and any(one in full_given_names(other) for one, other in (names, names[::-1]))


def _holders(figure: PageFigure) -> set[str]:
    return {one.name for one in figure.sure}


def _posts(figure: PageFigure) -> str:
    return "; ".join(f"{one.name}, {one.office} of {one.country or one.body}" for one in figure.sure)


def _compare(feature: str, left: str | None, right: str | None, same: float, other: float) -> Reason:
    if left is None or right is None:
        return Reason(feature=feature, share=0.0)
    return Reason(feature=feature, share=same if left == right else other, left=left, right=right)
