"""What kind of source something has: a person named or not, many uncounted, a body, a document; how many, and who."""

from collections.abc import Iterator
from typing import NamedTuple, cast

from accordingto import lexicon
from accordingto.page.quote import count
from accordingto.page.quote.reading import type_of_name
from accordingto.page.quote.who import Who
from accordingto.record.actor import Mention
from accordingto.record.base import Span
from accordingto.record.parse import Parse
from accordingto.record.said import SOURCE_KINDS, Link, Source, SourceKind


class _Seen(NamedTuple):
    """What the words of a source say: its kind, how many, and the token that says who."""

    kind: SourceKind
    number: int | None
    token: int


def find_source(text: str, parse: Parse, speaker: Link, head: int | None, who: Who) -> Source | None:
    """Return what kind of source a speaker is; None where there is none, or nobody knows who "they" are.

    "two people familiar with the talks" are unnamed, 2, "people familiar with the talks"; "officials" unnamed, not
    counted; "residents" collective; "the ministry" an institution; "he", who is Mr Reed, named. `head` is the token
    that stands for the speaker.
    """
    if speaker.span is None:
        return None
    head = _top(parse, speaker.span, head)
    seen = _named(speaker, head, parse, who) or _described(parse, who, head)
    if seen is None:
        return None
    kind = seen.kind
    if kind in ("collective", "unnamed") and speaker.name is None and _is_from_inside(text, parse, speaker.span):
        kind = "unnamed"
    stands_for = kind != "named" and parse.words[head].lower() in _RELATIVE and seen.token != head
    if kind != "unnamed" and not stands_for:
        return Source(kind=kind)
    if parse.tags[seen.token][0] not in "NJ" or parse.words[seen.token].lower() in _ONE:
        return Source(kind=kind, number=seen.number)
    span = _position(parse, speaker.span, seen.token, who)
    return Source(kind=kind, number=seen.number, position=span.of(text), span=span)


def _named(speaker: Link, head: int, parse: Parse, who: Who) -> _Seen | None:
    """Return the kind of a source whose name is known, by the mention that bears it or a name set beside it."""
    beside = parse.children(head, "appos")
    found = next((one for token in (head, *beside) if (one := who.at(token)) and one.name == speaker.name), None)
    if speaker.name is None:
        person = any(parse.tags[token] == "NNP" and _of_type(parse, token) is None for token in beside)
        return _Seen("named", None, head) if person else None
    if found is not None:
        return _Seen(_of_name(parse, found, parse.tokens(found.head)[-1]), None, head)
    paper = parse.tags[head] in ("NN", "NNS") and _of_list(parse.lemmas[head].lower()) == "document"
    return _Seen("document" if paper else "named", None, head)


def _described(parse: Parse, who: Who, token: int) -> _Seen | None:
    """Return what an unnamed phrase is: by the noun it stands on, its number and what it stands for."""
    inner = _inner(parse, token)
    if inner is not None:
        below = _described(parse, who, inner)
        return below and _counted(parse, below, token)
    above = _antecedent(parse, token) if parse.words[token].lower() in _RELATIVE else None
    if above is not None:
        seen = _described(parse, who, above)
        return seen if seen is not None and _may_be(parse, token, seen) else _anybody(parse, token)
    mention = who.at(token)
    if mention is not None and mention.form == "pronoun":
        return _stands_for(parse, who, mention)
    again = mention is not None and mention.form == "description" and who.first(mention).form == "description"
    first = _stands_for(parse, who, mention) if again and mention is not None else None
    return first or _crowd(parse, token) or _of_noun(parse, mention, token)


def _may_be(parse: Parse, relative: int, seen: _Seen) -> bool:
    """Say whether a relative pronoun may stand for something: no paper is a "who"; "one that" is anything."""
    if parse.words[seen.token].lower() in _ONE:
        return parse.words[relative].lower() != "that"
    thing = seen.kind in ("document", "institution") and not parse.tags[seen.token].startswith("NNP")
    return not thing or parse.words[relative].lower() != "who"


def _anybody(parse: Parse, relative: int) -> _Seen | None:
    """Return the noun right before a "who" as a person, whatever he is called: "a bee keeper who argued"."""
    noun = relative - (2 if relative > 1 and parse.words[relative - 1] == "," else 1)
    plain = noun >= 0 and parse.words[relative].lower() == "who" and parse.tags[noun] in ("NN", "NNS")
    if not plain or _is_known(parse, noun) or _of_list(parse.lemmas[noun]) is not None:
        return None
    return _person(parse, noun, parse.lemmas[noun], plural=parse.tags[noun] == "NNS")


def _crowd(parse: Parse, token: int) -> _Seen | None:
    """Return what stands for people without a noun: "some", "40 percent", "another", "three"."""
    word = parse.words[token].lower()
    if word in _CROWD or word == "%":
        return _Seen("collective", None, token)
    if parse.tags[token] != "CD" and word not in _ONE:
        return None
    if word == "one" and any(parse.words[below].lower() == "that" for below in _subjects_behind(parse, token)):
        # "One that says so" may be somebody, a paper or a body.
        return None
    number = 1 if word in _ONE else count.number(parse, token)
    return _Seen("unnamed", number, token) if number is not None and number < _MANY else None


def _subjects_behind(parse: Parse, token: int) -> Iterator[int]:
    """Yield the subjects of the clauses that tell more of a word: the "who" of "one who came"."""
    for verb in parse.children(token, "relcl"):
        yield from parse.children(verb, "nsubj")


def _stands_for(parse: Parse, who: Who, mention: Mention) -> _Seen | None:
    """Return what the one is whom a pronoun or "the official" stands for; None where it is not known whom."""
    first = who.first(mention)
    tokens = parse.tokens(first.head)
    if first.form == "pronoun" or first.id == mention.id or not tokens:
        return None
    return _of_noun(parse, first, tokens[-1])


def _of_noun(parse: Parse, mention: Mention | None, token: int) -> _Seen | None:
    """Return what a noun is: a name by its mention, another by the lists, and where they fail by its mention."""
    noun = parse.lemmas[token].lower()
    if noun in _NOBODY or any(parse.words[child].lower() == "no" for child in parse.children(token, "det")):
        return None
    plural = parse.tags[token] in ("NNS", "NNPS") or parse.words[token].lower() == "people"
    if mention is not None and mention.form != "description" and parse.tags[token].startswith("NNP"):
        kind = _of_name(parse, mention, token)
        return _Seen("collective" if plural and kind == "named" else kind, None, token)
    if noun in _PEOPLE or (mention is not None and mention.kind == "person") or _is_figure(parse, token):
        return _person(parse, token, noun, plural=plural)
    listed = _of_list(noun)
    if listed is None and mention is not None and mention.kind != "unknown":
        listed = SOURCE_KINDS.get(mention.kind, "named")
    if listed is None and parse.tags[token].startswith("NNP"):
        listed = "collective" if plural else _of_type(parse, token) or "named"
    if listed is None and noun.endswith(_MANY_DOERS if plural else _DOERS):
        return _person(parse, token, noun, plural=plural)
    return None if listed is None else _Seen(listed, None, token)


def _is_figure(parse: Parse, token: int) -> bool:
    """Say whether a figure is somebody, and no number: "opposition figures", not "official figures"."""
    before = parse.children(token, "amod", "compound")
    return parse.lemmas[token] == "figure" and any(parse.words[child].lower() in _FIGURES for child in before)


def _of_name(parse: Parse, mention: Mention, token: int) -> SourceKind:
    """Return what a name stands for; where the page does not tell, by its last word or as the parser saw it."""
    many = parse.tags[token] in ("NNS", "NNPS")
    seen = _of_type(parse, token)
    if seen == "collective" and many:
        return seen
    if mention.kind in ("organisation", "group") and not many and _is_somebody(parse, mention, token):
        return "named"
    if mention.kind != "unknown":
        return SOURCE_KINDS.get(mention.kind, "named")
    return _of_list(parse.words[token].lower()) or seen or "named"


def _is_somebody(parse: Parse, mention: Mention, token: int) -> bool:
    """Say whether a name the parser takes for a body is a person's after all, by an office, a role or an owner beside.

    "Bank director Ann Lee", "Lee, head of the bank", "the Post's Ann Lee"; and "Cuban said" is Mr Cuban.
    """
    if _of_list(parse.words[token].lower()) is not None:
        return False
    before = parse.children(token, "compound", "amod", "nmod")
    beside = (*before, *parse.children(token, "appos"))
    owned = any(parse.tags[child] == "NNP" for child in parse.children(token, "poss"))
    bare = mention.kind == "group" and not parse.children(token)
    return bool(mention.office) or owned or bare or any(parse.lemmas[child].lower() in _PEOPLE for child in beside)


def _of_list(noun: str) -> SourceKind | None:
    return _LISTED.get(noun) or _LISTED.get(noun.removesuffix("s"))


def _of_type(parse: Parse, token: int) -> SourceKind | None:
    """Return what the parser takes a name for: a body, or else somebody."""
    return _TYPES.get(type_of_name(parse, token) or "")


def _person(parse: Parse, token: int, noun: str, *, plural: bool) -> _Seen | None:
    """Return a person as unnamed, several as collective unless they are counted or speak from the inside.

    "the senator", whom the page has not introduced, is somebody known: not by name, but no unnamed source either.
    """
    number = count.before(parse, token) if plural else 1
    number = None if number is not None and number >= _MANY else number
    if number is None and noun not in _INSIDERS:
        return _Seen("collective", None, token)
    if noun not in _INSIDERS and noun not in _ANYBODY and _is_known(parse, token):
        return None
    return _Seen("unnamed", number, token)


def _is_known(parse: Parse, token: int) -> bool:
    """Say whether "the" or an owner alone says who: "the senator", "its president", not "the head of the bank".

    Nor "one of the senators".
    """
    if parse.labels[token] == "pobj" and parse.tags[parse.heads[parse.heads[token]]] == "CD":
        return False
    owned = bool(parse.children(token, "poss"))
    definite = owned or any(
        parse.words[child].lower() in _THE for child in parse.children(token, "det", "predet", "preconj")
    )
    return definite and not parse.children(token, "prep", "acl", "relcl")


def _counted(parse: Parse, below: _Seen, token: int) -> _Seen:
    """Return those below "one of", "two of", "a pair of" with that number: counted, they are no longer a crowd."""
    number = _FEW.get(parse.lemmas[token].lower()) or count.number(parse, token)
    if below.kind not in ("unnamed", "collective"):
        return below
    if number is None or number >= _MANY:
        return below._replace(number=None)
    return _Seen("unnamed", number, below.token)


def _inner(parse: Parse, token: int) -> int | None:
    """Return the noun that is counted or measured: "officials" in "one of the officials", "a number of officials"."""
    if parse.lemmas[token].lower() not in _PARTS and parse.words[token].lower() not in _PARTS:
        return None
    for prep in parse.children(token, "prep"):
        if parse.lemmas[prep] in ("of", "among"):
            return next(iter(parse.children(prep, "pobj")), None)
    return None


def _antecedent(parse: Parse, token: int) -> int | None:
    for here in (token, *parse.ancestors(token)):
        if parse.labels[here] == "relcl":
            return parse.heads[here]
    return None


def _top(parse: Parse, span: Span, head: int | None) -> int:
    """Return the token that stands for a phrase, above `head` if that is in it: "people", not the "talks" they know of.

    For "on social media" it is the noun below the preposition.
    """
    tokens = parse.tokens(span)
    tops = (token for token in tokens if parse.heads[token] not in tokens or parse.heads[token] == token)
    top = next((token for token in tops if parse.labels[token] != "punct"), tokens[-1])
    if head is not None and head in tokens:
        top = head
        while parse.labels[top] in ("pobj", "prep", "pcomp", "compound") and parse.heads[top] in tokens:
            top = parse.heads[top]
    return next(iter(parse.children(top, "pobj")), top) if parse.tags[top] == "IN" else top


def _is_from_inside(text: str, parse: Parse, span: Span) -> bool:
    """Say whether the sentence says that its source knows from the inside, or would not be named."""
    first, last = parse.sentences[parse.sentence_of[parse.tokens(span)[0]]]
    words = " ".join(parse.span(first, last - 1).of(text).lower().split())
    return any(phrase in words for phrase in _INSIDE)


def _position(parse: Parse, span: Span, token: int, who: Who) -> Span:
    """Return the words that describe a source, without article and number and before any clause on it."""
    tokens = list(parse.tokens(span))
    if token not in tokens:
        mention = who.at(token)
        tokens = list(parse.tokens(mention.span)) if mention is not None else [token]
    below = set(_phrase(parse, token)) & set(tokens)
    first = last = token
    while first - 1 in below and not _is_outside(parse, first - 1):
        first -= 1
    while last + 1 in below and parse.words[last + 1] not in _STOPS and parse.labels[last + 1] != "relcl":
        last += 1
    while first < token and parse.tags[first] in _QUOTES:
        first += 1
    while last > token and parse.tags[last] in _QUOTES:
        last -= 1
    return parse.span(first, last)


def _phrase(parse: Parse, token: int) -> Iterator[int]:
    """Yield the tokens of the phrase of `token` without relative clauses and what is added to it."""
    yield token
    for child in parse.children(token):
        if parse.labels[child] not in ("relcl", "appos", "conj", "cc", "parataxis", "advcl"):
            yield from _phrase(parse, child)


def _is_outside(parse: Parse, token: int) -> bool:
    return parse.tags[token] in ("DT", "CD", "PRP$", "PDT", "WP$") or parse.words[token].lower() in _BEFORE


_TYPES: dict[str, SourceKind] = {"ORG": "institution", "GPE": "institution", "FAC": "institution", "NORP": "collective"}
_QUOTES = ("``", "''")
_INSIDERS = frozenset(lexicon.load("insiders"))
_INSIDE = lexicon.load("insider_words")
_PEOPLE = frozenset(
    (
        *_INSIDERS,
        *lexicon.load("roles"),
        *(office for office in lexicon.load("offices") if " " not in office),
        *(row["noun"] for row in lexicon.table("kin")),
        *(row["noun"] for row in lexicon.table("source_nouns") if row["kind"] == "unnamed"),
    )
) - {"general"}
_OF_BODIES: dict[str, SourceKind] = {
    "government": "institution",
    "organisation": "institution",
    "outlet": "institution",
    "group": "collective",
    "document": "document",
    "person": "unnamed",
}
_LISTED: dict[str, SourceKind] = {
    **{noun: "document" for name in ("documents", "document_hands") for noun in lexicon.load(name)},
    **{row["noun"]: _OF_BODIES[row["kind"]] for row in lexicon.table("institutions")},
    **{
        row["noun"]: cast("SourceKind", row["kind"])
        for row in lexicon.table("source_nouns")
        if row["kind"] != "unnamed"
    },
}
_PARTS = frozenset(lexicon.load("partitives"))
_FIGURES = frozenset(lexicon.load("figures"))
_CROWD = frozenset(lexicon.load("crowd_words"))
_FEW = {"pair": 2, "couple": 2, "trio": 3}
_ONE = frozenset({"one", "another", "somebody", "someone"})
_MANY = 100
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_NOBODY = frozenset({"nobody", "none", "neither", "noone"})
_ANYBODY = frozenset({"individual", "man", "member", "person", "speaker", "woman"})
_THE = frozenset({"the", "this", "that", "these", "those", "both"})
_MANY_DOERS = ("er", "or", "ist", "ian", "man", "woman", "ent", "ant", "al", "ive", "ee", "eer", "crat", "ite", "folk")
_DOERS = ("er", "or", "ist", "ian", "man", "woman")
_STOPS = frozenset({",", "(", "-", "–", "—", "--", "who", "that", "which", "whose"})
_BEFORE = frozenset(
    {"another", "other", "several", "many", "some", "few", "more", "second", "third", "same", "least", "at", "most"}
    | {"dozen", "half"}
)
