"""schema.org as JSON-LD: articles, the quotations and claims in them, and who is behind them.

NewsArticle, Quotation, Claim, Person, Organization and CreativeWork are those of https://schema.org (version 28). We
rate no truth: a Claim says who makes it, where it appears and on whose word it rests.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from accordingto.export.index import Index
from accordingto.export.names import address, fragment, urn
from accordingto.record.actor import Actor, ActorKind
from accordingto.record.claim import Claim, Origin
from accordingto.record.dossier import Dossier
from accordingto.record.page import Page
from accordingto.record.said import Attribution

Json = dict[str, Any]
_BETWEEN = " … "
_PERSON, _ORGANISATION, _WORK = "Person", "Organization", "CreativeWork"
# Of what kind an actor is may not be known: then no type is given.
_TYPES: dict[ActorKind, str] = {
    "person": _PERSON,
    "organisation": _ORGANISATION,
    "outlet": _ORGANISATION,
    "government": _ORGANISATION,
    "group": _ORGANISATION,
    "place": "Place",
    "document": _WORK,
}
_ORIGINS = {"agency": _ORGANISATION, "outlet": _ORGANISATION, "document": _WORK}


def linked_data(dossier: Dossier) -> Iterator[str]:
    """Yield one JSON-LD document with a "@graph" of articles, quotations, origins and claims, a line each.

    Words in quotation marks (direct, mixed) are Quotations; what is reported in other words is told by its Claim.
    """
    index = Index(dossier)
    yield '{"@context":"https://schema.org","@graph":['
    between = "\n"
    for item in _graph(index):
        yield between + msgspec.json.encode({key: value for key, value in item.items() if value}).decode()
        between = ",\n"
    yield "\n]}\n"


def _graph(index: Index) -> Iterator[Json]:
    for report in index.dossier.reports:
        yield _article(report.page)
        for said in report.statements:
            if said.kind != "indirect":
                yield _quotation(index, report.page, said)
    for origin in index.dossier.origins:
        if origin.kind in _ORIGINS:
            yield _origin(origin)
    for claim in index.dossier.claims:
        yield _claim(index, claim)


def _article(page: Page) -> Json:
    return {
        "@type": "NewsArticle",
        "@id": address(page),
        "identifier": page.id,
        "headline": page.title,
        "datePublished": page.published,
        "author": {"@type": _PERSON, "name": page.author} if page.author else None,
        "publisher": {"@type": _ORGANISATION, "name": page.outlet} if page.outlet else None,
        "url": page.url if address(page) == page.url else None,
    }


def _quotation(index: Index, page: Page, said: Attribution) -> Json:
    speaker = index.hand(said.speaker)
    return {
        "@type": "Quotation",
        "@id": urn(said.id),
        "text": _BETWEEN.join(said.words),
        "spokenByCharacter": _somebody(speaker, index.actor_of(said.speaker)) if speaker else None,
        "provider": [_somebody(name, index.actor_of(link)) for link in said.relays if (name := index.hand(link))],
        "isPartOf": {"@id": address(page)},
        "url": fragment(page, said.content[0]),
    }


def _origin(origin: Origin) -> Json:
    return {"@type": _ORIGINS[origin.kind], "@id": urn(origin.id), "name": origin.name, "description": origin.why}


def _claim(index: Index, claim: Claim) -> Json:
    behind = index.behind(claim)
    quoted = [one for one in claim.members if one in index.said and index.said[one].kind != "indirect"]
    return {
        "@type": "Claim",
        "@id": urn(claim.id),
        "text": _BETWEEN.join(piece.words for piece in claim.wording),
        "author": [_somebody(name, index.bearer(name)) for name in claim.speakers],
        "appearance": [{"@id": address(index.pages[page])} for page in claim.pages]
        + [{"@id": urn(one)} for one in quoted],
        "sourceOrganization": [{"@id": urn(origin.id)} for origin in behind if origin.kind in {"agency", "outlet"}],
        "isBasedOn": [{"@id": urn(origin.id)} for origin in behind if origin.kind == "document"],
        "description": f"carried by {_count(len(claim.outlets), 'outlet')}, from {_count(len(behind), 'origin')}",
        "url": next((fragment(index.pages[piece.page], piece.span) for piece in claim.wording), None),
    }


def _somebody(name: str, actor: Actor | None) -> Json:
    """Return somebody by name, with the type of the actor if one bears it."""
    kind = _TYPES.get(actor.kind) if actor else None
    return ({"@type": kind} if kind else {}) | ({"@id": urn(actor.id)} if actor else {}) | {"name": name}


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
