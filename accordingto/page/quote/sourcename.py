"""Whom a source names though its noun names nobody: "a spokeswoman for the court, Ann Lee"."""

from collections.abc import Sequence
from itertools import pairwise

from accordingto import lexicon
from accordingto.page.quote.reading import EDGES
from accordingto.page.quote.together import JOINTS
from accordingto.page.quote.who import Who
from accordingto.page.refer.nouns import is_person
from accordingto.page.refer.titles import is_office_word
from accordingto.record.actor import Mention
from accordingto.record.base import Span
from accordingto.record.parse import Parse


def named_in(parse: Parse, source: Span, speaker: int, who: Who) -> tuple[Mention, ...]:
    """Return the people whom the words of a source name in full and who are nobody else in them, in order; () if none.

    "Harbour spokesman and pilot Ann Lee", "chairman of the Pilots' Union Ann Lee", "a pilot named Ann Lee" and
    whatever the parser makes of "Tideway teammate Ann Lee" are her, "the pilots Ann Lee and Bo Ray" the two; "a friend
    of Ann Lee" is not. `speaker` is the token that stands for the source; where the page knows it by name, that is all,
    unless somebody else is its own: "Norway's Ann Lee", in a headline, is not Norway.
    """
    tokens, own = parse.tokens(source), who.at(speaker)
    if own is not None and own.name is not None and not _owns(parse, own):
        return ()
    named = (mention for token in tokens if (mention := who.at(token)) is not None and _is_name(parse, mention))
    found = {mention.id: mention for mention in named}
    people = [mention for mention in found.values() if not _owns(parse, mention)]
    if not people and own is None and (bearer := _bearer(parse, tokens, who)) is not None:
        return (bearer,)
    if not people or not all(source.holds(one.head) for one in people) or not _are_joined(parse, people):
        return ()
    if len(people) > 1 and not parse.words[speaker].endswith("s"):
        return ()
    name, behind = parse.tokens(people[0].head)[0], parse.tokens(people[-1].head)[-1] + 1
    if behind in tokens and parse.words[behind] not in EDGES and parse.words[behind] not in _BEHIND:
        return ()
    before = name - 1
    while before >= tokens[0] and _goes_before(parse, before):
        before -= 1
    return tuple(people) if _leads(parse, tokens, before, name, speaker, who) else ()


def _bearer(parse: Parse, tokens: range, who: Who) -> Mention | None:
    """Return whom the page knows by the one name that a source is: "President Holm", where the parser saw nobody."""
    words = [parse.words[token] for token in tokens if parse.words[token] != "."]
    while len(words) > 1 and is_office_word(words[0]) and words[0][:1].isupper():
        del words[0]
    return who.bearer(words[0]) if len(words) == 1 and words[0][:1].isupper() else None


def _are_joined(parse: Parse, people: Sequence[Mention]) -> bool:
    """Say whether nothing but "and" and commas stands between those named."""
    for left, right in pairwise(people):
        between = range(parse.tokens(left.span)[-1] + 1, parse.tokens(right.span)[0])
        if not between or not all(parse.words[token].lower() in JOINTS for token in between):
            return False
    return True


def _goes_before(parse: Parse, token: int) -> bool:
    """Say whether a word may tell of the name behind it: a noun or adjective, whatever the parser takes it for."""
    tag, word = parse.tags[token], parse.words[token]
    if word == "." and token and is_office_word(parse.words[token - 1]):
        return True
    return tag in _NOUN_PHRASE or is_person(word.lower()) or (tag in _UNKNOWN and word[:1].isupper())


def _leads(parse: Parse, tokens: range, before: int, name: int, speaker: int, who: Who) -> bool:
    """Say whether the word before the phrase that a name ends lets the name say who the source is."""
    person = who.at(speaker)
    told = person is not None and person.kind == "person" and person.form == "description"
    bare = parse.tags[tokens[0]] not in _TOLD_APART
    if before < tokens[0]:
        return before + 1 < name
    word = parse.words[before].lower()
    if word == "and":
        # "Harbour spokesman and pilot Ann Lee" is one; "a spokesman and pilot Ann Lee" may be two.
        return told and bare and before + 1 < name
    if word == "the":
        body = parse.words[name - 1]
        return told and parse.words[before - 1] == "of" and body[:1].isupper() and body.lower() in _BODIES
    return word in _CALLED or (word == "," and parse.labels[name] != "conj" and before > tokens[0])


def _is_name(parse: Parse, mention: Mention) -> bool:
    """Say whether somebody is named in full; behind a comma, where a person's name would stand, a body is somebody.

    The parser takes an unknown person's name for a body as often as not.
    """
    if mention.form != "name" or " " not in (mention.name or ""):
        return False
    before = parse.tokens(mention.span)[0] - 1
    return mention.kind == "person" or (mention.kind == "organisation" and before >= 0 and parse.words[before] == ",")


def _owns(parse: Parse, mention: Mention) -> bool:
    """Say whether a name is only whose something is: "Ann Lee's lawyer"."""
    behind = parse.tokens(mention.head)[-1] + 1
    return behind < len(parse) and parse.tags[behind] == "POS"


_NOUN_PHRASE = frozenset({"JJ", "JJS", "NN", "NNS", "NNP", "NNPS", "HYPH", "POS", "CD"})
_UNKNOWN = frozenset({"RB", "UH", "FW"})
_TOLD_APART = frozenset({"DT", "PRP$"})
_BEHIND = frozenset({"(", ")", "who", "whose", "—", "–"})
_CALLED = frozenset({"named", "called"})
_BODIES = frozenset(row["noun"] for row in lexicon.table("institutions"))
