"""Events as PLOVER records in JSON lines, with the field names of its manual.

https://github.com/openeventdata/PLOVER, chapter "JSON Data Fields" (draft 0.7, kept in draft 2.0). Fields beyond its
own are allowed there; ours are `status`, `deed`, `when`, `by`, `outlets`, `origins`.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from accordingto.export.index import Index, way
from accordingto.export.parties import Party, parties
from accordingto.lexicon import plover as book
from accordingto.record.dossier import Dossier
from accordingto.record.event import Event
from accordingto.record.page import Page

Json = dict[str, Any]
_CODEBOOK = "PLOVER draft 2.0"
_DAY = len("2031-03-04")


def plover(dossier: Dossier) -> Iterator[str]:
    """Yield a line for each event of each page that PLOVER has a type for.

    PLOVER folds the status into the type (a planned CONSULT is AGREE): `event` is that type, `deed` the one the words
    tell of. Hypothetical events, and denied or merely possible ones that it has no type for, are none there. `link`
    joins the tellings of one event; `outlets` and `origins` count those who carry it and those behind it. `date` is
    null where the day is not known, `when` what the page says of it.
    """
    index = Index(dossier)
    for report, event in index.deeds():
        code = folded(event)
        if code:
            record = {key: value for key, value in _record(index, report.page, event, code).items() if value != []}
            yield msgspec.json.encode(record).decode() + "\n"


def folded(event: Event) -> str | None:
    """Return the type that PLOVER gives an event; None for what is none there, and for a type it does not know."""
    return book.folded(event.code, event.status) if event.code in book.codes() else None


def mode_of(event: Event, code: str) -> str | None:
    """Return the mode of an event where its type, as PLOVER folds it, has such a mode."""
    return event.mode if event.mode in book.modes(code) else None


def day_of(event: Event, page: Page) -> str | None:
    """Return the day of what PLOVER codes, an ISO prefix; None where it is not known.

    A meeting planned for May is agreed on, or denied, on the day of the page. What is merely recalled has no day but
    its own.
    """
    if folded(event) != event.code:
        return page.day_of(event.trigger)
    return event.when or (None if event.status == "background" else page.day_of(event.trigger))


def _record(index: Index, page: Page, event: Event, code: str) -> Json:
    mode, day = mode_of(event, code), day_of(event, page)
    claim, by = index.claim_of.get(event.id), index.said.get(event.by or "")
    agents, recipients = parties(index, event.agent), parties(index, event.patient)
    sources = (*agents, *recipients) if event.reciprocal else agents
    return {
        "id": event.id,
        "date": day if day and len(day) == _DAY else None,
        "enddate": event.until if event.until and len(event.until) == _DAY else [],
        "source": [_actor(party) for party in sources] or None,
        "recipient": [] if event.reciprocal else [_actor(party) for party in recipients],
        "event": [code],
        "mode": [mode] if mode else [],
        "context": list(event.contexts),
        "quad_code": book.quad_class(code),
        "event_scale": book.score(code, mode),
        "event_loc": _place(index, event) or [],
        "event_text": [event.words],
        "text": event.evidence.of(page.text),
        "text_info": {"start": event.evidence.start, "end": event.evidence.end},
        "cite_info": _cited(index, page),
        "link": claim.id if claim else [],
        "status": event.status,
        "deed": event.code,
        "when": event.when,
        "by": way(index, by) if by else None,
        "outlets": len(claim.outlets) if claim else 1,
        "origins": len(index.behind(claim)),
    }


def _actor(party: Party) -> Json:
    told = {
        "code": party.country,
        "sector": party.sector,
        "actor_text": party.words,
        "identifier_id": party.actor,
        "identifier_text": party.name,
        "office": party.office,
    }
    return {key: value for key, value in told.items() if value}


def _place(index: Index, event: Event) -> Json:
    latitude, longitude = event.coordinates or (None, None)
    name = index.name(event.place) if event.place else None
    told = {"name": name, "latitude": latitude, "longitude": longitude, "cc3": event.country}
    return {key: value for key, value in told.items() if value is not None}


def _cited(index: Index, page: Page) -> Json:
    told = {
        "url": page.url,
        "title": page.title,
        "publication": page.outlet,
        "citation": page.id,
        "language": "en",
        "coder": f"accordingto {index.dossier.made_by.version}",
        "codebook": _CODEBOOK,
    }
    return {key: value for key, value in told.items() if value}
