"""Small reports made by hand: text, regions, mentions and attributions from a few lines."""

from typing import NamedTuple

from msgspec.structs import replace

from accordingto.pile.cast import Cast, cast
from accordingto.record.actor import Actor, Mention
from accordingto.record.base import Span, make_id
from accordingto.record.event import Event
from accordingto.record.page import Known, Page, Region, page_id
from accordingto.record.report import Report
from accordingto.record.said import Attribution, Link


class Said(NamedTuple):
    """Words and who has them: content (one stretch, or several broken by the cue), speaker, relay, a second speaker.

    Whoever is written "a …" or "an …" has no name; such a relay is a document.
    """

    content: str | tuple[str, ...]
    speaker: str | None
    relay: str | None = None
    country: str | None = None
    beside: str | None = None


class Did(NamedTuple):
    """A deed: who, the words for it, to whom, and the rest of the clause; `where` is the place, with its country."""

    agent: str
    trigger: str
    patient: str
    rest: str = ""
    code: str = "CONSULT"
    status: str = "occurred"
    when: str | None = None
    by: int | None = None
    where: tuple[str, str | None] | None = None


def report(outlet, *parts, published=None, headline=None, byline=None):
    """Write a page of these parts (plain sentences, Said, Did) and make the report of it."""
    text, said, did, regions = "", [], [], []
    for kind, words in (("headline", headline), ("byline", byline)):
        if words:
            regions.append(Region(span=Span(len(text), len(text) + len(words)), kind=kind, why="given"))
            text += words + "\n"
    start = len(text)
    for part in parts:
        if isinstance(part, str):
            text += part + "\n"
            continue
        pieces, marks = (_said if isinstance(part, Said) else _did)(part)
        places = {}
        for label, piece in zip(marks, pieces, strict=True):
            if label:
                places.setdefault(label, []).append(Span(len(text), len(text) + len(piece)))
            text += piece
        text += "\n"
        (said if isinstance(part, Said) else did).append((part, places))
    regions.append(Region(span=Span(start, len(text)), kind="body", why="given"))
    page = page_id(None, outlet, text)
    known = [Known(field="outlet", value=outlet, where="given")]
    known += [Known(field="published", value=published, where="given")] if published else []
    made = Page(id=page, name=f"{outlet}.txt", text=text, media="text", encoding="utf-8", blocks=(), known=tuple(known))
    mentions = {}
    attributions = tuple(_attribution(made, part, places, mentions) for part, places in said)
    events = tuple(_event(made, part, places, mentions, attributions) for part, places in did)
    ordered = tuple(sorted(mentions.values(), key=lambda mention: mention.span))
    return Report(page=made, regions=tuple(regions), mentions=ordered, said=attributions, events=events)


def actors(*reports):
    """Make one actor of all mentions that have one name."""
    named = {}
    for mention in (mention for one in reports for mention in one.mentions if mention.name):
        named.setdefault(mention.name, []).append(mention)
    return tuple(
        Actor(
            id=make_id("actor", name),
            name=name,
            names=(name,),
            kind=mentions[0].kind,
            country=mentions[0].country,
            mentions=tuple(sorted(mention.id for mention in mentions)),
        )
        for name, mentions in sorted(named.items())
    )


def cast_of(*reports) -> Cast:
    return cast(reports, actors(*reports))


def _said(part):
    contents = part.content if isinstance(part.content, tuple) else (part.content,)
    pieces, marks = [contents[0]], ["content"]
    if part.speaker:
        pieces += [" ", part.speaker, *([" and ", part.beside] if part.beside else []), " ", "said"]
        marks += [None, "speaker", *([None, "beside"] if part.beside else []), None, "cue"]
    if part.relay:
        pieces += [", according to ", part.relay]
        marks += [None, "relay"]
    for more in contents[1:]:
        pieces += [". ", more]
        marks += [None, "content"]
    return [*pieces, "."], [*marks, None]


def _did(part):
    pieces = [part.agent, " ", part.trigger, " ", part.patient, f" {part.rest}." if part.rest else "."]
    return pieces, ["agent", None, "trigger", None, "patient", None]


def _mention(page, span, kind, mentions, country=None):
    words = span.of(page.text)
    bare = words.startswith(("a ", "an "))
    made = Mention(
        id=make_id("mention", page.id, span.start, span.end),
        page=page.id,
        span=span,
        head=Span(span.end - len(words.split()[-1]), span.end) if bare else span,
        words=words,
        form="description" if bare else "name",
        kind="document" if bare and kind == "outlet" else kind,
        first=make_id("mention", page.id, span.start, span.end),
        name=None if bare else words,
        country=country,
    )
    mentions[made.id] = made
    return made


def _attribution(page, part, places, mentions):
    spans = tuple(places["content"])
    words = tuple(span.of(page.text) for span in spans)
    links = []
    for role, kind in (("speaker", "person"), ("relay", "outlet")):
        if role not in places:
            links += [Link(role="speaker", name=None)] if role == "speaker" else []
            continue
        mention = _mention(page, places[role][0], kind, mentions, part.country if role == "relay" else None)
        links.append(Link(role=role, name=mention.name, span=mention.span, words=mention.words, mention=mention.id))
    if "beside" in places:
        other = _mention(page, places["beside"][0], "person", mentions)
        links[0] = replace(links[0], beside=(other.id,))
    links.append(Link(role="outlet", name=page.outlet))
    marked = [any(mark in one for mark in '“"') for one in words]
    whole = all(one.strip()[0] in '“"' for one in words)
    return Attribution(
        id=make_id("attribution", page.id, spans[0].start, spans[0].end),
        page=page.id,
        kind="direct" if whole else "mixed" if any(marked) else "indirect",
        cue=places["cue"][0] if "cue" in places else None,
        content=spans,
        words=words,
        chain=tuple(links),
        confidence=1.0,
    )


def _event(page, part, places, mentions, attributions):
    sides = {
        side: _mention(page, places[side][0], "government" if part.agent[0].isupper() else "group", mentions)
        for side in ("agent", "patient")
    }
    trigger = places["trigger"][0]
    end = page.text.index("\n", trigger.start)
    return Event(
        id=make_id("event", page.id, trigger.start, part.code),
        page=page.id,
        code=part.code,
        trigger=trigger,
        words=trigger.of(page.text),
        evidence=Span(places["agent"][0].start, end),
        agent=(sides["agent"].id,),
        patient=(sides["patient"].id,),
        place=_place(page, part.where, trigger.start, mentions) if part.where else None,
        when=part.when,
        status=part.status,
        by=attributions[part.by].id if part.by is not None else None,
    )


def _place(page, where, after, mentions):
    words, country = where
    start = page.text.index(words, after)
    return _mention(page, Span(start, start + len(words)), "place", mentions, country).id
