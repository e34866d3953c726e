"""The dossier as six flat tables, row by row in the order of the dossier; csv, JSON lines and Parquet write these."""

from collections.abc import Callable, Iterator
from typing import Any

from accordingto.export.codes import coded
from accordingto.export.index import Index, way
from accordingto.export.rows import Credits, Deed, Differs, Hand, Row, Statement, Told
from accordingto.record.base import Span
from accordingto.record.claim import Claim, Origin
from accordingto.record.dossier import Dossier
from accordingto.record.event import Event
from accordingto.record.page import Page
from accordingto.record.said import Attribution
from accordingto.record.story import Match

NO_NAME = "?"


def statements(index: Index) -> Iterator[Statement]:
    """Yield a row for each attribution."""
    for report, said in index.statements():
        claim, found = index.claim_of.get(said.id), index.behind(index.claim_of.get(said.id))
        yield Statement(
            id=said.id,
            **_page(index, report.page),
            kind=said.kind,
            act=said.act,
            stance=said.stance,
            speaker=index.hand(said.speaker),
            source=said.source.kind if said.source else None,
            position=said.source.position if said.source else None,
            relays=tuple(index.hand(link) or link.words or NO_NAME for link in said.relays),
            chain=way(index, said),
            cue=said.cue.of(report.page.text) if said.cue else None,
            words=said.words,
            starts=tuple(span.start for span in said.content),
            stops=tuple(span.end for span in said.content),
            addressees=tuple(span.of(report.page.text) for span in said.addressee),
            day=said.when.day if said.when else None,
            venue=said.where.kind if said.where else None,
            parent=said.parent,
            claim=claim.id if claim else None,
            outlets=len(claim.outlets) if claim else 1,
            origins=len(found),
            origin_names=tuple(origin.name or NO_NAME for origin in found),
            confidence=said.confidence,
        )


def events(index: Index) -> Iterator[Deed]:
    """Yield a row for each event."""
    for report, event in index.deeds():
        claim, by = index.claim_of.get(event.id), index.said.get(event.by or "")
        latitude, longitude = event.coordinates or (None, None)
        yield Deed(
            id=event.id,
            **_page(index, report.page),
            **_codes(event),
            status=event.status,
            agents=index.names(event.agent),
            agent_countries=_countries(index, event.agent),
            recipients=index.names(event.patient),
            recipient_countries=_countries(index, event.patient),
            trigger=event.words,
            words=event.evidence.of(report.page.text),
            start=event.evidence.start,
            stop=event.evidence.end,
            day=event.when,
            until=event.until,
            place=index.name(event.place) if event.place else None,
            country=event.country,
            latitude=latitude,
            longitude=longitude,
            asserted_by=event.by,
            speaker=index.hand(by.speaker) if by else None,
            claim=claim.id if claim else None,
            outlets=len(claim.outlets) if claim else 1,
            origins=len(index.behind(claim)),
        )


def claims(index: Index) -> Iterator[Told]:
    """Yield a row for each claim."""
    for claim in index.dossier.claims:
        found = index.behind(claim)
        yield Told(
            id=claim.id,
            **_page(index, index.pages[claim.wording[0].page]),
            of=claim.of,
            words=tuple(piece.words for piece in claim.wording),
            starts=tuple(piece.span.start for piece in claim.wording),
            stops=tuple(piece.span.end for piece in claim.wording),
            speakers=claim.speakers,
            outlets=len(claim.outlets),
            outlet_names=claim.outlets,
            pages=len(claim.pages),
            origins=len(found),
            origin_names=tuple(origin.name or NO_NAME for origin in found),
            origin_kinds=tuple(origin.kind for origin in found),
            inferred=_inferred(claim, found),
            members=claim.members,
        )


def chains(index: Index) -> Iterator[Hand]:
    """Yield a row for each hand of each attribution."""
    for report, said in index.statements():
        yield from _hands(index, report.page, said)


def differences(index: Index) -> Iterator[Differs]:
    """Yield a row for each edit between two quotations, and for each difference in what is told."""
    for match in index.dossier.matches:
        for edit in match.edits:
            yield _differs(index, match, ("wording", edit.kind, None), (edit.left, edit.right))
        for one in match.differences:
            spans = tuple(value.span if value else None for value in (one.left_value, one.right_value))
            yield _differs(index, match, ("telling", one.kind, one.side), (spans[0], spans[1]))


def credited(index: Index) -> Iterator[Credits]:
    """Yield a row for each place where a page credits an outlet or agency near its top."""
    for story in index.dossier.stories:
        for one in story.credits:
            for piece in one.evidence:
                yield Credits(
                    id=one.page,
                    **_page(index, index.pages[one.page]),
                    credited=one.outlet,
                    own=one.own,
                    words=piece.words,
                    start=piece.span.start,
                    stop=piece.span.end,
                )


TABLES: dict[str, tuple[type[Row], Callable[[Index], Iterator[Row]]]] = {
    "statements": (Statement, statements),
    "events": (Deed, events),
    "claims": (Told, claims),
    "chains": (Hand, chains),
    "differences": (Differs, differences),
    "credits": (Credits, credited),
}


def rows(dossier: Dossier, table: str) -> Iterator[Row]:
    """Yield the rows of a table of TABLES, in the order of the dossier."""
    return TABLES[table][1](Index(dossier))


def _countries(index: Index, mentions: tuple[str, ...]) -> tuple[str, ...]:
    """Return the countries (ISO 3166 alpha-3) of those whom some mentions stand for, each once, in their order."""
    actors = ((index.mentions.get(mention), index.actor(mention)) for mention in mentions)
    found = ((actor.country if actor else None) or (seen.country if seen else None) for seen, actor in actors)
    return tuple(dict.fromkeys(country for country in found if country))


def _page(index: Index, page: Page) -> dict[str, Any]:
    story = index.story_of.get(page.id)
    return {
        "page": page.id,
        "name": page.name,
        "outlet": page.outlet,
        "published": page.published,
        "url": page.url,
        "story": story.id if story else None,
    }


def _codes(event: Event) -> dict[str, Any]:
    codes = coded(event.code, event.mode, event.contexts)
    return {
        "code": event.code,
        "mode": event.mode,
        "contexts": event.contexts,
        "quad": codes.quad if codes else None,
        "cameo": codes.cameo if codes else None,
        "goldstein": codes.goldstein if codes else None,
    }


def _inferred(claim: Claim, found: tuple[Origin, ...]) -> int:
    return sum(origin.id in claim.inferred for origin in found)


def _hands(index: Index, page: Page, said: Attribution) -> Iterator[Hand]:
    for step, link in enumerate(said.chain):
        actor = index.actor_of(link)
        yield Hand(
            id=said.id,
            **_page(index, page),
            step=step,
            role=link.role,
            who=index.hand(link),
            actor=actor.id if actor else None,
            country=actor.country if actor else None,
            sector=actor.sector if actor else None,
            words=link.span.of(page.text) if link.span else None,
            start=link.span.start if link.span else None,
            stop=link.span.end if link.span else None,
            how=link.how,
        )


def _differs(
    index: Index, match: Match, kind: tuple[str, str, str | None], spans: tuple[Span | None, Span | None]
) -> Differs:
    claim, other = index.claim_of.get(match.left), index.pages[match.right_page]
    left, right = spans
    return Differs(
        id=match.id,
        **_page(index, index.pages[match.left_page]),
        claim=claim.id if claim else None,
        of=match.of,
        what=kind[0],
        kind=kind[1],
        side=kind[2],
        left=match.left,
        right=match.right,
        words=index.words(match.left_page, left) if left else None,
        start=left.start if left else None,
        stop=left.end if left else None,
        other_page=other.id,
        other_outlet=other.outlet,
        other_published=other.published,
        other_words=index.words(other.id, right) if right else None,
        other_start=right.start if right else None,
        other_stop=right.end if right else None,
    )
