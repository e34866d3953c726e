"""Every piece of evidence that a dossier's claims, origins, conflicts and matches point at, by page."""

from collections import defaultdict
from collections.abc import Iterator

from accordingto.record.base import Evidence, Span
from accordingto.record.dossier import Dossier
from accordingto.record.story import Match


def evidence(dossier: Dossier) -> dict[str, tuple[Span, ...]]:
    """Return the spans of each page that anything but the page's own records points at.

    A claim worded on the second page and denied on the third gives a span on each.
    """
    found: dict[str, set[Span]] = defaultdict(set)
    for piece in _pieces(dossier):
        found[piece.page].add(piece.span)
    for match in dossier.matches:
        for page, span in _edited(match):
            found[page].add(span)
    return {page: tuple(sorted(found[page])) for page in sorted(found)}


def _pieces(dossier: Dossier) -> Iterator[Evidence]:
    for claim in dossier.claims:
        yield from claim.wording
    for origin in dossier.origins:
        yield from origin.evidence
    for conflict in dossier.conflicts:
        yield conflict.left_value
        yield conflict.right_value
    for story in dossier.stories:
        for credit in story.credits:
            yield from credit.evidence
    for match in dossier.matches:
        for one in match.differences:
            yield from (value for value in (one.left_value, one.right_value) if value)


def _edited(match: Match) -> Iterator[tuple[str, Span]]:
    for edit in match.edits:
        if edit.left:
            yield match.left_page, edit.left
        if edit.right:
            yield match.right_page, edit.right
