"""Words that are one word in two spellings: British and American, and the ways a foreign name is written."""

import re
from functools import cache

from accordingto import lexicon
from accordingto.pile.story.remembered import remembered

# Each ending is brought to its American form. A word that only looks the part ("surprise", "hour") is changed in the
# same way on both sides of a comparison, so no list of exceptions is needed: nothing here is ever shown. The letters
# before each stand in all words that it changes: most words have none of them, and are soon done.
_ENDINGS = (
    ("is", re.compile(r"(?<=[a-z]{3})is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    ("ys", re.compile(r"(?<=[a-z]{2})ys(e|ed|es|er|ers|ing)$"), r"yz\1"),
    ("our", re.compile(r"(?<=[a-z]{2})our(?=(?:s|ed|ing|able|ably|ful|hood|less|ites?|ers?|ist)?$)"), "or"),
    ("re", re.compile(r"(?<=[a-z]{2}[bt])re(?=s?$)"), "er"),
    ("ll", re.compile(r"([aeiou][^aeiou]+[aeiou]l)l(ed|ing|er|ers|or|ors)$"), r"\1\2"),
    ("fil", re.compile(r"(?<=[a-z]{2})fil(?=s?$|ment$)"), "fill"),
    ("e", re.compile(r"ae(?=[a-z]{3})|oe(?=[a-z]{4})"), "e"),
)


@cache
def _table() -> dict[str, str]:
    return {row["british"]: row["american"] for row in lexicon.table("spelling")}


@remembered
def spelling(word: str) -> str:
    """Return a key that all spellings of a (folded) word share; it is for comparing and is not itself a word.

    "denuclearisation" and "denuclearization" have one key, and so have "centre" and "center", "grey" and "gray".
    """
    word = _table().get(word, word)
    for letters, ending, american in _ENDINGS:
        if letters in word:
            word = ending.sub(american, word)
    return word
