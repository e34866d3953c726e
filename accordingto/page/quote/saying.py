"""What is done with the words: said, denied, asked, wanted …, and whether the cue commits the outlet to them."""

from collections.abc import Iterator
from typing import NamedTuple, cast

from accordingto import lexicon
from accordingto.page.quote.reading import Reading, has_marks
from accordingto.page.quote.relayed import RELAYING
from accordingto.record.parse import Parse
from accordingto.record.said import Act, SourceKind, Stance

THOUGHTS: frozenset[Act] = frozenset({"believes", "wants"})
WORDLESS: frozenset[Act] = THOUGHTS | {"did"}


class Saying(NamedTuple):
    """What is done with the words, and how that commits the writer."""

    act: Act
    stance: Stance


def saying(parse: Parse, reading: Reading, source: SourceKind | None) -> Saying:
    """Return what a cue says is done with the words it hands on; what nobody has listed is said, or done.

    "Mr Reed denied …" is denied, "Mr Reed did not deny …" said, "Mr Reed invaded …" and "Mr Reed did not say …" did
    (no words are told, only a deed or a silence);
    "issued a denial" denied; "refused to say" denied; "told her to leave" ordered;
    "Reuters reported" reported. "claimed" doubts, "pointed out" endorses.
    """
    found = _hand_on(parse, reading, source) or _ordered(parse, reading) or _listed(parse, reading)
    if _is_negated(parse, reading):
        found = _without(parse, reading, found)
    stance = next(_manners(parse, reading), found.stance)
    return found._replace(stance=stance)


def tells(parse: Parse, reading: Reading) -> bool:
    """Say whether words are given, and not only a deed, a thought or a liking told.

    "Verizon has struck a deal" and "she hoped for rain" tell no words.
    """
    return is_listed(parse, reading) and saying(parse, reading, None).act not in WORDLESS


def is_listed(parse: Parse, reading: Reading) -> bool:
    """Say whether any word of a cue is known to hand on words or thoughts."""
    return next(_entries(parse, reading), None) is not None


def _listed(parse: Parse, reading: Reading) -> Saying:
    """Return what the head of the cue tells, or else the first word that tells anything.

    A light verb is passed over for what it carries: "issued a denial", "seemed to suggest", "voiced [hope for …]".
    """
    entries = list(_entries(parse, reading))
    telling = [entry for entry in entries if not entry.light]
    head = [entry for entry in telling if reading.cue in entry.tokens]
    first = next(iter(head or telling or entries), None)
    found = None if telling else _of_object(parse, reading.cue)
    if found is None and first is not None:
        found = _DID if _is_no_word(parse, reading, first) else first.saying
    return found or (_DID if _is_deed(parse, reading) else _SAID)


def _is_deed(parse: Parse, reading: Reading) -> bool:
    """Say whether a cue that is not listed is a verb, and no words are given: "invaded", not "aired"."""
    tokens = parse.tokens(reading.cue_span)
    verbs = {parse.lemmas[token] for token in tokens if parse.tags[token].startswith("VB") and _tells(parse, token)}
    return bool(verbs) and verbs.isdisjoint(RELAYING) and not has_marks(parse, reading)


class _Entry(NamedTuple):
    """Words of a cue that are listed."""

    saying: Saying
    tokens: range
    light: bool
    words: str


def _is_no_word(parse: Parse, reading: Reading, entry: _Entry) -> bool:
    """Say whether a verb that is listed tells no words here: "heard the case"; "seems", to nobody but the writer."""
    if has_marks(parse, reading) or not parse.tags[entry.tokens[0]].startswith("VB"):
        return False
    if entry.words in _IMPRESSIONS:
        return reading.speaker is None
    return entry.words in _DEEDS and not parse.children(entry.tokens[0], "ccomp")


def _entries(parse: Parse, reading: Reading) -> Iterator[_Entry]:
    """Yield what the words of the cue say, from left to right, the longest phrases first."""
    cue = parse.tokens(reading.cue_span)
    here = cue.start
    while here < cue.stop:
        length = next((n for n in range(_LONGEST, 0, -1) if _phrase(parse, here, n, cue.stop) in _SAYINGS), 0)
        if length and not (parse.lemmas[here] in _VERBS and parse.tags[here][:2] in ("JJ", "IN")):
            words = _phrase(parse, here, length, cue.stop)
            yield _Entry(_SAYINGS[words], range(here, here + length), words in _LIGHT, words)
        here += max(1, length)


def _phrase(parse: Parse, first: int, length: int, end: int) -> str:
    """Return the lemmas of `length` words, of which the last may stand right behind the cue: "called" + "for"."""
    last = first + length
    if last > min(end + 1, len(parse)) or (last > end and not _is_particle(parse, end)):
        return ""
    return " ".join(_lemma(parse, token) for token in range(first, last))


def _lemma(parse: Parse, token: int) -> str:
    """Return the lemma of a word; in a headline, where verbs have capitals, the parser leaves them as they are."""
    lemma = parse.lemmas[token].lower()
    if lemma in _SAYINGS or not parse.tags[token].startswith("NNP"):
        return lemma
    forms = (lemma.removesuffix(ending) + more for ending, more in _ENDINGS if lemma.endswith(ending))
    return next((form for form in forms if form in _SAYINGS), lemma)


def _is_particle(parse: Parse, token: int) -> bool:
    """Say whether a word behind the cue may belong to it: "for" in "called for", not "on" in "called on Monday"."""
    after = parse.words[token + 1].lower() if token + 1 < len(parse) else ""
    return parse.tags[token] in ("IN", "RP", "TO") and after not in _DAYS


def _of_object(parse: Parse, cue: int) -> Saying | None:
    """Return what the object of a light verb says, though it is told as content: "voiced [hope for a deal]"."""
    if parse.lemmas[cue] not in _LIGHT:
        return None
    nouns = (noun for noun in parse.children(cue, "dobj") if parse.tags[noun][:2] == "NN")
    return next((_SAYINGS[parse.lemmas[noun]] for noun in nouns if parse.lemmas[noun] in _SAYINGS), None)


def _hand_on(parse: Parse, reading: Reading, source: SourceKind | None) -> Saying | None:
    """Return "reported" for what is handed on: by a document without a verb, or "is said to be", "quoted as saying"."""
    tokens = parse.tokens(reading.cue_span)
    if source == "document" and not any(_tells(parse, token) for token in tokens):
        return _REPORTED
    passive = bool(parse.children(reading.cue, "auxpass"))
    if passive and parse.lemmas[reading.cue] == "say" and parse.children(reading.cue, "xcomp"):
        return _REPORTED
    return _REPORTED if any(_is_quoted(parse, token) for token in tokens) else None


def _tells(parse: Parse, token: int) -> bool:
    """Say whether a word of a cue is a verb or a noun, and not the "according" of "according to"."""
    return parse.tags[token][0] in "VN" and parse.words[token].lower() != "according"


def _is_quoted(parse: Parse, token: int) -> bool:
    return parse.lemmas[token] in ("quote", "cite") and parse.tags[token] == "VBN"


def _ordered(parse: Parse, reading: Reading) -> Saying | None:
    """Return what a verb does that is told somebody with "to": "told them to leave", "warned them not to go"."""
    act = _WITH_TO.get(parse.lemmas[reading.cue])
    if act is None or parse.children(reading.cue, "auxpass"):
        return None
    first = parse.tokens(reading.content[0])[0]
    words = [parse.words[token].lower() for token in range(first, min(first + 2, len(parse)))]
    return act if words[:1] == ["to"] or words == ["not", "to"] else None


def _is_negated(parse: Parse, reading: Reading) -> bool:
    """Say whether a cue tells that something was not done: "did not say", "made no mention", not "not only says"."""
    tokens = sorted({*parse.tokens(reading.cue_span), *parse.children(reading.cue, "neg")})
    found = (token for token in tokens if parse.words[token].lower() in _NOT)
    return any(token + 1 == len(parse) or parse.words[token + 1].lower() not in _NO_DENIAL for token in found)


def _without(parse: Parse, reading: Reading, found: Saying) -> Saying:
    """Return what is left of an act that was not done.

    "Did not deny" is said; "would not say" and "does not want", "does not believe that" are refusals and denials; "did
    not say", "does not know" tell no words; "is not happy with" stays a feeling, "found no evidence" a report.
    """
    if found.act == "denied" or _is_spoken(parse, reading):
        return Saying("said", "neutral")
    tokens = {*parse.tokens(reading.cue_span), *parse.children(reading.cue, "aux")}
    if found.act == "said" and any(parse.lemmas[token] in _WILL for token in tokens):
        return _DENIED
    if found.act in THOUGHTS:
        return _unthought(parse, reading, found)
    return _DID if found.act != "reported" or _is_undone(parse, reading) else Saying("reported", "neutral")


def _is_spoken(parse: Parse, reading: Reading) -> bool:
    """Say whether words in marks are given, whatever the cue denies: "was not convinced: “It is too dear.”"."""
    first = parse.tokens(reading.content[0])[0]
    set_off = first < parse.tokens(reading.cue_span)[0] or parse.words[first - 1] in (":", ",")
    return has_marks(parse, reading) and parse.tags[first] in _MARKS and set_off


def _unthought(parse: Parse, reading: Reading, found: Saying) -> Saying:
    """Return what is left of a thought that somebody does not have: of what is not known or decided, nothing."""
    first, *_ = parse.tokens(reading.content[0])
    if parse.words[first].lower() in _OPEN or found.stance == "endorsing":
        return _DID
    clause = any(parse.labels[token] in ("ccomp", "xcomp") for token in parse.children(reading.cue))
    return _DENIED if clause or found.act == "wants" else Saying(found.act, "neutral")


def _is_undone(parse: Parse, reading: Reading) -> bool:
    """Say whether the verb of a cue itself is denied: "does not show", not "found no evidence"."""
    return bool(parse.children(reading.cue, "neg"))


def _manners(parse: Parse, reading: Reading) -> Iterator[Stance]:
    """Yield what an adverb of the cue says of the words: "falsely claimed"."""
    for token in sorted({*parse.tokens(reading.cue_span), *parse.children(reading.cue, "advmod")}):
        manner = _MANNERS.get(parse.words[token].lower())
        if manner is not None:
            yield manner


_SAYINGS = {
    row["lemma"]: Saying(cast("Act", row["act"]), cast("Stance", row["stance"])) for row in lexicon.table("sayings")
}
_LONGEST = max(len(words.split()) for words in _SAYINGS)
# As an adjective or a preposition these tell nothing: "her most direct criticism", "seemed like".
_VERBS = frozenset({"direct", "like", "present", "welcome"})
_DEEDS = frozenset(lexicon.load("deed_verbs"))
_IMPRESSIONS = frozenset(lexicon.load("impression_verbs"))
_LIGHT = frozenset(lexicon.load("light_cues"))
_MANNERS = {row["word"]: cast("Stance", row["stance"]) for row in lexicon.table("manner_words")}
_DAYS = frozenset(row["word"] for row in lexicon.table("event_days"))
_SAID, _DENIED, _REPORTED = Saying("said", "neutral"), Saying("denied", "neutral"), Saying("reported", "neutral")
_DID = Saying("did", "neutral")
_WITH_TO = {
    "tell": Saying("ordered", "neutral"),
    "warn": Saying("asked", "neutral"),
    "remind": Saying("asked", "neutral"),
}
_NOT = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither", "without"})
_WILL = frozenset({"will", "would", "wo", "’ll", "'ll"})
_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"))
# Behind "not" these deny nothing: "not only says", "is not shy about".
_NO_DENIAL = frozenset({"only", "just", "merely", "simply", "guilty", "shy", "afraid", "hesitate", "time"})
_MARKS = frozenset({"``", "''", '"'})
_OPEN = frozenset({"whether", "if", "how", "what", "when", "where", "which", "who", "why"})
