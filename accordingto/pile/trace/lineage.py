"""Which page had a text first: the one that the other credits, or else the one with the earlier date."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from accordingto.pile.linked import linked
from accordingto.pile.story.copies import Copy
from accordingto.pile.trace.outlets import Outlet, Press
from accordingto.pile.trace.root import Root, outlet_root, own_word
from accordingto.record.base import Evidence, Span
from accordingto.record.report import Report

_WHOLE = 0.5
_LONG = 8


class Lineage(NamedTuple):
    """What is known of the texts of a story: the agency each page credits, and which pages share text."""

    reports: Mapping[str, Report]
    press: Press
    credited: Mapping[str, tuple[Outlet, Evidence]]
    copies: tuple[Copy, ...]
    families: Mapping[str, tuple[str, ...]]

    def tied(self, left: str, right: str) -> bool:
        """Say whether one page may have its words from the other: they share text, or one agency's text is in both."""
        if left == right or self.families[left] == self.families[right]:
            return True
        ours, theirs = (_agency(page, self) for page in (left, right))
        given = left in self.credited or right in self.credited
        return given and ours is not None and ours == theirs


class _Shared(NamedTuple):
    """A stretch of a page that another page shares, and all stretches of the other that the two have in common."""

    held: Span
    theirs: Sequence[Span]


def lineage(reports: Sequence[Report], found: tuple[Copy, ...], press: Press) -> Lineage:
    """Bring together who credits whom and who shares text with whom."""
    pages = {report.page.id: report for report in reports}
    credited = {page: given for page, report in sorted(pages.items()) if (given := press.credit(report))}
    groups = linked(pages, ((copy.left, copy.right) for copy in found))
    return Lineage(pages, press, credited, found, {page: group for group in groups for page in group})


def handed_down(root: Root, page: str, place: Span, known: Lineage) -> Root:
    """Lead what a page says at a place back to the agency or the page that it has the text from, if it is a copy.

    A page that opens "GENEVA (Reuters) -" has its own words from Reuters; one that shares its paragraph with an
    earlier page has them from there.
    """
    if root.kind not in ("speaker", "own word") or root.relayed:
        return root
    if page in known.credited:
        row, evidence = known.credited[page]
        handed = outlet_root(row, "the page gives its text as the agency's", (evidence,))
        return handed._replace(house=True, bare=_bare(root))
    sources = _sources(page, place, known)
    return _copied(root, page, sources, known) if sources else root


def _copied(root: Root, page: str, sources: Mapping[str, _Shared], known: Lineage) -> Root:
    """Return the origin of a text that several pages have: the agency's, the earliest page's, or one not known.

    `sources` gives what each other page shares with it.
    """
    first = _first([page, *sources], known)
    wire = _agency(first, known) if first else None
    if first and wire:
        label = known.reports[first].page.label
        shown = root.evidence + _shown(page, first, sources, known)
        handed = outlet_root(wire, f"the text is the same as in {label}", shown, inferred=True)
        return handed._replace(house=True, bare=_bare(root))
    if root.kind == "speaker" and root.key.startswith(f"{page} "):
        # "A senior official" of a text is the same one wherever that text stands, and nobody else.
        return root._replace(key=f"{first or known.families[page][0]} {root.key.partition(' ')[2]}")
    if root.kind == "speaker" or first == page:
        return root
    if first is None:
        names = ", ".join(sorted({known.reports[other].page.label for other in (page, *sources)}))
        why = f"one text on the pages of {names}; which had it first is not known"
        shown = root.evidence + _shown(page, min(sources), sources, known)
        return Root("own word", f"text {known.families[page][0]}", None, why, shown, inferred=True)
    told = own_word(known.reports[first], root.evidence[0], known.press)
    why = f"the text is the same as in {told.name}, which is earlier"
    return told._replace(why=why, evidence=told.evidence + _shown(page, first, sources, known), inferred=True)


def _bare(root: Root) -> Root | None:
    return root if root.kind == "speaker" and root.name and not root.relayed else None


def _sources(page: str, place: Span, known: Lineage) -> dict[str, _Shared]:
    """Return the pages that share with this one the text at a place, and what they share."""
    text = known.reports[page].page.text
    found = {}
    for copy in known.copies:
        for here, there, ours, theirs in (
            (copy.left, copy.right, copy.left_spans, copy.right_spans),
            (copy.right, copy.left, copy.right_spans, copy.left_spans),
        ):
            held = next((span for span in ours if here == page and _holds(span, place, copy, text)), None)
            if held:
                found[there] = _Shared(held, theirs)
    return found


def _shown(page: str, other: str, sources: Mapping[str, _Shared], known: Lineage) -> tuple[Evidence, ...]:
    """Return the text that another page shares as it stands on both: there, the stretch with most of its words."""
    if other not in sources:
        return ()
    held, theirs = sources[other]
    text, there = known.reports[page].page.text, known.reports[other].page.text
    wanted = set(held.of(text).casefold().split())
    best = max(theirs, key=lambda span: (len(wanted & set(span.of(there).casefold().split())), -span.start))
    return _evidence(page, held, text), _evidence(other, best, there)


def _evidence(page: str, span: Span, text: str) -> Evidence:
    return Evidence(page=page, span=span, words=span.of(text))


def _holds(span: Span, place: Span, copy: Copy, text: str) -> bool:
    """Say whether a copied stretch has part of a place, and is too long, or its page too much a copy, for chance."""
    return span.meets(place) and (copy.share >= _WHOLE or len(span.of(text).split()) >= _LONG)


def _first(pages: Sequence[str], known: Lineage) -> str | None:
    """Return the page that had the text first: an agency's, one that another credits, the earliest; else None."""
    agencies = [page for page in sorted(pages) if _agency(page, known)]
    if agencies:
        return agencies[0]
    dated = [(known.reports[page].page.published or "", page) for page in pages]
    if any(not day for day, _ in dated):
        return None
    days = sorted(dated)
    # One of two days may be written shorter than the other ("2018-02" and "2018-02-13"): neither is then earlier.
    return None if days[1][0].startswith(days[0][0]) else days[0][1]


def _agency(page: str, known: Lineage) -> Outlet | None:
    """Return the agency whose text a page is, by its outlet or by its credit."""
    own = known.press.of(known.reports[page])
    if own and own.agency:
        return own
    return known.credited[page][0] if page in known.credited else None
