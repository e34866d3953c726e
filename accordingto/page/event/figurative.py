"""A fight, or only words? What politics says of votes and speeches in the words of battle is no assault."""

from collections.abc import Sequence

from accordingto import lexicon
from accordingto.page.event.clause import Clauses
from accordingto.page.event.trigger import Trigger
from accordingto.record.parse import Parse

_VERBS = frozenset(lexicon.load("figurative_verbs"))
_FORCE = frozenset(lexicon.load("force_words"))
_FEELS = frozenset({"feel", *lexicon.load("impression_verbs")})


def literal(clauses: Clauses, found: Sequence[Trigger]) -> list[Trigger]:
    """Return the triggers without those that speak of words, votes or games in the words of battle.

    "Democrats fight the nominee" is no assault; "troops fight the rebels", "he attacked the guard with a knife" and
    "Russia attacked Ukraine" are: a state that attacks means it. "He felt threatened" is how he felt.
    """
    return [one for one in found if not (_figurative(clauses, one) or _is_felt(clauses.parse, one.token))]


def _is_felt(parse: Parse, token: int) -> bool:
    """Say whether a participle is what somebody feels, or looks: "felt threatened", "seems attacked"."""
    return token > 0 and parse.tags[token] == "VBN" and parse.lemmas[token - 1] in _FEELS


def _figurative(clauses: Clauses, trigger: Trigger) -> bool:
    parse = clauses.parse
    if trigger.row.code != "ASSAULT" or parse.lemmas[trigger.token].lower() not in _VERBS:
        return False
    if any(mention.kind == "government" for mention in trigger.agent):
        return False
    first, last = parse.sentences[parse.sentence_of[trigger.token]]
    return not any(
        parse.lemmas[token].lower() in _FORCE or parse.words[token].lower() in _FORCE
        for token in range(first, last)
        if token != trigger.token
    )
