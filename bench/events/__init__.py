"""Events of a Report in the form that the events scorer reads."""

import re
from hashlib import blake2b

from accordingto import lexicon
from accordingto.lexicon.plover import cameo, folded
from accordingto.record.actor import Mention
from accordingto.record.event import Event
from accordingto.record.report import Report


def held_apart(record_id: str) -> bool:
    """Say whether a development record is of the third that nobody looks at: figures are taken on it, rules never."""
    return blake2b(record_id.encode()).digest()[0] % 3 == 0


def predict_events(record: dict[str, object], report: Report) -> dict[str, object]:
    """Return the events of a report, told as PLOVER tells them: planned talks are AGREE, talks refused are REJECT."""
    events = [_prediction(report, event) for event in report.events]
    return {"id": record["id"], "events": [event for event in events if event is not None]}


def _prediction(report: Report, event: Event) -> dict[str, object] | None:
    code = folded(event.code, event.status, event.mode)
    if code is None:
        return None
    agents, patients = event.agent, event.patient
    # Where all take part alike there is no patient; the scorer wants two sides.
    if not patients and len(agents) > 1:
        agents, patients = agents[:1], agents[1:]
    said = {one.id: one for one in report.said}
    return {
        "actor": _countries(report, agents),
        "recipient": _countries(report, patients),
        "plover": code,
        "cameo": cameo(event.code, event.mode, event.contexts),
        "mode": event.mode,
        "status": event.status,
        "asserted_by": (said[event.by].speaker.name or "unnamed") if event.by else "outlet",
        "start": event.trigger.start,
        "end": event.trigger.end,
    }


def _countries(report: Report, ids: tuple[str, ...]) -> list[str] | None:
    """Return the PLOVER codes of mentions: a country, by any mention of the same one, or UNO, EUR, IGO."""
    mentions = {mention.id: mention for mention in report.mentions}
    return sorted({code for one in ids for code in [code_of(report, mentions[one])] if code}) or None


def code_of(report: Report, mention: Mention) -> str | None:
    """Return the PLOVER code of a mention: a country, by any mention of the same one, or that of a body.

    Where neither is known it is that of the state or body first named in its words: of "the UN prosecutor" UNO.
    """
    same = [one for one in report.mentions if one.first == mention.first]
    country = next((one.country for one in (mention, *same) if one.country), None)
    words = {word for one in same for word in (one.name, one.head.of(report.page.text)) if word}
    body = next((_BODIES[word] for word in sorted(words) if word in _BODIES), None)
    return _plover(country) or body or _named_in(report, mention)


def _named_in(report: Report, mention: Mention) -> str | None:
    found = _BODY.search(mention.words)
    at = mention.span.start + found.start() if found else mention.span.end
    before = (one for one in report.mentions if one.country and mention.span.holds(one.span) and one.span.start < at)
    first = min(before, key=lambda one: one.span.start, default=None)
    if first is not None:
        return _plover(first.country)
    return _BODIES[found[0]] if found else None


def _plover(country: str | None) -> str | None:
    return "KOS" if country == "XKX" else country


def _body(name: str) -> str:
    if name.startswith("United Nations"):
        return "UNO"
    return "EUR" if name.startswith("European") else "IGO"


_BODIES = {
    name: _body(line["name"])
    for line in lexicon.table("organisations")
    if line["kind"] in ("alliance", "international")
    for name in filter(None, (line["name"], *line["aliases"].split(";")))
}
_BODY = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _BODIES), key=len, reverse=True))})(?!\w)")
