"""Whose paper speaks: of "the statement said", who issued it."""

from collections.abc import Iterator

from accordingto import lexicon
from accordingto.page.quote.relayed import ISSUING
from accordingto.page.quote.who import Who
from accordingto.record.actor import Mention
from accordingto.record.parse import Parse

_OWN = ISSUING.union(lexicon.load("writing"))
_SAYING = frozenset(lexicon.load("speaking"))
_KNOWN = frozenset({"the", "this", "that", "these"})
_FROM = frozenset({"from", "by"})
_IN = frozenset({"in", "through", "via"})
_PRESS = frozenset({"press", "news"})
_BACK, _FARTHEST = 8, 500  # sentences, and words, in which a paper is looked for whose issuer is told


def issuer(parse: Parse, token: int, who: Who) -> Mention | None:
    """Return whose paper `token` is where the page tells by name, here or where it speaks of it first; None else.

    "The White House issued a statement. … the statement said", "a White House statement": the White House. An outlet's
    report is the outlet's.
    """
    if not who.is_paper(token) or who.printed_by(token) is not None:
        return None
    own = next(_told(parse, token, who), None)
    if own is not None:
        return own
    if not any(parse.lemmas[child].lower() in _KNOWN for child in parse.children(token, "det")):
        return None
    if any(parse.words[child][:1].isupper() for child in parse.children(token, "amod", "compound", "nmod")):
        # "The Republican memo" is none of those that others wrote.
        return None
    sentence = parse.sentence_of[token]
    first = max(parse.sentences[max(0, sentence - _BACK)][0], token - _FARTHEST)
    for before in range(token - 1, first - 1, -1):
        if parse.lemmas[before] == parse.lemmas[token] and parse.tags[before] == "NN":
            found = next(_told(parse, before, who), None)
            if found is not None or any(parse.lemmas[child] == "a" for child in parse.children(before, "det")):
                return found
    return None


def _told(parse: Parse, token: int, who: Who) -> Iterator[Mention]:
    """Yield who is named as issuing a paper where the page speaks of it, the surest first; outlets are none."""
    before = token - 2 if parse.words[token - 1].lower() in _PRESS else token - 1
    told = [noun for noun in parse.children(token, "compound", "nmod") if noun == before]
    nouns = [*parse.children(token, "poss"), *_below(parse, token, _FROM), *told]
    verb = parse.heads[token]
    if parse.labels[token] == "dobj" and parse.lemmas[verb] in _OWN:
        nouns += _subjects(parse, verb)
    elif parse.labels[token] == "nsubjpass" and parse.lemmas[verb] in _OWN:
        nouns += [noun for by in parse.children(verb, "agent") for noun in parse.children(by, "pobj")]
    elif parse.labels[token] == "pobj" and parse.lemmas[verb] in _IN and parse.lemmas[parse.heads[verb]] in _SAYING:
        nouns += _subjects(parse, parse.heads[verb])
    for noun in nouns:
        mention = who.at(noun)
        if mention is not None and mention.name is not None and not who.carries(noun):
            yield mention


def _below(parse: Parse, token: int, words: frozenset[str]) -> list[int]:
    preps = [prep for prep in parse.children(token, "prep") if parse.lemmas[prep] in words]
    return [noun for prep in preps for noun in parse.children(prep, "pobj")]


def _subjects(parse: Parse, verb: int) -> list[int]:
    """Return the subject of a verb, or of the verb that it goes on from: "met and issued a statement"."""
    found = list(parse.children(verb, "nsubj"))
    if not found and parse.labels[verb] in ("conj", "xcomp"):
        return list(parse.children(parse.heads[verb], "nsubj"))
    return found
