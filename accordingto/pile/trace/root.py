"""Where the words of one attribution first came on record, as its own page tells it."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from accordingto.pile.cast import Cast
from accordingto.pile.trace.outlets import Outlet, outlet, state_media
from accordingto.record.actor import Mention
from accordingto.record.base import Evidence
from accordingto.record.report import Report
from accordingto.record.said import Attribution, Link

Kind = Literal["agency", "outlet", "document", "speaker", "own word"]


class Root(NamedTuple):
    """An origin as one page shows it; `key` is what two roots share that are one origin.

    `country` is set for state media that nobody names, until the story tells which agency that is.
    """

    kind: Kind
    key: str
    name: str | None
    why: str
    evidence: tuple[Evidence, ...] = ()
    inferred: bool = False
    country: str | None = None
    unnamed: bool = False


def root(said: Attribution, report: Report, cast: Cast) -> Root:
    """Return where the words of an attribution come from, by the chain its page gives.

    "Mr Pence said, according to the Washington Post" comes from the Washington Post; "state media said" from state
    media; "Mr Pence said" from Mr Pence, through whom is not known; with nobody named it is the outlet's own word.
    """
    for link in (*said.relays, said.speaker):
        found = _hand(link, said, report, cast)
        if found:
            return found
    return own_word(report, Evidence(page=said.page, span=said.content[0], words=said.words[0]))


def own_word(report: Report, place: Evidence) -> Root:
    """Return the page's outlet as the origin of what it says in its own voice: an agency's word is the agency's."""
    known = outlet(report.page.outlet)
    if known and known.agency:
        return agency(known, "the page is the agency's own", (place,))
    name = report.page.label
    return Root("own word", name.casefold(), name, "told by the outlet itself, which names no source", (place,))


def agency(known: Outlet, why: str, evidence: tuple[Evidence, ...], *, inferred: bool = False) -> Root:
    """Return a known outlet or agency as an origin."""
    kind: Kind = "agency" if known.agency else "outlet"
    return Root(kind, known.name.casefold(), known.name, why, evidence, inferred=inferred)


def _hand(link: Link, said: Attribution, report: Report, cast: Cast) -> Root | None:
    """Return the origin that one hand of a chain is; None where the page names nobody."""
    mention = cast.mention(link)
    if link.span is None and link.name is None:
        return None
    evidence = _evidence(link, said)
    carried = link.how == "inferred"
    near = "named near by as the source, not of these very words" if carried else None
    names = _names(link, mention, cast)
    known = next((row for name in names if (row := outlet(name))), None)
    if known:
        own = outlet(report.page.outlet) == known and link.role == "relay"
        why = "spoken to the outlet itself" if own else near or f"{link.role} named on the page"
        return agency(known, why, evidence, inferred=carried)
    if any(state_media(name) for name in names):
        return _state(link, mention, cast, evidence, said)
    if link.role == "speaker":
        return _speaker(link, cast, report, evidence, mention)
    return _relay(link, mention, cast, evidence, near)


def _names(link: Link, mention: Mention | None, cast: Cast) -> Sequence[str]:
    actor = cast.actor(link)
    names = [link.name, link.words, mention.name if mention else None]
    return [name for name in (*names, *(actor.names if actor and link.name else ())) if name]


def _state(link: Link, mention: Mention | None, cast: Cast, evidence: tuple[Evidence, ...], said: Attribution) -> Root:
    actor, speaker = cast.actor(link), cast.actor(said.speaker)
    spoken = cast.mention(said.speaker)
    places = [
        mention and mention.country,
        actor and actor.country,
        spoken and spoken.country,
        speaker and speaker.country,
    ]
    country = next((place for place in places if place), None)
    name = link.name or link.words or "state media"
    why = "state media, not named on the page"
    return Root("agency", f"state media {country or '?'}", name, why, evidence, country=country, unnamed=True)


def _speaker(
    link: Link, cast: Cast, report: Report, evidence: tuple[Evidence, ...], mention: Mention | None
) -> Root | None:
    """Return a speaker without a relay: the origin if it is a medium or a document, else all that is known of one."""
    if mention and mention.kind in ("document", "outlet"):
        return _relay(link, mention, cast, evidence, None)
    known = outlet(report.page.outlet)
    if known and known.agency:
        return agency(known, "the page is the agency's own", evidence)
    name = cast.name(link)
    if name is None:
        return None
    why = "the page names the speaker, not how the words reached the outlet"
    return Root("speaker", cast.key(link) or name.casefold(), name, why, evidence)


def _relay(link: Link, mention: Mention | None, cast: Cast, evidence: tuple[Evidence, ...], near: str | None) -> Root:
    name = cast.name(link)
    kind: Kind = "outlet"
    if mention and mention.kind in ("document", "person", "government", "group"):
        kind = "document" if mention.kind == "document" else "speaker"
    key = cast.key(link) or f"{link.words or ''} {evidence[0].page if evidence else ''}".casefold()
    return Root(kind, key, name, near or f"{link.role} named on the page", evidence, inferred=near is not None)


def _evidence(link: Link, said: Attribution) -> tuple[Evidence, ...]:
    if link.span is None or link.words is None:
        return ()
    return (Evidence(page=said.page, span=link.span, words=link.words),)
