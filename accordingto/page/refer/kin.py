"""Kin by name: "his wife", where the page names one woman more who has his family name."""

from collections.abc import Iterable, Mapping

from accordingto import lexicon
from accordingto.lexicon.naming import generation
from accordingto.page.refer.chains import family, name_parts
from accordingto.page.refer.figures import Figure, plain
from accordingto.page.refer.found import Found
from accordingto.record.parse import Parse


def is_kin(found: Found) -> bool:
    """Say whether a description tells whose relative somebody is by a word for those who share a family name."""
    return found.kind == "person" and not found.plural and found.words in _SHARE and found.last == found.head_last


def relative(parse: Parse, found: Found, at: Mapping[int, Figure], named: Iterable[Figure]) -> Figure | None:
    """Return the one of `named` who has the family name of the owner of "his wife", if the page calls nobody else so.

    `at` are the figures meant at tokens so far. Somebody whom the page calls another sort of kin is not meant.
    """
    if _is_named_behind(parse, found.last):
        return None
    owners = [at[token] for token in parse.children(found.head, "poss") if token in at]
    if len(owners) != 1 or owners[0].name is None or owners[0].kind != "person":
        return None
    owner, name = owners[0], family(owners[0].name)
    fits = [
        one
        for one in {one.number: one for one in named}.values()
        if one is not owner
        and one.kind == "person"
        and one.name is not None
        and len(name_parts(one.name)) > 1
        and family(one.name) == name
        and one.gender is not None
        and one.gender == found.gender
        and _may_be(one, found.words)
    ]
    return fits[0] if len(fits) == 1 else None


def _is_named_behind(parse: Parse, last: int) -> bool:
    """Say whether a name follows that tells who it is: "his wife, Eva, left"."""
    behind = last + 2 if last + 1 < len(parse) and parse.words[last + 1] == "," else last + 1
    return behind < len(parse) and parse.tags[behind] == "NNP"


def _may_be(figure: Figure, noun: str) -> bool:
    if noun in _ELDER and generation(figure.name or ""):
        return False
    called = {word for words in figure.offices | figure.nouns for word in words.split()[-1:]} & _KIN
    return not called or plain(noun) in called


_KIN = frozenset(row["noun"] for row in lexicon.table("kin"))
_ELDER = frozenset({"dad", "father"})
_SHARE = frozenset({"brother", "dad", "daughter", "father", "husband", "mom", "mother", "mum", "sister", "son", "wife"})
