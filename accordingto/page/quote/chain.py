"""The chain of each attribution: speaker, the hands its words went through, the outlet."""

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from accordingto.page.quote import carry, relay
from accordingto.page.quote.aloud import Meeting
from accordingto.page.quote.carry import Told
from accordingto.page.quote.issuer import issuer
from accordingto.page.quote.meet import meet, met_beside
from accordingto.page.quote.nest import Draft
from accordingto.page.quote.press import Press
from accordingto.page.quote.reading import Reading, has_marks
from accordingto.page.quote.relayed import RELAYING, by
from accordingto.page.quote.saying import WORDLESS, saying
from accordingto.page.quote.sourcename import named_in
from accordingto.page.quote.together import together
from accordingto.page.quote.who import Who
from accordingto.record.base import Span
from accordingto.record.page import Page
from accordingto.record.parse import Parse
from accordingto.record.said import Link


def chains(page: Page, parse: Parse, drafts: Sequence[Draft], who: Who) -> list[tuple[Link, ...]]:
    """Return the chain of each draft, in their order.

    “We will talk,” he told Le Monde, gives speaker "he", relay "Le Monde", and the page's own outlet at the end.
    """
    press = Press(parse, who)
    met = meet(page.text, parse, drafts, press)
    told = [_told(page, parse, draft, who, found) for draft, found in zip(drafts, met, strict=True)]
    told = [_within(parse, told, number, who) for number in range(len(told))]
    told = carry.carry(page, parse, told, who, press)
    # What another sentence names for the outer words has carried those inside them too.
    told = [_within(parse, told, number, who) for number in range(len(told))]
    return [_whole(page, one, who) for one in told]


def _told(page: Page, parse: Parse, draft: Draft, who: Who, met: Sequence[Meeting]) -> Told:
    """Return speaker and relays as the sentence itself names them; a paper is the hand of whoever issued it."""
    reading, speaker = draft.chosen.reading, _speaker(page, parse, draft, who)
    relays = _relays(page, parse, draft, who)
    more = [link(page, who, one.phrase.token, "relay", one.cue) for one in met_beside(parse, met, relays, who)]
    if speaker.name is None and reading.speaker is not None:
        whose = issuer(parse, reading.speaker, who)
        if whose is not None:
            speaker = replace(speaker, name=whose.name, mention=whose.id)
            relays = (link(page, who, reading.speaker, "relay", reading.cue_span), *relays)
    return Told(draft, speaker, _once((*relays, *more)))


def _within(parse: Parse, told: Sequence[Told], number: int, who: Who) -> Told:
    """Add the hands of the attributions that this one is nested in; who only thinks of the words passes none on."""
    here = told[number]
    relays, up = here.relays, here.draft.parent
    while up is not None:
        outer = told[up]
        if outer.speaker.words is not None and not _is_thought(parse, outer.draft.chosen.reading, who):
            relays += (replace(outer.speaker, role="relay"),)
        relays += outer.relays
        up = outer.draft.parent
    return here._replace(relays=_once(relays))


def _is_thought(parse: Parse, reading: Reading, who: Who) -> bool:
    """Say whether somebody has only thoughts, or acts: papers do not, and what stands in marks is words."""
    act, speaker = saying(parse, reading, None).act, reading.speaker
    if act not in WORDLESS or has_marks(parse, reading):
        return False
    # "The Herald ran a story": what outlets do hands on.
    return speaker is None or not (who.is_paper(speaker) or (act == "did" and who.carries(speaker)))


def link(page: Page, who: Who, token: int, role: Literal["speaker", "relay"], cue: Span | None) -> Link:
    """Return the link of whom `token` names; of an outlet's paper that passes words on, it is the outlet."""
    if role == "relay":
        token = who.printed_by(token) or token
    mention, span = who.at(token), who.span(token)
    return Link(
        role=role,
        name=who.told_name(token) or (who.named(token) if role == "relay" else None),
        span=span,
        words=span.of(page.text),
        mention=mention.id if mention else None,
        cue=cue,
    )


def _speaker(page: Page, parse: Parse, draft: Draft, who: Who) -> Link:
    """Return the link of the speaker: the source of the cue, or whom an outlet cites."""
    reading = draft.chosen.reading
    if reading.speaker is None or reading.source is None:
        return Link(role="speaker", name=None)
    behind = relay.cited(parse, reading) if who.carries(reading.speaker) else None
    if behind is not None:
        return link(page, who, behind, "speaker", None)
    found = link(page, who, reading.speaker, "speaker", None)
    if found.name is None:
        outlet = reading.speaker if who.is_outlet(reading.speaker) else who.printed_by(reading.speaker)
        found = replace(found, name=None if outlet is None else who.named(outlet))
    if found.name is None and reading.pattern == "signed":
        found = replace(found, name=reading.source.of(page.text))
    people = named_in(parse, reading.source, reading.speaker, who)
    if people:
        found = replace(found, name=people[0].name, mention=people[0].id)
    if len(people) <= 1:
        named = found.name is not None
        people = together(parse, reading.source, reading.speaker, who) if named else who.pair(reading.speaker)
    if people:
        first, *others = people
        found = replace(found, name=first.name, mention=first.id, beside=tuple(one.id for one in others))
    return replace(found, span=reading.source, words=reading.source.of(page.text))


def _relays(page: Page, parse: Parse, draft: Draft, who: Who) -> tuple[Link, ...]:
    """Return the relays that stand in the sentence itself, nearest the speaker first."""
    reading = draft.chosen.reading
    found = [link(page, who, hand.token, "relay", hand.cue) for hand in relay.hands(parse, reading, who)]
    if reading.speaker is not None and who.carries(reading.speaker) and relay.cited(parse, reading) is not None:
        found.append(link(page, who, reading.speaker, "relay", reading.cue_span))
    found += _passed_on(page, parse, reading.source, who)
    for outer in draft.folded:
        if outer.reading.speaker is not None:
            found.append(link(page, who, outer.reading.speaker, "relay", outer.reading.cue_span))
            found += _passed_on(page, parse, outer.reading.source, who)
            found += [link(page, who, hand.token, "relay", hand.cue) for hand in relay.hands(parse, outer.reading, who)]
    return _once(found)


def _passed_on(page: Page, parse: Parse, source: Span | None, who: Who) -> list[Link]:
    """Return the hands that the phrase of a paper names: "cables later released by the Oyster Times"."""
    tokens = () if source is None else parse.tokens(source)
    verbs = [token for token in tokens if parse.lemmas[token] in RELAYING and parse.tags[token][0] == "V"]
    nouns = [(noun, verb) for verb in verbs for noun in by(parse, verb) if who.carries(noun)]
    nouns += [(noun, verb) for verb in tokens for noun in _spoken_to(parse, verb) if who.carries(noun)]
    return [link(page, who, noun, "relay", parse.span(verb)) for noun, verb in nouns]


def _spoken_to(parse: Parse, verb: int) -> tuple[int, ...]:
    """Return whom a source spoke to: "two aides who spoke to the Ledger", "officials who told the Ledger"."""
    if parse.tags[verb][0] != "V" or parse.lemmas[verb] not in ("speak", "talk", "tell"):
        return ()
    to = [noun for prep in parse.children(verb, "prep") for noun in parse.children(prep, "pobj")]
    return (*parse.children(verb, "dobj", "dative"), *to)


def _once(links: Sequence[Link]) -> tuple[Link, ...]:
    """Return the links without a second one of the same name or place."""
    kept: dict[object, Link] = {}
    for one in links:
        kept.setdefault(one.name or one.span, one)
    return tuple(kept.values())


def _whole(page: Page, told: Told, who: Who) -> tuple[Link, ...]:
    """Close the chain with the outlet; a relay that is the page's own outlet is that last link, with its evidence."""
    outlet = Link(role="outlet", name=page.outlet)
    relays = []
    for one in told.relays:
        if any(name is not None and who.is_this(name) for name in (one.name, one.words)):
            outlet = replace(outlet, span=one.span, words=one.words, mention=one.mention, cue=one.cue, how=one.how)
        elif one.name is None or one.name != told.speaker.name:
            relays.append(one)
    return (told.speaker, *relays, outlet)
