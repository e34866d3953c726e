"""Events as a table with the columns of GDELT, and beside its counts of mentions ours of origins.

Columns and their meaning: GDELT Event Database Codebook 2.0 (2015). Columns that we cannot fill (tone, feature ids,
adm codes) are left out, so it is like GDELT's and not the same; countries are ISO 3166 alpha-3 throughout.
"""

from collections.abc import Iterator
from itertools import product

from accordingto.export.codes import coded
from accordingto.export.csv import guarded, line
from accordingto.export.index import Index, way
from accordingto.export.parties import Party, parties
from accordingto.export.plover import day_of, folded, mode_of
from accordingto.record.claim import Claim
from accordingto.record.dossier import Dossier
from accordingto.record.event import Event

COLUMNS = (
    "GLOBALEVENTID",
    "SQLDATE",
    "MonthYear",
    "Year",
    *(f"Actor{side}{column}" for side in (1, 2) for column in ("Code", "Name", "CountryCode", "Type1Code")),
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "ActionGeo_FullName",
    "ActionGeo_CountryCode",
    "ActionGeo_Lat",
    "ActionGeo_Long",
    "SOURCEURL",
    "NumOrigins",
    "PloverType",
    "Status",
    "AssertedBy",
    "Page",
    "Start",
    "End",
    "Words",
)
_NOBODY = Party(name="", words="")
# The last root of CAMEO in each quad class of GDELT: verbal and material cooperation, verbal and material conflict.
_LAST_ROOTS = (5, 8, 13, 20)


def gdelt(dossier: Dossier) -> Iterator[str]:
    """Yield a line for each pair of those who take part in each event that is told, the names of the columns first.

    One event told by many pages is one event: NumSources are outlets, NumArticles pages, NumMentions tellings, and
    NumOrigins those who stand behind them all. Who, whom and when are of the telling that knows most. The type is
    PLOVER's as folded with the status; what is no event there (hypothetical, denied) is none here.
    """
    index = Index(dossier)
    yield line(COLUMNS)
    for claim in dossier.claims:
        events = [index.events[member] for member in claim.members if member in index.events]
        if events:
            yield from _rows(index, claim, min(events, key=lambda event: (-_known(event), event.id)))


def quad(cameo: str) -> int:
    """Return GDELT's quad class of a CAMEO code, from 1 to 4: of "042" it is 1, of "173" 4."""
    return next(number for number, last in enumerate(_LAST_ROOTS, start=1) if int(cameo[:2]) <= last)


def _rows(index: Index, claim: Claim, event: Event) -> Iterator[str]:
    code = folded(event)
    codes = coded(code, mode_of(event, code), event.contexts) if code else None
    if code is None or codes is None:
        return
    page = index.pages[event.page]
    day, by = (day_of(event, page) or "").replace("-", ""), index.said.get(event.by or "")
    latitude, longitude = event.coordinates or ("", "")
    told = (
        codes.cameo,
        codes.cameo[:3],
        codes.cameo[:2],
        quad(codes.cameo),
        codes.goldstein,
        len(claim.members),
        len(claim.outlets),
        len(claim.pages),
        index.name(event.place) if event.place else None,
        event.country,
        latitude,
        longitude,
        page.url or page.name,
        len(index.behind(claim)),
        code,
        event.status,
        way(index, by) if by else None,
        page.id,
        event.evidence.start,
        event.evidence.end,
        event.evidence.of(page.text),
    )
    for number, (one, other) in enumerate(_pairs(index, event), start=1):
        name = f"{event.id}-{number}"
        yield line(guarded((name, *_dates(day), *_side(one), *_side(other), *told)))


def _dates(day: str) -> tuple[str, str, str]:
    """Return SQLDATE, MonthYear and Year of a day, each as far as it is known: "2019" has a year alone."""
    return day if len(day) == 8 else "", day[:6] if len(day) >= 6 else "", day[:4]


def _pairs(index: Index, event: Event) -> list[tuple[Party, Party]]:
    """Return who does it to whom, each with each; both ways where it is done to each other."""
    agents, recipients = parties(index, event.agent), parties(index, event.patient)
    if event.reciprocal:
        every = (*agents, *recipients)
        both = [(one, other) for one, other in product(every, every) if one != other]
        return both or [(one, _NOBODY) for one in every]
    return list(product(agents or (_NOBODY,), recipients or (_NOBODY,)))


def _side(party: Party) -> tuple[str | None, ...]:
    return party.code, party.name, party.country, party.sector


def _known(event: Event) -> int:
    """Say how much a telling knows: who counts most, then whom, then when and where."""
    return 8 * bool(event.agent) + 4 * bool(event.patient) + 2 * bool(event.when) + bool(event.place)
