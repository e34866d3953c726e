"""The phrase around a name or noun: how far it reaches to the left and right."""

import re

from accordingto import lexicon
from accordingto.record.parse import Parse

_RUN_ON = re.compile(r"[\])]\w.*", re.DOTALL)
_LEFT = frozenset(
    {"det", "npadvmod", "poss", "amod", "compound", "nmod", "nummod", "quantmod", "case", "punct", "advmod", "predet"}
)
_RIGHT = frozenset({"prep", "amod"})
_FAR = 14
_ADJECTIVES = frozenset({"JJ", "RB"})
_NOT_NOW = frozenset(lexicon.load("not_now"))
_PEOPLES = frozenset(
    word for row in lexicon.table("states") for name in row["demonyms"].split(";") for word in name.split()
)


def plain_name(words: str) -> str:
    """Return a name without the bracket that an editor closed in it: "Anthony] Kennedy" is Anthony Kennedy.

    What runs on behind a bracket is no part of it: "CNN)A" is CNN.
    """
    return _RUN_ON.sub("", words).replace("]", "").replace(")", "")


def phrase_start(parse: Parse, first: int) -> int:
    """Return the first token of the noun phrase whose name or noun begins at `first`.

    "his Russian counterpart Vladimir Putin" begins at "his", though the name begins at "Vladimir".
    """
    start = first
    bottom = parse.sentences[parse.sentence_of[first]][0]
    while start > bottom:
        token = start - 1
        # "'s" hangs on the possessor to its left; the possessor's own head says where both belong.
        head = parse.heads[parse.heads[token]] if parse.tags[token] == "POS" else parse.heads[token]
        if parse.labels[token] == "punct" and parse.ends[token] != parse.starts[start]:
            break
        if parse.labels[token] not in _LEFT or head < start or head > first + _FAR or parse.tags[token] in ("``", "''"):
            break
        start = token
    while start < first and parse.labels[start] in ("punct", "advmod", "case"):
        start += 1
    return start


def camp_in(parse: Parse, first: int, head_first: int) -> frozenset[str]:
    """Return the adjectives before a name or noun that part it from others: "Republican", and "former" of an office."""
    words = [parse.words[token] for token in range(first, head_first) if parse.tags[token] in _ADJECTIVES]
    return frozenset(word for word in words if (word[0].isupper() and word not in _PEOPLES) or word in _NOT_NOW)


def phrase_end(parse: Parse, head: int, last: int) -> int:
    """Return the last token of the phrase of the noun `head`, without a relative clause or apposition.

    "two people familiar with the talks, who" ends at "talks"; "the president of France said" at "France".
    """
    end = last
    for child in parse.children(head, *_RIGHT):
        if child != end + 1:
            continue
        below = parse.subtree(child)
        if below[-1] - child + 1 != len(below):
            break
        past = next((token for token in below if parse.words[token] == ","), below[-1] + 1)
        if past - 1 - end > _FAR or (past <= below[-1] and parse.words[child].lower() != "of"):
            break
        end = past - 1
        if end < below[-1]:
            break
    return end
