"""Where the words of one attribution first came on record, as its own page tells it."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from accordingto import lexicon
from accordingto.lexicon.naming import is_outlet_name
from accordingto.pile.cast import Cast
from accordingto.pile.trace.outlets import Outlet, Press, agency_word, own_outlet, state_media
from accordingto.pile.trace.staff import employer
from accordingto.record.actor import Mention
from accordingto.record.base import Evidence
from accordingto.record.report import Report
from accordingto.record.said import Attribution, Link

Kind = Literal["agency", "outlet", "document", "speaker", "own word"]

_OWN = "the page is the agency's own"
_SPOKEN = "the page names the speaker, not how the words reached the outlet"
_WRITTEN = "the speaker's own words in writing, as the page says"
_PAPERS = frozenset(lexicon.load("own_documents"))
_PLACES = frozenset(row["words"] for row in lexicon.table("occasions") if row["kind"] == "social media")


class Root(NamedTuple):
    """An origin as one page shows it; `key` is what two roots share that are one origin.

    `unnamed` are media of a state, of this `country` if that is known, until the story tells which agency they are.
    `house`: the origin is an agency because the page is its text. `relayed`: the page names a hand between the speaker
    and itself. `bare` is the speaker, where nothing stands between but an agency's text or a hand carried over from
    near by: the origin if it turns out that others heard the words as well.
    """

    kind: Kind
    key: str
    name: str | None
    why: str
    evidence: tuple[Evidence, ...] = ()
    inferred: bool = False
    country: str | None = None
    unnamed: bool = False
    house: bool = False
    relayed: bool = False
    bare: "Root | None" = None


class Hand(NamedTuple):
    """One link of a chain with all that is known of it."""

    link: Link
    mention: Mention | None
    names: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def root(said: Attribution, report: Report, cast: Cast, press: Press) -> Root:
    """Return where the words of an attribution come from, by the chain its page gives.

    "Mr Pence said, according to the Washington Post" comes from the Washington Post; "state media said" from state
    media; "Mr Pence said" from Mr Pence, through whom is not known; with nobody named it is the outlet's own word.
    """
    for link in _hands(said, cast, press):
        mention = cast.mention(link)
        if link.name or (link.span and mention and mention.form != "pronoun" and mention.kind != "unknown"):
            own = link.span is not None and sum(link.span == other.span for other in said.chain) > 1
            hand = _relay(_hand(link if own else _meant(link, report), said, cast), said, report, (cast, press))
            hand = (_written(link, said, cast) or hand) if hand.kind == "speaker" else hand
            carried = link.how == "inferred" and hand.kind == "speaker" and not hand.unnamed
            return hand._replace(relayed=True, bare=_bare(said, cast) if carried else None)
    if said.speaker.span or said.speaker.name:
        found = _speaker(_hand(said.speaker, said, cast), said, report, (cast, press))
        if found:
            return found
    return own_word(report, Evidence(page=said.page, span=said.content[0], words=said.words[0]), press)


def _hands(said: Attribution, cast: Cast, press: Press) -> Sequence[Link]:
    """Return the relays that may be the origin: a medium before an unnamed somebody who spoke to it."""
    relays = said.relays
    told = [link for link in relays if link.name or not link.span or press.outlet(link.words)]
    return told if told and any(press.outlet(cast.name(link)) for link in told) else relays


def own_word(report: Report, place: Evidence, press: Press) -> Root:
    """Return the page's outlet as the origin of what it says in its own voice: an agency's word is the agency's."""
    known = press.of(report)
    if known and known.agency:
        return outlet_root(known, _OWN, (place,))._replace(house=True)
    name = report.page.label
    return Root("own word", name.casefold(), name, "told by the outlet itself, which names no source", (place,))


def outlet_root(known: Outlet, why: str, evidence: tuple[Evidence, ...], *, inferred: bool = False) -> Root:
    """Return a known outlet or agency as an origin."""
    kind: Kind = "agency" if known.agency else "outlet"
    return Root(kind, known.name.casefold(), known.name, why, evidence, inferred=inferred)


def _relay(hand: Hand, said: Attribution, report: Report, known: tuple[Cast, Press]) -> Root:
    """Return the origin that a relay is: an agency, another outlet, a document, or a person who passed it on."""
    cast, press = known
    link = hand.link
    carried = link.how == "inferred"
    why = "named near by as the source, not of these very words" if carried else f"the {link.role} that the page names"
    ours = press.of(report)
    medium, shown = _medium(hand, report, press)
    if ours and (medium == ours or any(map(own_outlet, hand.names))):
        return outlet_root(ours, "spoken to the outlet itself", shown, inferred=carried)
    if medium:
        return outlet_root(medium, why, shown, inferred=carried)
    if any(state_media(name) for name in hand.names):
        return _state_media(hand, said, cast)
    kind = _kind(hand)
    author = cast.name(said.speaker) if link != said.speaker and kind == "document" and not link.name else None
    if author and (paper := _paper(hand)):
        # "she said in a statement": whoever has the statement has it from her, whatever each outlet calls it.
        key = f"by {cast.key(said.speaker) or author}"
        return Root(kind, key, f"{paper} by {author}", why if carried else _WRITTEN, hand.evidence, inferred=carried)
    place = f"{hand.evidence[0].page} {hand.evidence[0].span.start}" if hand.evidence else said.id
    return Root(kind, cast.key(link) or place, cast.name(link), why, hand.evidence, inferred=carried)


def _written(link: Link, said: Attribution, cast: Cast) -> Root | None:
    """Return the paper in which a hand passed words on, as the origin: "Ms Holm said in a statement that he lied"."""
    after = said.relays[said.relays.index(link) + 1 :]
    paper, name = _hand(after[0], said, cast) if after else None, cast.name(link)
    called = (
        _paper(paper) if paper and not paper.link.name and paper.mention and paper.mention.kind == "document" else None
    )
    if paper is None or called is None or name is None:
        return None
    key = f"by {cast.key(link) or name}"
    return Root("document", key, f"{called} by {name}", _WRITTEN, paper.evidence)


def _medium(hand: Hand, report: Report, press: Press) -> tuple[Outlet | None, tuple[Evidence, ...]]:
    """Return the outlet that a hand is, or that the page shows it to be of, and where that stands."""
    medium = next((row for name in hand.names if (row := press.outlet(name))), None)
    if medium is None and hand.mention is not None and hand.mention.kind == "person":
        found = employer(hand.mention, report, press)
        if found:
            return found[0], (*hand.evidence, found[1])
    return medium, hand.evidence


def _kind(hand: Hand) -> Kind:
    """Say what a hand is whose name no list of outlets has: a person or a body that is no medium spoke for itself."""
    if any(map(agency_word, hand.names)):
        return "agency"
    kind = hand.mention.kind if hand.mention else "outlet"
    if kind != "person" and any(map(is_outlet_name, hand.names)):
        return "outlet"
    return kind if kind in ("outlet", "document") else "speaker"


def _speaker(hand: Hand, said: Attribution, report: Report, known: tuple[Cast, Press]) -> Root | None:
    """Return a speaker without a relay: the origin if it is a medium or a document, else all that is known of one."""
    cast, press = known
    medium = any(
        press.outlet(name) or state_media(name) or agency_word(name) or own_outlet(name) for name in hand.names
    )
    if medium or (hand.mention and hand.mention.kind in ("document", "outlet")):
        return _relay(hand, said, report, known)
    own = press.of(report)
    if own and own.agency:
        return outlet_root(own, _OWN, hand.evidence)._replace(house=True, bare=_bare(said, cast))
    name = cast.name(hand.link)
    if name is None:
        # Somebody spoke whom the page shows but does not name ("a senior official"): nobody elsewhere is the same one.
        words = hand.link.words or ""
        body = cast.key(hand.link) if hand.mention and hand.mention.kind in ("organisation", "government") else None
        place = body or f"{said.page} {words.casefold()}"
        return Root("speaker", place, None, _SPOKEN, hand.evidence) if words else None
    return Root("speaker", cast.key(hand.link) or name.casefold(), name, _SPOKEN, hand.evidence)


def _bare(said: Attribution, cast: Cast) -> Root | None:
    """Return a named speaker as the origin of his words, whatever hands the page puts between."""
    name = cast.name(said.speaker)
    evidence = _hand(said.speaker, said, cast).evidence
    return Root("speaker", cast.key(said.speaker) or name.casefold(), name, _SPOKEN, evidence) if name else None


def _paper(hand: Hand) -> str | None:
    """Return what a document without a name is called that its speaker wrote: "statement", never "court documents".

    "A White House statement" is a statement, "a Facebook post" that.
    """
    if hand.mention is None:
        return None
    start = hand.mention.head.start - hand.mention.span.start
    words = hand.mention.words[start : start + len(hand.mention.head)].split()
    called = [word.casefold() for word in words if word.islower() or word.casefold() in _PLACES or len(words) == 1]
    return None if _PAPERS.isdisjoint(called) else " ".join(called)


def _state_media(hand: Hand, said: Attribution, cast: Cast) -> Root:
    country = next((place for place in _countries(hand, said, cast) if place), None)
    name = hand.link.name or hand.link.words
    why = "media of a state, not named on the page"
    return Root("agency", f"state media {country or '?'}", name, why, hand.evidence, country=country, unnamed=True)


def _countries(hand: Hand, said: Attribution, cast: Cast) -> Iterator[str | None]:
    """Yield the countries that state media may be of, the likeliest first: their own, then that of the speaker."""
    for link in (hand.link, said.speaker):
        mention, actor = cast.mention(link), cast.actor(link)
        yield mention.country if mention else None
        yield actor.country if actor else None


def _meant(link: Link, report: Report) -> Link:
    """Return the relay that "the agency" or "the report" stands for: the last one named before it on the page."""
    if link.name or link.span is None or not (link.words or "").casefold().startswith("the "):
        return link
    before = [
        other
        for said in report.said
        for other in said.relays
        if other.name and other.span and other.span.start < link.span.start
    ]
    if not before:
        return link
    last = max(before, key=lambda other: other.span.start if other.span else 0)
    return Link(
        role=link.role,
        name=last.name,
        span=link.span,
        words=link.words,
        mention=last.mention,
        cue=link.cue,
        how="inferred",
    )


def _hand(link: Link, said: Attribution, cast: Cast) -> Hand:
    mention, actor = cast.mention(link), cast.actor(link)
    names: Sequence[str | None] = [link.name, link.words, mention.name if mention else None]
    names = [*names, *(actor.names if actor and link.name else ())]
    evidence: tuple[Evidence, ...] = ()
    if link.span and link.words:
        evidence = (Evidence(page=said.page, span=link.span, words=link.words),)
    return Hand(link, mention, tuple(dict.fromkeys(name for name in names if name)), evidence)
