"""The names that the parser saw, token by token, and the family names it missed."""

from accordingto import lexicon
from accordingto.record.parse import Name, Parse

_TITLES = frozenset(lexicon.load("titles"))
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_TYPES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE"})
_NOT_PEOPLE = frozenset({"EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE", "NORP"})


def names_seen(parse: Parse) -> dict[int, Name]:
    """Return the parser's name at each token of a name; a family name it missed is seen by the full one."""
    seen = {token: name for name in parse.names if name.type in _TYPES for token in range(name.start, name.end)}
    families = {
        parse.words[name.end - 1] for name in parse.names if name.type == "PERSON" and name.end - name.start > 1
    }
    for token, word in enumerate(parse.words):
        if parse.tags[token] not in _NOUNS or word not in families:
            continue
        name = seen.get(token)
        # "Prof Kelly" is no work of art.
        beside = () if name is None else (*parse.words[name.start : token], *parse.words[token + 1 : name.end])
        if name is None or (name.type in _NOT_PEOPLE and _TITLES.issuperset(beside)):
            seen[token] = Name(start=token, end=token + 1, type="PERSON")
    return seen
