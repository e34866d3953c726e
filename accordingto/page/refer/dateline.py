"""The dateline a report begins with: where and when it was written, before the dash, is no part of the sentence."""

from accordingto.record.parse import Parse


def dateline_end(parse: Parse, sentence: int) -> int:
    """Return the token after the dash of a dateline; the sentence's first token where it has none.

    In "TUNIS, 3 March (CPA) - The president spoke" it is "The".
    """
    first, past = parse.sentences[sentence]
    shouted = parse.words[first].isupper() and len(parse.words[first]) > _SHORT
    for token in range(first + 1, min(past, first + _LONGEST)):
        if parse.words[token] in _DASHES:
            glued = parse.starts[token] == parse.ends[token - 1]
            return token + 1 if shouted and not glued else first
        if parse.tags[token][0] == "V":
            break
    return first


_SHORT = 2
_LONGEST = 16
_DASHES = frozenset({"-", "--", "–", "—"})
