"""Hands that a sentence names anywhere beside the words: "in an interview with Radio Corran", "according to CNN"."""

from collections.abc import Iterator
from typing import NamedTuple

from accordingto import lexicon
from accordingto.page.quote.press import Phrase, Press
from accordingto.page.quote.relayed import RELAYING
from accordingto.record.base import Span
from accordingto.record.parse import Parse

_ROWS = lexicon.table("told_on")
_NOUNS = {row["lemma"]: frozenset(row["prepositions"].split(";")) for row in _ROWS if row["kind"] == "noun"}
_VERBS = {row["lemma"]: frozenset(row["prepositions"].split(";")) for row in _ROWS if row["kind"] == "verb"}
_WORDS = frozenset(lexicon.load("document_hands")) | frozenset(lexicon.load("words_said")) | {"copy"}
_BEFORE = frozenset({"interview", "appearance", "op-ed"})
_GAP = 5


class Meeting(NamedTuple):
    """A phrase of the press, the words that make it a hand, and how: told, aired or reporting."""

    phrase: Phrase
    cue: Span
    how: str
    at: int


class _Here(NamedTuple):
    """What is searched: a sentence, but for the tokens outside."""

    parse: Parse
    press: Press
    sentence: range
    outside: frozenset[int]


def meetings(parse: Parse, press: Press, sentence: range, outside: frozenset[int]) -> list[Meeting]:
    """Return the hands that a sentence names outside the tokens `outside`, in order.

    "In an interview with CNN, he said …" has CNN; "he told a CNN debate" has none.
    """
    here = _Here(parse, press, sentence, outside)
    found: dict[int, Meeting] = {}
    for token in sentence:
        if token not in outside:
            for meeting in _at(here, token):
                found.setdefault(meeting.phrase.token, meeting)
    return [found[token] for token in sorted(found)]


def _at(here: _Here, token: int) -> Iterator[Meeting]:
    """Yield the hand that the word `token` leads to."""
    lemma, tag = _lemma(here.parse, token), here.parse.tags[token]
    if tag[0] == "V" and lemma == "tell":
        yield from _meeting(here, token, token + 1, "told")
    elif tag[0] == "V" and lemma in _VERBS:
        yield from _led(here, token, _VERBS[lemma])
    elif tag[0] == "N" and lemma in _NOUNS:
        yield from _led(here, token, _NOUNS[lemma])
        phrase = here.press.before(token, here.outside) if lemma in _BEFORE else None
        if phrase is not None:
            yield Meeting(phrase, here.parse.span(token), "told", token)
    elif lemma == "on" and tag in ("IN", "RP"):
        yield from (one for one in _meeting(here, token, token + 1, "aired") if one.phrase.aired)
    elif lemma == "per" and tag == "IN":
        yield from _meeting(here, token, token + 1, "reported")
    elif tag == "VBN" and lemma in RELAYING and _is_of_paper(here.parse, token):
        yield from (
            Meeting(one.phrase, one.cue, "reported", token)
            for child in here.parse.children(token, "agent")
            for one in _meeting(here, token, child + 1, "reported")
        )
    elif lemma == "accord" and token + 1 in here.sentence and here.parse.lemmas[token + 1] == "to":
        yield from _meeting(here, token, token + 2, "reported")


def _is_of_paper(parse: Parse, verb: int) -> bool:
    """Say whether a verb in the passive tells of words: "the letter, a copy of which was seen by the Oyster Times"."""
    nouns = [parse.heads[verb], *parse.children(verb, "nsubjpass")]
    return any(parse.lemmas[noun] in _WORDS for noun in nouns)


def _lemma(parse: Parse, token: int) -> str:
    """Return the lemma of a word, or the whole of one that the parser cut at its hyphen: "op-ed"."""
    if token < 2 or parse.words[token - 1] != "-" or parse.starts[token] != parse.ends[token - 1]:
        return parse.lemmas[token]
    return f"{parse.words[token - 2]}-{parse.lemmas[token]}".lower()


def _led(here: _Here, token: int, prepositions: frozenset[str]) -> Iterator[Meeting]:
    """Yield the hand that a preposition a few words on leads to: "an interview on Monday with CNN"."""
    for place in range(token + 1, min(token + _GAP + 1, here.sentence.stop)):
        if place in here.outside or here.parse.words[place] in (".", ":", ";"):
            return
        if here.parse.lemmas[place] not in prepositions and _is_other(here.parse, token, place):
            return
        if here.parse.lemmas[place] in prepositions:
            found = list(_meeting(here, token, place + 1, "told"))
            if found:
                yield found[0]
                return


def _meeting(here: _Here, cue: int, first: int, how: str) -> Iterator[Meeting]:
    phrase = here.press.phrase(first, here.outside) if first in here.sentence else None
    if phrase is not None:
        yield Meeting(phrase, here.parse.span(cue), how, cue)


def _is_other(parse: Parse, token: int, place: int) -> bool:
    """Say whether something else begins behind a verb: "asked at a lunch held by the Oyster Times"."""
    return parse.tags[token][0] == "V" and parse.tags[place][0] in "VI" and parse.tags[place] != "VBG"
