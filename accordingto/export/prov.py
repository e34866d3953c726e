"""PROV-JSON: what was taken from what, and to whom it is given, as the W3C's provenance model tells such things.

https://www.w3.org/TR/prov-dm/ (2013) and https://www.w3.org/submissions/prov-json/. A page is an entity given to its
outlet; a statement one that is quoted from its page and given to each hand of its chain; a claim a collection of
statements and events with the origins as its primary sources. There are no times: we do not know when words were said.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from accordingto.export.index import Index
from accordingto.record.actor import ActorKind
from accordingto.record.base import Span, make_id
from accordingto.record.claim import Claim
from accordingto.record.dossier import Dossier
from accordingto.record.event import Event
from accordingto.record.page import Page
from accordingto.record.said import Attribution

Attributes = dict[str, Any]
_OURS = "accordingto"
_PREFIX = {_OURS: "urn:accordingto:"}
_PERSON, _ORGANISATION, _COLLECTION = "prov:Person", "prov:Organization", "prov:Collection"
_AGENTS: dict[ActorKind, str] = {
    "person": _PERSON,
    "organisation": _ORGANISATION,
    "outlet": _ORGANISATION,
    "government": _ORGANISATION,
    "group": _ORGANISATION,
}


def prov(dossier: Dossier) -> Iterator[str]:
    """Yield the dossier as one PROV-JSON document; names are the ids of the records behind "accordingto:"."""
    index, told = Index(dossier), _Told()
    told.add("activity", "reading", {})
    told.add("agent", "software", {"prov:type": _kind("prov:SoftwareAgent"), "prov:label": _made_by(dossier)})
    told.relate("wasAssociatedWith", activity="reading", agent="software")
    for report in dossier.reports:
        _page(told, report.page)
        for said in report.statements:
            _statement(told, index, report.page, said)
        for event in report.events:
            _event(told, report.page, event)
    for claim in dossier.claims:
        _claim(told, index, claim)
    yield msgspec.json.encode({"prefix": _PREFIX, **told.parts}).decode() + "\n"


class _Told:
    """What has been told so far: records by kind and name, and relations, numbered in their order."""

    def __init__(self) -> None:
        self.parts: dict[str, dict[str, Attributes]] = defaultdict(dict)
        self._number = 0

    def add(self, part: str, name: str, attributes: Attributes) -> str:
        """Tell of a record once and return its name."""
        known = {key: value for key, value in attributes.items() if value is not None}
        self.parts[part].setdefault(_name(name), known)
        return name

    def relate(self, relation: str, attributes: Attributes | None = None, **ends: str) -> None:
        """Tell of a relation between records."""
        self._number += 1
        named = {f"prov:{end}": _name(name) for end, name in ends.items()}
        self.parts[relation][f"_:r{self._number}"] = named | (attributes or {})


def _page(told: _Told, page: Page) -> None:
    facts = {"prov:label": page.title or page.name, "prov:location": page.url, f"{_OURS}:published": page.published}
    told.add("entity", page.id, facts)
    if page.outlet:
        outlet = make_id("outlet", page.outlet)
        told.add("agent", outlet, {"prov:type": _kind(_ORGANISATION), "prov:label": page.outlet})
        told.relate("wasAttributedTo", entity=page.id, agent=outlet)


def _statement(told: _Told, index: Index, page: Page, said: Attribution) -> None:
    told.add("entity", said.id, {"prov:value": " … ".join(said.words), f"{_OURS}:kind": said.kind, **_at(said.content)})
    told.relate("wasGeneratedBy", entity=said.id, activity="reading")
    _quoted_from(told, said.id, page)
    for step, link in enumerate(said.chain[:-1]):
        name, actor = index.hand(link), index.actor_of(link)
        if name is None:
            continue
        kind = _AGENTS.get(actor.kind) if actor else None
        facts = {"prov:type": _kind(kind) if kind else None, "prov:label": name}
        agent = told.add("agent", actor.id if actor else make_id("named", name), facts)
        role = {f"{_OURS}:role": link.role, f"{_OURS}:step": step, f"{_OURS}:how": link.how}
        told.relate("wasAttributedTo", role, entity=said.id, agent=agent)


def _event(told: _Told, page: Page, event: Event) -> None:
    facts = {f"{_OURS}:code": event.code, f"{_OURS}:status": event.status, **_at([event.evidence])}
    told.add("entity", event.id, {"prov:value": event.evidence.of(page.text), **facts})
    told.relate("wasGeneratedBy", entity=event.id, activity="reading")
    _quoted_from(told, event.id, page)
    if event.by:
        told.relate("wasDerivedFrom", generatedEntity=event.id, usedEntity=event.by)


def _claim(told: _Told, index: Index, claim: Claim) -> None:
    told.add("entity", claim.id, {"prov:type": _kind(_COLLECTION), f"{_OURS}:story": claim.story})
    for member in claim.members:
        told.relate("hadMember", collection=claim.id, entity=member)
    for origin in index.behind(claim):
        facts = {"prov:label": origin.name, f"{_OURS}:kind": origin.kind, f"{_OURS}:how": origin.how}
        told.add("entity", origin.id, facts)
        source = {"prov:type": _kind("prov:PrimarySource")}
        told.relate("wasDerivedFrom", source, generatedEntity=claim.id, usedEntity=origin.id)


def _quoted_from(told: _Told, name: str, page: Page) -> None:
    quoted = {"prov:type": _kind("prov:Quotation")}
    told.relate("wasDerivedFrom", quoted, generatedEntity=name, usedEntity=page.id)


def _at(spans: Iterable[Span]) -> Attributes:
    return {f"{_OURS}:characters": " ".join(f"{span.start}-{span.end}" for span in spans)}


def _kind(name: str) -> Attributes:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _name(record: str) -> str:
    return f"{_OURS}:{record}"


def _made_by(dossier: Dossier) -> str:
    return f"accordingto {dossier.made_by.version}, {dossier.made_by.parser}"
