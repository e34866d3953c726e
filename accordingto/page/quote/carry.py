"""Hands named once for words near by: in the sentence that follows, or for the same speaker just before."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from accordingto import lexicon
from accordingto.page.quote import relay
from accordingto.page.quote.meet import settings
from accordingto.page.quote.nest import Draft
from accordingto.page.quote.press import Press
from accordingto.page.quote.reading import MARKS, Reading, has_marks, tokens_in
from accordingto.page.quote.saying import WORDLESS, saying, tells
from accordingto.page.quote.who import Who
from accordingto.record.page import Page
from accordingto.record.parse import Parse
from accordingto.record.said import Link

_BACK = 3
_AUTHORS = frozenset({"i", "we", "you"})
_FORWARD = 4
_INTERVIEW = 10
_ELSEWHERE = frozenset({"tweet", "retweet", "post", "write", "testify"})
_OPENING = 4
_NEXT = 2
_LATER = frozenset({"afterward", "afterwards", "earlier", "later", "previously", "subsequently"})
_NO_PERSON = frozenset(word for name in ("documents", "document_hands", "no_speakers") for word in lexicon.load(name))
_QUOTED = frozenset({"cite", "quote"})


class Told(NamedTuple):
    """A draft with its speaker and the relays found so far, nearest the speaker first."""

    draft: Draft
    speaker: Link
    relays: tuple[Link, ...]


class Room(NamedTuple):
    """An interview that a sentence tells of: the hand, and the names of those who may have been asked."""

    link: Link
    names: frozenset[str]
    opens: bool


class Around(NamedTuple):
    """What a page tells of interviews: those in it, by sentence, and the sentences that speak of "the interview"."""

    parse: Parse
    who: Who
    press: Press
    rooms: dict[int, Room]
    goes_on: frozenset[int]


def carry(page: Page, parse: Parse, told: Sequence[Told], who: Who, press: Press) -> list[Told]:
    """Return the attributions with the relays that other sentences name for them, each marked as inferred.

    "Mr Kim urged talks. The comments, relayed via state media, …" gives the first sentence the relay "state media";
    so does "…, KCNA reported. “It is important,” Mr Kim said." to the second. What was told to somebody else is another
    occasion, and gets none; nor does what somebody only did or thought ("he hopes for talks").
    """
    kept = _named_after(page, parse, told, who)
    around = Around(parse, who, press, _rooms(page, parse, kept, who, press), _goes_on(parse, kept))
    for number, one in enumerate(kept):
        if (
            not one.relays
            and not _is_hand(one, who)
            and not _is_author(parse, one)
            and _is_spoken(parse, one.draft.chosen.reading)
            and not relay.addressees(parse, one.draft.chosen.reading, who)
        ):
            found = _from_before(kept, number, around) or _from_next(one, around) or _from_asker(kept, number, around)
            kept[number] = one._replace(relays=found)
    return [one if one.relays else one._replace(relays=_unnamed(parse, one)) for one in kept]


def _sentence(parse: Parse, one: Told) -> int:
    return parse.sentence_of[one.draft.chosen.reading.cue]


def _is_hand(one: Told, who: Who) -> bool:
    speaker = one.draft.chosen.reading.speaker
    return speaker is not None and who.carries(speaker)


def _is_author(parse: Parse, one: Told) -> bool:
    """Say whether the page's author speaks, or with the reader: "I", "we", "you" in words that are nobody else's."""
    speaker = one.draft.chosen.reading.speaker
    return one.draft.parent is None and speaker is not None and parse.words[speaker].lower() in _AUTHORS


def _is_spoken(parse: Parse, reading: Reading) -> bool:
    """Say whether words were given and not only a deed or a thought told; what is quoted or laid out as speech was."""
    return reading.pattern != "tagged" or tells(parse, reading) or has_marks(parse, reading)


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


def _from_before(kept: Sequence[Told], number: int, around: Around) -> tuple[Link, ...]:
    """Return the relays of the same speaker's words just before, if nobody else spoke in between.

    What was written or posted is another occasion. Those who ask, be it an interviewer or nobody in particular, do not
    come in between.
    """
    here = _sentence(around.parse, kept[number])
    if _is_elsewhere(around.parse, kept[number].draft.chosen.reading):
        return ()
    if here in around.goes_on:
        return _in_the_interview(kept, number, around)
    seen, nobody = here, True
    for place in range(number - 1, -1, -1):
        at = _sentence(around.parse, kept[place])
        between = _room(around.rooms, range(seen - 1, max(at, here - _FORWARD - 1), -1), kept[number])
        if between or not 0 <= here - at <= _FORWARD:
            return between
        seen = min(seen, at + 1)
        found = _of(kept, place, kept[number], around, nobody=nobody)
        if found is not None:
            return found
        nobody = nobody and not _same(kept[place], kept[number])
    return _room(around.rooms, range(seen - 1, here - _FORWARD - 1, -1), kept[number])


def _is_elsewhere(parse: Parse, reading: Reading) -> bool:
    """Say whether words are of another occasion: posted, written, or said "later"."""
    beside = {*parse.tokens(reading.cue_span), *parse.children(reading.cue, "advmod")}
    return parse.lemmas[reading.cue] in _ELSEWHERE or any(parse.words[token].lower() in _LATER for token in beside)


def _of(kept: Sequence[Told], place: int, one: Told, around: Around, *, nobody: bool) -> tuple[Link, ...] | None:
    """Return the hands that the words at `place` give to those of `one`; None where it must be looked further back.

    `nobody`: the speaker has not spoken in between, and so may be one whom only "she" or "the senator" stands for.
    """
    earlier, parse = kept[place], around.parse
    top = earlier.draft.parent is None
    passed = not top or _asks(earlier, around)
    if _is_hand(earlier, around.who):
        found = _of_report(parse, earlier, one, around.who)
        return found or (None if passed or _reports(kept, place, one) else ())
    if _same(earlier, one) or (nobody and top and (_is_vague(one, around) or _is_named_next(earlier, one, around))):
        links = tuple(replace(link, how="inferred") for link in earlier.relays if link.name or link.span)
        return links if links and _hands_on(kept, earlier, one, around.who) else None
    if passed or _is_vague(earlier, around) or _is_no_speech(earlier, parse):
        return None
    at = _sentence(parse, earlier)
    return _room(around.rooms, range(at, at - 1, -1), one)


def _is_no_speech(one: Told, parse: Parse) -> bool:
    """Say whether nobody speaks in between: a poll shows something, somebody only wants or believes it."""
    reading = one.draft.chosen.reading
    if reading.speaker is not None and parse.lemmas[reading.speaker] in _NO_PERSON:
        return True
    return saying(parse, reading, None).act in WORDLESS


def _same(earlier: Told, one: Told) -> bool:
    """Say whether two attributions have the same speaker, as far as the page tells."""
    return earlier.speaker.name is not None and earlier.speaker.name == one.speaker.name


def _is_vague(one: Told, around: Around) -> bool:
    """Say whether a speaker is one of those just spoken of, nobody knows who: "she said", "the senator said".

    Nor is "he" in “Mr Reed will lose,” he said, anybody known: who speaks of himself does not give his name.
    """
    parse, speaker = around.parse, one.draft.chosen.reading.speaker
    if speaker is None or around.press.is_role(speaker):
        return False
    if parse.lemmas[speaker] in _NO_PERSON:
        return False
    if parse.tags[speaker] == "PRP":
        return one.speaker.name is None or one.speaker.name in _named_in(one, around)
    the = any(parse.lemmas[child] == "the" for child in parse.children(speaker, "det"))
    somebody = around.who.at(speaker)
    person = somebody is not None and somebody.kind == "person"
    return one.speaker.name is None and parse.tags[speaker] == "NN" and the and person


def _is_named_next(earlier: Told, one: Told, around: Around) -> bool:
    """Say whether a quotation names at last whom the sentence before described: "the mayor said …"."""
    reading, parse = one.draft.chosen.reading, around.parse
    opens = parse.words[parse.tokens(reading.content[0])[0]] in MARKS
    first = parse.sentence_of[parse.tokens(reading.content[0])[0]]
    last = parse.sentence_of[parse.tokens(earlier.draft.chosen.reading.content[-1])[-1]]
    sure = any(link.name is not None and link.how == "said" for link in earlier.relays)
    return opens and sure and first - last == 1 and one.speaker.name is not None and _is_vague(earlier, around)


def _named_in(one: Told, around: Around) -> set[str | None]:
    """Return whose names stand in what is said, pronouns aside."""
    tokens = [token for span in one.draft.chosen.reading.content for token in around.parse.tokens(span)]
    names = [around.who.at(token) for token in tokens if around.parse.tags[token].startswith("NNP")]
    return {mention.name for mention in names if mention is not None}


def _reports(kept: Sequence[Told], place: int, one: Told) -> bool:
    """Say whether what an outlet hands on at `place` are words of the speaker of `one`."""
    return any(inner.draft.parent == place and _same(inner, one) for inner in kept)


def _asks(earlier: Told, around: Around) -> bool:
    """Say whether nobody speaks but one who asks, or the words themselves ("the comments offer a glimmer").

    Who asks is an interviewer, or nobody in particular ("was asked").
    """
    speaker = earlier.draft.chosen.reading.speaker
    if speaker is None or around.press.is_role(speaker) or relay.speaks_of_words(around.parse, (speaker,)):
        return True
    return around.parse.words[speaker] in around.press.people


def _hands_on(kept: Sequence[Told], earlier: Told, one: Told, who: Who) -> bool:
    """Say whether the hands of earlier words may be those of later ones: not if somebody told of the first alone."""
    up = earlier.draft.parent
    return up == one.draft.parent or (up is not None and _is_hand(kept[up], who))


def _in_the_interview(kept: Sequence[Told], number: int, around: Around) -> tuple[Link, ...]:
    """Return the hand of the interview that "in the interview" speaks of: the one last told of."""
    here = _sentence(around.parse, kept[number])
    for sentence in range(here - 1, here - _INTERVIEW, -1):
        if sentence in around.rooms:
            return (around.rooms[sentence].link,)
        for one in kept[:number]:
            if _sentence(around.parse, one) == sentence and one.relays and _same(one, kept[number]):
                return tuple(replace(link, how="inferred") for link in one.relays if link.name or link.span)
    return ()


def _from_next(one: Told, around: Around) -> tuple[Link, ...]:
    """Return the hand that the next sentence opens with: "Ms Holm says A. In an interview with the Oyster, she …"."""
    room = around.rooms.get(_sentence(around.parse, one) + 1)
    named = room is not None and room.opens and one.speaker.name in room.names and one.draft.parent is None
    return (room.link,) if room is not None and named else ()


def _from_asker(kept: Sequence[Told], number: int, around: Around) -> tuple[Link, ...]:
    """Return the journalist whose question stands right before or behind: “Why?” Leo Reed of CNN asked."""
    one = kept[number]
    if one.draft.parent is not None or _is_elsewhere(around.parse, one.draft.chosen.reading):
        return ()
    here = _sentence(around.parse, one)
    for way in (range(number - 1, -1, -1), range(number + 1, len(kept))):
        other = next((kept[place] for place in way if kept[place].draft.parent is None), None)
        if other is not None and abs(_sentence(around.parse, other) - here) <= _NEXT and _is_question(other, around):
            return (replace(other.speaker, role="relay", cue=other.draft.chosen.reading.cue_span, how="inferred"),)
    return ()


def _is_question(one: Told, around: Around) -> bool:
    """Say whether one whom the page shows to be a journalist asks something in so many words."""
    parse, reading = around.parse, one.draft.chosen.reading
    if reading.speaker is None or parse.words[reading.speaker] not in around.press.people:
        return False
    last = [parse.words[token] for token in parse.tokens(reading.content[-1])[-2:]]
    return "?" in last


def _opens(parse: Parse, token: int, sentence: int) -> bool:
    """Say whether a sentence opens with an interview, and not with words told elsewhere."""
    return parse.lemmas[token] == "interview" and token - parse.sentences[sentence][0] <= _OPENING


def _goes_on(parse: Parse, told: Sequence[Told]) -> frozenset[int]:
    """Return the sentences that speak of "the interview", outside what is said."""
    inside = tokens_in(parse, [span for one in told for span in one.draft.chosen.reading.content])
    return frozenset(
        parse.sentence_of[token]
        for token in range(1, len(parse))
        if parse.lemmas[token] == "interview" and parse.lemmas[token - 1] in ("the", "same") and token not in inside
    )


def _room(rooms: dict[int, Room], sentences: range, one: Told) -> tuple[Link, ...]:
    """Return the hand of the nearest of the sentences that tells of an interview with the speaker."""
    for number in sentences:
        room = rooms.get(number)
        if room is not None and one.speaker.name in room.names:
            return (room.link,)
    return ()


def _rooms(page: Page, parse: Parse, told: Sequence[Told], who: Who, press: Press) -> dict[int, Room]:
    """Return the interviews that sentences tell of, with the names of those who may have been interviewed."""
    found = {}
    speakers: dict[int, set[str]] = defaultdict(set)
    for each in told:
        if each.relays and each.draft.parent is None and each.speaker.name:
            speakers[_sentence(parse, each)].add(each.speaker.name)
    for number, one in settings(parse, press, [each.draft for each in told]).items():
        hand = relay.Hand(one.phrase.token, one.cue)
        tokens = [
            token
            for token in range(*parse.sentences[number])
            if token not in range(one.phrase.first, one.phrase.last + 1)
        ]
        names = {mention.name for token in tokens if (mention := who.at(token)) is not None and mention.name}
        # Where words are handed on in the sentence itself, those who say them were asked, and nobody else.
        names = speakers.get(number, names)
        found[number] = Room(_link(page, hand, who), frozenset(names), _opens(parse, one.at, number))
    return found


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
        if parse.lemmas[verb] in _QUOTED and parse.children(verb, "auxpass"):
            return (
                Link(role="relay", name=None, span=parse.span(verb), words=parse.words[verb], cue=parse.span(verb)),
            )
        if parse.labels[verb] not in ("prep", "pcomp", "xcomp", "advcl"):
            break
    return ()
