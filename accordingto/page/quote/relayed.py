"""Asides that name a relay: "as reported by KCNA"."""

from collections.abc import Iterable

from accordingto import lexicon
from accordingto.record.parse import Parse

RELAYING = frozenset(lexicon.load("relay_verbs"))


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
