"""Tickers: the letters in brackets behind a firm, by which its shares are traded, are nobody: "Coke (KO)"."""

import re
from collections.abc import Container

from accordingto.record.parse import Parse

_LETTERS = re.compile(r"[A-Z]{1,5}(?:\.[A-Z]{1,2})?")
_LISTED = re.compile(r"[A-Za-z]+:[A-Z]{1,5}(?:\.[A-Z]{1,2})?")
_LONGEST = 4


def ticker_tokens(parse: Parse, known: Container[int]) -> frozenset[int]:
    """Return the tokens of all tickers; `known` are those at which a name of the lexicon begins.

    "Harbour Defence Alliance (HDA)" has an acronym, no ticker; nor is one what the page uses without brackets.
    """
    words = parse.words
    found: list[int] = []
    for token in (token for token, word in enumerate(words) if word == "("):
        past = next((here for here in range(token + 1, min(token + _LONGEST + 1, len(words))) if words[here] == ")"), 0)
        if past > token + 1 and _is_ticker(parse, token, past) and token + 1 not in known:
            found.extend(range(token + 1, past))
    return frozenset(found)


def _is_ticker(parse: Parse, opens: int, closes: int) -> bool:
    words, last = parse.words, parse.words[closes - 1]
    name = opens - 1 - (parse.tags[opens - 1] == "POS")
    if name < 0 or not words[name][:1].isupper() or parse.tags[name] not in ("NNP", "NNPS"):
        return False
    if closes > opens + 2:
        return words[closes - 2] == ":" and _LETTERS.fullmatch(last) is not None
    if _LISTED.fullmatch(last):
        return True
    alone = [here for here, word in enumerate(words) if word == last and words[here - 1] != "("]
    return _LETTERS.fullmatch(last) is not None and not alone and not _are_initials(parse, last, opens)


def _are_initials(parse: Parse, letters: str, opens: int) -> bool:
    """Say whether letters are those that the words with capitals before a bracket begin with."""
    first = parse.sentences[parse.sentence_of[opens]][0]
    initials = "".join(word[0] for word in parse.words[first:opens] if word[:1].isupper())
    return initials.endswith(letters)
