"""Hands named once for words near by: in the sentence that follows, or for the same speaker just before."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from accordingto.page.quote import relay
from accordingto.page.quote.nest import Draft
from accordingto.page.quote.relayed import RELAYING
from accordingto.page.quote.who import Who
from accordingto.record.page import Page
from accordingto.record.parse import Parse
from accordingto.record.said import Link

_BACK = 3
_FORWARD = 4


class Told(NamedTuple):
    """A draft with its speaker and the relays found so far, nearest the speaker first."""

    draft: Draft
    speaker: Link
    relays: tuple[Link, ...]


def carry(page: Page, parse: Parse, told: Sequence[Told], who: Who) -> list[Told]:
    """Return the attributions with the relays that other sentences name for them, each marked as inferred.

    "Mr Kim urged talks. The comments, relayed via state media, …" gives the first sentence the relay "state media";
    so does "…, KCNA reported. “It is important,” Mr Kim said." to the second. What was told to somebody else is another
    occasion, and gets none.
    """
    kept = _named_after(page, parse, told, who)
    for number, one in enumerate(kept):
        if not one.relays and not _is_hand(one, who) and not relay.addressees(parse, one.draft.chosen.reading, who):
            before = (kept[earlier] for earlier in range(number - 1, -1, -1))
            kept[number] = one._replace(relays=_from_before(parse, before, one, who))
    return [one if one.relays else one._replace(relays=_unnamed(parse, one)) for one in kept]


def _sentence(parse: Parse, one: Told) -> int:
    return parse.sentence_of[one.draft.chosen.reading.cue]


def _is_hand(one: Told, who: Who) -> bool:
    speaker = one.draft.chosen.reading.speaker
    return speaker is not None and who.carries(speaker)


def _named_after(page: Page, parse: Parse, told: Sequence[Told], who: Who) -> list[Told]:
    """Give a relay that a sentence names for "the comments" to the attributions of the sentence before it."""
    in_sentence: dict[int, list[int]] = defaultdict(list)
    kept = list(told)
    for place, one in enumerate(kept):
        in_sentence[_sentence(parse, one)].append(place)
    for number, sentence in enumerate(parse.sentences):
        for hand in relay.words_relayed(parse, sentence, who):
            found = _link(page, hand, who)
            near = (before for before in range(number - 1, number - _BACK - 1, -1) if before in in_sentence)
            for place in in_sentence.get(next(near, -1), ()):
                if not kept[place].relays and not _is_hand(kept[place], who):
                    kept[place] = kept[place]._replace(relays=(found,))
    return kept


def _link(page: Page, hand: relay.Hand, who: Who) -> Link:
    mention, span = who.at(hand.token), who.span(hand.token)
    return Link(
        role="relay",
        name=mention.name if mention else None,
        span=span,
        words=span.of(page.text),
        mention=mention.id if mention else None,
        cue=hand.cue,
        how="inferred",
    )


def _from_before(parse: Parse, before: Iterable[Told], one: Told, who: Who) -> tuple[Link, ...]:
    """Return the relays of the same speaker's words just before, if nobody else spoke in between.

    `before` are the attributions before this one, the nearest first.
    """
    for earlier in before:
        if not 0 <= _sentence(parse, one) - _sentence(parse, earlier) <= _FORWARD:
            return ()
        if _is_hand(earlier, who):
            return _of_report(parse, earlier, one, who)
        if earlier.speaker.name is None or earlier.speaker.name != one.speaker.name:
            if earlier.draft.parent is None:
                return ()
            continue
        if earlier.relays:
            return tuple(replace(link, how="inferred") for link in earlier.relays if link.name or link.span)
    return ()


def _of_report(parse: Parse, earlier: Told, one: Told, who: Who) -> tuple[Link, ...]:
    """Return the outlet that reported "he made the remarks" as the relay of his remarks that follow."""
    tokens = [token for span in earlier.draft.chosen.reading.content for token in parse.tokens(span)]
    named = (mention.name for token in tokens if (mention := who.at(token)) is not None)
    if not relay.speaks_of_words(parse, tokens) or one.speaker.name is None or one.speaker.name not in named:
        return ()
    cue = earlier.draft.chosen.reading.cue_span
    return (replace(earlier.speaker, role="relay", cue=cue, how="inferred"), *earlier.relays)


def _unnamed(parse: Parse, one: Told) -> tuple[Link, ...]:
    """Return a relay without a name where the page says only that there was one: "was quoted as saying"."""
    for verb in (one.draft.chosen.reading.cue, *parse.ancestors(one.draft.chosen.reading.cue)):
        if parse.lemmas[verb] in RELAYING and parse.children(verb, "auxpass"):
            return (
                Link(role="relay", name=None, span=parse.span(verb), words=parse.words[verb], cue=parse.span(verb)),
            )
        if parse.labels[verb] not in ("prep", "pcomp", "xcomp", "advcl"):
            break
    return ()
