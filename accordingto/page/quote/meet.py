"""Which of the hands that a sentence names belong to which of the words in it."""

from collections import defaultdict
from collections.abc import Sequence

from accordingto.page.quote.aloud import Meeting, meetings
from accordingto.page.quote.nest import Draft
from accordingto.page.quote.press import Press
from accordingto.page.quote.reading import MARKS, tokens_in
from accordingto.page.quote.who import Who
from accordingto.record.parse import Parse
from accordingto.record.said import Link

_GUEST = frozenset({"appearance", "tell"})
_STOPS = frozenset({".", "!", "?", ":", ";", "...", "…"})
_WRITTEN = frozenset(
    {
        "article",
        "column",
        "commentary",
        "editorial",
        "email",
        "e-mail",
        "essay",
        "letter",
        "op-ed",
        "piece",
        "statement",
        "text",
        "write",
    }
)


def meet(text: str, parse: Parse, drafts: Sequence[Draft], press: Press) -> list[list[Meeting]]:
    """Return, for each draft, the hands that its sentence names for it outside what is said.

    "Speaking on Radio Corran, Ms Holm said A, and Mr Reed told the mayor B" gives Radio Corran to A alone.
    """
    contents = [tokens_in(parse, draft.chosen.reading.content) for draft in drafts]
    beside: dict[int, list[int]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        beside[parse.sentence_of[draft.chosen.reading.cue]].append(number)
    found = []
    for number, draft in enumerate(drafts):
        sentence = parse.sentence_of[draft.chosen.reading.cue]
        family = {number, *_above(drafts, number)}
        others = [n for n in beside[sentence] if n not in family and number not in _above(drafts, n)]
        outside = contents[number].union(*(contents[n] for n in others))
        room = _room(text, parse, sentence, None if draft.parent is None else contents[draft.parent])
        around = meetings(parse, press, room, outside)
        around = [one for one in around if not _is_own(parse, draft, one, press)]
        found.append([one for one in around if not _is_cut_off(drafts, number, others, one)])
    return found


def met_beside(parse: Parse, met: Sequence[Meeting], relays: Sequence[Link], who: Who) -> list[Meeting]:
    """Return those of the hands met that are not among `relays`: one who was told, and those who report it."""
    spans = [link.span for link in relays if link.span is not None]
    carriers = [link for link in relays if link.span is not None and any(map(who.carries, parse.tokens(link.span)))]
    new = [one for one in met if not any(parse.span(one.phrase.first, one.phrase.last).meets(span) for span in spans)]
    told = [one for one in new if one.how != "reported"]
    first = sorted(told, key=lambda one: (not one.phrase.outlet, told.index(one)))[: 0 if carriers else 1]
    return [*first, *(one for one in new if one.how == "reported")]


def settings(parse: Parse, press: Press, drafts: Sequence[Draft]) -> dict[int, Meeting]:
    """Return, by sentence, the interviews told of outside all words that are handed on."""
    inside = tokens_in(parse, [span for draft in drafts for span in draft.chosen.reading.content])
    found: dict[int, Meeting] = {}
    for number, sentence in enumerate(parse.sentences):
        for one in meetings(parse, press, range(*sentence), inside):
            if one.how == "told" and parse.lemmas[one.at] not in _WRITTEN:
                found.setdefault(number, one)
    return found


def _above(drafts: Sequence[Draft], number: int) -> list[int]:
    """Return the drafts that a draft is nested in."""
    found = []
    while (up := drafts[number].parent) is not None and up not in found:
        found.append(up)
        number = up
    return found


def _room(text: str, parse: Parse, sentence: int, parent: frozenset[int] | None) -> range:
    """Return the tokens of a sentence, or those of them that a parent's words hold.

    The parser ends a sentence at "Sen." or inside a title now and then: what no full stop ends goes on in the next one.
    """
    first, stop = parse.sentences[sentence]
    if sentence and _runs_on(text, parse, first):
        first = parse.sentences[sentence - 1][0]
    if sentence + 1 < len(parse.sentences) and _runs_on(text, parse, stop):
        stop = parse.sentences[sentence + 1][1]
    held = [token for token in range(first, stop) if parent is None or token in parent]
    return range(held[0], held[-1] + 1) if held else range(first, first)


def _runs_on(text: str, parse: Parse, token: int) -> bool:
    """Say whether what the parser takes for a new sentence at `token` goes on with the one before."""
    last = token - 1
    while last and parse.words[last] in MARKS:
        last -= 1
    return parse.words[last] not in _STOPS and "\n" not in text[parse.ends[last] : parse.starts[token]]


def _is_own(parse: Parse, draft: Draft, one: Meeting, press: Press) -> bool:
    """Say whether the hand is the speaker, or his own medium."""
    reading = draft.chosen.reading
    if reading.source is not None and reading.source.meets(parse.span(one.phrase.first, one.phrase.last)):
        return True
    return (
        reading.speaker is not None
        and parse.lemmas[one.at] not in _GUEST
        and (press.is_press(reading.speaker) or press.is_role(reading.speaker))
    )


def _is_cut_off(drafts: Sequence[Draft], number: int, others: Sequence[int], one: Meeting) -> bool:
    """Say whether somebody else speaks between the hand and the words."""
    mine = drafts[number].chosen.reading
    low, high = sorted((one.at, mine.cue))
    return any(
        low <= other.cue <= high
        and other.cue != mine.cue
        and other.speaker != mine.speaker
        and other.speaker not in range(one.phrase.first, one.phrase.last + 1)
        for other in (drafts[n].chosen.reading for n in others)
    )
