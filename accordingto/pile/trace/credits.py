"""Which outlet a page itself credits with what it tells: whoever it names for it near its top."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from accordingto import lexicon
from accordingto.pile.trace.outlets import Press
from accordingto.pile.trace.root import Root
from accordingto.record.base import Evidence, Span
from accordingto.record.report import Report
from accordingto.record.story import Credit

# The main news of a report stands at its top. Whom it names further down it has for something beside: measured on pairs
# of real reports of one story (bench/origins), from 1,000 to 2,000 characters.
_TOP = 1_500
_REGIONS = frozenset({"headline", "standfirst", "byline", "dateline", "subheading", "body"})
_WORD = r"[A-Z0-9][\w&’'-]{0,40}(?:\.[A-Za-z]{1,4}\b\.?){0,3}"
_NAME = (
    r"(?:[Tt]he )?(?:website |newspaper |magazine |network )?[\"“‘']?"
    rf"(?P<name>{_WORD}(?: (?:of the |of |and |the )?[\"“‘']?{_WORD}){{0,5}})"
)
_SITE = re.compile(r"\b(?P<name>[A-Z][\w-]{1,40}\.(?:com|net|org))\b")
_CUES = {
    where: "|".join(re.escape(row["words"]) for row in lexicon.table("citing") if row["where"] == where)
    for where in ("before", "after")
}
# "published over the weekend by Corran.net": the verb and its preposition may stand apart.
_SPREAD = re.sub(r"(published|aired|reported)\\ ", r"\1 (?:[a-z]+ ){0,4}", _CUES["before"])
_CITING = (
    re.compile(rf"\b(?:{_SPREAD}) {_NAME}"),
    re.compile(rf"\b{_NAME}[\"”’']{{0,2}} ?(?:first |has |had |also |then |news ){{0,2}}(?:{_CUES['after']})\b"),
)
_MARKS = "\"“”‘’',.—-"
# "published … by Babe": whatever is named there is where it was published, in the lexicon or not.
_PUBLISHED = re.compile(r"published ")


def credits_of(reports: Sequence[Report], roots: Mapping[str, Mapping[str, Root]], press: Press) -> tuple[Credit, ...]:
    """Return whom each page of a story credits near its top, sorted by page and name; nobody credits himself.

    "The envoy has met Ms Varga, the Corran Post reported" credits the Corran Post, whoever says so; `roots` are where
    the attributions and events of each page (by its id) are led back to.
    """
    own = {report.page.id: known.name if (known := press.of(report)) else report.page.label for report in reports}
    made = []
    for report in reports:
        found: dict[str, dict[Span, None]] = defaultdict(dict)
        for name, span in (*_cited(report, press), *_led(report, roots[report.page.id].values(), press)):
            found[name][span] = None
        for name in sorted(found.keys() - {own[report.page.id]}):
            text, page = report.page.text, report.page.id
            places = (Evidence(page=page, span=span, words=span.of(text)) for span in sorted(found[name]))
            theirs = tuple(sorted(other for other, outlet in own.items() if outlet == name))
            made.append(Credit(page=page, outlet=name, own=theirs, evidence=tuple(places)))
    return tuple(sorted(made, key=lambda credit: (credit.page, credit.outlet)))


def _led(report: Report, roots: Iterable[Root], press: Press) -> Iterator[tuple[str, Span]]:
    """Yield the outlets and agencies that something near the top is led back to, and where the page names them.

    What another page of the story told of the origin is no credit of this one.
    """
    tops = list(_tops(report))
    for root in roots:
        if root.kind in ("agency", "outlet") and root.name:
            for piece in root.evidence:
                named = not root.inferred or root.name in _outlets(piece.words, press)
                if named and piece.page == report.page.id and any(top.meets(piece.span) for top in tops):
                    yield root.name, piece.span


def _cited(report: Report, press: Press) -> Iterator[tuple[str, Span]]:
    """Yield the outlets that words near the top credit, and where these words stand."""
    text = report.page.text
    for top in _tops(report):
        for pattern in _CITING:
            for match in pattern.finditer(text, top.start, top.end):
                known = list(_outlets(match["name"], press))
                if not known and _PUBLISHED.match(match[0]):
                    known = [_site(match["name"])]
                yield from ((name, Span(*match.span("name"))) for name in known)
        for match in _SITE.finditer(text, top.start, top.end):
            known = list(_outlets(match["name"], press)) or [_site(match["name"])]
            yield from ((name, Span(*match.span("name"))) for name in known)


def _tops(report: Report) -> Iterator[Span]:
    """Yield the stretches of a page's telling that lie near its top."""
    start = next((region.span.start for region in report.regions if region.kind == "body"), 0)
    for region in report.regions:
        if region.kind in _REGIONS and region.span.start < start + _TOP:
            yield Span(region.span.start, min(region.span.end, start + _TOP))


def _outlets(words: str, press: Press) -> Iterator[str]:
    """Yield the outlets that a run of names holds: "Mr Reed of the Corran Post" holds one, "CBS’s" is CBS News."""
    parts, place = words.split(" "), 0
    while place < len(parts):
        for end in range(len(parts), place, -1):
            name = re.sub(r"[’']s?$", "", " ".join(parts[place:end]).strip(_MARKS))
            if known := press.outlet(name):
                yield known.name
                place = end
                break
        else:
            place += 1


def _site(name: str) -> str:
    """Return what a site goes by: "Corran.net" is "Corran"."""
    return re.sub(r"\.(?:com|net|org)$", "", name.partition("—")[0].strip(_MARKS))
