"""Words set off from the text: block quotations, posts put in from elsewhere, a paragraph that a colon leads in."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from accordingto import lexicon
from accordingto.page.quote.choose import union
from accordingto.page.quote.reading import Reading
from accordingto.page.quote.relayed import ISSUING, PAPERS
from accordingto.page.quote.retold import is_nobody, is_told, phrase_of, speaker_of
from accordingto.record.base import Span
from accordingto.record.page import Page
from accordingto.record.parse import Parse

Line = tuple[int, int]

# As a post is signed where it is put in: "— Ada Holm (@adaholm) March 4, 2019", at the end of a line.
_SIGNED = re.compile(r"(?:^|(?<=[\s”\"]))([―—–-]+)\s?([^\s()@][^\n()@]{1,60})\(@\w{1,20}\)(?: [^\n@]{4,40})?\Z")
_MARKS = '“”"„«‘'
_ENDED = re.compile(r"[.!?…][”\"’')\]]*\Z")
_LETTERS = 24
_VERBS = frozenset(lexicon.load("clause_verbs")) | {"conclude", "continue", "read"}
_ISSUES = ISSUING | {"give", "make", "offer", "send"}
_NAMED = ("PERSON", "ORG", "GPE", "NORP")
_ASIDE = frozenset({"acl", "advcl", "csubj", "pcomp"})
# Behind these, where nobody has signed, the post itself is often lost and the text goes on.
_POSTING = frozenset({"post", "retweet", "tweet"})
_FOLLOWING = frozenset({"following", "this", "what"})
_CLAUSE = frozenset({"ccomp", "xcomp"})


class SetOff(NamedTuple):
    """Words set off: their lines, the line before them if it leads them in with a colon, and the name under them.

    `is_sure` says whether anything but the colon shows that they are.
    """

    content: tuple[Span, ...]
    lead: Line | None
    is_sure: bool
    dash: Span | None = None
    name: Span | None = None


def set_off(page: Page, lines: Sequence[Line]) -> Iterator[SetOff]:
    """Yield what is set off among the `lines` (paragraphs, [start, end) in characters) of a page.

    A block quotation of HTML is, however many paragraphs it has, if a colon leads it in or somebody has signed it. In a
    text it is one paragraph: nothing shows where more would end.
    """
    lead: Line | None = None
    for block, group in _groups(page, lines):
        found = _signed(page.text, group, lead) or SetOff(tuple(Span(*line) for line in group), lead, block)
        last = found.content[-1]
        led = found.lead is not None and (block or _is_paragraph(last.of(page.text)))
        if (led or found.name is not None) and page.text[last.end - 1] != ":":
            yield found
        lead = group[-1] if not block and page.text[group[-1][1] - 1] == ":" else None


def _groups(page: Page, lines: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """Yield the lines, those of one block quotation together and those that a post is signed with beside the post."""
    held: list[Line] = []
    blocks: list[tuple[str, Line]] = [(_block(page, start), (start, end)) for start, end in lines]
    for block, found in groupby(blocks, key=lambda one: one[0]):
        some = [line for _, line in found]
        for group in [some] if block else [[line] for line in some]:
            signs = not block and _is_signature(page.text, group[0])
            if held and not signs:
                yield bool(_block(page, held[0][0])), held
                held = []
            held += group
    if held:
        yield bool(_block(page, held[0][0])), held


def _block(page: Page, place: int) -> str:
    """Return the path to the innermost block quotation that a place of the page is in; "" where it is in none."""
    number = bisect_right(page.blocks, place, key=lambda block: block.span.start) - 1
    path = page.blocks[number].path if number >= 0 else ""
    above, found, _ = path.rpartition(">blockquote")
    return above + found + path[len(above) + len(found) :].partition(">")[0] if found else ""


def _is_signature(text: str, line: Line) -> bool:
    found = _SIGNED.search(text[slice(*line)])
    return found is not None and found.start() == 0


def _signed(text: str, group: Sequence[Line], lead: Line | None) -> SetOff | None:
    """Return what stands over the name that the last line of a group ends with, or before it on that line."""
    start, end = group[-1]
    found = _SIGNED.search(text[start:end])
    if found is None:
        return None
    before = start + len(text[start : start + found.start()].rstrip())
    content = [Span(*line) for line in (*group[:-1], (start, before)) if line[0] < line[1]]
    dash = Span(start + found.start(1), start + found.end(1))
    name = Span(start + found.start(2), start + found.start(2) + len(found[2].rstrip()))
    return SetOff(tuple(content), lead, is_sure=True, dash=dash, name=name) if content else None


def _is_paragraph(words: str) -> bool:
    """Say whether a line is a paragraph without marks of its own, not an item of a list."""
    return words[0] not in _MARKS and _ENDED.search(words) is not None and sum(map(str.isalnum, words)) >= _LETTERS


def given(text: str, parse: Parse, found: Sequence[SetOff]) -> Iterator[Reading]:
    """Yield the reading of each of the words set off of which it is told whose they are.

    "The mayor wrote:" gives them to the mayor, "— Ada Holm (@adaholm)" to Ada Holm; where both do and do not share a
    word, the name under them counts.
    """
    for one in found:
        led = None if one.lead is None else _led(parse, Span(*one.lead), one)
        if one.dash is None or one.name is None or (led is not None and _is_named(text, led, one.name)):
            reading = led
        else:
            reading = _by_name(parse, one.dash, one.name, one.content)
        if reading is not None and all(map(parse.tokens, one.content)):
            yield reading


def whole(parse: Parse, led: Sequence[tuple[Line, SetOff]], reading: Reading) -> Reading:
    """Return a reading that has part of words set off, and its cue in the sentence that leads them in, with all.

    `led` are those that a line leads in, with that line, in the order of the page.
    """
    here = bisect_right(led, reading.cue_span.start, key=lambda one: one[0][0]) - 1
    if here < 0 or not reading.cue_span.start < led[here][0][1]:
        return reading
    line, one = led[here]
    shared = any(span.meets(mine) for span in one.content for mine in reading.content)
    if not shared or not _last_sentence(parse, Span(*line)).holds(reading.cue_span):
        return reading
    return reading._replace(content=union((*reading.content, *one.content)), pattern="set off")


def _is_named(text: str, reading: Reading, name: Span) -> bool:
    """Say whether the source of a reading has a word of a name."""
    words = reading.source.of(text).lower().split() if reading.source is not None else ()
    return not set(name.of(text).lower().split()).isdisjoint(words)


def _by_name(parse: Parse, dash: Span, name: Span, content: tuple[Span, ...]) -> Reading | None:
    marks, words = parse.tokens(dash), parse.tokens(name)
    return Reading(marks[0], dash, words[-1], name, content, "signed") if marks and words else None


def _last_sentence(parse: Parse, line: Span) -> Span:
    tokens = parse.tokens(line)
    first = parse.sentences[parse.sentence_of[tokens[-1]]][0]
    return parse.span(max(first, tokens[0]), tokens[-1])


def _led(parse: Parse, lead: Span, words: SetOff) -> Reading | None:
    """Return the reading of the sentence that leads the words in: of "according to", or its last verb of saying."""
    if not parse.tokens(lead):
        return None
    sentence = parse.tokens(_last_sentence(parse, lead))
    for verb in reversed(sentence):
        if parse.tags[verb][0] == "V" and parse.labels[verb] not in _ASIDE and _hands_on(parse, verb, words):
            who = _subject(parse, verb)
            if who is not None and not is_nobody(parse, who[0]):
                reading = Reading(verb, parse.span(verb), *who, words.content, "set off")
                return reading if is_told(parse, verb, quoted=True) else None
    to = sentence[0] + 1
    speaker = next(iter(parse.children(to, "pobj")), None) if to < len(parse) else None
    if speaker is None or parse.words[sentence[0]].lower() != "according":
        return None
    source = phrase_of(parse, speaker, to)
    return Reading(sentence[0], parse.span(sentence[0], to), speaker, source, words.content, "according to")


def _subject(parse: Parse, verb: int) -> tuple[int, Span] | None:
    """Return the subject of a verb and its phrase, or the name right before it where the parser saw no subject."""
    speaker = speaker_of(parse, verb)
    if speaker is not None:
        return speaker, phrase_of(parse, speaker, verb)
    place = bisect_right(parse.names, verb - 1, key=attrgetter("start")) - 1
    name = parse.names[place] if place >= 0 else None
    if name is None or name.end != verb or name.type not in _NAMED:
        return None
    return verb - 1, parse.span(name.start, verb - 1)


def _hands_on(parse: Parse, verb: int, words: SetOff) -> bool:
    """Say whether a verb hands on what follows its sentence.

    "Wrote", "issued a statement", "said the following" do, not "said that he would go" or "noted the low turnout".
    """
    lemma, objects = parse.lemmas[verb], parse.children(verb, "dobj")
    if parse.children(verb, *_CLAUSE) or (lemma in _POSTING and not words.is_sure):
        return False
    papers = any(parse.lemmas[noun] in PAPERS or parse.words[noun].lower() in _FOLLOWING for noun in objects)
    return lemma in _VERBS | _ISSUES if papers else lemma in _VERBS and not objects
