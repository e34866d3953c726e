"""Hands that a clause names: "as reported by KCNA", "the ministry issued a statement by Ada Holm"."""

from collections.abc import Iterable

from accordingto import lexicon
from accordingto.page.quote.reading import Reading, type_of_name
from accordingto.record.parse import Parse

RELAYING = frozenset(lexicon.load("relay_verbs"))
ISSUING = frozenset({"circulate", "issue", "post", "publish", "release", "share"})
PAPERS = frozenset((*lexicon.load("document_hands"), *lexicon.load("words_said")))


def relayed_as(parse: Parse, tokens: Iterable[int]) -> frozenset[int]:
    """Return the verbs of the asides among `tokens`: "carried" in "said, as carried by the Ledger, that …"."""
    return frozenset(
        token
        for token in tokens
        if parse.tags[token] == "VBN"
        and parse.lemmas[token] in RELAYING
        and any(parse.words[child].lower() == "as" for child in parse.children(token))
    )


def by(parse: Parse, verb: int) -> tuple[int, ...]:
    """Return the nouns that a verb in the passive leads to: "carried by KCNA", "relayed via state media"."""
    return tuple(noun for prep in parse.children(verb, "agent", "prep") for noun in parse.children(prep, "pobj"))


def issued(parse: Parse, reading: Reading) -> tuple[int, int] | None:
    """Return the verb by which somebody puts out a person's words, and that person.

    "The ministry issued a statement by Ms Holm" has "issued" and "Holm".
    """
    told = (*parse.tokens(reading.cue_span), *([] if reading.speaker is None else [reading.speaker]))
    for verb in dict.fromkeys((*told, *(parse.heads[token] for token in told))):
        author = _author(parse, verb) if parse.lemmas[verb] in ISSUING else None
        if author is not None:
            return verb, author
    return None


def _author(parse: Parse, verb: int) -> int | None:
    for paper in parse.children(verb, "dobj"):
        if parse.lemmas[paper] not in PAPERS:
            continue
        for preposition in (*parse.children(paper, "prep"), *parse.children(verb, "prep", "agent")):
            for noun in parse.children(preposition, "pobj") if parse.lemmas[preposition] in ("by", "from") else ():
                beside = (noun, *parse.children(noun, "appos"))
                if any(type_of_name(parse, token) == "PERSON" for token in beside):
                    return noun
    return None
