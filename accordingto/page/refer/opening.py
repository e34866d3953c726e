"""Words that have their capital only from the start of the sentence: the "Absent" of "Absent Berg"."""

from collections.abc import Container

from accordingto import lexicon
from accordingto.page.refer.runin import LABELS
from accordingto.page.refer.titles import is_office, is_office_word, may_be_given
from accordingto.record.actor import ActorKind
from accordingto.record.parse import Parse

_TELL_APART = frozenset(lexicon.load("tell_apart"))
_MOCKING = frozenset(lexicon.load("mocking"))
_BODIES = frozenset(row["noun"] for row in lexicon.table("institutions")) - {"guardian", "family", "palace"}
_ROLES = frozenset(lexicon.load("roles"))
_SAID = frozenset({"Said", "Says"})
_MARKS = frozenset({":", "“", "‘", '"', "``"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def opens(parse: Parse, first: int, last: int, plain: Container[str]) -> int:
    """Count the words before a name that are no part of it: the first of "Absent Berg", where a sentence begins so.

    "Little" is none of "Little Ada Berg", wherever it stands.
    """
    word = parse.words[first]
    if last > first + 1 and word.lower().strip("'’") in _MOCKING and may_be_given(parse.words[first + 1]):
        return 1
    if not is_first(parse, first) or last == first or is_office_word(word):
        return 0
    # Said is a given name, too: "Said Khatib left".
    by_the_way = (word.lower() in plain or word.lower() in _TELL_APART) and not may_be_given(word)
    return int(by_the_way or (word in _SAID and _before_quotation(parse, last)))


def is_word(parse: Parse, token: int, words: str, kind: ActorKind | None) -> bool:
    """Say whether a single word is no name, whatever its capital: an office, a label, a trade that begins a sentence.

    "Hacker who sent letters is caught", "Union and company will meet".
    """
    if is_office_word(words) or is_office(words) or words in LABELS:
        return True
    begins = is_first(parse, token)
    return begins and (
        (kind != "person" and words.lower() in _ROLES) or (kind == "unknown" and words.lower() in _BODIES)
    )


def is_first(parse: Parse, token: int) -> bool:
    """Say whether a token begins its sentence."""
    return token == parse.sentences[parse.sentence_of[token]][0]


def _before_quotation(parse: Parse, last: int) -> bool:
    """Say whether a quotation or a colon follows a name before any verb does: "Said Holm in Rome: “We sail”"."""
    for token in range(last + 1, parse.sentences[parse.sentence_of[last]][1]):
        if parse.words[token] in _MARKS:
            return True
        if parse.tags[token] in _FINITE:
            return False
    return False
