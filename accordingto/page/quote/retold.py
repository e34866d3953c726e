"""What somebody tells of another's words, as the grammar shows it: "the mayor told me to go" in “…,” Mr Ost said."""

from collections.abc import Iterator, Sequence

from accordingto import lexicon
from accordingto.page.encode.windows import Bounds
from accordingto.page.quote.reading import EDGES, Reading, bare
from accordingto.record.base import Span
from accordingto.record.parse import Parse

_CLAUSES = frozenset(lexicon.load("clause_verbs"))
_ORDERS = frozenset(lexicon.load("order_verbs"))
_TOLD = frozenset({"advise", "assure", "inform", "notify", "promise", "tell", "warn"})
_NOBODY = frozenset(
    {
        "i",
        "me",
        "us",
        "'s",
        "’s",
        "we",
        "you",
        "it",
        "there",
        "one",
        "this",
        "that",
        "which",
        "what",
        "nobody",
        "none",
        "anybody",
        "anyone",
    }
)
_ANYONE = frozenset({"anybody", "anyone", "everybody", "everyone", "people", "person", "somebody", "someone", "those"})
_UNREAL = frozenset({"if", "unless", "whether", "lest", "should", "could", "may", "might", "must", "can", "ca"})
_AHEAD = frozenset({"will", "would", "wo", "'ll", "’ll", "'d", "’d", "shall"})
_NOT = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without"})
_GOES_ON = frozenset({"begin", "continue", "go", "start"})
_LED = frozenset({"appear", "come", "proceed", "seem", "tend", "use"})
_NO_WORDS = frozenset({"what", "whatever", "which", "who", "whom"})
_OPENING = frozenset("“\"«„‘'")
_CLOSING = frozenset("”\"»’'")
_DOUBLE = frozenset('“”"«»„')
_ENDS = frozenset("?!")
_GAP = 4
_SHORTEST = 3


def retold(parse: Parse, contents: Sequence[Bounds]) -> Iterator[Reading]:
    """Yield a reading for each clause or quotation that a verb of telling hands on and somebody has said.

    `contents` are the bounds, in tokens, of what is read; no quotation runs from one into the next.

    "The mayor told me that the bridge is closed" yields the mayor's "that the bridge is closed"; "if she says so", "she
    never said she would go" and "people who say it is closed" yield nothing, for nobody has said it there.
    """
    for cue, end in ((cue, last) for first, last in contents for cue in range(first, last)):
        if parse.tags[cue][0] != "V" or parse.lemmas[cue] not in _CLAUSES | _ORDERS:
            continue
        quoted = _quotation(parse, cue, end)
        content = quoted or _clause(parse, cue)
        speaker = speaker_of(parse, cue)
        if (
            len(content) < _SHORTEST
            or not is_told(parse, cue, quoted=bool(quoted))
            or _is_gap(parse, cue, speaker, content[0])
        ):
            continue
        if (speaker is None and not _was_told(parse, cue)) or (speaker is not None and is_nobody(parse, speaker)):
            continue
        source = None if speaker is None else phrase_of(parse, speaker, cue)
        yield Reading(cue, parse.span(cue), speaker, source, (parse.span(content[0], content[-1]),), "retold")


def ends_in_marks(parse: Parse, reading: Reading) -> bool:
    """Say whether the content of a reading is a quotation whose end is marked."""
    tokens = parse.tokens(reading.content[-1])
    mark = parse.words[tokens.start - 1]
    closed = any(_closes(parse, token, mark) for token in range(tokens.stop, min(tokens.stop + 2, len(parse))))
    return closed and mark in _OPENING


def is_said(parse: Parse, reading: Reading) -> bool:
    """Say whether the words of a reading inside a content were said: not "if she says", "people who say", "to say"."""
    cue, speaker = reading.cue, reading.speaker
    if parse.tags[cue][0] != "V":
        return True
    if speaker is not None and parse.labels[speaker] == "nsubjpass" and _was_told(parse, cue):
        return False
    if speaker is not None and parse.words[speaker].lower() == "who" and is_nobody(parse, speaker):
        return False
    beside = {parse.words[child].lower() for child in parse.children(cue, "aux", "neg", "mark", "advmod")}
    infinitive = parse.tags[cue] == "VB" and "to" in beside and not parse.children(cue, "nsubj")
    led = parse.labels[cue] == "xcomp" and parse.lemmas[parse.heads[cue]] in _GOES_ON | _LED
    return not (beside & _UNREAL or "never" in beside or (infinitive and not led))


def _clause(parse: Parse, cue: int) -> Sequence[int]:
    """Return the tokens of the clause that a verb hands on: "that she would go", or "to go" behind "told me"."""
    kinds = ("ccomp", "xcomp") if parse.lemmas[cue] in _ORDERS else ("ccomp",)
    for clause in parse.children(cue, *kinds):
        if clause < cue or (parse.labels[clause] == "xcomp" and not _is_order(parse, cue, clause)):
            continue
        tokens = [token for token in parse.subtree(clause) if token > cue]
        words = bare(parse, range(min(tokens), max(tokens) + 1))
        return () if words and parse.words[words[0]].lower() in _NO_WORDS else words
    return ()


def _is_order(parse: Parse, cue: int, clause: int) -> bool:
    """Say whether an infinitive is what somebody is told to do: "told me to go", not "asked to go"."""
    to = any(parse.tags[child] == "TO" for child in parse.children(clause, "aux"))
    return to and bool([token for token in parse.children(cue, "dobj", "dative") if token > cue])


def _quotation(parse: Parse, cue: int, end: int) -> Sequence[int]:
    """Return the tokens between the marks of a quotation that stands right behind a verb: "he said, ‘Go home.’"."""
    for mark in range(cue + 1, min(cue + _GAP + 1, end)):
        if parse.words[mark] in _OPENING:
            closing = (token for token in range(mark + 2, end) if _closes(parse, token, parse.words[mark]))
            return bare(parse, range(mark + 1, next(closing, end)))
        if parse.tags[mark][0] == "V" or parse.words[mark] in (".", ";") or parse.labels[mark].startswith("nsubj"):
            return ()
    return ()


def _closes(parse: Parse, token: int, opening: str) -> bool:
    """Say whether a mark ends the quotation that `opening` began; double marks round single ones end both."""
    if parse.words[token] not in _CLOSING or (opening in _DOUBLE and parse.words[token] not in _DOUBLE):
        return False
    touches = token + 1 < len(parse) and parse.starts[token + 1] == parse.ends[token]
    if touches and parse.words[token + 1][:1].isalnum():
        return False
    # The parser takes a single mark behind a full stop for a possessive as often as not.
    return parse.tags[token] != "POS" or parse.words[token - 1] in EDGES | _ENDS


def is_told(parse: Parse, cue: int, *, quoted: bool) -> bool:
    """Say whether the words were said at all: not where somebody never says, might say, or is to say them."""
    verb = _first(parse, cue)
    beside = {
        parse.words[child].lower()
        for one in {cue, verb}
        for child in parse.children(one, "aux", "neg", "mark", "advmod")
    }
    if beside & (_UNREAL | _NOT) or (beside & _AHEAD and not quoted):
        return False
    if parse.tags[cue] == "VB" and "to" in beside:
        return parse.labels[cue] == "xcomp" and parse.lemmas[parse.heads[cue]] in _GOES_ON
    return True


def _is_gap(parse: Parse, cue: int, speaker: int | None, first: int) -> bool:
    """Say whether a verb says more of a noun ("all that she says must go") or stands below "let" ("let us say")."""
    if parse.labels[cue] == "relcl" and parse.words[first].lower() != "that":
        return speaker is None or parse.words[speaker].lower() not in ("who", "that", "which")
    return parse.tags[cue] == "VB" and parse.lemmas[parse.heads[cue]] in ("let", "make", "have", "help")


def _first(parse: Parse, cue: int) -> int:
    """Return the first of the verbs that a cue is joined to by "and": "look" in "she would look up and say"."""
    while parse.labels[cue] == "conj" and not parse.children(cue, "nsubj"):
        joined = parse.heads[cue]
        if joined == cue or parse.tags[joined][0] != "V":
            return cue
        cue = joined
    return cue


def speaker_of(parse: Parse, cue: int) -> int | None:
    """Return who says the words: the subject of the verb or of those it is joined to, or the noun it hangs on."""
    if parse.children(cue, "auxpass", "nsubjpass"):
        by = (noun for agent in parse.children(cue, "agent") for noun in parse.children(agent, "pobj"))
        return next(by, None)
    verb = _first(parse, cue)
    if parse.tags[cue] == "VB" and parse.labels[cue] == "xcomp":
        verb = parse.heads[cue]
    found = next(iter(parse.children(verb, "nsubj")), None)
    if found is None and parse.tags[cue] == "VBG" and parse.labels[cue] == "acl":
        return parse.heads[cue]
    return found


def _was_told(parse: Parse, cue: int) -> bool:
    """Say whether somebody, it is not said by whom, was told: "they had been told that it was closed"."""
    return parse.lemmas[cue] in _TOLD and bool(parse.children(cue, "auxpass"))


def is_nobody(parse: Parse, speaker: int) -> bool:
    """Say whether a subject stands for nobody else in particular: "I", "you", "nobody", "people who", "anyone who"."""
    word = parse.words[speaker].lower()
    if word in ("who", "that", "which") and parse.labels[parse.heads[speaker]] == "relcl":
        whose = parse.heads[parse.heads[speaker]]
        return parse.lemmas[whose] in _ANYONE
    no = any(parse.words[child].lower() in _NOT for child in parse.children(speaker))
    return no or word in _NOBODY


def phrase_of(parse: Parse, speaker: int, cue: int) -> Span:
    """Return the phrase of a speaker, as far as it does not run across the verb."""
    tokens = [token for token in parse.subtree(speaker) if (token < cue) == (speaker < cue)]
    first = last = speaker
    while first - 1 in tokens:
        first -= 1
    while last + 1 in tokens:
        last += 1
    words = bare(parse, range(first, last + 1))
    return parse.span(words[0], words[-1])
