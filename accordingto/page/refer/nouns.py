"""People, bodies and papers a page describes without naming them: "a senior official", "state media", "the report"."""

from collections.abc import Iterator

from accordingto import lexicon
from accordingto.page.refer.countries import country_of
from accordingto.page.refer.figures import plain
from accordingto.page.refer.found import Found, Gender
from accordingto.page.refer.known import Hit, country_in
from accordingto.page.refer.opening import is_first
from accordingto.page.refer.phrase import camp_in, phrase_end, phrase_start
from accordingto.page.refer.region import region_before
from accordingto.page.refer.titles import gender_of, is_long_office, is_office_word
from accordingto.record.actor import ActorKind
from accordingto.record.parse import Parse

TWOSOMES = frozenset({"pair", "duo", "couple"})


def find_descriptions(text: str, parse: Parse, known: dict[int, Hit], named: bytearray) -> Iterator[Found]:
    """Yield every noun phrase that can act or speak; `named` marks the tokens of names.

    "Two people familiar with the talks told state media" yields both.
    """
    for token, tag in enumerate(parse.tags):
        if named[token]:
            continue
        if _is_age(parse, token):
            yield _describe(text, parse, known, token, "person")
        if tag not in _NOUNS and not _may_stand_alone(parse, token) and not _is_two(parse, token):
            continue
        label = parse.labels[token]
        if label in _MODIFIERS and parse.heads[token] > token:
            continue
        noun = parse.lemmas[token] if tag in ("NN", "NNS") else parse.words[token].lower()
        noun = "media" if noun == "medium" else noun
        if noun == "profit" and parse.words[max(0, token - 2) : token] == ("non", "-"):
            noun = "nonprofit"
        plural = tag in ("NNS", "NNPS")
        kind = _kind(noun, plural=plural) or ("group" if _is_two(parse, token) else None)
        if kind is None and tag in _NOUNS and plural and noun.endswith("s"):
            kind = _kind(noun[:-1], plural=True)
        if kind is None and _speaks(parse, token):
            kind = "unknown"
            if _is_name(parse, token):
                yield Found(token, token, token, token, token, "name", kind, parse.words[token])
                continue
        if kind is not None:
            yield _describe(text, parse, known, token, kind)


def is_definite(parse: Parse, found: Found) -> bool:
    """Say whether the phrase means somebody known already: "the minister", "his sister", not "a minister"."""
    first = parse.words[found.first].lower()
    if first in _MINE:
        return False
    return first in _DEFINITE or any(parse.labels[t] == "poss" for t in range(found.first, found.head_first))


def is_owned(parse: Parse, found: Found) -> bool:
    """Say whether the phrase names an owner: "Mr Voss's government", not "the government" or "its government"."""
    return any(parse.tags[token] == "POS" for token in range(found.first, found.head_first))


def is_epithet(parse: Parse, found: Found) -> bool:
    """Say whether a definite subject says more of somebody in mind: "the candidate", not "the founder of"."""
    if found.kind != "person" or parse.labels[found.head] not in _EPITHETS or found.last > found.head_last:
        return False
    if any(
        parse.labels[child] == "relcl" and _joined(parse, found.last, child) for child in parse.children(found.head)
    ):
        return False
    noun = plain(found.office or found.words)
    if is_owned(parse, found) or not _OTHERS.isdisjoint(parse.words[found.first : found.head]):
        return False
    return parse.words[found.first].lower() == "the" and noun not in _HEADS and noun.split()[-1] not in _NO_EPITHETS


def _joined(parse: Parse, last: int, clause: int) -> bool:
    """Say whether a relative clause follows a noun with no comma or dash: it tells which one is meant."""
    return last + 1 in parse.subtree(clause)


def _describe(text: str, parse: Parse, known: dict[int, Hit], token: int, kind: ActorKind) -> Found:
    first = phrase_start(parse, token)
    last = phrase_end(parse, token, token)
    head_first = token
    if token >= first + 2 and parse.words[token - 2 : token] == ("non", "-"):  # the parser cuts "non-profit" in three
        head_first = token - 2
    while head_first > first and _joins(parse, head_first - 1, token) and not _is_state(known, head_first - 1):
        head_first -= 1
    head_last = token + _office_tail(parse, token)
    words = parse.span(head_first, head_last).of(text).lower()
    plural = parse.tags[token] in ("NNS", "NNPS")
    before = {word.lower() for word in parse.words[first:token]}
    entry = "state media" if kind in ("outlet", "organisation") and _of_the_state(parse.lemmas[token], before) else ""
    if entry:
        kind = "outlet"
    country = country_in(known, first, last + 1) or country_of(parse, known, token)
    office = words if kind == "person" and is_office_word(parse.words[token]) else None
    gender = (gender_of(words) or _gender_of_ending(parse.lemmas[token])) if kind == "person" else None
    return Found(
        first, max(last, head_last), head_first, head_last, token, "description", kind, words, country, office, gender,
        plural or kind == "group", entry, camp_in(parse, first, head_first), region_before(parse, first, token + 1),
    )  # fmt: skip


def _gender_of_ending(noun: str) -> Gender | None:
    """Say what a noun's ending tells: "radioman" a man, "businesswoman" a woman."""
    if noun in _NO_MEN or not noun.endswith(_MEN):
        return None
    return "f" if noun.endswith("woman") else "m"


def _is_state(known: dict[int, Hit], token: int) -> bool:
    """Say whether a word is a state's name: the office of "the US president" is president."""
    hit = known.get(token)
    return hit is not None and hit.last == token and hit.known.entry.startswith("state ")


def _office_tail(parse: Parse, token: int) -> int:
    """Count the words after a noun that its office goes on with: the two of "secretary of state"."""
    tail = " ".join(parse.words[token : token + 3]).lower()
    return 2 if is_long_office(tail) and token + 2 < len(parse) else 0


def _joins(parse: Parse, token: int, head: int) -> bool:
    """Say whether a word before a noun is part of what it is called: "foreign" minister, "police" chief."""
    if parse.labels[token] == "compound" and parse.tags[token] in ("NN", "NNP"):
        return parse.heads[token] <= head
    if parse.words[token] == "-":
        return _joins(parse, token - 1, head) and parse.labels[token - 1] == "compound"
    return parse.labels[token] == "amod" and is_office_word(parse.words[token])


def _of_the_state(noun: str, before: set[str]) -> bool:
    return noun in _STATE_MEDIA and bool(before & _STATE_WORDS)


def _kind(noun: str, *, plural: bool) -> ActorKind | None:
    """Say what a noun describes; None where it is neither a person nor a body nor a paper."""
    if noun in _PERSONS or (noun.endswith(_MEN) and noun not in _NO_MEN and not plural):
        return "group" if plural or noun == "people" else "person"
    kind = _INSTITUTIONS.get(noun)
    if kind is not None:
        return kind
    if noun in _DOCUMENTS:
        return "document"
    return "group" if plural and (noun in _GROUPS or f"{noun}s" in _GROUPS) else None


def is_person(noun: str) -> bool:
    """Say whether a noun (its lemma) describes a person: "senator", not "side"."""
    return _kind(noun, plural=False) == "person"


def _may_stand_alone(parse: Parse, token: int) -> bool:
    """Say whether a number, adjective or "others" stands for people here: "Many said", "one told reporters"."""
    return parse.tags[token] in ("CD", "JJ", "DT") and _speaks(parse, token) and parse.words[token].lower() in _SOME


def _is_two(parse: Parse, token: int) -> bool:
    """Say whether a word stands for two: "the pair", and "both" and "the two" as subjects."""
    word, before = parse.words[token].lower(), parse.words[max(0, token - 1)].lower()
    if word in TWOSOMES:
        return before == "the" and parse.words[min(token + 1, len(parse) - 1)].lower() != "of"
    floats = parse.tags[max(0, token - 1)] in _FLOATED
    alone = (word == "both" and not floats) or (word == "two" and before == "the")
    return alone and parse.labels[token] in ("nsubj", "nsubjpass") and not parse.children(token, "prep", "conj")


def _is_age(parse: Parse, token: int) -> bool:
    """Say whether a subject is told of by age alone: "the 46-year-old said"."""
    if parse.words[token] != "old" or parse.labels[token] != "nsubj" or token < _AGE:
        return False
    return parse.words[token - 3 : token] == _YEARS and parse.words[token - _AGE].lower() == "the"


def _speaks(parse: Parse, token: int) -> bool:
    """Say whether the grammar makes it a source: the subject of a verb with a clause, or after "according to"."""
    head = parse.heads[token]
    label = parse.labels[token]
    if label == "pobj":
        return parse.words[head].lower() == "to" and parse.words[parse.heads[head]].lower() == "according"
    return label == "nsubj" and bool(parse.children(head, "ccomp"))


def _is_name(parse: Parse, token: int) -> bool:
    """Say whether a word that the parser takes for no name is one: alone, with a capital amid a sentence without."""
    alone = not parse.children(token, "det", "compound", "amod", "poss", "nummod")
    word, verb = parse.words[token], parse.words[parse.heads[token]]
    written = word.isalpha() and word.istitle() and verb.islower()
    return parse.tags[token] == "NNP" and alone and written and not is_first(parse, token)


_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod"})
_AGE = 5
_YEARS = ("-", "year", "-")
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_MEN = ("man", "woman")
_NO_MEN = frozenset({"human", "german", "roman", "ottoman", "norman", "superhuman", "talisman", "caiman", "shaman"})
_EPITHETS = frozenset({"nsubj", "nsubjpass", "poss"})
_OTHERS = frozenset({"other", "next", "new"})
_MINE = frozenset({"my", "our", "your"})
_SOME = frozenset({"one", "two", "three", "four", "many", "some", "several", "few", "all", "both", "another", "most"})
_FLOATED = frozenset({"PRP", "WP", "WDT", "NN", "NNS", "NNP", "NNPS", "CD", ":"})  # "who both", "the aides both"
_STATE_MEDIA = frozenset(
    {"media", "medium", "television", "tv", "radio", "agency", "newspaper", "broadcaster", "press"}
)
_STATE_WORDS = frozenset({"state", "official", "government"})
_PERSONS = frozenset(
    (
        *lexicon.load("roles"),
        *lexicon.load("offices"),
        *(row["noun"] for row in lexicon.table("kin")),
        *(row["people"].lower() for row in lexicon.table("regions")),
    )
)
_DOCUMENTS = frozenset(lexicon.load("documents"))
_GROUPS = frozenset(lexicon.load("groups"))
_KINDS: dict[str, ActorKind] = {
    "government": "government",
    "organisation": "organisation",
    "outlet": "outlet",
    "document": "document",
    "group": "group",
    "person": "person",
}
_HEADS = frozenset(map(plain, lexicon.load("heads_of_state")))
_NO_EPITHETS = frozenset((*lexicon.load("insiders"), *lexicon.load("no_epithets")))
_FIRMS: dict[str, ActorKind] = dict.fromkeys(lexicon.load("firm_nouns"), "organisation")
_INSTITUTIONS = _FIRMS | {row["noun"]: _KINDS[row["kind"]] for row in lexicon.table("institutions")}
