"""W3C Web Annotations: every statement, hand and event laid on its page, found again by place and by quotation.

https://www.w3.org/TR/annotation-model/ (2017): an AnnotationPage of Annotations whose targets have a
TextPositionSelector (characters of the page's text, code points) and a TextQuoteSelector with the words around.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from accordingto.export.index import Index, way
from accordingto.export.names import address, urn
from accordingto.record.base import Span
from accordingto.record.dossier import Dossier
from accordingto.record.event import Event
from accordingto.record.page import Page
from accordingto.record.said import Attribution

Json = dict[str, Any]
_AROUND = 32


def annotations(dossier: Dossier) -> Iterator[str]:
    """Yield the annotations of a dossier as one JSON-LD document, a line each, in the order of the dossier.

    A statement is described by its kind and its chain, a hand identified by its name, an event classified by its code
    and status. A statement in several pieces has a target for each.
    """
    index = Index(dossier)
    head = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": urn("annotations"),
        "type": "AnnotationPage",
        "generator": {"id": urn("software"), "type": "Software", "name": f"accordingto {dossier.made_by.version}"},
    }
    yield _json(head)[:-1] + ',"items":['
    between = "\n"
    for item in _items(index):
        yield between + _json(item)
        between = ",\n"
    yield "\n]}\n"


def _items(index: Index) -> Iterator[Json]:
    for report in index.dossier.reports:
        for said in report.statements:
            yield _statement(index, report.page, said)
            yield from _hands(index, report.page, said)
        for event in report.events:
            yield _event(index, report.page, event)


def _statement(index: Index, page: Page, said: Attribution) -> Json:
    described = [
        _tag(f"{said.kind} quotation" if said.kind == "direct" else f"{said.kind} statement"),
        _tag(said.act),
        _text(way(index, said), "describing"),
    ]
    claim = index.claim_of.get(said.id)
    if claim:
        described.append(_text(f"{_origins(len(index.behind(claim)))}, {claim.id}", "commenting"))
    return _annotation(said.id, "describing", described, page, said.content)


def _hands(index: Index, page: Page, said: Attribution) -> Iterator[Json]:
    """Yield an annotation for each hand that the page names or refers to."""
    for step, link in enumerate(said.chain):
        if link.span:
            name = index.hand(link) or link.words or ""
            bodies = [_text(name, "identifying"), _tag(link.role)]
            yield _annotation(f"{said.id}-{step}", "identifying", bodies, page, [link.span])


def _event(index: Index, page: Page, event: Event) -> Json:
    who, whom = ", ".join(index.names(event.agent)), ", ".join(index.names(event.patient))
    bodies = [_text(event.code, "classifying"), _tag(event.status)]
    bodies += [_text(f"{who or '?'} → {whom or '?'}", "describing")] if who or whom else []
    return _annotation(event.id, "classifying", bodies, page, [event.evidence])


def _annotation(name: str, motivation: str, bodies: list[Json], page: Page, spans: Iterable[Span]) -> Json:
    targets = [{"source": address(page), "selector": _selectors(page.text, span)} for span in spans]
    return {
        "id": urn(name),
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _selectors(text: str, span: Span) -> list[Json]:
    quoted: Json = {"type": "TextQuoteSelector", "exact": span.of(text)}
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    quoted |= {"prefix": before} if before else {}
    quoted |= {"suffix": after} if after else {}
    return [{"type": "TextPositionSelector", "start": span.start, "end": span.end}, quoted]


def _text(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _tag(value: str) -> Json:
    return {"type": "TextualBody", "value": value, "purpose": "tagging"}


def _origins(number: int) -> str:
    return "no origin that can be counted" if not number else "1 origin" if number == 1 else f"{number} origins"


def _json(value: Json) -> str:
    return msgspec.json.encode(value).decode()
