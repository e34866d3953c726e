"""The hands between a speaker and the page, as the sentence of the cue names them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from accordingto import lexicon
from accordingto.page.quote.reading import Reading
from accordingto.page.quote.relayed import RELAYING, by, issued, relayed_as
from accordingto.page.quote.who import Who
from accordingto.record.base import Span
from accordingto.record.parse import Parse

_SAID = frozenset(lexicon.load("words_said"))
_TOLD = ("dative", "dobj", "nsubj", "ccomp")
_THROUGH = frozenset({"by", "via", "through", "in", "on", "to", "with", "from", "for"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "he", "she"})
_ASIDE = frozenset({"ccomp", "advcl", "conj", "relcl", "xcomp", "appos"})


class Hand(NamedTuple):
    """A token that names a relay, and the words that make it one."""

    token: int
    cue: Span


def hands(parse: Parse, reading: Reading, who: Who) -> tuple[Hand, ...]:
    """Return the relays that the cue's own clause names, nearest the speaker first.

    "he told the Washington Post", "in remarks carried by KCNA", "said in an interview with Le Monde"; those told who
    carry nothing to readers ("told Mr Putin") are no relays.
    """
    found = [
        *_told(parse, reading, who),
        *_through(parse, reading, who),
        *_quoting(parse, reading, who),
        *_aside(parse, reading, who),
        *_issuing(parse, reading),
    ]
    seen: dict[int, Hand] = {}
    for hand in found:
        if who.is_own_medium(hand.token, reading.speaker):
            continue
        if not (reading.source and reading.source.meets(parse.span(hand.token))):
            seen.setdefault(hand.token, hand)
    return tuple(seen.values())


def addressees(parse: Parse, reading: Reading, who: Who) -> tuple[int, ...]:
    """Return the tokens that name those spoken to and are no relays: "told Mr Putin" gives "Putin"."""
    cue = reading.cue
    content = reading.content
    direct = [child for child in parse.children(cue, "dobj", "dative") if child > cue]
    told = direct if parse.lemmas[cue] in lexicon.load("telling_verbs") else []
    to = [
        noun
        for prep in parse.children(cue, "prep", "dative")
        if parse.lemmas[prep] == "to"
        for noun in parse.children(prep, "pobj")
    ]
    tokens = (token for token in (*told, *to) if not any(span.meets(parse.span(token)) for span in content))
    return tuple(token for token in tokens if parse.tags[token][0] in "NP" and not who.carries(token))


def _told(parse: Parse, reading: Reading, who: Who) -> Iterator[Hand]:
    """Yield an outlet that is told something."""
    if parse.lemmas[reading.cue] not in lexicon.load("telling_verbs"):
        return
    for child in parse.children(reading.cue, *_TOLD):
        if child > reading.cue and who.carries(child):
            yield Hand(child, reading.cue_span)


def _through(parse: Parse, reading: Reading, who: Who) -> Iterator[Hand]:
    """Yield each paper and outlet that a phrase on the cue leads to: "in a letter", "in remarks carried by KCNA"."""
    inside = [token for span in reading.content for token in parse.tokens(span)]
    outside = set(inside) | ({reading.speaker} if reading.speaker is not None else set())
    for prep in parse.children(reading.cue, "prep", "agent"):
        if prep in outside or parse.lemmas[prep] not in _THROUGH:
            continue
        for token in _down(parse, prep, outside):
            paper = parse.heads[token] == prep and parse.lemmas[prep] in ("in", "on") and who.is_paper(token)
            if (paper or who.carries(token)) and parse.labels[token] in ("pobj", "dobj", "poss"):
                yield Hand(token, parse.span(_nearest_cue(parse, token, prep)))
            if paper:
                yield from _carried(parse, token, who)


def _down(parse: Parse, top: int, outside: set[int]) -> Iterator[int]:
    """Yield the tokens below a preposition without going into another clause."""
    for child in parse.children(top):
        if child not in outside and parse.labels[child] not in _ASIDE:
            yield child
            yield from _down(parse, child, outside)


def _carried(parse: Parse, paper: int, who: Who) -> Iterator[Hand]:
    """Yield who first had a paper: "the email, which was first reported by the Ledger"."""
    for verb in parse.children(paper, "relcl", "acl"):
        if parse.lemmas[verb] in RELAYING and parse.tags[verb] == "VBN":
            yield from (Hand(noun, parse.span(verb)) for noun in by(parse, verb) if who.carries(noun))


def _nearest_cue(parse: Parse, token: int, prep: int) -> int:
    """Return the word that makes `token` a hand: the verb or preposition it hangs on ("carried", "to")."""
    head = parse.heads[token]
    if parse.labels[head] == "agent" and parse.heads[head] != head:
        return parse.heads[head]
    return head if parse.tags[head][0] in "IVT" else prep


def _quoting(parse: Parse, reading: Reading, who: Who) -> Iterator[Hand]:
    """Yield an outlet that quotes the speaker: "KCNA quoted Mr Kim as saying", "was quoted by KCNA as saying"."""
    for verb in (reading.cue, *parse.ancestors(reading.cue)):
        if parse.lemmas[verb] not in RELAYING:
            finite = parse.tags[verb] in ("VBD", "VBP", "VBZ") or parse.children(verb, "aux", "nsubj")
            if parse.labels[verb] not in ("prep", "pcomp", "xcomp", "advcl") or (
                parse.labels[verb] == "advcl" and finite
            ):
                return
            continue
        # "by KCNA" may hang on either verb of "was quoted as saying by KCNA".
        sayings = [saying for prep in parse.children(verb, "prep") for saying in parse.children(prep, "pcomp")]
        led_to = (noun for token in (verb, *sayings, *parse.tokens(reading.cue_span)) for noun in by(parse, token))
        for child in (*parse.children(verb, "nsubj"), *led_to):
            if who.carries(child):
                yield Hand(child, parse.span(verb))
        return


def _aside(parse: Parse, reading: Reading, who: Who) -> Iterator[Hand]:
    """Yield the outlet of an aside in the cue's sentence: "said, as carried by the Ledger, that …"."""
    for verb in sorted(relayed_as(parse, range(*parse.sentences[parse.sentence_of[reading.cue]]))):
        for noun in by(parse, verb):
            if who.carries(noun):
                yield Hand(noun, parse.span(verb))


def _issuing(parse: Parse, reading: Reading) -> Iterator[Hand]:
    """Yield who puts out another's words: the ministry of "the ministry issued a statement by Ms Holm: “We will”"."""
    found = issued(parse, reading)
    if found is not None and found[1] == reading.speaker:
        yield from (Hand(subject, parse.span(found[0])) for subject in parse.children(found[0], "nsubj"))


def words_relayed(parse: Parse, sentence: tuple[int, int], who: Who) -> Iterator[Hand]:
    """Yield the relay of words that were given before: "The comments, relayed via state media, …" yields state media.

    The sentence must speak of "the comments", "his remarks" or the like, and that phrase or its verb must lead to an
    outlet by a verb that carries words.
    """
    for token in range(*sentence):
        if parse.lemmas[token] not in _SAID or not _is_definite(parse, token):
            continue
        carriers = [*parse.children(token, "acl", "relcl")]
        if parse.labels[token] in ("nsubjpass", "nsubj"):
            carriers.append(parse.heads[token])
        for verb in carriers:
            if parse.lemmas[verb] in RELAYING:
                for noun in by(parse, verb):
                    if who.carries(noun):
                        yield Hand(noun, parse.span(verb))


def speaks_of_words(parse: Parse, tokens: Iterable[int]) -> bool:
    """Say whether `tokens` speak of words given before ("made the remarks")."""
    return any(parse.lemmas[token] in _SAID and _is_definite(parse, token) for token in tokens)


def _is_definite(parse: Parse, token: int) -> bool:
    owners = parse.children(token, "poss")
    return bool(owners) or any(parse.lemmas[child] in _DEFINITE for child in parse.children(token, "det"))


def cited(parse: Parse, reading: Reading) -> int | None:
    """Return whom an outlet cites: "Yonhap, citing a senior official, reported …" gives "official"."""
    tops = [reading.cue] if reading.speaker is None else [reading.cue, reading.speaker]
    for top in tops:
        for verb in parse.children(top, "advcl", "acl", "prep", "xcomp"):
            if parse.lemmas[verb] in ("cite", "quote", "citing"):
                return next(iter(parse.children(verb, "dobj", "pobj")), None)
    return None
